"""The application that spark-submit is given: `checker spark`, on the master that spark-submit names."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from checker.cli import main

    main(["spark", *sys.argv[1:]])
