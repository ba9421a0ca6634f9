"""Today: the few things worth doing today, each with its main act."""
