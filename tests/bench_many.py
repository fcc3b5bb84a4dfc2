"""How the time of comparing many articles grows: what each takes at four times the articles, beside what it takes at once.

    python tests/bench_many.py            400 and 1,600 made articles, of one event and of many
    python tests/bench_many.py 1600       1,600 and 6,400

Shown for each step: milliseconds an article, and the ratio of the larger run to the smaller. A step whose work grows with the text
has a ratio near 1. Also how much text a second is scanned, read, and checked from end to end.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from manyarticles import make_articles

from checker.align import align
from checker.claims.acquainted import relate_ages
from checker.claims.aligned import relate_aligned
from checker.claims.factpairs import relate_facts
from checker.compare import compare
from checker.events.gathered import Gathered
from checker.mentions import scan
from checker.model import Article, Reading
from checker.parallels.parallel import find_parallels
from checker.rule import load_rules
from checker.run import check, read_all

STEPS: dict[str, Callable[[Gathered], object]] = {
    "stories": lambda readings: len(readings.stories),
    "topics": lambda readings: [
        f for t in align((a for r in readings for a in r.assertions), readings.stories) for f in compare(t)
    ],
    "parallel sentences": lambda readings: list(find_parallels(readings)),
    "aligned figures": lambda readings: list(relate_aligned(readings)),
    "facts": lambda readings: list(relate_facts(readings)),
    "ages": lambda readings: list(relate_ages(readings)),
}
TIMES = 4
EACH = 5  # articles of an event, where there are many
SAMPLE = 200  # articles that are read and checked for the speeds


def measure(readings: Sequence[Reading]) -> dict[str, float]:
    """Returns milliseconds an article that each step takes, of this process's own time."""
    gathered, took = Gathered(readings), {}
    for name, step in STEPS.items():
        start = time.process_time()
        step(gathered)
        took[name] = (time.process_time() - start) * 1000 / len(readings)
    return took


def show_growth(count: int, events: int) -> None:
    """Prints a table of the steps at `count` articles and at TIMES as many."""
    most = count * TIMES
    whole = read_all(make_articles(most, 1, events=events or most // EACH))[0]
    part = whole[:count] if events else read_all(make_articles(count, 1, events=count // EACH))[0]
    small, large = measure(part), measure(whole)
    print(f"\n{'one event' if events else 'many events'}: ms an article  {count:>7,}  {most:>7,}   ratio")
    for name in STEPS:
        print(f"  {name:24}       {small[name]:7.2f}  {large[name]:7.2f}  {large[name] / max(small[name], 0.01):6.2f}")
    first, second = sum(small.values()), sum(large.values())
    print(f"  {'all':24}       {first:7.2f}  {second:7.2f}  {second / first:6.2f}", flush=True)


def show_speed(articles: Sequence[Article]) -> None:
    """Prints how much text a second is scanned, read and checked."""
    rules, size = load_rules(), sum(len(a.text.encode()) for a in articles) / 1e6
    works: dict[str, Callable[[], object]] = {
        "scan": lambda: [scan(a.text) for a in articles],
        "read": lambda: read_all(articles, rules),
        "check": lambda: check(articles, rules),
    }
    for name, work in works.items():
        start = time.process_time()
        work()
        print(f"  {name:24} {size / (time.process_time() - start):8.3f} MB a second", flush=True)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    show_growth(size, 1)
    show_growth(size, 0)
    print(f"\n{SAMPLE} articles of {SAMPLE // EACH} events")
    show_speed(list(make_articles(SAMPLE, 2, events=SAMPLE // EACH)))
