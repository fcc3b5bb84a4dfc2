"""The memory of a corpus: one SQLite file that holds what articles yielded, so that a new one is compared with it alone."""
