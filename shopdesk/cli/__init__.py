"""What runs without a window: one file a command, named as it is typed."""
