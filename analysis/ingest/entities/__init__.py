"""What stands in a text wherever it stands: numbers, units, periods, places, words of the lexicon, indicators."""
