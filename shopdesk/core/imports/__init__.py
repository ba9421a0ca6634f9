"""A list that was brought in: people and visits from other programs, each source row kept word for word."""
