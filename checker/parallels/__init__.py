"""Near-identical sentences of two articles, and what was changed in them."""
