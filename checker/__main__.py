"""The `checker` command, and `python -m checker`."""

from __future__ import annotations

import gc
import os
import sys

# `python -m checker` looks for modules in the current folder first, where a click.py may stand beside the articles. The command
# `checker` does not, so from here on this does not either; but for a folder that holds this checker itself.
if __name__ == "__main__" and not sys.flags.safe_path:
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    here = sys.path[0]
    if os.path.isdir(here) and os.path.samefile(here, os.curdir) and not os.path.samefile(here, home):
        del sys.path[0]

from checker.kept import kept

GARBAGE = 200_000  # new objects between two searches for garbage: a short run makes none, and searched 12 ms


def main() -> None:
    """Runs the command line and exits. Plain `checker check PATHS` does without click, which takes a quarter of its time."""
    gc.set_threshold(GARBAGE)
    try:
        with kept():
            _run()
    finally:
        gc.freeze()  # or the interpreter searches for garbage once more as it ends, 15 ms


def _run() -> None:
    command, *paths = sys.argv[1:] or [""]
    plain = not any(path.startswith("-") and path != "-" for path in paths)
    if command == "check" and paths and plain and "_CHECKER_COMPLETE" not in os.environ:
        from checker.shell import commands

        sys.exit(commands.run_guarded(lambda: commands.check(paths)))
    from checker import cli

    cli.main(prog_name="python -m checker" if __name__ == "__main__" else None)


if __name__ == "__main__":
    main()
