"""Which report goes where."""

from __future__ import annotations

import pytest

from checker.model import CheckerError
from checker.shell.outputs import ENDINGS, FORMATS, plan_outputs


@pytest.mark.parametrize(
    ("styles", "targets", "html", "planned"),
    [
        ((), (), None, [("text", "-")]),
        (("json",), (), None, [("json", "-")]),
        ((), (), "r.html", [("text", "-"), ("html", "r.html")]),
        ((), ("a.sarif", "b.HTML", "-"), None, [("sarif", "a.sarif"), ("html", "b.HTML"), ("text", "-")]),
        ((), ("junit:x.log", "github:-"), None, [("junit", "x.log"), ("github", "-")]),
        (("sarif", "html"), ("a.sarif", "b.html"), None, [("sarif", "a.sarif"), ("html", "b.html")]),
        (("json",), ("report.txt",), None, [("json", "report.txt")]),
        ((), ("C:/a.json",), None, [("json", "C:/a.json")]),
    ],
)
def test_formats_and_outputs(styles, targets, html, planned) -> None:
    assert list(plan_outputs(styles, targets, html)) == planned


@pytest.mark.parametrize(
    ("styles", "targets", "html", "message"),
    [
        (("json", "html"), (), None, "--format: is given 2 times, with no --output; name an output for each"),
        (("json", "html"), ("a",), None, "--format: is given 2 times, and --output 1 times; name an output for each"),
        ((), ("a.log",), None, "a.log: does not tell its format; write FORMAT:a.log, or add --format"),
        (
            (),
            ("sariff:a.json",),
            None,
            "sariff:a.json: names the format 'sariff', which there is not; did you mean sarif?",
        ),
        ((), ("sarif:",), None, "sarif:: names no file; write sarif:FILE"),
        ((), ("a.json", "./a.json"), None, "./a.json: is named for two reports"),
        ((), ("-", "json:-"), None, "-: is named for two reports"),
        ((), ("a.html",), "a.html", "a.html: is named for two reports"),
    ],
)
def test_what_stays_open_is_an_error(styles, targets, html, message) -> None:
    with pytest.raises(CheckerError) as error:
        plan_outputs(styles, targets, html)
    assert str(error.value).startswith(message)


def test_every_ending_has_a_format() -> None:
    assert set(ENDINGS.values()) <= set(FORMATS)
