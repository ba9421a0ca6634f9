"""Bringing a list in with a look at it first, and taking one back."""
