"""What one process of a cluster does with its share of the input: every article by itself, and what others need of it.

A row of ARTICLES is an article, or an input that is none. `number` gives the order of one process; `article` and `reading` are
packed. Beside them stands what the few decisions that concern all articles need to know: `mark` (equal for equal articles),
`waits` (it bears no day, and may be placed by others), `published` (ordinal), `tells` (it has figures or dates), `report` (what
it tells of its event), `words` (of each sentence), `blocks` (attribute and subject of its assertions, and whether they are of the
event); `days`, `facts` and `ages` are its reading with these assertions alone. `verified` and `stamped` are its own findings;
`unread` is why an input is no article, `failed` what rules raised as they read it, `late` as they checked it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.cluster.columns import ARTICLES, ITEMS, batches, rows_of
from checker.cluster.digests import (
    mark_article,
    number_articles,
    pack,
    pack_article,
    pack_finding,
    pack_problems,
    pack_report,
)
from checker.cluster.recipes import Recipe, load_index, together
from checker.events.stories import order_of
from checker.events.telling import read_report
from checker.extract import RuleIndex
from checker.findings import Finding
from checker.inputs.decode import decode
from checker.inputs.extras import DAMAGE
from checker.inputs.metadata import article_of_json, article_of_record
from checker.inputs.paths import unreadable
from checker.inputs.warc import read_warc
from checker.model import Article, Assertion, CheckerError, Problem, Reading
from checker.packing import pack_reading
from checker.parallels.wires import read_units
from checker.read import LIMIT
from checker.run import dateline_findings, read_article, verify
from checker.verdicts import NAMED

FILES = 40  # bits of a number below those of its file
Item = tuple[int, Article | CheckerError]
Open = Callable[[str], Any]


def read_lines(recipe: Recipe, items: Iterable[Any]) -> Iterator[Any]:
    """Yields batches of ARTICLES for lines of JSON (batches of ITEMS)."""
    return batches(_rows(recipe, map(_article_of_line, rows_of(items))), ARTICLES)


def read_records(recipe: Recipe, items: Iterable[Any]) -> Iterator[Any]:
    """Yields batches of ARTICLES for rows of a table (batches of ITEMS with the columns of RECORDS, as UTF-8)."""
    return batches(_rows(recipe, map(_article_of_record, rows_of(items))), ARTICLES)


def read_archives(recipe: Recipe, open_file: Open, items: Iterable[Any]) -> Iterator[Any]:
    """Yields batches of ARTICLES for WARC files (batches of ITEMS), whose records are read one by one."""
    pages = (page for row in rows_of(items) for page in _articles_of_archive(row, open_file))
    return batches(_rows(recipe, pages), ARTICLES)


def number_lines(
    bases: Mapping[tuple[str, int], tuple[int, int, int]], names: Names, items: Iterable[Any]
) -> Iterator[Any]:
    """Yields batches of ITEMS for the lines of files (batches of LINES), which come in the order of their stretch of a file.

    `bases` gives for each stretch the number of the file, of the line before its first, and the offset of that in the file.
    """
    return batches(_numbered(bases, names, rows_of(items)), ITEMS)


Names = Mapping[
    str, tuple[str, str, str | None]
]  # a file as Spark names it -> its place, its stem, its path where it has one


def _numbered(
    bases: Mapping[tuple[str, int], tuple[int, int, int]], names: Names, rows: Iterable[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    at: dict[tuple[str, int], tuple[int, int, int]] = {}
    for row in rows:
        stretch = row["file"], row["start"]
        file, line, offset = at.get(stretch) or bases[stretch]
        at[stretch] = file, line + 1, offset + len(row["line"]) + 1
        if row["line"].strip(b"\xef\xbb\xbf \t\r\n"):
            place, name, path = names[row["file"]]
            number = (file << FILES) + line + 1
            yield {"number": number, "place": place, "name": name, "path": path, "row": offset, "told": row["line"]}


def _article_of_line(row: Mapping[str, Any]) -> Item:
    number, line = row["number"], row["number"] & (1 << FILES) - 1
    place, told = f"{row['place']}:{line}", row["told"]
    try:
        if len(told) > LIMIT:
            raise CheckerError(place, f"is longer than {LIMIT:,} bytes", "split it into articles, one a line")
        text = decode(told, place, row["row"])
        return number, article_of_json(text, _path(row), place, f"{row['name']}:{line}", line - 1)
    except CheckerError as error:
        return number, error


def _article_of_record(row: Mapping[str, Any]) -> Item:
    number, line = row["number"], row["number"] & (1 << FILES) - 1
    place = f"{row['place']}:{line}"
    try:
        record = {key: _as_text(value, key, place) for key, value in row.items() if isinstance(value, bytes)}
        return number, article_of_record(record, _path(row), place, f"{row['name']}:{line}", line - 1)
    except CheckerError as error:
        return number, error


def _as_text(value: bytes, key: str, place: str) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        what = f'"{key}" is not UTF-8: byte {error.start} is 0x{value[error.start]:02X}'
        raise CheckerError(place, what, "write the column in UTF-8") from error


def _articles_of_archive(row: Mapping[str, Any], open_file: Open) -> Iterator[Item]:
    number, place = row["number"], row["place"]
    try:
        with open_file(row["path"] or place) as stream:
            for item in read_warc(stream, Path(row["path"] or place), place, row["name"], LIMIT):
                number += 1
                yield number, item if row["path"] or isinstance(item, CheckerError) else replace(item, path=None)
    except CheckerError as error:
        yield number + 1, error
    except OSError as error:
        yield number + 1, unreadable(place, error)


def _path(row: Mapping[str, Any]) -> Path | None:
    return Path(row["path"]) if row["path"] else None


# ---- from articles to rows -------------------------------------------------------------------------------------------


def _rows(recipe: Recipe, items: Iterable[Item]) -> Iterator[dict[str, Any]]:
    index, aliases = load_index(recipe), dict(recipe.aliases)
    for number, item in items:
        if isinstance(item, CheckerError):
            yield _unread(number, Problem(item.place, item.message, item.mend))
            continue
        problems: list[Problem] = []
        try:
            yield tell(number, read_article(item, index, aliases, problems), index, problems)
        except DAMAGE as error:
            place = str(item.path or item.source)
            told = f"cannot be read: {type(error).__name__}: {error}"
            yield _unread(number, Problem(place, told, "leave it out, and report this to the makers of the checker"))


def _unread(number: int, problem: Problem) -> dict[str, Any]:
    return {"number": number, "unread": pack_problems([problem])}


def tell(number: int, reading: Reading, index: RuleIndex, problems: Iterable[Problem]) -> dict[str, Any]:
    """Returns the row of an article that was read. Raises PackingError for a reading that holds what it should not."""
    late: list[Problem] = []
    article = reading.article
    packed = pack_article(article)
    own = verify(reading, index.rules, late)
    shared = {together(rule) for rule in index.rules}
    number_of = number_articles({number: article})

    def pack_all(findings: Iterable[Finding]) -> bytes:
        return pack([pack_finding(f, number_of).decode("utf-8", "surrogatepass") for f in findings])

    return {
        "number": number,
        "article": packed,
        "reading": pack_reading(reading),
        "waits": reading.dateline.kind == "missing",
        "failed": pack_problems(problems),
        "mark": mark_article(packed),
        "turn": pack(order_of(article)),
        "published": article.published.toordinal() if article.published is not None else None,
        "tells": bool(reading.mentions),
        "report": pack_report(read_report(reading)) if reading.mentions else None,
        "words": pack([sorted(u.words) for u in read_units(reading, 0)]) if "sentences" in shared else None,
        "blocks": pack(list(dict.fromkeys((a.attribute, a.subject, a.story) for a in reading.assertions))),
        "days": _pack_part(reading, lambda a: a.value.unit == "day" and not a.story),
        "facts": _pack_part(reading, lambda a: any(role == "sort" for role, _ in a.roles)),
        "ages": _pack_part(reading, lambda a: a.story and a.attribute == "age" and a.subject == NAMED),
        "verified": pack_all(own),
        "stamped": pack_all(dateline_findings(reading)),
        "late": pack_problems(late),
    }


def _pack_part(reading: Reading, wanted: Callable[[Assertion], bool]) -> bytes | None:
    """Returns a reading with some of its assertions alone; None where it has none of them."""
    some = tuple(a for a in reading.assertions if wanted(a))
    return pack_reading(Reading(reading.article, reading.dateline, (), (), some)) if some else None
