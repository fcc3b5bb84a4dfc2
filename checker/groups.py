"""Connected groups of things that belong together in pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def connect(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Returns the connected groups of numbers, each rising, in order of their smallest member (union-find, path halving)."""
    root: dict[int, int] = {}

    def find(n: int) -> int:
        while root.setdefault(n, n) != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for a, b in pairs:
        first, second = find(a), find(b)
        root[max(first, second)] = min(first, second)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in sorted(root):
        groups[find(n)].append(n)
    return list(groups.values())
