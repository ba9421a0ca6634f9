"""The trust account: what the shop gave and what it asked, booked by what happens."""
