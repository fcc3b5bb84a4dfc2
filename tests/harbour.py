"""A made-up report about a made-up bridge: every kind of finding, every role of a sentence, and text that means harm."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.findings import Finding, Report
from checker.model import ONCE, Article, Assertion, Dateline, Interval, Mention, Problem, Reading, Role, Span, Topic
from checker.model import Sentence as Stretch

HOSTILE = '</script><script>window.harmed = 1</script><img src=x onerror="window.harmed = 1">{{7*7}}{% raise %}'
FIGURE = re.compile(r"\d[\d,.]*\d|\d")
NAME = re.compile(r"\b[A-Z]+-?\d+\b")
STRETCH = re.compile(r"[^\n.!?]+(?:[.!?](?=\d)[^\n.!?]*)*[.!?]*")
ROLES: dict[str, Role] = {"Photo:": "caption", "You may also like": "boilerplate", "Filed ": "stamp"}

LEDGER = Article(
    "Sorrel bridge pays its way, ten years on\n"
    "Filed 3 March 2024\n\n"
    "The Sorrel harbour crossing opened to traffic in May 2014 after six years of work. It carried 41,000 vehicles on an "
    "average day last year. The deck is 1.8 kilometres long and hangs from 30 cables.\n\n"
    "Of those cables, 12 were replaced in the winter, half of the total, the harbour board said. Upkeep takes 2% of port "
    "revenue.\n"
    "Photo: The bridge carried 41,000 vehicles on an average day last year.\n\n"
    "The inspection craft HB-7 returns in June. The board, quoting engineer Ines Varga, expects the next repair to cost "
    "about $100 million.\n"
    "You may also like: 7 walks along the quay. You may also like: 5 tunnels worth a detour.\n",
    "Sorrel Ledger", date(2024, 3, 3), "Sorrel bridge pays its way, ten years on", "https://ledger.example/bridge?x=1&y=2",
    Path("news/ledger.txt"),
)  # fmt: skip
COURIER = Article(
    "Ferry crews remember the day the bridge came\n\n"
    "Ten thousand people walked across when the harbour bridge opened in 2015, said retired skipper Tomas Reyk. The span "
    "measures 2.1 kilometres from shore to shore. Some 41,000 vehicles now use it daily.\n\n"
    "Keeping it up costs 2% of the city budget, according to the council. The final bill came to 540 million crowns.\n",
    "Quayside Courier", None, "Ferry crews remember the day the bridge came", "javascript:window.harmed=1",
    Path("/srv/machine/courier.md"), "2024/03/0509:15:40", 4,
)  # fmt: skip
GAZETTE = Article(
    "Council approves harbour crossing\n\n"
    "The council approved a crossing of the harbour at a planned cost of 410 million crowns. It is to open in 2013 and to "
    "carry at least 35,000 vehicles a day by 2020. The deck would be 1.8 kilometres long.\n",
    "Municipal Gazette", date(2008, 9, 12), "Council approves harbour crossing", "", Path("archive/2008/gazette.txt"),
)  # fmt: skip
HARM = Article(
    f"Readers write {HOSTILE}\n"
    "A \x1b[31mred\x1b[0m letter \u202eesrever\u202c says the crossing opened in 2014 \x07 & cost 540 million crowns <b>.\n"
    "Broken \ud800 halves and \u2028 odd line ends.\r\nThe bridge is 1,800 metres long.\r\n",
    f"Letters {HOSTILE}", None, f"Readers write {HOSTILE}", "https://letters.example/\"onmouseover=alert(1)", None,
)  # fmt: skip
FAR = Article(
    "港口大桥十年\n大桥于2014年5月通车，全长1.8公里，每天有41,000辆车通过。\n\n"
    "افتتح الجسر في مايو 2014 وبلغت كلفته 540 مليون كرونة.\n",
    "远方通讯 / وكالة المرفأ", None, "港口大桥十年 — عشر سنوات على الجسر", "", Path("news/far.txt"),
)  # fmt: skip
EMPTY = Article("", "Tide Tables", None, "", "", Path("news/tide.txt"))


def years(first: int, last: int | None = None) -> Interval:
    """Returns whole calendar years."""
    return Interval(date(first, 1, 1), date((last or first) + 1, 1, 1), "day")


def figures(low: str, high: str, unit: str = "") -> Interval:
    """Returns an interval of figures."""
    return Interval(Decimal(low), Decimal(high), unit)


def stretches(article: Article) -> tuple[Stretch, ...]:
    """Returns the sentences of a made-up article with their roles."""
    found = []
    for match in STRETCH.finditer(article.text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if start < match.end():
            role = next((r for cue, r in ROLES.items() if article.text.startswith(cue, start)), "body")
            found.append(Stretch(start, match.end(), "headline" if start == 0 else role))
    return tuple(found)


def state(article: Article, before: str, figure: str, value: Interval, attribute: str, **more: Any) -> Assertion:
    """Returns the assertion whose figure follows these words in the article."""
    start = article.text.index(before + figure) + len(before)
    within = next(s for s in stretches(article) if s.start <= start < s.end)
    if stated := more.pop("written", None):
        more["written"] = (Decimal(stated), Decimal(stated))
    return Assertion(
        article, start, start + len(figure), Span(within.start, within.end), "Sorrel harbour bridge", attribute, value,
        more.pop("rule", "bridge-" + attribute), dated=more.pop("dated", "period" in more), **more,
    )  # fmt: skip


def notice(article: Article) -> tuple[Mention, ...]:
    """Returns every digit run as a mention; names with digits are identifiers."""
    names = [m.span() for m in NAME.finditer(article.text)]
    found = [Mention("identifier", a, b, article.text[a:b]) for a, b in names]
    for match in FIGURE.finditer(article.text):
        if not any(a <= match.start() < b for a, b in names):
            found.append(Mention("number", match.start(), match.end(), match[0]))
    return tuple(sorted(found, key=lambda m: m.start))


def build_report() -> Report:
    """Returns the report; the same one every time."""
    may = Interval(date(2014, 5, 1), date(2014, 6, 1), "day")
    year = years(2023)
    opened = [
        state(LEDGER, "traffic in ", "May 2014", may, "opening", period=may, edition=ONCE),
        state(
            COURIER,
            "opened in ",
            "2015",
            years(2015),
            "opening",
            period=years(2015),
            speaker="Tomas Reyk",
            edition=ONCE,
        ),
        state(HARM, "opened in ", "2014", years(2014), "opening", period=years(2014)),
        state(FAR, "大桥于", "2014年5月", may, "opening", period=may),
        state(FAR, "الجسر في ", "مايو 2014", may, "opening", period=may),
    ]
    planned = state(GAZETTE, "open in ", "2013", years(2013), "opening", period=years(2013), modality="plan")
    length = figures("1.75", "1.85", "kilometer")
    lengths = [
        state(LEDGER, "deck is ", "1.8 kilometres", length, "length", written="1.8"),
        state(COURIER, "measures ", "2.1 kilometres", figures("2.05", "2.15", "kilometer"), "length", written="2.1"),
        state(GAZETTE, "would be ", "1.8 kilometres", length, "length", written="1.8", modality="plan"),
        state(HARM, "bridge is ", "1,800 metres", figures("1.75", "1.85", "kilometer"), "length", written="1800"),
        state(FAR, "全长", "1.8公里", length, "length", written="1.8"),
    ]
    traffic = [
        state(
            LEDGER, "It carried ", "41,000 vehicles", figures("40500", "41500"), "traffic", written="41000", period=year
        ),
        state(
            COURIER, "Some ", "41,000 vehicles", figures("39000", "43000"), "traffic", written="41000", hedge="about"
        ),
        state(FAR, "每天有", "41,000辆车", figures("40500", "41500"), "traffic", written="41000"),
    ]
    target = state(
        GAZETTE, "carry at least ", "35,000 vehicles", Interval(Decimal(35000), None), "traffic",
        written="35000", hedge="at least", modality="target", period=years(2020),
    )  # fmt: skip
    port = state(LEDGER, "takes ", "2%", figures("1.5", "2.5", "percent"), "upkeep", written="2", basis="port revenue")
    city = state(COURIER, "costs ", "2%", figures("1.5", "2.5", "percent"), "upkeep", written="2", basis="city budget")
    bill = figures("535000000", "545000000", "SEK")
    costs = [
        state(GAZETTE, "cost of ", "410 million crowns", figures("405000000", "415000000", "SEK"), "cost",
              written="410000000", modality="plan", period=years(2008), dated=False),
        state(COURIER, "came to ", "540 million crowns", bill, "cost", written="540000000"),
        state(HARM, "& cost ", "540 million crowns", bill, "cost", written="540000000"),
        state(FAR, "كلفته ", "540 مليون كرونة", bill, "cost", written="540000000"),
    ]  # fmt: skip
    repair = state(
        LEDGER, "cost about ", "$100 million", figures("95000000", "105000000", "USD"), "repair",
        written="100000000", hedge="about", modality="estimate", speaker="Ines Varga", note="the board quotes her",
    )  # fmt: skip
    cables = [
        state(LEDGER, "hangs from ", "30 cables", figures("29.5", "30.5"), "cables", written="30"),
        state(LEDGER, "those cables, ", "12", figures("11.5", "12.5"), "cables", written="12"),
        state(LEDGER, "winter, ", "half", figures("49.5", "50.5", "percent"), "cables", written="50", basis="cables"),
    ]
    third, fifth = (Interval(date(2024, 3, day), date(2024, 3, day + 1), "day") for day in (3, 5))
    stamp = Assertion(COURIER, 0, 0, Span(0, 0), "article", "written", fifth, "dateline")
    passage = (
        "Ten thousand people walked across when the harbour bridge opened in 2015, said retired skipper Tomas Reyk."
    )
    told = state(COURIER, "", passage, fifth, "written", rule="dateline")
    filed = state(LEDGER, "Filed ", "3 March 2024", third, "written", rule="dateline")

    def find(
        kind: Any, severity: Any, confidence: float, parts: list[Assertion], why: str, rule: str, topic: str
    ) -> Finding:
        return Finding(kind, severity, confidence, tuple(parts), why, rule, topic)

    opening, long = "Sorrel harbour bridge: opening", "Sorrel harbour bridge: length"
    findings = (
        find("contradiction", "error", 0.93, opened[:2],
             "Both tell of the one day on which the bridge opened to traffic. May 2014 is not in the year 2015.",
             "bridge-opening", opening),
        find("contradiction", "warning", 0.8, [lengths[1], lengths[0], lengths[4]],
             "Three lengths of one bridge; 2.05 to 2.15 kilometres does not meet 1.75 to 1.85 kilometres.",
             "bridge-length", long),
        find("basis-mismatch", "warning", 0.74, [port, city],
             "Both put upkeep at 2%, one of port revenue, the other of the city budget.", "bridge-upkeep",
             "Sorrel harbour bridge: upkeep"),
        find("arithmetic", "warning", 0.999, cables, "12 of 30 is 40%, and half would be 15.", "parts-and-totals",
             "Sorrel harbour bridge: cables"),
        find("dateline", "warning", 0.9, [stamp, told],
             "The stamp 2024/03/0509:15:40 lacks the blank between day and time; read as 09:15:40 on 5 March 2024.\n"
             "Its text has no date of its own.",
             "dateline", "Quayside Courier: when it was written"),
        find("dateline", "note", 0.7, [], "The article has no date and its text names none.", "dateline",
             "Tide Tables: when it was written"),
        find("dateline", "info", 0.6, [filed], "The stamp and the metadata agree.", "dateline",
             "Sorrel Ledger: when it was written"),
        find("drift", "note", 0.82, costs[:2], "From a plan of 2008 to the final bill, the cost rose by 130 million.",
             "bridge-cost", "Sorrel harbour bridge: cost"),
        find("drift", "note", 0.61, [planned, opened[0]], f"Planned for 2013, opened in 2014. {HOSTILE}",
             "bridge-opening", opening),
        find("agreement", "info", 0.95, [traffic[0], traffic[1], traffic[2]], "Three sources, one figure.",
             "bridge-traffic", "Sorrel harbour bridge: traffic"),
        find("agreement", "info", 0.9, [opened[0], opened[3], opened[4]], "All give May 2014.", "bridge-opening", opening),
        find("agreement", "info", 0.85, [opened[0], opened[2]], "May 2014 lies in 2014.", "bridge-opening", opening),
        find("agreement", "info", 0.85, [costs[1], costs[2]], "The same final bill.", "bridge-cost",
             "Sorrel harbour bridge: cost"),
    )  # fmt: skip
    stated = {
        LEDGER: [filed, opened[0], traffic[0], lengths[0], cables[0], cables[1], cables[2], port, repair],
        COURIER: [opened[1], lengths[1], traffic[1], city, costs[1]],
        GAZETTE: [costs[0], planned, target, lengths[2]],
        HARM: [opened[2], costs[2], lengths[3]],
        FAR: [opened[3], lengths[4], traffic[2], opened[4], costs[3]],
        EMPTY: [],
    }
    datelines = {
        LEDGER: Dateline(
            Interval(date(2024, 3, 3), date(2024, 3, 4), "day"), ("the metadata say 3 March 2024", "the stamp says the same"),
            Span(LEDGER.text.index("Filed"), LEDGER.text.index("\n\n")),
        ),
        COURIER: Dateline(
            Interval(date(2024, 3, 5), date(2024, 3, 6), "day"), ("the stamp, read as 09:15:40 on 5 March 2024",), None,
            "The stamp 2024/03/0509:15:40 is not a date and time as it stands.", "malformed",
        ),
        GAZETTE: Dateline(Interval(date(2008, 9, 12), date(2008, 9, 13), "day"), ("the metadata say 12 September 2008",)),
        HARM: Dateline(None, (f"nothing in the text {HOSTILE}",), None, "No date is stated.", "missing"),
        FAR: Dateline(
            Interval(date(2024, 1, 1), date(2025, 1, 1), "day"), ("ten years after May 2014",), None, "No date is stated.",
            "missing", (Span(FAR.text.index("2014年"), FAR.text.index("通车")),),
        ),
        EMPTY: Dateline(None, (), None, "No date is stated, and there is no text.", "missing"),
    }  # fmt: skip
    readings = tuple(
        Reading(a, datelines[a], stretches(a), notice(a), tuple(sorted(own, key=lambda s: s.start)))
        for a, own in stated.items()
    )
    skipped = (
        Problem("/srv/machine/broken.txt", "the file is not UTF-8 at byte 17", "save it as UTF-8"),
        Problem("rules/mine.py:3", f"a rule without sentences {HOSTILE}", "add says=[...]"),
    )
    return Report(findings, readings, skipped, (Topic(opening, "opening", tuple(opened)),))
