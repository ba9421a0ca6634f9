"""Acts of a person towards a person: call, write, say it, print; each ends in somebody doing it, never the program."""
