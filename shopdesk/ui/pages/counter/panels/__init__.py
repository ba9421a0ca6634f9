"""What the open page shows below: a panel each of what we remember, owe and lived through with one person."""
