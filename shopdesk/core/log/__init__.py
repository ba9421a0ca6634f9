"""Who did what, when, at which counter: lines that are added and never edited."""
