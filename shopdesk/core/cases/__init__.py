"""A case is something owed: a problem, a request or an order, with one owner and a due time."""
