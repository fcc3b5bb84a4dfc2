"""The geometry of a step timeline: what is said of one thing, by time and by source.

What must not collide is measured on the narrowest screen; wider ones only move it apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checker.model import FINDING_KINDS, FindingKind
from checker.reports.figures import say_number
from checker.reports.html.axes import Axis, Tick, say_percent
from checker.reports.html.spots import (
    NARROW,
    Bar,
    Point,
    Spot,
    make_grid,
    measure_place,
    measure_words,
    span_axis,
    span_words,
)
from checker.reports.words import clip, flatten

STYLES = 6  # sources with a mark and a line of their own
OTHERS = STYLES  # the style that all further sources share
MOST_SPOTS = 200
MOST_LINKS = 6
MOST_LABELS, LONGEST_LABEL = 8, 16
HEIGHT, TOP = 180.0, 14.0
LINE = 13.0  # pixels of a line of a label
MARK = 11.0  # pixels between the middles of two marks that stand side by side
ABREAST = 5  # marks that may stand so

Place = tuple[float, float]  # percent across, pixels down


class Line(NamedTuple):
    """A straight piece: of a source's steps (its style) or of what joins the statements of a finding (its kind)."""

    x1: str
    y1: float
    x2: str
    y2: float
    style: int = OTHERS
    kind: str = ""


class Sign(NamedTuple):
    """The shape of a kind of finding, on what joins its statements."""

    x: str
    y: float
    dx: float
    kind: str


class Label(NamedTuple):
    """Words beside a mark."""

    x: str
    y: float
    dx: float
    anchor: str
    words: str


class Level(NamedTuple):
    """A labelled line of the grid, in pixels from the top."""

    y: float
    words: str


class Key(NamedTuple):
    """Whose a mark is."""

    style: int
    words: str


class Timeline(NamedTuple):
    """Values over time; `gutter` is the width of the labels of its values, in pixels, `titles` what the two axes measure."""

    titles: tuple[str, str]
    gutter: float
    ticks: tuple[Tick, ...]
    levels: tuple[Level, ...]
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]
    signs: tuple[Sign, ...]
    labels: tuple[Label, ...]
    keys: tuple[Key, ...]
    hollow: bool
    left_out: int
    height: float = HEIGHT


def draw_timeline(points: Sequence[Point], joined: Mapping[int, FindingKind]) -> Timeline | None:
    """Returns the values over time; None where they are dates, or the times tell nothing: one day, or mostly unknown.

    `joined` are the findings whose statements are to be joined, by number, with their kinds.
    """
    timed = [p for p in points if p.when is not None]
    if not timed or timed[0].value.sort != "figure" or 2 * len(timed) < len(points) or len({p.time for p in timed}) < 2:
        return None
    shown = sorted(timed, key=lambda p: not p.kind)[:MOST_SPOTS]
    times, ticks, period = make_grid([p.when for p in shown if p.when])
    values, levels, unit = make_grid([p.value for p in shown], across=False)
    places = [(times.place(p.time or times.low), _drop(values.place(p.at))) for p in shown]
    styles = style_sources(shown)
    spots, crowds = place_spots(shown, places, styles)
    links = list(join_findings(shown, places, joined))
    taken = [_box(s.x, s.y, s.dx) for s in spots] + [_letter_box(label) for label in crowds]
    signs = tuple(clear_sign(sign, taken) for sign, _ in links)
    names = {style: clip(flatten(source), 60) or "source not named" for source, style in styles.items()}
    return Timeline(
        (period, unit),
        round(max((measure_words(level.words) for level in levels), default=0) + 10),
        ticks,
        tuple(Level(_drop(float(level.at[:-1])), level.words) for level in levels),
        tuple(
            dict.fromkeys(b for p, place in zip(shown, places, strict=True) for b in draw_bars(p, place, times, values))
        ),
        (*draw_steps(shown, places, styles), *(line for _, some in links for line in some)),
        tuple(spots),
        signs,
        (*place_labels(shown, places, taken), *crowds),
        tuple(Key(style, names[style] if style < OTHERS else "other sources") for style in sorted(names)),
        any(p.hollow for p in shown),
        len(points) - len(shown),
    )


def style_sources(points: Sequence[Point]) -> dict[str, int]:
    """Returns a style for each source: those in findings, then those that say most, have one of their own."""
    counts = Counter(p.source for p in points)
    cited = {p.source for p in points if p.accent}
    ranked = sorted(counts, key=lambda source: (source not in cited, -counts[source], source))
    return {source: min(n, OTHERS) for n, source in enumerate(ranked)}


def place_spots(
    points: Sequence[Point], places: Sequence[Place], styles: Mapping[str, int]
) -> tuple[list[Spot], list[Label]]:
    """Returns the marks, those that would hide one another side by side, and how many more stand where there is no room."""
    crowds: dict[tuple[int, int], dict[tuple[int, bool, str], int]] = {}
    for n, p in enumerate(points):
        x, y = places[n]
        cell = round(x / 100 * NARROW / MARK), round(y / MARK)
        crowds.setdefault(cell, {}).setdefault((styles[p.source], p.hollow, p.accent), n)
    spots, beyond = [], []
    for crowd in crowds.values():
        kept = list(crowd.items())[:ABREAST]
        x, y = places[kept[0][1]]
        half = (len(kept) - 1) / 2 * MARK
        room = max(half - x / 100 * NARROW, 0) - max(
            x / 100 * NARROW + half - NARROW, 0
        )  # keeps all of them on the plot
        for i, ((style, hollow, kind), _) in enumerate(kept):
            spots.append(Spot(say_percent(x), y, round(i * MARK - half + room, 1), style, hollow, kind))
        if len(crowd) > ABREAST:
            left = x > 80
            aside = room + (-half - MARK if left else half + MARK)
            words = f"+{len(crowd) - ABREAST}"
            beyond.append(Label(say_percent(x), y + 4, round(aside, 1), "end" if left else "start", words))
    return spots, beyond


def draw_steps(points: Sequence[Point], places: Sequence[Place], styles: Mapping[str, int]) -> Iterator[Line]:
    """Yields each source's steps: a value holds until the source tells another; plans apart from what came of them."""
    series: dict[tuple[str, bool], set[Place]] = {}
    for p, place in zip(points, places, strict=True):
        series.setdefault((p.source, p.hollow), set()).add(place)
    for (source, _), own in series.items():
        for first, second in pairwise(sorted(own)):
            yield from _step(first, second, styles[source])


def _step(first: Place, second: Place, style: int = OTHERS, kind: str = "") -> Iterator[Line]:
    (x1, y1), (x2, y2) = first, second
    if x1 != x2:
        yield Line(say_percent(x1), y1, say_percent(x2), y1, style, kind)
    if y1 != y2:
        yield Line(say_percent(x2), y1, say_percent(x2), y2, style, kind)


def join_findings(
    points: Sequence[Point], places: Sequence[Place], joined: Mapping[int, FindingKind]
) -> Iterator[tuple[Sign, list[Line]]]:
    """Yields for each finding its sign and what joins its statements: a straight line between the outermost, of a drift steps."""
    members: dict[int, set[Place]] = {}
    for p, place in zip(points, places, strict=True):
        for finding in p.findings:
            if finding in joined:
                members.setdefault(finding, set()).add(place)
    drawn: set[tuple[Place, ...]] = set()
    for finding in sorted(members, key=lambda f: (FINDING_KINDS.index(joined[f]), f)):
        kind, own = joined[finding], sorted(members[finding])
        heights = sorted(own, key=lambda place: place[1])
        way = tuple(own if kind == "drift" else sorted((heights[0], heights[-1])))
        if heights[0] == heights[-1] or way in drawn or len(drawn) == MOST_LINKS:
            continue
        drawn.add(way)
        if kind == "drift":
            lines = [line for first, second in pairwise(way) for line in _step(first, second, kind=kind)]
            (_, y1), (x2, y2) = max(pairwise(way), key=lambda pair: abs(pair[0][1] - pair[1][1]))
            x1 = x2
        else:
            (x1, y1), (x2, y2) = way
            lines = [Line(say_percent(x1), y1, say_percent(x2), y2, kind=kind)]
        x = (x1 + x2) / 2
        tight = abs(y1 - y2) < 2 * MARK and (x2 - x1) / 100 * NARROW < 2 * MARK
        aside = (-1.3 if x > 85 else 1.3) * MARK if tight else 0
        yield Sign(say_percent(x), round((y1 + y2) / 2, 1), round(aside, 1), kind), lines


def clear_sign(sign: Sign, taken: list[Box]) -> Sign:
    """Returns a sign moved aside from the marks it would hide, if there is room beside it; its place is now taken."""
    moved = (sign._replace(dx=sign.dx + aside) for aside in (0, 1.3 * MARK, -1.3 * MARK))
    free = next((s for s in moved if not any(map(_box(s.x, s.y, s.dx).meets, taken))), sign)
    taken.append(_box(free.x, free.y, free.dx))
    return free


def draw_bars(p: Point, place: Place, times: Axis, values: Axis) -> Iterator[Bar]:
    """Yields the bar of the values a statement admits, and that of the days it may be about."""
    x, y = place
    low, high, ends = span_axis(values, p.value)
    if ends or high > low:
        yield Bar(say_percent(x), _drop(high), say_percent(x), _drop(low), p.accent, ends, p.hollow)
    if p.when is not None:
        low, high, ends = span_axis(times, p.when)
        if ends or (high - low) / 100 * NARROW > MARK:
            yield Bar(say_percent(low), y, say_percent(high), y, p.accent, ends, p.hollow)


def _drop(percent: float) -> float:
    """Returns how far down the page a place on the axis of values lies."""
    return round(TOP + (1 - percent / 100) * (HEIGHT - TOP), 1)


# ---- words on a plot -------------------------------------------------------------------------------------------------


class Box(NamedTuple):
    """A rectangle on the narrowest screen."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Returns whether the two overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def place_labels(points: Sequence[Point], places: Sequence[Place], taken: list[Box]) -> Iterator[Label]:
    """Yields values beside their marks, those in findings first, each once; none where it would meet a mark or another."""
    said: set[Decimal] = set()
    for n in sorted(range(len(points)), key=lambda n: (not points[n].kind, places[n])):
        value, (x, y) = points[n].at, places[n]
        if value in said or len(said) == MOST_LABELS:
            continue
        said.add(value)
        words = say_number(value) + ("%" if points[n].value.unit == "percent" else "")
        if len(words) > LONGEST_LABEL:
            continue
        for dx, dy, anchor in ((0, -11, "middle"), (0, 20, "middle"), (10, 4, "start"), (-10, 4, "end")):
            label = Label(say_percent(x), round(y + dy, 1), dx, anchor, words)
            box = _letter_box(label)
            inside = box.left >= -4 and box.right <= NARROW + 4 and box.top >= -6 and box.bottom <= HEIGHT
            if inside and not any(map(box.meets, taken)):
                taken.append(box)
                yield label
                break


def _letter_box(label: Label) -> Box:
    left, right = span_words(label.x, label.words, label.anchor)
    return Box(left + label.dx - 2, label.y - LINE + 2, right + label.dx + 2, label.y + 3)


def _box(x: str, y: float, dx: float) -> Box:
    at = measure_place(x) + dx
    return Box(at - 6, y - 6, at + 6, y + 6)
