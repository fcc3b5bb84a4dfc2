"""The targets: functions of bytes that return nothing, and raise only where a promise is broken."""

from __future__ import annotations

import atexit
import functools
import io
import json
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from checker import sidebyside
from checker.config import load_config
from checker.exports import tables, webannotations
from checker.extract import RuleIndex
from checker.mentions import scan
from checker.model import Article, CheckerError, Problem
from checker.packing import PackingError, pack_reading, unpack_reading
from checker.pattern import compile_pattern
from checker.read import read
from checker.rule import load_file, load_rules
from checker.ruletools import trialtext
from checker.ruletools.trying import try_texts
from checker.run import check, read_article
from checker.scan.bulk import scan_all
from checker.settling.baseline import hold, make_entry
from checker.settling.baselinefile import Baseline, read_baseline, render
from checker.settling.suppressions import suppress
from tests.fuzzing import promises, seeds
from tests.fuzzing.draws import Draws
from tests.fuzzing.rulemodules import build_module, build_pattern
from tests.fuzzing.stores import use_damaged
from tests.fuzzing.texts import build_articles, build_text

Target = Callable[[bytes], None]
LIMIT = 200_000  # bytes an article may have here, so that what is longer is met too
REPEATED = 20_000  # characters of what is said over and over
LINES = (
    "Poland spent 4.1% of its GDP on defence in 2024.",
    "On May 3 the harbour board of Oslo, Norway, bought 12 tugs for $4m.",
)


@functools.cache
def folder() -> Path:
    """Returns a folder of this process, in memory where there is such a place; it is gone at the end."""
    memory = Path("/dev/shm")
    made = tempfile.mkdtemp(prefix="fuzzing-", dir=memory if memory.is_dir() else None)
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


def read_bytes(data: bytes, name: str) -> list[Article]:
    """Returns the articles of a file of these bytes; what is wrong with it must be told on one line that names it."""
    path = folder() / name
    path.write_bytes(data)
    problems: list[CheckerError] = []
    articles = list(read([path], problems.append, limit=LIMIT))
    assert articles or problems, "a file without articles and without an error"
    for problem in problems:
        assert problem.place.startswith(str(path)) and problem.message and problem.mend, problem
        assert "\n" not in str(problem).strip() or problem.message.count("\n") < 3, problem
    promises.demand_articles(articles)
    return articles


# ---- inputs ----------------------------------------------------------------------------------------------------------


def text(data: bytes) -> None:
    """A text file in any encoding, or in none."""
    for article in read_bytes(data, "a.txt"):
        scan(article.text[:2000])


def jsonl(data: bytes) -> None:
    """JSON Lines."""
    read_bytes(data, "a.jsonl")


def frontmatter(data: bytes) -> None:
    """Markdown with YAML front matter; bytes that have no fence get one."""
    read_bytes(data if data.startswith((b"---", b"\xef\xbb\xbf", b"\xff\xfe")) else b"---\n" + data, "a.md")


def html(data: bytes) -> None:
    """A page of HTML."""
    read_bytes(data, "a.html")


def pdf(data: bytes) -> None:
    """A PDF."""
    read_bytes(data, "a.pdf")


def docx(data: bytes) -> None:
    """A Word document: the bytes themselves, or a sound one of which they are one part."""
    members = seeds.document_parts()
    if data[:1] == b"P" or not data:
        read_bytes(data, "a.docx")
        return
    name = sorted(members)[data[0] % len(members)]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for part, content in members.items():
            package.writestr(part, data[1:] if part == name else content)
    read_bytes(made.getvalue(), "a.docx")


def items(data: bytes) -> None:
    """Feeds, news items, tables and archives; the first byte says which."""
    read_bytes(data[1:], f"a{seeds.ITEMS[data[0] % len(seeds.ITEMS)] if data else '.xml'}")


def ignores(data: bytes) -> None:
    """Comments to the checker in a text, and what front matter says of findings."""
    draws = Draws(data)
    headers, one_line = draws.number(5), draws.often(1, 4)
    said = "".join(draws.pick(seeds.COMMENTS) for _ in range(draws.number(12)))
    promises.demand_blanked(said + draws.rest().decode("utf-8", "replace"), headers, one_line)


# ---- what is read in texts -------------------------------------------------------------------------------------------


def draw_text(data: bytes) -> tuple[str, date | None]:
    """Returns a text and the day it leans on: after a 0 the bytes are the text itself, else the choices that make it."""
    draws = Draws(data)
    form, day = draws.number(256), draws.number(65536)
    reference = (
        None
        if day % 4 == 0
        else (date.min, date.max)[day % 2]
        if day % 61 == 1
        else date(1850 + day % 300, 1 + day % 12, 1 + day % 28)
    )
    return (draws.rest().decode("utf-8", "replace") if not form else build_text(draws)), reference


def mentions(data: bytes) -> None:
    """The figures and dates of a text, read one by one and in bulk."""
    said, reference = draw_text(data)
    promises.demand_mentions(said, reference)
    if len(data) % 8 == 0:
        assert scan_all([said, said[: len(said) // 2]]) == [scan(said), scan(said[: len(said) // 2])], (
            "bulk reads another thing"
        )


def extract(data: bytes) -> None:
    """What the rules read in one article, and the tables made of it."""
    said, reference = draw_text(data)
    problems: list[Problem] = []
    reading = read_article(Article(said, "Post", reference), rule_index(), {}, problems)
    assert not problems, problems
    promises.demand_reading(reading)
    for rows, fields in ((tables.mention_rows, "mentions"), (tables.assertion_rows, "assertions")):
        made = list(rows(reading))
        "".join(tables.json_lines(made)).encode()
        "".join(tables.csv_lines(made, tables.FIELDS[fields])).encode()
        "".join(webannotations.write_annotations([reading], fields)).encode()


@functools.cache
def rule_index() -> RuleIndex:
    """Returns the checker's own rules."""
    return RuleIndex(load_rules())


def repeated(data: bytes) -> None:
    """A few words said over and over, in one article or in two: what takes more than the sum of its parts shows here."""
    draws = Draws(data)
    alone = draws.often(1, 2)
    units = [build_text(draws, 1 + draws.number(6)) or "1" for _ in range(1 if alone else 2)]
    size = REPEATED if alone else REPEATED // 4
    articles = [Article(unit * (size // len(unit) + 1), f"Post {n}", date(2024, 5, 3)) for n, unit in enumerate(units)]
    promises.demand_report(check(articles, rule_index().rules))


def compare(data: bytes) -> None:
    """A whole run over a few articles, its reports in every format, and a baseline made of it and held against it."""
    draws = Draws(data)
    articles = build_articles(draws)
    rules = rule_index().rules
    report = check(articles, rules)
    promises.demand_report(report)
    assert promises.tally(check(articles[::-1], rules)) == promises.tally(report), "the order of the articles tells"
    settled, _ = suppress(report, ())
    baseline = make_baseline(report.findings)
    held = hold(settled, baseline, date(2024, 5, 3))
    open_ = {f.kind for f in held.findings}
    assert open_ <= {"agreement"}, f"a baseline does not hold {open_} that it was made of"
    promises.demand_renders(held if draws.often(1, 4) else report)


def trying(data: bytes) -> None:
    """Two texts held against each other, and tried with all rules or with one."""
    draws = Draws(data)
    asked = draws.pick((None, *rule_index().rules))
    first, second = build_articles(draws)[:2]
    rules = rule_index().rules
    tried = try_texts((first, second), rules, asked)
    assert not tried.problems, tried.problems
    trialtext.render(tried).encode()
    json.dumps(trialtext.describe_trial(tried)).encode()
    here, there = (sidebyside.compare_articles(*both, rules) for both in ((first, second), (second, first)))
    assert not here.skipped, here.skipped
    assert here.one_event == there.one_event, "the order of the articles tells"
    assert _tally(here) == _tally(there), "the order of the articles tells"
    sidebyside.render(here).encode()
    json.dumps(sidebyside.describe(here)).encode()


def _tally(compared: sidebyside.Comparison) -> Counter[str]:
    """Returns how often each verdict was given on a pair."""
    return Counter(pair.ruling.verdict for pair in compared.pairs)


def make_baseline(findings) -> Baseline:  # type: ignore[no-untyped-def]
    """Returns the baseline of some findings, written and read back."""
    path = folder() / "checker-baseline.toml"
    known = tuple(
        make_entry(f, path.parent)._replace(reason="counted otherwise") for f in findings if f.kind != "agreement"
    )
    path.write_text(render(Baseline(path, known)), encoding="utf-8")
    baseline = read_baseline(path)
    assert render(baseline) == path.read_text(encoding="utf-8"), "a baseline is not what was written"
    return baseline


# ---- rules and settings ----------------------------------------------------------------------------------------------


def patterns(data: bytes) -> None:
    """A sentence of a rule, compiled and run."""
    said = build_pattern(Draws(data[1:])) if data[:1] > b"\x40" else data[1:].decode("utf-8", "replace")
    try:
        pattern = compile_pattern(said, "a.py")
    except CheckerError:
        return
    assert len(pattern.pieces) == len(pattern.steps), pattern
    for line in seeds.lines():
        for match in pattern.matches(line):
            assert all(0 <= c.first < c.last <= len(line.words) for c in match), match
            assert pattern.certain <= {c.role for c in match}, match


def rules(data: bytes) -> None:
    """A module that a user wrote: an error that names it, or a rule that an article can be read with."""
    path = folder() / "mine" / "tugs.py"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(build_module(Draws(data)))
    try:
        rule = load_file(path)
    except CheckerError as error:
        assert error.place.startswith(str(path)), error
        return
    report = check([Article(said, f"Post {n}", date(2024, 5, 3)) for n, said in enumerate(LINES)], [rule])
    promises.demand_report(replace(report, skipped=()))
    promises.demand_renders(report)


def settings(data: bytes) -> None:
    """The table [tool.checker] of a project."""
    if b"checker" not in data:
        data = b"[tool.checker]\n" + data
    path = folder() / "project" / "pyproject.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    try:
        load_config(path.parent)
    except CheckerError as error:
        assert error.place.startswith(str(path)), error


def baseline(data: bytes) -> None:
    """The file of a baseline: an error that names it, or entries that are the same when they are written and read again."""
    path = folder() / "baseline.toml"
    path.write_bytes(data)
    try:
        found = read_baseline(path)
    except CheckerError as error:
        assert error.place.startswith(str(path)), error
        return
    path.write_text(render(found), encoding="utf-8")
    again = read_baseline(path)
    assert render(again) == render(found), "a baseline is not what was written"
    assert {e._replace(line=0) for e in again.known} == {e._replace(line=0) for e in found.known}


def packed(data: bytes) -> None:
    """What an earlier run kept of an article: what was written then, or one error."""
    article = Article(seeds.TEXT, "Quay")
    try:
        reading = unpack_reading(data, article)
    except PackingError:
        return
    promises.demand_packed(reading)
    again = unpack_reading(pack_reading(reading), article)
    assert again == reading, "a reading is not what was packed"


def store(data: bytes) -> None:
    """A store whose file or rows were damaged: used to compare with, set right, and written to."""
    use_damaged(data, folder())


TARGETS: Mapping[str, Target] = {
    target.__name__: target
    for target in (
        text, jsonl, frontmatter, html, pdf, docx, items, ignores, mentions, extract, repeated, compare, patterns, trying, rules, settings, baseline, packed, store,
    )
}  # fmt: skip
