"""The open page of one person: who they are, what can be done, and what is owed first."""
