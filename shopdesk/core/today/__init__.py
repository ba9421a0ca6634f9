"""Today: the few acts worth doing today; each capability registers the rows it can show."""
