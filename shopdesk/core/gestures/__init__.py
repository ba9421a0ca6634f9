"""A gesture is an act of care: advice by hand, a small gift, help before asked. It has no strings."""
