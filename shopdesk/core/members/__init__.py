"""A member is a person the shop knows: how to greet them, how they are reached, what they come for and what to remember."""
