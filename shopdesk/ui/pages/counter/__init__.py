"""The Counter: find who is in front of it, greet them, remember, and do one small thing for them."""
