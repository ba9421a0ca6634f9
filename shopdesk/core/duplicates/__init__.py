"""Two pages that may be one person, and bringing them together so that it can be undone."""
