"""Trials of what the shop's file survives: kills, power cuts, failing disks, damage, hostile files, each on the real services.

``shopdesk bench survive`` runs them in full and the tests in small. docs/reliability.md says what they show and how.
"""
