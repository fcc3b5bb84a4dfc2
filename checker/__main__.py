"""Lets `python -m checker` do what the `checker` command does."""

from __future__ import annotations

import sys

from checker.cli import main

if __name__ == "__main__":
    sys.exit(main(prog_name="python -m checker"))
