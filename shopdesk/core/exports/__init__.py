"""What leaves the shop: lists of people as far as they permit it, and the whole shop for its owner."""
