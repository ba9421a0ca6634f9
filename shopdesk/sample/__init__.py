"""The sample shop: an invented bakery in Trondheim with people, memories and two years of visits, to try the program on.

The stories stand in ``resources/sample_shop``; here they are worked out for today, drawn, and written through the
public verbs of Shop. ``crowd`` makes people by the million for measuring.
"""
