"""What the catalogue lacks and a source brings: its places and indicators, asked about once, kept in its folder of data/raw."""
