"""The form in which a person’s page is written."""
