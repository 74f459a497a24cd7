"""A column of a known role -> names of places, periods, figures, answers of persons."""
