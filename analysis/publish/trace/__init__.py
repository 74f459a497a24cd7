"""Every number of a report has an address: the text, table or figure that says it, the result, the run, the data file, the rows."""
