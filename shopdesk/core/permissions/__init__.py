"""A permission is a yes, by channel and purpose, with its evidence; the gate asks it for everything outgoing."""
