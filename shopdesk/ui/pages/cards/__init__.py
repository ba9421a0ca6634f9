"""The Cards page: printed things for people, in the words of who signs them."""
