"""What members said in their own words, what we agreed with each, and who does not want to come back."""
