"""A gift card is a printed card worth money or a thing; every change of it is an entry in a ledger."""
