"""Rhythm: how often each member comes, learned from their own visits, and so where they stand and when they are expected.

``rules`` judges one member, ``judging`` all of them at once from the arrays of a ``story``; ``learning`` finds the shop's own
numbers; ``opening`` is the shop's clock, on which closed days stand still; ``sentences`` puts what is stored into words.
"""
