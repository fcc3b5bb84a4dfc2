"""Proper names in text: found, taken apart, and told from one another."""
