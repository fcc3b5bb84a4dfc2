"""Where the articles of a run on a cluster lie: files of this machine or by URI -> tables of articles.

A file is split where its format allows it, and each article has a number that gives the order of one process: that of its file,
and its line, row or page there.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from checker.cluster.columns import ARTICLES, EXTRA, ITEMS, ddl, table
from checker.cluster.reading import FILES, Names, number_lines, read_archives, read_lines, read_records
from checker.cluster.recipes import Recipe
from checker.inputs.extras import load_extra
from checker.inputs.registry import find_suffix
from checker.model import CheckerError, Problem

SUFFIXES = {
    "jsonl": (".jsonl", ".ndjson"),
    "parquet": (".parquet",),
    "warc": (".warc", ".warc.gz"),
}
MERGED = "s3a", "s3n"  # what Hadoop calls the scheme s3
GLOB = str.maketrans({sign: f"\\{sign}" for sign in "{}[]*?\\"})  # signs that Spark would look for other files by
SAID = 400  # characters of what Spark says that are told
CUTS = "spark.sql.files.minPartitionNum"


class Source(NamedTuple):
    """A file: as Spark names it, as people do, its stem, and its path where it is one of this machine."""

    uri: str
    place: str
    name: str
    path: str | None


def list_files(inputs: Sequence[str], style: str) -> list[Source]:
    """Returns the files of folders, files and URIs, in order, each once.

    Raises CheckerError for an input that leads to none of the format, and for a file whose name keeps Spark from reading it.
    """
    found: dict[str, Source] = {}
    for given in inputs:
        some = _list_remote(given, style) if "://" in given else _list_local(given, style)
        if not some:
            wanted = " or ".join(SUFFIXES[style])
            raise CheckerError(given, f"leads to no file that ends in {wanted}", "check the path, or say --format")
        for source in some:
            _demand_name(source, style)
            found.setdefault(source.uri, source)
    return list(found.values())


def _demand_name(source: Source, style: str) -> None:
    """Raises CheckerError for a file that Spark would pass over in silence, or cannot name."""
    place = os.fsencode(source.place).decode("utf-8", "replace")
    if place != source.place:
        raise CheckerError(place, "has a name that is not UTF-8", "rename it")
    name = posixpath.basename(unquote(source.uri))
    if style != "warc" and name.startswith("_"):
        raise CheckerError(place, "has a name that begins with _, and Spark passes such files over", "rename it")
    if style != "warc" and source.path is not None and ":" in name:
        raise CheckerError(place, "has a colon in its name, and Spark opens no such file of this machine", "rename it")


def _list_local(given: str, style: str) -> list[Source]:
    top = Path(given)
    if top.is_dir():
        below = sorted(p for p in top.rglob("*") if p.is_file() and find_suffix(p) in SUFFIXES[style])
        files = [p for p in below if not any(part.startswith(".") for part in p.relative_to(top).parts)]
    else:
        files = [top] if top.is_file() else []
    return [Source(f"file://{quote(os.fsencode(os.path.realpath(p)))}", str(p), _stem(p), str(p)) for p in files]


def _list_remote(given: str, style: str) -> list[Source]:
    fs = load_extra("pyarrow.fs", EXTRA, given)
    system, path = find_system(given)
    info = system.get_file_info(path)
    if info.type == fs.FileType.Directory:
        below = system.get_file_info(fs.FileSelector(path, recursive=True))
        files = [i.path for i in below if i.type == fs.FileType.File and find_suffix(Path(i.path)) in SUFFIXES[style]]
        shown = [p for p in files if not any(part.startswith(".") for part in p[len(path) :].split("/"))]
        wanted = sorted(shown, key=lambda p: p.split("/"))
    else:
        wanted = [path] if info.type == fs.FileType.File else []
    uris = [given.rstrip("/") + quote(p[len(path.rstrip("/")) :]) for p in wanted]
    return [Source(uri, uri, _stem(Path(posixpath.basename(unquote(uri)))), None) for uri in uris]


def _stem(path: Path) -> str:
    return path.name[: -len(find_suffix(path))] or path.name


def _plain_scheme(uri: str) -> str:
    scheme = urlsplit(uri).scheme
    return f"s3{uri[len(scheme) :]}" if scheme in MERGED else uri


def open_file(place: str) -> Any:
    """Returns a file that can be read and sought in, of this machine or by URI. Raises OSError where it cannot be opened."""
    if "://" not in place:
        return open(place, "rb")
    system, path = find_system(place)
    return system.open_input_file(path)


def find_system(place: str) -> tuple[Any, str]:
    """Returns the file system of a URI or an absolute path, and the path there. Raises CheckerError where there is none."""
    fs = load_extra("pyarrow.fs", EXTRA, place)
    try:
        system, path = fs.FileSystem.from_uri(_plain_scheme(place))
    except (OSError, ValueError) as error:
        told = f"cannot be reached: {str(error).partition(chr(10))[0]}"
        raise CheckerError(place, told, "check the URI, and what gives access to it") from error
    return system, path


# ---- tables of articles ----------------------------------------------------------------------------------------------


def articles(
    spark: Any, files: Sequence[Source], style: str, recipe: Recipe, parts: int | None
) -> tuple[Any, list[tuple[int, Problem]]]:
    """Returns a Spark table of ARTICLES, not read yet, and the files that hold none; `parts` are the tasks it is read in."""
    if style == "warc":
        rows = [{**_row(source), "number": n << FILES} for n, source in enumerate(files)]
        items = spark.createDataFrame(table(rows, ITEMS)).repartition(parts or len(files))
        return items.mapInArrow(partial(read_archives, recipe, open_file), ddl(ARTICLES)), []
    items, empty = _lines(spark, files) if style == "jsonl" else _records(spark, files)
    read = read_lines if style == "jsonl" else read_records
    spread = items.repartition(parts) if parts else items
    return spread.mapInArrow(partial(read, recipe), ddl(ARTICLES)), empty


def _row(source: Source) -> dict[str, str | None]:
    return {"place": source.place, "name": source.name, "path": source.path}


def _lines(spark: Any, files: Sequence[Source]) -> tuple[Any, list[tuple[int, Problem]]]:
    """Returns the lines of files as ITEMS. They are counted first, as a stretch of a file does not know its line numbers."""
    from pyspark.sql import functions as f

    # What is counted must be cut as what is read will be, though machines may join in between, and Spark cuts by their number.
    spark.conf.set(CUTS, spark.conf.get(CUTS, None) or str(spark.sparkContext.defaultParallelism))
    frame = spark.read.text([_path_of(s) for s in files], lineSep="\n").select(
        f.col("_metadata.file_path").alias("file"),
        f.col("_metadata.file_block_start").alias("start"),
        f.col("value").cast("binary").alias("line"),
    )
    size = f.sum(f.length("line") + 1).alias("bytes")
    counted = frame.groupBy("file", "start").agg(f.count("*").alias("lines"), size).collect()
    number = number_by_name(files)
    bases: dict[tuple[str, int], tuple[int, int, int]] = {}
    at: dict[int, tuple[int, int]] = {}
    for row in sorted(counted, key=lambda row: (row["file"], row["start"])):
        file = number(row["file"])
        line, offset = at.get(file, (0, 0))
        bases[row["file"], row["start"]] = file, line, offset
        at[file] = line + row["lines"], offset + row["bytes"]
    told = {row["file"]: files[number(row["file"])] for row in counted}
    names: Names = {file: (s.place, s.name, s.path) for file, s in told.items()}
    empty = [
        (n << FILES, Problem(s.place, "is empty", "write one JSON object a line, or leave it out"))
        for n, s in enumerate(files)
        if n not in at
    ]
    return frame.mapInArrow(partial(number_lines, bases, names), ddl(ITEMS)), empty


def _records(spark: Any, files: Sequence[Source]) -> tuple[Any, list[tuple[int, Problem]]]:
    """Returns the rows of Parquet files as ITEMS with the columns of RECORDS, as UTF-8; a file may lack any but `text`."""
    from pyspark.sql import functions as f

    frame = _open_tables(spark, files)
    have = {field.name: field.dataType.typeName() for field in frame.schema.fields}
    if have.get("text") not in ("string", "binary", "null", "void"):
        what = f"has a column `text` of {have['text']}" if "text" in have else "has no column `text`"
        raise CheckerError(files[0].place, what, "name the column of the articles `text`, and make it a string")
    told = [(f.col(k) if k in have else f.lit(None)).cast("string").cast("binary").alias(k) for k in RECORDS_TOLD]
    path = f.col("_metadata.file_path")
    number = number_by_name(files)
    full = {name: number(name) for (name,) in frame.select(path).distinct().collect()}
    rows = [{**_row(files[n]), "number": n << FILES, "told": name.encode()} for name, n in full.items()]
    places = spark.createDataFrame(table(rows, ITEMS)).withColumn("file", f.col("told").cast("string"))
    numbered = frame.select(path.alias("file"), f.col("_metadata.row_index").alias("at"), *told)
    joined = numbered.join(f.broadcast(places), "file")
    empty = [
        (n << FILES, Problem(s.place, "is empty", "write one article a row, or leave it out"))
        for n, s in enumerate(files)
        if n not in full.values()
    ]
    row = joined.select((f.col("number") + f.col("at") + 1).alias("number"), "place", "name", "path", *RECORDS_TOLD)
    return row, empty


def _open_tables(spark: Any, files: Sequence[Source]) -> Any:
    """Returns Parquet files as one Spark table of all their columns. Raises CheckerError where that cannot be."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        return spark.read.option("mergeSchema", "true").parquet(*[_path_of(s) for s in files])
    except (Py4JJavaError, PySparkException) as error:
        said = error.java_exception.getMessage() if isinstance(error, Py4JJavaError) else str(error)
        place = files[0].place if len(files) == 1 else f"{files[0].place} and {len(files) - 1:,} more"
        told = f"cannot be read as one table: {' '.join(said.split())[:SAID]}"
        raise CheckerError(place, told, "mend the file that it names, or give each column one type in all") from error


RECORDS_TOLD = ("text", "source", "title", "published", "url")


def _path_of(source: Source) -> str:
    """Returns a file as Spark takes it: as it is spelt, and standing for no others."""
    return unquote(source.uri).translate(GLOB)


def number_by_name(files: Sequence[Source]) -> Callable[[str], int]:
    """Returns what gives the number of a file by Spark's URI, which may name a host that the file's own leaves out."""
    known = {_canonical(s.uri): n for n, s in enumerate(files)}

    def number(uri: str) -> int:
        name = _canonical(uri)
        return known[name] if name in known else known[_canonical(urlsplit(uri)._replace(netloc="").geturl())]

    return number


def _canonical(uri: str) -> str:
    """Returns a URI in one spelling: Hadoop writes file:/x for file:///x, and quotes other signs."""
    scheme, _, rest = uri.partition(":")
    return f"{scheme}:/{unquote(rest).lstrip('/')}"
