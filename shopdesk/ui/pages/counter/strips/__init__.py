"""Small writings at the counter, in a strip across the open page."""
