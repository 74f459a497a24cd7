"""A sheet -> findings: where its tables are, what its headings say, what each cell is. Knows no prose."""
