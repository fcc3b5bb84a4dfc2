"""What the command line does: its output, its commands, and what they share; cli.py reads the arguments."""
