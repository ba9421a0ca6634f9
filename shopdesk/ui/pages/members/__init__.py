"""The Members page: everyone the shop knows, narrowed, sorted, ticked and kept as lists."""
