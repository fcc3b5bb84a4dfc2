"""What becomes of findings after they are found: weighed, settled, held against a baseline, kept to what is new."""
