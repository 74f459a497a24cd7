"""One cell or heading -> a number, a period, a kind; knows no table."""
