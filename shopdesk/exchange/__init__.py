"""Lists that come from other programs and go to them.

``bringing`` opens a list of people and goes through it beforehand, ``visits`` opens a list of visits, ``rejects`` keeps what was
left out. ``formats`` knows how each program writes; ``mapping`` is what a list's columns mean, to be shown and changed.
Nothing here touches the shop's file: rows go to ``shop.imports``.
"""
