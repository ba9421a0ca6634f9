"""Backups are whole, verified copies of the shop's file that can be put back."""
