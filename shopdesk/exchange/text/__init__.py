"""A list as text: bytes to letters, letters to rows, whatever wrote them and whatever happened to them on the way."""
