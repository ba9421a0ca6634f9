"""The Counter without an open page: who is expected, who meets what was typed, and who is new."""
