"""Many made articles, for growth tests, benchmarks and load runs: the samples in seeds/ told again with other figures and names.

An event takes a stretch of one sample and gives its people, places and bodies other names, its days and figures other values. Its
articles are near-copies of that stretch, a figure or a day changed here and there, or tell it in another order with sentences of
their own. Everything is drawn by the seed; articles are made one by one, so that any number can be streamed:

    python tests/manyarticles.py 100000 --events 2000 --copies 0.9 > many.jsonl
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from checker import Article
from checker.text.sentences import sentences

SEEDS = Path(__file__).parent.parent / "seeds"
LENGTH = 1000  # characters of an article, about
CHANGED = 0.15  # of the figures and days of a near-copy
PLAIN = 0.3  # of the sentences without a figure that an event takes
OUTLETS = 400
FIRST_DAY = date(2015, 1, 5)
DAYS = 3000  # over which events are spread
# What the samples name; each becomes a name of the event's own.
NAMES = """Japan Japanese NATO Brussels Kishida Fumio Yamazaki Koji Bauer Madrid Singapore Ukraine Russia Tokyo Hayashi
Yoshimasa Kishi Nobuo Australia Germany France Italy Korea Europe China Beijing Biden Stoltenberg Zhang Yulai Wei Dongxu Nankai
Abe Turkey India Rob Poland Spain Finland Sweden Pacific Asia Takai""".split()
SYLLABLES = "ba bel cor dan del dor fen gar hal hol jar kel kin lam lor mar mel nor ol par quin ras ros sal sten tar tor ul van ver wex yar zan".split()
ENDINGS = "a by dale en er ford ia in is mere o on or stad ton um ville wick".split()
MONTHS = "January February March April May June July August September October November December".split()
_NAME = re.compile(rf"\b({'|'.join(NAMES)})\b")
_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?!,? ?\d{{4}}\d)")
_FIGURE = re.compile(r"(?<![\w.,:/+-])(\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d)?)(?![\w:/+]|[.,]\d|-\w)")


class Event(NamedTuple):
    """What the articles of one event have in common: sentences in their order, those left over, the first day."""

    told: Sequence[str]
    more: Sequence[str]
    day: date


def make_articles(
    count: int, seed: int, *, events: int = 1, copies: float = 0.9, dated: float = 1.0
) -> Iterator[Article]:
    """Yields `count` articles on `events` events, in no order of theirs, of about LENGTH characters each.

    `copies` is the share of near-copies of what an event is first told in, `dated` of articles that bear a day. The same arguments give the same articles, and a
    greater `count` only adds to them.
    """
    drawn = Random(seed)
    for n in range(count):
        event = make_event(n if n < events else drawn.randrange(events), seed)
        article = _make_article(event, drawn, drawn.random() < copies)
        yield article if drawn.random() < dated else replace(article, published=None)


def _make_article(event: Event, drawn: Random, copied: bool) -> Article:
    told = [_vary(sentence, drawn) for sentence in event.told]
    if not copied:
        head, *rest = told
        rest += [_vary(sentence, drawn) for sentence in drawn.sample(event.more, min(2, len(event.more)))]
        drawn.shuffle(rest)
        told = [head, *rest[: max(len(rest) - 2, 3)]]
    day = event.day + timedelta(days=drawn.randrange(3))
    return Article(f"{told[0]}\n\n{' '.join(told[1:])}\n", f"Outlet {drawn.randrange(OUTLETS)}", day)


@cache
def make_event(number: int, seed: int) -> Event:
    """Returns the event of this number: a stretch of a sample under names, days and figures of its own."""
    drawn = Random(f"{seed} {number}")
    title, parts = drawn.choice(read_samples())
    first = drawn.randrange(max(len(parts) - 20, 1))
    renamed: dict[str, str] = {}
    shift, factor = drawn.randrange(28), drawn.choice((2, 3, 5, 7, 11, 13))

    def name(found: re.Match[str]) -> str:
        return renamed.setdefault(found[0], _make_name(drawn, found[0].isupper()))

    def figure(found: re.Match[str]) -> str:
        return _scale(found[0], factor)

    def day(found: re.Match[str]) -> str:
        return f"{found[1]} {(int(found[2]) + shift) % 28 + 1}"

    def retell(sentence: str) -> str:
        return _FIGURE.sub(figure, _DAY.sub(day, _NAME.sub(name, sentence)))

    told, size = [retell(title)], len(title)
    at = first
    while size < LENGTH and at < len(parts):
        if _FIGURE.search(parts[at]) or drawn.random() < PLAIN:
            told.append(retell(parts[at]))
            size += len(parts[at])
        at += 1
    return Event(told, [retell(s) for s in parts[at : at + 4]], FIRST_DAY + timedelta(days=drawn.randrange(DAYS)))


@cache
def read_samples() -> Sequence[tuple[str, Sequence[str]]]:
    """Returns title and sentences of each sample, without its page furniture."""
    samples = []
    for path in sorted(SEEDS.glob("[0-9]*.md")):
        _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
        title = next(line.partition(":")[2].strip(" '\"") for line in front.splitlines() if line.startswith("title"))
        found = [text[s.start : s.end] for s in sentences(text) if s.role == "body"]
        samples.append((title, [" ".join(s.split()) for s in found if 60 < len(s) < 500 and s.endswith(".")]))
    return samples


def _make_name(drawn: Random, acronym: bool) -> str:
    word = "".join(drawn.choices(SYLLABLES, k=2)) + drawn.choice(ENDINGS)
    return word[:4].upper() if acronym else word.capitalize()


def _scale(figure: str, factor: int) -> str:
    """Returns another figure of the same make; years stay years."""
    if "," in figure:
        return f"{int(figure.replace(',', '')) * factor:,}"
    if "." in figure:
        return f"{float(figure) * factor:.1f}"
    return figure if len(figure) == 4 else str(int(figure) + factor)


def _vary(sentence: str, drawn: Random) -> str:
    """Returns the sentence with some of its figures and days changed."""

    def change(found: re.Match[str]) -> str:
        return _scale(found[0], drawn.randrange(2, 9)) if drawn.random() < CHANGED else found[0]

    def move(found: re.Match[str]) -> str:
        return f"{found[1]} {drawn.randrange(1, 28)}" if drawn.random() < CHANGED else found[0]

    return _FIGURE.sub(change, _DAY.sub(move, sentence))


def main(arguments: Sequence[str]) -> None:
    """Writes made articles to standard output as JSON Lines."""
    parser = argparse.ArgumentParser(description="Write made articles as JSON Lines.")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=1, help="distinct events they tell of (1)")
    parser.add_argument("--copies", type=float, default=0.9, help="share of near-copies (0.9)")
    parser.add_argument("--dated", type=float, default=1.0, help="share of articles that bear a day (1)")
    given = parser.parse_args(arguments)
    made = make_articles(given.count, given.seed, events=given.events, copies=given.copies, dated=given.dated)
    for article in made:
        day = article.published.isoformat() if article.published else ""
        row = {"source": article.source, "published": day, "text": article.text}
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
