"""A list is a filter of members with a name: some come with the program, the others are the shop's own, a few picked by hand."""
