"""Paper: what is drawn goes onto a printer from here, whichever page it comes from."""
