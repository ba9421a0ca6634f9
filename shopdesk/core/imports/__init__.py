"""Import: bringing a list of people or visits from another program, row by row, with the row itself kept word for word."""
