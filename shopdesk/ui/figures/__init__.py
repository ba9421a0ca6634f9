"""What the bench starts in processes of their own: bare windows as limits, and our own list under keystrokes."""
