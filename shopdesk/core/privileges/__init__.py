"""A privilege is a kind of preference with limited places; a grant gives one to a member."""
