"""News with restraint: about a topic each of them chose, through the gate one by one, and never to everybody."""
