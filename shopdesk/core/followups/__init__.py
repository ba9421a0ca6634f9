"""A follow-up is something to do for a member on a day; the playbook says which there are."""
