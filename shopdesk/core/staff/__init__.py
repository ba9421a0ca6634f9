"""Staff are the people behind the counter: a name, a face, a signature, and a role that says what they may do."""
