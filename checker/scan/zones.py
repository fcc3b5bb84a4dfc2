"""Time zones behind a clock: which words belong to it (ISO 8601 offsets, the names that news writes).

A zone is kept in the words of its mention; the moment stays local, as written.
"""

from __future__ import annotations

from checker.late import compile_late

NAMES = frozenset(
    "GMT UTC BST IST WET WEST CET CEST MET EET EEST MSK TRT GST PKT NPT BDT ICT WIB SGT HKT PHT JST KST AWST ACST AEST AEDT NZST"
    " NZDT SAST CAT EAT WAT AST ADT EST EDT CST CDT MST MDT PST PDT AKST AKDT HST BRT ART CLT ET CT MT PT".split()
)
AREAS = frozenset("eastern central mountain pacific atlantic".split())
KINDS = frozenset("standard daylight summer european".split())
WORLD = frozenset(("local", "universal", "greenwich mean"))
TIME = frozenset(("time", "timezone"))
# Capitalised before "time" without being a place.
NOT_PLACES = frozenset(
    "The This That First Last Next Prime Half Full Part Extra Real Closing Long Some Any Every Each".split()
)
LANDS = frozenset("UK US NZ UAE".split())
LINKS = frozenset("on and to until till in at today tonight tomorrow".split())
OFFSET = compile_late(r"[+\-\u2212](?:(?:0\d|1[0-4]|\d):?[0-5]\d|1[0-4]|0?\d)(?![\d:])")  # behind GMT
WIDE = compile_late(r" ?[+\-\u2212](?:0\d|1[0-4]):?[0-5]\d(?![\d:])")  # behind the seconds of a stamp
STAMPED = compile_late(r"(?:T\d\d|:\d\d):\d\d$")
_WORD = r"[A-Za-z]{2,21}(?![\w]|-[A-Za-z])"
BEHIND = compile_late(rf"[ \n](\()?({_WORD}(?: {_WORD}){{0,3}})")


def end_with_zone(text: str, start: int, end: int) -> int:
    """Returns the end of a clock that stands at [start, end) with the time zone behind it: "GMT+8", "+02:00", "(local time)"."""
    words = text[start:end]
    if words.endswith(("GMT", "UTC")):
        found = OFFSET.match(text, end)
        return found.end() if found else end
    if STAMPED.search(words):
        found = WIDE.match(text, end)
        if found is not None:
            return found.end()
    found = BEHIND.match(text, end)
    if found is None:
        return end
    names = found[2].split(" ")
    count = count_words(names, text[found.end() : found.end() + 1])
    stop = found.start(2) + len(" ".join(names[:count]))
    if count == 1 and names[0] in ("GMT", "UTC"):
        offset = OFFSET.match(text, stop)
        stop = offset.end() if offset is not None else stop
    if count and found[1]:
        return stop + 1 if text.startswith(")", stop) else end
    return stop if count else end


def count_words(names: list[str], follows: str) -> int:
    """Returns how many of the words behind a clock, one to four, are its zone; `follows` is what stands behind them all."""
    if names[0] in NAMES:
        return 1
    small = [name.lower() for name in names]
    for i in range(len(names) - 1, 0, -1):
        if small[i] in TIME and (" ".join(small[:i]) in WORLD or (small[0] in AREAS and set(small[1:i]) <= KINDS)):
            return i + 1
        if names[i] == "time" and names[0] not in NOT_PLACES and all(n.istitle() or n in LANDS for n in names[:i]):
            return i + 1
    if small[0] in AREAS and names[0].istitle() and len(names) > 1 and (small[1] in LINKS or small[1].endswith("day")):
        return 1  # "4 p.m. Pacific on Friday"
    known = small[0] in AREAS and set(small[1:]) <= KINDS
    return len(names) if known and follows in ("", ".", ",", ";", ")", "\n") else 0
