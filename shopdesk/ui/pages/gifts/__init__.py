"""Page 6: a gift card as it stands, what is taken off it, and all that is still owed."""
