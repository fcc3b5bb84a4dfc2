"""The grammar of names: productions over the letters of a text, whose alphabet stands in `nameparts`."""

from __future__ import annotations

import re
from functools import cache

from checker.late import compile_late

# the productions for a letter that stands alone: most do
ALONE = dict.fromkeys("cdkop", ("known",)) | dict.fromkeys("yehTr", ()) | {"n": ("run",), "a": ("run",)}
STARTS = compile_late("[cdkopbznayherti]|[mj](?=[cdkopznayhtr])|T")
NOUNS = compile_late("[nay]{1,4}")
PLAIN = compile_late("[ni]{1,4}")


@cache
def grammar() -> dict[str, re.Pattern[str]]:
    """Returns the productions in the order they are tried, each a pattern over letters. All repeats are bounded."""
    word, place = "[cdkopbznayhe]", "[cdkopbz]"
    before = f"(?:{word}[s-]?){{0,8}}?"
    pair = "[yn]{1,3}&[yn]{1,3}h{1,2}"  # "Cultural and Educational Foundation"
    head = f"(?:[hH]{{1,3}}(?:&?[yn]{{1,4}}h)?|{pair})"
    described = (
        "y{1,4}(?:,?y){0,3}(?:&y{1,3})?(?:[he]{1,2}|n(?!n))?"  # "Foreign Affairs", "Economy, Trade and Industry"
    )
    thing = "[yzn](?:,?y){0,3}(?:&u?[yn]{1,2})?[he]{0,2}"
    belonging = f"(?:{place}s?-?)?(?:{before}(?:h{{1,3}}|{pair})|[yn]{{1,3}}&[yn]{{0,2}}y|{described})"
    tail = f"(?:[f@]u?(?:{belonging}|{place}|{thing})){{1,3}}"  # "of the Joint Staff of the Self-Defense Forces"
    headed = f"{before}{head}(?:{tail})?"
    person = "(?:r-?){0,3}(?:[ni](?:v{0,2}[nibp-]|v{1,2}n){0,4}|b[ni](?:v?[nib]){0,3}|[zb])"
    scope = f"(?P<pre>(?:{place}[s-]?){{0,3}}[mj]{{0,2}}(?:{headed}s?|(?:[yna][s-]?){{0,4}}[mj]{{0,2}}))"
    joined = "(?<=[yn])&(?=[yn]{1,3}[he])|(?<=[hy])f(?=[pcokyn])|(?<=n)fu?(?=[pn])"
    productions = {
        "event": f"(?:{word}[s-]?|[tT]s?|{joined}){{1,10}}e(?:fu?[cokpyn]{{1,2}})?",
        "office": f"{scope}t(?P<post>(?:{tail}|fw(?:{tail})?)?)(?P<person>,?u?{person}(?![tTh]))?",
        "ranked": f"(?:r-?){{1,3}}(?P<person>{person})",
        "rule": "(?P<who>[cdkbo])s?[jy]?g",
        "headed": f"(?:{word}[s-]?){{1,8}}{head}(?:{tail})?|h{tail}|{head}",
        "known": place,
        "run": "(?:n[ynibp-]{0,5}|i[nib]{1,4}|b[nib]{1,3}|y{1,3}n[yn]{0,3}|a[yn]{0,3})(?:v{1,2}[nib]{1,2}|fu?[nay]{1,2}[he]?)?",
    }
    return {name: re.compile(pattern) for name, pattern in productions.items()}
