"""What helps to write rules: a new one begun, sentences tried, examples run and explained."""
