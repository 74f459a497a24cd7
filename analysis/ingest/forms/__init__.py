"""Workbooks sent to communes, which come back and import without a question."""
