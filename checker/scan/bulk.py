"""The mention scanner for many texts at once, on numpy arrays: the same mentions as mentions.scan, several times as fast.

Vocabulary. A *batch* is texts joined by EDGE, as one byte a character. A *key* is up to 16 bytes as two numbers, with their
count; a *table* gives known keys their numbers without touching a Python object, and asks once for every other. Chunks,
marks, stretches and plans are those of tokens.py and plans.py, here as arrays with one row each.

numpy comes with the extra `bulk`, and is loaded when a function here is first used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, get_args

from checker.mentions import MEANINGS, read_core, read_slot
from checker.model import Mention, MentionKind
from checker.scan.bulkmemo import Array, Reader
from checker.scan.plans import Slot, hedge_before
from checker.scan.tokens import CHUNK, LIMIT
from checker.words.lexicon import HEDGES

KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
EDGE = "\n\x1e\n"  # a chunk of its own between two texts, which no mention has
BATCH = 1 << 18  # characters read together; the arrays of more outgrow the caches of a processor
HEDGE_NAMES = ["", *sorted(HEDGES)]
_HEDGE_NUMBERS: dict[str | None, int] = {None: -1} | {hedge: i for i, hedge in enumerate(HEDGE_NAMES)}
_new = tuple.__new__


class Columns(NamedTuple):
    """Mentions as columns: `kinds` counts in KINDS, `starts` and `ends` in the mention's own text.

    Rows first[i] to first[i + 1] are those of text i.
    """

    kinds: Array
    starts: Array
    ends: Array
    first: Array


class Batch:
    """The chunks of joined texts as arrays, and the stretches among them."""

    def __init__(self, reader: Reader, texts: Sequence[str]) -> None:
        """Reads all that needs no words: chunks, marks, stretches, plans."""
        np = reader.np
        self.reader, self.text = reader, EDGE.join(texts)
        # Sixteen zero bytes on each side, so that any chunk can be read as two numbers of eight bytes.
        self.bytes = np.frombuffer(bytes(16) + self.text.encode("latin-1", "replace") + bytes(16), np.uint8)
        code = self.bytes[16:-16]
        blanks = np.flatnonzero((code == 32) | (code == 10))
        self.starts = np.concatenate([[0], blanks + 1])
        self.stops = np.append(blanks, len(code))
        self.blanks = blanks
        sizes = np.fromiter(map(len, texts), np.int64, len(texts))
        self.bases = np.cumsum(sizes + len(EDGE)) - sizes - len(EDGE)  # where each text begins
        self.wide = None if self.text.isascii() else self.find_wide()
        numbers = reader.chunks.look_up(self.key(self.starts, self.stops), self.ask_chunk)
        for i in self.odd.tolist():
            numbers[i] = self.ask_chunk(i)
        self.marks, self.names = (numbers & 3).astype(np.int8), numbers >> 2
        self.find_cores()
        self.find_plans()

    def find_wide(self) -> Array:
        """Returns for every place how many characters before it do not fit a byte."""
        np = self.reader.np
        points = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        return np.concatenate([[0], np.cumsum(points > 255)])

    def key(self, starts: Array, stops: Array, sort: Array | int = 0) -> tuple[Array, Array, Array]:
        """Returns two numbers and a sort for each slice; those that have no key are `odd`, with a sort that none has."""
        np = self.reader.np
        eight = np.ndarray((len(self.bytes) - 7,), "<i8", self.bytes, strides=(1,))
        size = stops - starts
        heads = eight.take(starts + 16) & self.reader.masks.take(np.minimum(size, 8))
        tails = eight.take(stops + 8)
        tails *= size > 8
        odd = size > 16
        if self.wide is not None:
            odd |= self.wide[stops] > self.wide[starts]
        self.odd = np.flatnonzero(odd)
        sorts = size + 32 * sort
        # Slices without a key are all one string to the table, which is asked nothing of worth about them.
        sorts[self.odd], heads[self.odd], tails[self.odd] = 31, 0, 0
        return heads, tails, sorts

    def ask_chunk(self, i: int) -> int:
        """Returns the number of chunk i."""
        return self.reader.number(self.text[self.starts[i] : self.stops[i]])

    def find_cores(self) -> None:
        """Finds the stretches that tokens.REGION finds in the marks: `low`, `a`, `b` and `high` of each, and its text."""
        np = self.reader.np
        marks = np.pad(self.marks, 6)
        anchors = np.flatnonzero(self.marks == 2)
        nothing = np.cumsum(self.marks == 0)[anchors]
        joined = (np.diff(anchors) <= 5) & (np.diff(nothing) == 0)
        apart = np.flatnonzero(~joined)
        first = anchors[np.append(0, apart + 1)] if len(anchors) else anchors
        last = anchors[np.append(apart, -1)] if len(anchors) else anchors
        b, ahead = last + 1, np.ones(len(last), bool)
        for k in range(1, 5):
            ahead &= marks[last + k + 6] == 1
            b += ahead
        a, back, done = first.copy(), np.ones(len(first), bool), np.append(0, b)[: len(first)]
        for k in range(1, 7):
            back &= (marks[first - k + 6] == 1) & (first - k >= done)
            a -= back
        edges = np.searchsorted(self.starts, self.bases)  # each text's first chunk
        self.owner = np.searchsorted(edges, a, "right") - 1
        floor, roof = edges[self.owner], np.append(edges[1:] - 1, len(self.starts))[self.owner]
        self.a, self.b = a, b
        self.low, self.high = np.maximum(a - 2, floor), np.minimum(b + 2, roof)

    def find_plans(self) -> None:
        """Finds the number of each stretch's plan, 0 where it is read by its tokens."""
        np, reader = self.reader.np, self.reader
        empty = np.flatnonzero(self.starts == self.stops)
        if empty.size:
            self.tell_breaks(empty)
        self.names = self.names.astype(np.int32)
        blob = self.names.tobytes()
        side = 3 * (self.a - self.low) + self.high - self.b
        tables = reader.known
        found = [
            tables[e].get(blob[i:j], -1)
            for e, i, j in zip(side.tolist(), (4 * self.low).tolist(), (4 * self.high).tolist(), strict=True)
        ]
        plans = np.array(found, np.int64)
        # A run of blanks that the stretch cuts is read anew, for it may lose a line break.
        cut = (self.starts[self.low] == self.stops[self.low]) | (
            self.starts[self.high - 1] == self.stops[self.high - 1]
        )
        plans[cut] = -2
        for i in np.flatnonzero(plans < 0).tolist():
            low, a, b, high = (int(x[i]) for x in (self.low, self.a, self.b, self.high))
            if b - a >= LIMIT:
                plans[i] = 0
                continue
            names = self.names[low:high]
            if cut[i]:
                names = self.tell_edges(names, low, high)
            memo, name = tables[side[i]], names.tobytes()
            if name not in memo:
                memo[name] = reader.plan(" ".join([reader.names[n] for n in names]), a - low, b - low)
            plans[i] = memo[name]
        self.plans = plans

    def tell_breaks(self, empty: Array) -> None:
        """Names the empty chunks within white space of more than one line break BREAK, not GAP."""
        np = self.reader.np
        lines = np.concatenate([[0], np.cumsum(self.bytes[16:-16][self.blanks] == 10)])
        new = np.diff(empty, prepend=-2) > 1
        first, last = empty[new], empty[np.append(new[1:], True)]
        # Separator i stands after chunk i; the run has those from before its first chunk to after its last.
        many = lines[np.minimum(last + 1, len(lines) - 1)] - lines[np.maximum(first - 1, 0)] > 1
        self.names[empty] = many[np.cumsum(new) - 1]

    def tell_edges(self, names: Array, low: int, high: int) -> Array:
        """Returns the names of a stretch's chunks where white space at its edges counts only what lies within it."""
        names = names.copy()
        held = [i for i, n in enumerate(names.tolist()) if n > 1]
        first, last = (held[0], held[-1] + 1) if held else (high - low, 0)
        begin, end = self.starts[low], self.stops[high - 1]
        names[:first] = self.text.count("\n", begin, self.starts[low + first] if held else end) > 1
        names[last:] = self.text.count("\n", self.stops[low + last - 1] if held else begin, end) > 1
        return names

    def cut(self, low: int, high: int) -> tuple[list[str], list[int]]:
        """Returns the chunks [low, high), and for each how many characters of chunks stand before it, as scan has them."""
        starts, stops = self.starts[low:high].tolist(), self.stops[low:high].tolist()
        chunks = [self.text[i:j] for i, j in zip(starts, stops, strict=True)]
        return chunks, [*(start - i for i, start in enumerate(starts)), stops[-1] + 1 - len(starts)]

    def read_stretch(self, i: int) -> Sequence[Mention]:
        """Returns the mentions of stretch i as scan reads them, placed in the joined text."""
        low, a, b, high = (int(x[i]) for x in (self.low, self.a, self.b, self.high))
        chunks, ends = self.cut(low, high)
        return read_core(self.text, chunks, ends, a - low, b - low)

    def place_slots(self) -> None:
        """Finds the slots of all planned stretches: their `stretch`, `row`, first and last chunk, `begin` and `end`."""
        np = self.reader.np
        rows, first, counts = self.reader.tabulate()
        many = counts[self.plans]
        self.stretch = np.repeat(np.arange(len(self.plans)), many)
        self.nth = np.arange(len(self.stretch)) - np.repeat(np.cumsum(many) - many, many)
        mine = rows[np.repeat(first[self.plans], many) + self.nth]
        low = self.low[self.stretch]
        self.begin, self.end = self.starts[low + mine[:, 0]] + mine[:, 2], self.stops[low + mine[:, 1]] - mine[:, 3]
        self.shape, self.hedged, self.chunk = mine[:, 4], mine[:, 5], low + mine[:, 0]
        for i in np.flatnonzero((mine[:, 2] < 0) | (mine[:, 3] < 0)).tolist():
            slot, at = self.slot(i), int(low[i])
            chunks, ends = self.cut(at, int(self.high[self.stretch[i]]))
            self.begin[i] = at_token(chunks, ends, slot.chunk, slot.token)
            self.end[i] = at_token(chunks, ends, slot.last, slot.stop)

    def slot(self, i: int) -> Slot:
        """Returns slot i."""
        plan = self.reader.plans[self.plans[self.stretch[i]]]
        assert plan is not None
        slot: Slot = plan.slots[int(self.nth[i])]
        return slot

    def find_hedges(self) -> None:
        """Finds the number of the hedge beside each slot, -1 where only its tokens tell."""
        self.hedge = self.hedged * 0
        self.hedge[self.hedged == 2] = -1
        near = self.reader.np.flatnonzero(self.hedged == 1)
        before = self.chunk[near] - 2
        places = (self.starts[before], self.stops[before], self.starts[before + 1], self.stops[before + 1])
        text, number = self.text, _HEDGE_NUMBERS.__getitem__
        rows = zip(*(p.tolist() for p in places), strict=True)
        self.hedge[near] = [number(hedge_before(text[a:b], text[c:d])) for a, b, c, d in rows]

    def ask_meaning(self, i: int) -> int:
        """Returns the number of what slot i means with its kind, or -1 where its words cannot mean what is planned."""
        slot, words, hedge = self.slot(i), self.text[self.begin[i] : self.end[i]], HEDGE_NAMES[int(self.hedge[i])]
        meaning = MEANINGS.get((slot.shape.number, words, hedge))
        if meaning is None:
            first = int(self.chunk[i])
            chunks, ends = self.cut(first, first + slot.last - slot.chunk + 1)
            meaning = read_slot(self.text, chunks, ends, 0, slot, words, hedge)
        if meaning is None:
            return -1
        self.reader.meant.append((meaning[0], words, meaning[1]))
        return len(KINDS) * (len(self.reader.meant) - 1) + KINDS.index(meaning[0])

    def find_meanings(self) -> None:
        """Finds the number of what each slot means, and the stretches that are to be read one by one."""
        known = self.hedge >= 0
        strings = self.key(self.begin, self.end, (self.shape << 10) + self.hedge)
        self.alone = self.plans == 0
        self.alone[self.stretch[~known]] = True
        meanings = self.reader.meanings.look_up(strings, self.ask_meaning)
        for i in self.odd.tolist():
            meanings[i] = self.ask_meaning(i)
        self.alone[self.stretch[meanings < 0]] = True
        self.planned = self.reader.np.flatnonzero(~self.alone[self.stretch])
        self.meaning = meanings[self.planned]

    def settle(self, alone: Sequence[tuple[int, Mention]]) -> tuple[Array, Array, Array, Array]:
        """Returns which of the planned slots, and of the mentions read alone after them, stay, in order; and their places.

        The places count in each text; the last array has the first row of each text.
        """
        np = self.reader.np
        rows = np.array([(i, m.start, m.end) for i, m in alone], np.int64).reshape(-1, 3).T
        slots = self.stretch[self.planned], self.begin[self.planned], self.end[self.planned]
        stretch, begin, end = (np.concatenate(pair) for pair in zip(slots, rows, strict=True))
        order = np.argsort(stretch, kind="stable")
        begin, end = begin[order], end[order]
        if (begin[1:] < end[:-1]).any():  # the context of a stretch may hold the end of the one before
            stays = np.array(list(keep_disjoint(begin.tolist(), end.tolist())), np.int64)
            order, begin, end = order[stays], begin[stays], end[stays]
        owner = self.owner[stretch[order]]
        first = np.searchsorted(owner, np.arange(len(self.bases) + 1))
        return order, begin - self.bases[owner], end - self.bases[owner], first

    def read_alone(self) -> list[tuple[int, Mention]]:
        """Returns the mentions of the stretches that are read one by one, each with its stretch."""
        return [(i, m) for i in self.reader.np.flatnonzero(self.alone).tolist() for m in self.read_stretch(i)]

    def columns(self) -> Columns:
        """Returns the mentions of the texts as columns; what a hedge does to a value is not asked."""
        np = self.reader.np
        self.place_slots()
        self.hedge = self.hedged * 0
        self.find_meanings()
        alone = self.read_alone()
        order, begin, end, first = self.settle(alone)
        kinds = np.append(self.meaning % len(KINDS), [KINDS.index(m.kind) for _, m in alone])
        return Columns(kinds[order].astype(np.int8), begin, end, first)

    def mentions(self) -> list[tuple[Mention, ...]]:
        """Returns the mentions of each text."""
        self.place_slots()
        self.find_hedges()
        self.find_meanings()
        alone = self.read_alone()
        order, begin, end, first = self.settle(alone)
        meant, numbers = self.reader.meant, self.meaning // len(KINDS)
        found = [*map(meant.__getitem__, numbers.tolist()), *((m.kind, m.text, m[4:]) for _, m in alone)]
        rows = zip(map(found.__getitem__, order.tolist()), begin.tolist(), end.tolist(), strict=True)
        made = [_new(Mention, (kind, a, b, words, *rest)) for (kind, words, rest), a, b in rows]
        return [tuple(made[i:j]) for i, j in pairwise(first.tolist())]


def at_token(chunks: list[str], ends: list[int], chunk: int, token: int) -> int:
    """Returns where a token of a chunk begins; past the last one, where the chunk ends."""
    return ends[chunk] + chunk + CHUNK[chunks[chunk]].offsets[token]


def keep_disjoint(starts: list[int], ends: list[int]) -> Iterator[int]:
    """Returns the slices that begin no earlier than the one kept before them ends."""
    end = 0
    for i, start in enumerate(starts):
        if start >= end:
            end = ends[i]
            yield i


def split_batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Returns runs of texts of about BATCH characters."""
    first = size = 0
    for i, text in enumerate(texts):
        size += len(text)
        if size >= BATCH:
            yield texts[first : i + 1]
            first, size = i + 1, 0
    if first < len(texts):
        yield texts[first:]


@lru_cache(maxsize=1)
def _reader() -> Reader:
    """Returns the one reader of this process."""
    return Reader()


def spans(texts: Sequence[str]) -> Columns:
    """Returns kinds and places of all mentions of these texts, those that scan finds, without building a mention.

    Raises CheckerError where numpy is not installed.
    """
    reader = _reader()
    np = reader.np
    none = np.zeros(0, np.int64)
    found = [Columns(none.astype(np.int8), none, none, np.zeros(1, np.int64))]
    for batch in split_batches(texts):
        reader.make_room()
        found.append(Batch(reader, batch).columns())
    rows, firsts = 0, []
    for columns in found:
        firsts.append(columns.first[:-1] + rows)
        rows += len(columns.kinds)
    kinds, starts, ends = (np.concatenate([c[n] for c in found]) for n in range(3))
    return Columns(kinds, starts, ends, np.append(np.concatenate(firsts), rows))


def scan_all(texts: Sequence[str]) -> list[tuple[Mention, ...]]:
    """Returns for each text the mentions that scan finds in it.

    Raises CheckerError where numpy is not installed.
    """
    reader = _reader()
    found: list[tuple[Mention, ...]] = []
    for batch in split_batches(texts):
        reader.make_room()
        found += Batch(reader, batch).mentions()
    return found
