"""Settings are what the owner decides about the shop, this counter, and why each thing about a member is asked."""
