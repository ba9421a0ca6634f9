"""A shop on a PostgreSQL server: one shop is one schema there. Read only when an address of a server was named."""
