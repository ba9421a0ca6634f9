"""Files that leave the shop, one file a format; each is written beside its place and takes it only when it is whole."""
