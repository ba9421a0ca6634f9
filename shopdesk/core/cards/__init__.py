"""A card is anything printed for a person, in a staff member's own words and with their name under it."""
