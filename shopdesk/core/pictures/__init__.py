"""Photos, faces, signatures and the logo live inside the shop's file, small and free of where they were taken."""
