"""The Privileges page: the kinds and their places, what gifts may cost, and who is worth considering."""
