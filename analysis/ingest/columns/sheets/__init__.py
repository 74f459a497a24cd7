"""Lines of a sheet -> where its table stands, and its columns with addresses."""
