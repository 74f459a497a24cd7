"""Sheets of any table -> typed columns, roles, questions and the account of the rows. Rooms one way: questions, cells, sheets, values, shapes, rows."""
