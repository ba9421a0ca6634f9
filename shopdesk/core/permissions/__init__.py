"""A permission is a yes, by channel and purpose, with its evidence; the member steers, and one gate is asked before anything goes out."""
