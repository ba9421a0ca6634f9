"""What we know of one person, shown to them and put right with them."""
