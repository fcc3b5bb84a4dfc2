"""The columns of what passes between the processes of a cluster, as Arrow and as Spark name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from checker.inputs.extras import load_extra

EXTRA = "spark"
BATCH = 64  # rows that are handed on together: an article takes some kilobytes
Columns = Mapping[str, str]
Row = Mapping[str, Any]

# Spark's name of each column's type; all may be null. What a column holds is told where it is made.
ITEMS: Columns = {
    "number": "bigint",
    "place": "string",
    "name": "string",
    "path": "string",
    "row": "bigint",
    "told": "binary",
}
ARTICLES: Columns = {
    "number": "bigint", "article": "binary", "reading": "binary", "waits": "boolean", "unread": "binary", "failed": "binary",
    "mark": "binary", "turn": "binary", "published": "bigint", "tells": "boolean", "report": "binary", "words": "binary",
    "blocks": "binary",
    "days": "binary", "facts": "binary", "ages": "binary", "verified": "binary", "stamped": "binary", "late": "binary",
}  # fmt: skip
SENT: Columns = {"key": "string", "number": "bigint", "article": "binary", "reading": "binary", "more": "binary"}
FOUND: Columns = {"step": "string", "place": "binary", "finding": "binary", "failed": "binary"}
_TYPES = {"string": "string", "bigint": "int64", "binary": "binary", "boolean": "bool_", "double": "float64"}


def ddl(columns: Columns) -> str:
    """Returns columns as Spark takes them for a schema."""
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())


@cache
def arrow() -> Any:
    """Returns pyarrow. Raises CheckerError where it is not installed."""
    return load_extra("pyarrow", EXTRA, "a run on a cluster")


def schema(columns: Columns) -> Any:
    """Returns columns as an Arrow schema, all strings with 32-bit offsets: Spark takes no others."""
    pyarrow = arrow()
    types = {
        kind: pyarrow.list_(pyarrow.string()) if kind == "array<string>" else getattr(pyarrow, _TYPES[kind])()
        for kind in set(columns.values())
    }
    return pyarrow.schema([(name, types[kind]) for name, kind in columns.items()])


def table(rows: Iterable[Row], columns: Columns) -> Any:
    """Returns rows as an Arrow table of these columns."""
    return arrow().Table.from_pylist(list(rows), schema=schema(columns))


def batches(rows: Iterable[Row], columns: Columns) -> Iterator[Any]:
    """Yields rows as Arrow batches of these columns, BATCH rows each; they are made as they are asked for."""
    pyarrow, wanted, left = arrow(), schema(columns), iter(rows)
    while some := list(islice(left, BATCH)):
        yield pyarrow.RecordBatch.from_pylist(some, schema=wanted)


def rows_of(some: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yields the rows of Arrow batches or tables, a few at a time."""
    for batch in some:
        for at in range(0, batch.num_rows, BATCH):
            yield from batch.slice(at, BATCH).to_pylist()
