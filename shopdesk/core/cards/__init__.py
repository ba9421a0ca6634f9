"""A card is something on paper for one person, signed by one person: its words, its code, and what stands beside the code."""
