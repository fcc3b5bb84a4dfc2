"""`python -m tests.fuzzing TARGET... --minutes 10`: long runs, one target after the other; `all` names every one.

Exit code 1 where something was found. What was found, and the corpus, stand in out/fuzzing/TARGET.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.fuzzing.running import ROOT, Limits, feed, run
from tests.fuzzing.seeds import MAKERS


def main() -> int:
    """Returns 1 where a target broke a promise, hung or grew, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("targets", nargs="+", metavar="TARGET", choices=[*MAKERS, "all"], help=", ".join(MAKERS))
    parser.add_argument("--minutes", type=float, default=10, help="of each target")
    parser.add_argument("--out", type=Path, default=ROOT / "out/fuzzing", help="folder of what is found")
    parser.add_argument(
        "--slow", type=float, default=Limits().slow, help="seconds of the processor that an input may take"
    )
    parser.add_argument("--memory", type=int, default=Limits().memory, help="megabytes that the process may hold")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unguided", action="store_true", help="do without atheris")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="run this one input")
    parser.add_argument("--feed", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=float, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    limits = Limits(slow=asked.slow, memory=asked.memory)
    guided = not asked.unguided and find_spec("atheris") is not None
    if asked.replay:
        from tests.fuzzing.targets import TARGETS

        TARGETS[asked.targets[0]](asked.replay.read_bytes())
        return 0
    if asked.feed:
        feed(asked.targets[0], asked.feed, asked.seconds, limits, asked.seed, guided)
        return 0
    found = 0
    for name in MAKERS if "all" in asked.targets else asked.targets:
        result = run(name, asked.minutes, asked.out / name, limits, asked.seed, guided)
        print(result, flush=True)
        found += result.kinds
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
