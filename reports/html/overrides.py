"""Templates, styles and scripts of a user's own: a folder whose files, named as those of this package, stand before them."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from checker.model import CheckerError

ENDINGS = (".html.j2", ".css", ".js")
PARTS = "templates, styles or scripts"


def check_folder(folder: Path) -> None:
    """Raises CheckerError where a folder, or a file in it, cannot be read, or none has the name of a part of the report."""
    known = sorted(part.name for part in files("checker.reports.html").iterdir() if part.name.endswith(ENDINGS))
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError as error:
        raise CheckerError(str(folder), "is no folder", f"name one that holds {PARTS} of the report") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CheckerError(str(folder), f"cannot be read: {reason}", f"name a folder that holds {PARTS}") from error
    if not set(names) & set(known):
        near = next(
            (f"{name} may be meant as {c[0]}; " for name in names if (c := get_close_matches(name, known, 1))), ""
        )
        mend = f"{near}name a file as the one it stands for: {', '.join(known)}"
        raise CheckerError(str(folder), "has no template, style or script of the report", mend)
    for name in names:
        if name in known or name.endswith(ENDINGS):
            _check_file(folder / name)


def _check_file(path: Path) -> None:
    """Raises CheckerError where a file is a folder, cannot be read or is not UTF-8."""
    try:
        path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise CheckerError(str(path), f"is not UTF-8 at byte {error.start}", "save it as UTF-8") from error
    except IsADirectoryError as error:
        raise CheckerError(str(path), "is a folder", "put a file in its place, or take it out") from error
    except OSError as error:
        raise CheckerError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}", "mend it") from error


@contextmanager
def naming_faults(folder: Path | None) -> Iterator[None]:
    """Lets a report be drawn; what a file of the user's folder does wrong is raised as CheckerError, with file and line.

    A fault that comes from elsewhere is raised as it is.
    """
    import jinja2

    try:
        yield
    except (jinja2.TemplateError, UnicodeDecodeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        place = _place(error, folder) if folder is not None else None
        if place is None:
            raise
        said = " ".join(str(getattr(error, "message", None) or error).split())
        raise CheckerError(place, f"cannot be drawn: {said}", "mend the file, or take it out") from error


def _place(error: Exception, folder: Path) -> str | None:
    """Returns file and line of the last template of a folder that an error went through; None where it met none of them."""
    import jinja2

    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}" if error.filename and _within(error.filename, folder) else None
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        name, template = frame.f_code.co_filename, frame.f_globals.get("__jinja_template__")
        if _within(name, folder):
            return f"{name}:{template.get_corresponding_lineno(line) if template is not None else line}"
    return str(folder) if isinstance(error, UnicodeDecodeError) else None


def _within(name: str, folder: Path) -> bool:
    return folder.resolve() in Path(name).resolve().parents
