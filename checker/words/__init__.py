"""The word tables: currencies, units, feasts, places, and the lexicon that the scanner and the rules share."""
