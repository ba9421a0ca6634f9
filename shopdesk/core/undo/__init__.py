"""Everything done at the counter can be taken back for ten minutes, unless somebody has changed the same thing since."""
