"""Readings -> rows, for analysts: one mention or one assertion a row, as JSON Lines, CSV or Parquet.

Figures are strings, exactly as read, so that no reader of the table rounds them; dates are ISO 8601.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from checker.model import Article, Assertion, Bound, CheckerError, Mention, Reading

Row = dict[str, str | int | None]

ARTICLE_FIELDS = ("source", "title", "published", "path", "line", "start", "end")
FIGURE_FIELDS = ("text", "written_low", "written_high", "low", "high", "unit", "hedge")
FIELDS = {
    "mentions": (*ARTICLE_FIELDS, "kind", *FIGURE_FIELDS, "note"),
    "assertions": (
        *ARTICLE_FIELDS, "rule", "subject", "attribute", *FIGURE_FIELDS, "period_low", "period_high", "modality", "basis",
        "speaker", "sentence",
    ),
}  # fmt: skip
DISTRIBUTION = "fact-consistency-checker"
NUMERIC = {"line", "start", "end", "written_low", "written_high", "low", "high"}  # a minus there is a minus
# What a spreadsheet takes for the start of a formula, plain or of full width; it stands at the head of a cell, or behind what
# begins one where the file is opened with another separator (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA = re.compile(r"\A(?=[\t\n])|(?:\A|(?<=[;\t\n])|(?<=[;\t\n]\"))(?=[=+\-@＝＋－＠])")
HALF = re.compile("[\ud800-\udfff]")  # of a surrogate pair: what no table can hold, and names of files may have
LONGEST_PLAIN = 40  # digits; beyond, a figure is written with an exponent


def mention_rows(reading: Reading) -> Iterator[Row]:
    """Yields one row for each mention of an article; fields as in FIELDS["mentions"]."""
    lines = _Lines(reading.article)
    for mention in reading.mentions:
        yield {
            **_place(reading.article, mention.start, mention.end, lines),
            "kind": mention.kind,
            **_figure(mention),
            "note": mention.note,
        }


def assertion_rows(reading: Reading) -> Iterator[Row]:
    """Yields one row for each assertion of an article; fields as in FIELDS["assertions"]."""
    lines = _Lines(reading.article)
    for assertion in reading.assertions:
        period = assertion.period
        yield {
            **_place(reading.article, assertion.start, assertion.end, lines),
            "rule": assertion.rule,
            "subject": assertion.subject,
            "attribute": assertion.attribute,
            **_figure(assertion),
            "period_low": _written(period.low) if period else None,
            "period_high": _written(period.high) if period else None,
            "modality": assertion.modality,
            "basis": assertion.basis,
            "speaker": assertion.speaker,
            "sentence": assertion.sentence,
        }


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yields each row as a line of JSON."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def csv_lines(rows: Iterable[Row], fields: tuple[str, ...]) -> Iterator[str]:
    """Yields a header and each row as CSV; a text that a spreadsheet would run as a formula gets a ' before it."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fields, lineterminator="\n")
    writer.writeheader()
    yield buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow({field: _guarded(field, value) for field, value in row.items()})
        yield buffer.getvalue()


def write_parquet(rows: Iterable[Row], fields: tuple[str, ...], path: Path) -> None:
    """Writes the rows as Parquet. Raises CheckerError where the extra `tables` is missing or the file cannot be written."""
    try:
        import pandas
        import pyarrow as _engine  # noqa: F401  # pandas writes with it
    except ImportError as error:
        raise CheckerError(
            "--format parquet", "needs pandas and pyarrow", f'install them: pip install "{DISTRIBUTION}[tables]"'
        ) from error

    try:
        made = [{key: HALF.sub("\ufffd", v) if isinstance(v, str) else v for key, v in row.items()} for row in rows]
        pandas.DataFrame(made, columns=list(fields)).to_parquet(path, index=False)
    except OSError as error:
        raise CheckerError(
            str(path), f"cannot be written: {error.strerror or error}", "name a file in a folder you may write to"
        ) from error


class _Lines:
    """Line numbers of ascending offsets, each part of the text counted once."""

    def __init__(self, article: Article) -> None:
        self._text, self._line, self._offset = article.text, article.headers + 1, 0

    def at(self, offset: int) -> int:
        """Returns the 1-based line of an offset."""
        if offset >= self._offset:
            self._line += self._text.count("\n", self._offset, offset)
        else:
            self._line -= self._text.count("\n", offset, self._offset)
        self._offset = offset
        return self._line


def _place(article: Article, start: int, end: int, lines: _Lines) -> Row:
    return {
        "source": article.source,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "path": str(article.path) if article.path else None,
        "line": lines.at(start),
        "start": start,
        "end": end,
    }


def _figure(found: Mention | Assertion) -> Row:
    low, high = found.written or (None, None)
    return {
        "text": found.text,
        "written_low": _written(low),
        "written_high": _written(high),
        "low": _written(found.value.low) if found.value else None,
        "high": _written(found.value.high) if found.value else None,
        "unit": found.value.unit if found.value else None,
        "hedge": found.hedge,
    }


def _written(bound: Bound) -> str | None:
    """Returns a bound as text: digits without an exponent where that is short, dates as ISO 8601."""
    if isinstance(bound, Decimal):
        return format(bound, "f") if bound.is_finite() and abs(bound.adjusted()) < LONGEST_PLAIN else str(bound)
    if isinstance(bound, date | time):
        return bound.isoformat()
    return bound


def _guarded(field: str, value: str | int | None) -> str | int | None:
    """Returns a cell no spreadsheet takes for a formula; a CR, which `csv` leaves outside quotes, is the line end it means."""
    if isinstance(value, str) and field not in NUMERIC:
        return FORMULA.sub("'", value.replace("\r\n", "\n").replace("\r", "\n"))
    return value
