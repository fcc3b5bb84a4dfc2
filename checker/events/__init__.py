"""Which articles and sentences tell of one event."""
