"""Small questions: one at a visit, with its reason, which a member may let pass; never from an empty account."""
