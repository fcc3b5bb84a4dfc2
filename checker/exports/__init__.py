"""What was read and found, as tables and linked data for other programs."""
