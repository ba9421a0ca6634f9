"""Pages that may be one person: found by what they share, and made one, or known to be two."""
