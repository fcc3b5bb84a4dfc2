"""What a run on a cluster found, as Parquet: findings.parquet and quarantine.parquet in a folder, on disk or by URI."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from checker.cluster.columns import EXTRA, Row, table
from checker.cluster.job import Outcome
from checker.cluster.sources import find_system
from checker.exports.frames import FINDING_COLUMNS, finding_row
from checker.exports.tables import HALF
from checker.inputs.extras import load_extra
from checker.model import CheckerError

FINDINGS, QUARANTINE = "findings.parquet", "quarantine.parquet"
TYPES = {"confidence": "double", "sources": "array<string>", "values": "array<string>"}
FINDING_TYPES = {column: TYPES.get(column, "string") for column in FINDING_COLUMNS}
PROBLEM_TYPES = dict.fromkeys(("place", "message", "mend"), "string")


def write_outcome(outcome: Outcome, folder: str) -> tuple[str, str]:
    """Returns where the findings and what was left out were written: one row each, in the order of one process.

    The columns of findings are those of `Report.findings_frame`, all open; those of the quarantine are place, message, mend.
    Raises CheckerError where the folder cannot be written to.
    """
    findings = ({k: _whole(v) for k, v in finding_row(f, "open").items()} for f in outcome.findings)
    problems = ({k: _whole(getattr(p, k)) for k in PROBLEM_TYPES} for p in outcome.quarantine)
    return (
        _write(findings, FINDING_TYPES, folder, FINDINGS),
        _write(problems, PROBLEM_TYPES, folder, QUARANTINE),
    )


def make_folder(folder: str) -> None:
    """Makes the folder of the outcome, if it is not there. Raises CheckerError where it cannot be made."""
    system, path = find_system(folder if "://" in folder else os.path.abspath(folder))
    try:
        system.create_dir(path, recursive=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _write(rows: Iterable[Row], columns: Mapping[str, str], folder: str, name: str) -> str:
    parquet = load_extra("pyarrow.parquet", EXTRA, folder)
    system, path = find_system(folder if "://" in folder else os.path.abspath(folder))
    make_folder(folder)
    try:
        parquet.write_table(table(rows, columns), f"{path}/{name}", filesystem=system)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return f"{folder.rstrip('/')}/{name}"


def _unwritable(folder: str, error: OSError) -> CheckerError:
    told = f"cannot be written: {error.strerror or error}"
    return CheckerError(folder, told, "name a folder that you may write to")


def _whole(value: Any) -> Any:
    """Returns a value as a table can hold it: U+FFFD for half a surrogate pair."""
    if isinstance(value, tuple):
        return [_whole(one) for one in value]
    return HALF.sub("\ufffd", value) if isinstance(value, str) else value
