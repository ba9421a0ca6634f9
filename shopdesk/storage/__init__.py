"""Where the shop is kept: peewee over SQLite. Nothing above this folder and the core's services knows SQL."""
