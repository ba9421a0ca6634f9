"""What we know about somebody: every line, who told us, when, why, and what it was last used for; and forgetting it."""
