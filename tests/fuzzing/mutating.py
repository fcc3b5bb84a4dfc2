"""Inputs changed at random, where no fuzzer that sees coverage is installed: bytes flipped, cut, repeated, and two inputs crossed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

SHARP = (
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\r\n",
    b'"',
    b"'",
    b"<",
    b">",
    b"&",
    b"[",
    b"{",
    b"-->",
    b"]]>",
    b"---\n",
    b"9" * 400,
    b"(" * 400,
)
LONG = 300  # bytes of an input that is drawn anew
MOST = 4  # changes of one input


def mutate(given: Sequence[bytes], rng: random.Random, longest: int) -> Iterator[bytes]:
    """Yields inputs without end, each an input of those given with up to MOST changes, or drawn anew."""
    while True:
        if not rng.randrange(4):  # choices that none of the inputs makes
            yield rng.randbytes(rng.randrange(min(longest, LONG)))
            continue
        data = bytearray(rng.choice(given))
        for _ in range(1 + rng.randrange(MOST)):
            _change(data, given, rng)
        yield bytes(data[:longest])


def _change(data: bytearray, given: Sequence[bytes], rng: random.Random) -> None:
    size = len(data)
    at, end = sorted((rng.randrange(size + 1), min(size, rng.randrange(size + 1))))
    form = rng.randrange(8)
    if form == 0 and size:
        data[rng.randrange(size)] ^= 1 << rng.randrange(8)
    elif form == 1 and size:
        data[rng.randrange(size)] = rng.randrange(256)
    elif form == 2:
        del data[at : min(end, at + 40)]
    elif form == 3:
        data[at:at] = rng.randbytes(1 + rng.randrange(8))
    elif form == 4:
        data[at:at] = rng.choice(SHARP)
    elif form == 5:
        data[at:at] = data[at:end][:200] * (1 + rng.randrange(4))
    elif form == 6:
        other = rng.choice(given)
        data[at:end] = other[rng.randrange(len(other) + 1) :][:400]
    else:
        data[at : at + 4] = bytes(reversed(data[at : at + 4]))
