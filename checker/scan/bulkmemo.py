"""What the scanner of many texts knows from one batch to the next: numbers of byte strings, and plans as rows of numbers.

Vocabulary. A *table* gives known byte strings their numbers without touching a Python object, and asks once for every
other; a *reader* holds two of them, for chunks and for the words of slots, and the plans met so far.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.mentions import Rest
from checker.model import CheckerError, MentionKind
from checker.scan.plans import IS_BEFORE, PLANS, Plan
from checker.scan.tokens import BREAK, CHUNK_CLASSES, GAP, MARK, MEMO

Array = Any  # a numpy array; its types are known only where numpy is installed


def load_numpy() -> Any:
    """Returns numpy, or raises CheckerError where it is not installed."""
    try:
        import numpy
    except ImportError:
        raise CheckerError(
            "checker.scan.bulk", "numpy is not installed", "install fact-consistency-checker[bulk]"
        ) from None
    return numpy


class Table:
    """Numbers of byte strings of at most 16 bytes: two places a string, the later one overwritten when both are taken."""

    BITS = 18  # of a corpus of many megabytes, most chunks

    def __init__(self, np: Any) -> None:
        """Begins empty. A row has the string's two numbers, its sort (length, and what else tells it apart), and its value."""
        self.np = np
        self.rows = np.zeros((1 << self.BITS, 4), np.int64)
        self.rows[:, 2] = -1

    def look_up(self, strings: Array, ask: Callable[[int], int]) -> Array:
        """Returns the value of each string, a row of two numbers and a sort; `ask` gives that of row i if it is not known."""
        np = self.np
        heads, tails, sorts = strings
        mixed = (heads ^ sorts) * -7046029254386353131
        mixed ^= tails * -4417276706812531889
        mixed ^= mixed >> 29
        mixed *= -4658895280553007687
        place = (mixed >> 24) & ((1 << self.BITS) - 1)
        held = self.rows.take(place, 0)
        found = held[:, 3].copy()
        rest = np.flatnonzero((held[:, 0] != heads) | (held[:, 1] != tails) | (held[:, 2] != sorts))
        if rest.size:
            other = (mixed[rest] >> 44) & ((1 << self.BITS) - 1)
            second = self.rows[other]
            found[rest] = second[:, 3]
            there = (second[:, :3] == np.stack([heads[rest], tails[rest], sorts[rest]], 1)).all(1)
            new = ~there
            if new.any():
                self.add(rest[new], strings, (place[rest[new]], other[new]), found, ask)
        return found

    def add(
        self, new: Array, strings: Array, places: tuple[Array, Array], found: Array, ask: Callable[[int], int]
    ) -> None:
        """Asks for the values of the strings of these rows, once for each that they hold, and keeps them."""
        heads, tails, sorts = (numbers[new] for numbers in strings)
        told: dict[tuple[int, int, int], int] = {}
        values = []
        for i, *string in zip(new.tolist(), heads.tolist(), tails.tolist(), sorts.tolist(), strict=True):
            key = tuple(string)
            value = told.get(key)
            if value is None:
                value = told[key] = ask(i)
            values.append(value)
        found[new] = values
        first, second = places
        rows = self.np.where(self.rows[first, 2] < 0, first, second)
        self.rows[rows] = self.np.stack([heads, tails, sorts, found[new]], 1)


class Reader:
    """What is known from one batch to the next: tables of chunks and of slots, and plans as rows of numbers."""

    def __init__(self) -> None:
        """Begins with nothing known; raises CheckerError where numpy is not installed."""
        self.np = load_numpy()
        self.masks = self.np.array([*((1 << 8 * n) - 1 for n in range(8)), -1], self.np.int64)
        self.forget()

    def forget(self) -> None:
        """Empties everything, as a bounded memo must now and then."""
        np = self.np
        self.chunks, self.meanings = Table(np), Table(np)
        self.names: list[str] = [GAP, BREAK]  # number of a chunk's classes -> the classes
        self.numbers = {GAP: 0, BREAK: 1}
        self.plans: list[Plan | None] = [None]
        self.placed: dict[tuple[str, int, int], int] = {}
        self.known: tuple[dict[bytes, int], ...] = tuple({} for _ in range(9))  # by the chunks of context on each side
        self.shapes: dict[int, int] = {}
        self.meant: list[tuple[MentionKind, str, Rest]] = []  # kind, words and the rest of a mention, by number
        self.rows: list[tuple[int, ...]] = []
        self.counts: list[int] = [0]
        self.arrays: tuple[int, Array, Array, Array] | None = None

    def number(self, chunk: str) -> int:
        """Returns four times the number of a chunk's classes, and its mark: 0 for none, 1 for "c", 2 for "a"."""
        classes = CHUNK_CLASSES[chunk]
        number = self.numbers.get(classes)
        if number is None:
            number = self.numbers[classes] = len(self.names)
            self.names.append(classes)
        return 4 * number + ".ca".index(MARK[chunk])

    def make_room(self) -> None:
        """Forgets everything when there is more of it than a bounded memo holds."""
        if len(self.names) > MEMO or len(self.plans) > MEMO // 2 or len(self.shapes) > MEMO or len(self.meant) > MEMO:
            self.forget()

    def plan(self, key: str, a: int, b: int) -> int:
        """Returns the number of the plan of these classes, 0 for none."""
        place = key, a, b
        if place not in self.placed:
            self.placed[place] = self.add_plan(PLANS[place])
        return self.placed[place]

    def add_plan(self, plan: Plan | None) -> int:
        """Returns the number of a plan, 0 for none; its slots become rows."""
        if plan is None:
            return 0
        self.plans.append(plan)
        self.counts.append(len(plan.slots))
        for s in plan.slots:
            # Where two chunks before the slot may hold the hedge: 1; where more is to be looked at: 2.
            simple = s.hedged == IS_BEFORE and not s.token and s.chunk > 1 and s.start > 3
            hedged = 0 if not s.hedged else 1 if simple else 2
            shape = self.shapes.setdefault(s.shape.number, len(self.shapes))
            self.rows.append((s.chunk, s.last, s.skip, s.trim, shape, hedged))
        return len(self.plans) - 1

    def tabulate(self) -> tuple[Array, Array, Array]:
        """Returns the rows of all plans, and for each plan the first and how many they are."""
        if self.arrays is None or self.arrays[0] != len(self.plans):
            np = self.np
            counts = np.array(self.counts, np.int64)
            rows = np.array(self.rows, np.int64).reshape(-1, 6)
            self.arrays = len(self.plans), rows, np.cumsum(counts) - counts, counts
        return self.arrays[1:]
