"""What a reading asks and says, what a person told it, and what a column can be for."""
