"""A visit is one time a member came: when, who served, and only if they want, what and how much."""
