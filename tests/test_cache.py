"""What articles yielded is taken from the cache only where reading them anew would yield the same, and nothing hostile gets in."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_newness import RULE

from checker import cache as readings
from checker import run
from checker.kept import OFF, kept
from checker.model import Article, Dateline, Ignore, Reading, Sentence
from checker.packing import pack_reading
from checker.read import read
from checker.reports.text import render
from checker.rule import Rule, load_rules
from checker.run import RuleIndex, check, read_article
from checker.workers import read_many

ROOT = Path(__file__).parent.parent
TEXT = "Rotterdam has about 12 tugs. The port cost $44 million in 2022, the council said on 3 May 2024 at 10 a.m.\n"
ARTICLE = Article(TEXT, "Quay", date(2024, 5, 4))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gives each test a cache folder of its own, and lets it write."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(OFF, raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


@cache
def rules() -> tuple[Rule, ...]:
    return load_rules()


def files(home: Path) -> list[Path]:
    return sorted((home / "cache").rglob("readings/*"))


@contextmanager
def refused(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """While this lasts, no article may be read anew."""

    def refuse(article: Article, *_: object) -> Reading:
        raise AssertionError(f"{article.source} was read again")

    with monkeypatch.context() as patch:
        patch.setattr(run, "read_article", refuse)
        yield


def yielded(
    articles: Sequence[Article], by: Sequence[Rule] | None = None, aliases: dict[str, str] | None = None
) -> list[Reading]:
    """Returns the readings of a command."""
    by = rules() if by is None else tuple(by)
    with kept(), readings.kept_readings(by, aliases or {}) as reader:
        told = read_many(articles, run.read_article, RuleIndex(tuple(by)), aliases or {}, **reader)
        return [reading for reading, _ in told if reading is not None]


# ---- the same ---------------------------------------------------------------------------------------------------------


def test_the_seeds_yield_the_same_and_are_read_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = list(read([ROOT / "seeds"]))
    anew = check(articles, rules())
    for attempt in range(2):
        with kept(), readings.kept_readings(rules(), {}) as reader:
            assert reader
            if attempt:
                with refused(monkeypatch):
                    report = check(articles, rules(), **reader)
            else:
                report = check(articles, rules(), **reader)
        assert report == anew and render(report) == render(anew)
        assert [f.fingerprint for f in report.findings] == [f.fingerprint for f in anew.findings]
    assert len(files(home)) == len(articles)
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in files(home))
    kept_bytes = b"".join(path.read_bytes() for path in files(home))
    sentences = (
        a.text[s.start : s.end] for r in anew.readings for a in [r.article] for s in r.sentences if s.role == "body"
    )
    assert not any(sentence.encode() in kept_bytes for sentence in sentences if len(sentence) > 80)


PIECES = (
    "Rotterdam", " has ", "about 12 tugs", ". ", "\n\n", "3 May 2024", " at 10 a.m.", " killed ", "7 people", "$4.1m", " in ",
    "2022", "last year", "at least ", "4.1%", " of GDP", "“", "”", " said", "Mr. Ode, 41", "二〇二二年", "\ud83d", "-", "1/2",
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_what_is_read_back_is_what_was_read(pieces: list[str], published: date | None) -> None:
    article = Article("".join(pieces), "Quay", published)
    (reading,) = yielded([article])
    (again,) = yielded([article])
    assert again == reading == read_article(article, RuleIndex(rules()), {}, [])
    assert repr(again) == repr(reading) or any(a.features or a.names for a in reading.assertions)  # sets have no order
    assert again.article is article and all(a.article is article for a in again.assertions)


# ---- what it is made of ------------------------------------------------------------------------------------------------


def test_another_article_is_another_reading(home: Path) -> None:
    other: dict[str, Any] = {
        "text": TEXT + " ", "source": "Yard", "published": None, "title": "Tugs", "url": "https://a.example/", "path": Path("a"),
        "stamp": "May", "headers": 3, "one_line": True, "extracted": "0", "verbatim": False,
    }  # fmt: skip
    compared = {field.name for field in fields(Article) if field.compare}
    assert compared == set(other), "say here what else an article may differ in"
    articles = [ARTICLE, *(replace(ARTICLE, **{name: value}) for name, value in other.items())]
    assert [r.article for r in yielded(articles)] == articles and len(files(home)) == len(articles)
    yielded([replace(ARTICLE, ignores=(Ignore(("drift",), "why", 1),))])
    assert len(files(home)) == len(articles)


def test_other_rules_or_aliases_are_another_reading(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home / "mine"
    folder.mkdir()
    (folder / "tugs.py").write_text(RULE)

    def count(aliases: dict[str, str] | None = None) -> int:
        yielded([ARTICLE], load_rules((folder,)), aliases)
        return len(files(home))

    yielded([ARTICLE])
    assert [count(), count(), count({"a": "b"}), count({"a": "c"})] == [2, 2, 3, 4]
    (folder / "tugs.py").write_text(RULE.replace("owns", "keeps"))
    assert count() == 5
    (folder / "_words.txt").write_text("tug")
    assert count() == 6
    helper = home / "tugwords.py"
    helper.write_text("WORDS = 'tug'")
    monkeypatch.syspath_prepend(str(home))
    (folder / "tugs.py").write_text(f"{RULE}import tugwords\n")
    assert count() == 7
    monkeypatch.delitem(sys.modules, "tugwords")
    helper.write_text("WORDS = 'barge'")
    readings._digest_module.cache_clear()  # as a new process has it
    assert [count(), count()] == [8, 8]
    monkeypatch.setattr(readings, "_digest_engine", lambda own: b"an engine that was edited")
    assert count() == 9


def test_an_edited_engine_is_another(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = home / "engine"
    package.mkdir()
    (package / "step.py").write_text("1")
    monkeypatch.setattr(readings, "HOME", str(package))
    found = []
    for name, words in (("step.py", "1"), ("step.py", "2"), ("step.py", "22"), ("room.py", "22")):
        for path in package.glob("*"):
            path.unlink()
        (package / name).write_text(words)
        os.utime(package / name, (len(found), len(found)))
        for _ in range(2):
            with kept():
                found.append(readings._digest_engine.__wrapped__(()))
    assert len(set(found)) == 4 and found[::2] == found[1::2]


def test_rules_of_which_no_file_is_known_keep_nothing(home: Path) -> None:
    yielded([ARTICLE], (Rule(id="tugs", says=["{value:number} tugs"]),))
    folder = home / "everything"
    folder.mkdir()
    (folder / "tugs.py").write_text(RULE)
    for number in range(readings.FILES):
        (folder / f"{number}.txt").touch()
    yielded([ARTICLE], load_rules((folder,)))
    assert files(home) == []


def test_a_reading_without_a_rule_that_failed_is_not_kept(home: Path) -> None:
    folder = home / "mine"
    folder.mkdir()
    (folder / "odd.py").write_text('"""Odd."""\nfrom checker import Rule\nrule = Rule(read=lambda page: 1 / 0)\n')
    by = load_rules((folder,))
    with kept(), readings.kept_readings(by, {}) as reader:
        for _ in range(2):
            assert len(check([ARTICLE], by, **reader).skipped) == 1
    assert files(home) == []


# ---- files that are none ------------------------------------------------------------------------------------------------


def sealed(path: Path, content: bytes) -> bytes:
    """Returns content as it is written, with the digest that a file of this name has."""
    return readings.digest([bytes.fromhex(path.name), content]) + content


CONTENTS = [
    b"",
    b"no reading",
    b"null",
    b"[1,[],[],[]]",
    b"[" * 100_000,
    pickle.dumps(Reading(ARTICLE, None, (), (), ())),  # type: ignore[arg-type]
    b"cos\nmkdir\n(Vbroken-into\ntR.",
    pack_reading(Reading(Article("x" * 999, "Yard"), Dateline(None), (Sentence(900, 999),), (), ())),
    b"\x80\xff.",
]


@pytest.mark.parametrize("content", CONTENTS, ids=range(len(CONTENTS)))
@pytest.mark.parametrize("whole", [True, False])
def test_what_is_no_reading_is_read_anew_and_replaced(
    home: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, whole: bool
) -> None:
    monkeypatch.chdir(home)
    (good,) = yielded([ARTICLE])
    (path,) = files(home)
    written = path.read_bytes()
    path.write_bytes(sealed(path, content) if whole else content)
    assert yielded([ARTICLE]) == [good] and not Path("broken-into").exists()
    assert files(home) == [path] and path.read_bytes() == written
    with refused(monkeypatch):
        assert yielded([ARTICLE]) == [good]


@pytest.mark.parametrize("where", [0, 8, 20, -1])
def test_a_damaged_file_and_that_of_another_article_are_not_taken(home: Path, where: int) -> None:
    good, other = yielded([ARTICLE, replace(ARTICLE, text="Norway has nine tugs.")])
    one, two = files(home)
    damaged = bytearray(one.read_bytes())
    damaged[where] ^= 1
    one.write_bytes(two.read_bytes())
    two.write_bytes(damaged)
    assert yielded([good.article, other.article]) == [good, other]
    one.write_bytes(one.read_bytes()[: where or 1])
    assert yielded([good.article, other.article]) == [good, other]


# ---- places that are none -----------------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_written_is_passed_over(home: Path) -> None:
    (home / "cache" / "fact-consistency-checker").mkdir(parents=True)
    (home / "cache" / "fact-consistency-checker" / "readings").write_text("a file stands here")
    assert yielded([ARTICLE]) == yielded([ARTICLE])


def test_nothing_is_left_of_a_draft(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", fail)
    yielded([ARTICLE])
    assert files(home) == []


@pytest.mark.parametrize("off", ["the cache", "byte code", "no command"])
def test_it_can_be_switched_off(home: Path, monkeypatch: pytest.MonkeyPatch, off: str) -> None:
    if off == "the cache":
        monkeypatch.setenv(OFF, "1")
    if off == "byte code":
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    if off == "no command":
        with readings.kept_readings(rules(), {}) as reader:
            assert reader == {}
    else:
        yielded([ARTICLE])
    assert files(home) == []


def test_the_longest_unused_go_when_there_are_too_many(home: Path) -> None:
    for number in range(5):
        path = home / f"{number:032x}"
        path.write_bytes(b"x" * 100)
        os.utime(path, (number, number))
    (home / "of somebody else").write_bytes(b"x" * 1000)
    (home / f"{9:032x}.77").write_bytes(b"x")
    readings.trim(str(home), 251)
    assert [path.name[-1] for path in sorted(home.glob("0*"))] == ["3", "4", "7"]
    assert (home / "of somebody else").exists()
    readings.trim(str(home / "nowhere"), 0)


def test_what_is_used_stays_young_and_what_is_too_long_is_not_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    yielded([ARTICLE])
    (path,) = files(home)
    os.utime(path, (1, 1))
    yielded([ARTICLE])
    assert path.stat().st_mtime > 1
    monkeypatch.setattr(readings, "LARGEST", 50)
    path.unlink()
    yielded([ARTICLE])
    assert files(home) == []


# ---- the command ----------------------------------------------------------------------------------------------------------


def test_the_command_says_the_same_with_and_without(home: Path) -> None:
    (home / "rules").mkdir()
    (home / "rules" / "tugs.py").write_text(RULE)
    (home / "news").mkdir()
    for number, tugs in enumerate((12, 15), 1):
        (home / "news" / f"{number}.md").write_text(
            f"---\nsource: Port {number}\npublished: 2024-05-0{number}\n---\nRotterdam Harbour has {tugs} tugs.\n"
        )
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": str(ROOT)}

    def say(*options: str, off: str = "") -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", "news", "--rules", "rules", *options],
            cwd=home, env=environment | ({OFF: off} if off else {}), capture_output=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    anew = say("--no-cache")
    assert files(home) == [] and anew == say(off="1") and anew[0] == 1 and b"tugs" in anew[1]
    assert say() == anew and len(files(home)) == 2
    assert say() == anew and len(files(home)) == 2
    (home / "news" / "2.md").write_text((home / "news" / "1.md").read_text().replace("Port 1", "Port 2"))
    assert say()[0] == 0 and len(files(home)) == 3
    (home / "rules" / "tugs.py").write_text(RULE.replace("tugs\"]", "barges\"]").replace("tugs.", "barges."))  # fmt: skip
    assert say() == say("--no-cache") and len(files(home)) == 5
