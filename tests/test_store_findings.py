"""The findings of a store: what one run over all that is in it would show, whatever came, changed or went, in whatever order."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner
from storeaudit import audit_store, open_plain, tell_findings

from checker import Article, Finding, check
from checker.cli import main
from checker.findings import Report
from checker.model import CheckerError, Reading
from checker.rule import load_rules
from checker.run import extract_all
from checker.store import faults, recording
from checker.store.editions import edition_of
from checker.store.indexing import index
from checker.store.memory import Store
from checker.store.recording import compare_waiting, recorded
from checker.store.surroundings import surround

RULES = load_rules()
EDITION = edition_of(RULES, {})
SHARES = {"east": "2.1%", "west": "3.4%", "south": "2.1%", "north": "3.4%"}


def run(*words: object) -> tuple[int, str, str]:
    """Returns exit code, output and errors of a command."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def tell(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    day = 1 + list(SHARES).index(name)
    (folder / f"{name}.md").write_text(
        f"---\nsource: The {name.title()} Post\npublished: 2032-01-0{day}\n---\n{text}\n"
    )


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with four articles on one share, two against two; the folder above it is the current one."""
    monkeypatch.chdir(tmp_path)
    for name, share in SHARES.items():
        tell(tmp_path / "desk", name, f"Norland spent {share} of its GDP on defence in 2031.")
    return tmp_path / "desk"


def shown(*words: object) -> set[str]:
    """Returns the findings that a command shows, but for agreements."""
    code, told, said = run("check", *words, "-f", "jsonl")
    assert code in (0, 1), said
    return {line for line in told.splitlines() if '"agreement"' not in line}


def remember(store: Store, articles: Iterable[Article]) -> None:
    list(index(store, articles, partial(extract_all, rules=RULES)))


def compare(store: Store, readings: Sequence[Reading]) -> Report:
    known = {r.article: r for r in readings}
    return check(known, RULES, read_one=lambda article, *_: known[article], surround=partial(surround, store))


@pytest.mark.parametrize("gone", SHARES)
def test_what_is_still_at_odds_when_an_article_is_taken_out_is_found_again(desk: Path, gone: str) -> None:
    assert len(shown("desk", "--store", "corpus.db")) == 1
    assert run("index", "--store", "corpus.db", "--remove", f"The {gone.title()} Post")[0] == 0
    (desk / f"{gone}.md").unlink()
    expected = shown("desk")
    assert expected
    assert shown("--store", "corpus.db") == expected
    assert audit_store(Path("corpus.db")) == []


def test_what_is_still_at_odds_when_an_article_is_put_right_is_found_again(desk: Path) -> None:
    shown("desk", "--store", "corpus.db")
    tell(desk, "north", "Norland has 12 piers.")
    shown(desk / "north.md", "--store", "corpus.db")
    expected = shown("desk")
    assert expected
    assert shown("--store", "corpus.db") == expected


@pytest.mark.parametrize("order", list(permutations(SHARES))[::5])
def test_articles_that_come_one_by_one_leave_what_all_at_once_show(desk: Path, order: Sequence[str]) -> None:
    for name in order:
        shown(desk / f"{name}.md", "--store", "corpus.db")
    assert shown("--store", "corpus.db") == shown("desk")


def find_one(store: Store) -> Finding:
    """Returns the one finding of a store on a share."""
    (found,) = (f for f in recorded(store) if f.kind == "contradiction")
    return found


def test_findings_on_one_figure_stand_beside_each_other(desk: Path) -> None:
    """One figure may be of two countries: each topic has its own finding, and grows by itself."""
    shown("desk", "--store", "corpus.db")
    with Store(Path("corpus.db"), EDITION, write=True) as store:
        found = find_one(store)
        pairs = [replace(found, assertions=(found.assertions[0], a), topic=f"Topic {n}") for n, a in
                 enumerate(found.assertions[1:])]  # fmt: skip

        def find(some: Sequence[Finding]) -> list[str]:
            store.connection.execute("UPDATE article SET compared = 0")
            list(compare_waiting(store, lambda readings: Report(tuple(some), tuple(readings))))
            return sorted(f.topic for f in recorded(store) if f.topic.startswith("Topic"))

        assert find(pairs) == ["Topic 0", "Topic 1", "Topic 2"]
        grown = replace(pairs[0], assertions=found.assertions, topic="Topic 3")
        assert find([grown]) == ["Topic 3"]  # which has all their figures
        assert find(pairs[:2]) == ["Topic 0", "Topic 1", "Topic 3"]
        assert find([replace(pairs[1], explanation="Other.")]) == ["Topic 0", "Topic 1", "Topic 3"]
        assert [f.explanation for f in recorded(store) if f.topic == "Topic 1"] == ["Other."]
    assert audit_store(Path("corpus.db")) == []


def test_nobody_takes_out_or_adds_what_is_being_compared(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("index", "desk", "--store", "corpus.db")
    monkeypatch.setattr(faults, "PATIENCE", 0.05)
    refused: list[str] = []

    with Store(Path("corpus.db"), EDITION, write=True) as store:

        def compare_slowly(readings: Sequence[Reading]) -> Report:
            with Store(Path("corpus.db"), EDITION) as reader:
                assert reader.articles == 4
            try:
                with Store(Path("corpus.db"), EDITION, write=True) as other:
                    other.remove(other.find("desk/north.md"))
            except CheckerError as error:
                refused.append(error.message)
            return compare(store, readings)

        list(compare_waiting(store, compare_slowly))
        assert len(find_one(store).assertions) == 4
    assert refused == [faults.BUSY[0]]


def test_what_another_run_has_taken_out_is_not_compared(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "BATCH", 2)
    monkeypatch.setattr(recording, "find_akin", lambda store, number: [])
    monkeypatch.setattr(recording, "GAP", 0)
    run("index", "desk", "--store", "corpus.db")
    with Store(Path("corpus.db"), EDITION, write=True) as store:
        batches = compare_waiting(store, partial(compare, store))
        next(batches)
        with Store(Path("corpus.db"), EDITION, write=True) as other:
            other.remove(other.find_all()[3:])
            assert len(list(compare_waiting(other, partial(compare, other)))) == 2  # the first two again, and the third
        assert list(batches) == []
    (desk / "west.md").unlink()
    assert shown("--store", "corpus.db") == shown("desk")


def test_other_runs_get_their_turn_between_batches(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("index", "desk", "--store", "corpus.db")
    turns: list[float] = []

    def take_turn(seconds: float) -> None:
        turns.append(seconds)
        with Store(Path("corpus.db"), EDITION, write=True) as other:
            other.remove(other.find_all()[-1:])

    monkeypatch.setattr(faults, "PATIENCE", 0.05)
    monkeypatch.setattr(recording, "BATCH", 1)
    monkeypatch.setattr(recording, "find_akin", lambda store, number: [])
    monkeypatch.setattr(recording, "sleep", take_turn)
    with Store(Path("corpus.db"), EDITION, write=True) as store:
        assert len(list(compare_waiting(store, partial(compare, store)))) == 2
    assert turns == [recording.GAP] * 2


def test_a_comparison_that_fails_leaves_its_articles_waiting(desk: Path) -> None:
    run("index", "desk", "--store", "corpus.db")

    def fail(readings: Sequence[Reading]) -> Report:
        raise KeyboardInterrupt

    with Store(Path("corpus.db"), EDITION, write=True) as store:
        with pytest.raises(KeyboardInterrupt):
            list(compare_waiting(store, fail))
        assert len(store.find_waiting()) == 4
    assert shown("--store", "corpus.db") == shown("desk")


def test_what_a_rule_failed_on_is_compared_again_and_told_again(desk: Path) -> None:
    Path("own").mkdir()
    Path("own/brittle.py").write_text(
        '"""A rule that fails on what it compares."""\nfrom checker import Rule\n\n'
        "def relate(readings):\n    raise ValueError('no')\n\n"
        'rule = Rule(says=["{value:number} brittle"], relate=relate)\n'
    )
    for _ in range(2):
        code, told, said = run("check", "desk", "--store", "corpus.db", "--rules", "own")
        assert (code, "CONTRADICTIONS (1)" in told, said.count("the rule raised ValueError: no")) == (2, True, 1)


def outdate(where: str = "") -> None:
    """Makes articles of the store look as if another version had read them."""
    with closing(open_plain(Path("corpus.db"))) as connection:
        connection.execute("INSERT OR IGNORE INTO edition (digest) VALUES (x'00')")
        connection.execute(f"UPDATE article SET edition = (SELECT id FROM edition WHERE digest = x'00') {where}")


def test_what_other_rules_read_waits_until_it_is_read_again(desk: Path) -> None:
    run("index", "desk", "--store", "corpus.db")
    outdate("WHERE place IN ('desk/north.md', 'desk/west.md')")
    code, _, said = run("check", "--store", "corpus.db")
    assert (code, "2 of its 4 articles were read by other rules" in said) == (0, True)
    assert tell_findings(Path("corpus.db")) == []
    shutil.copytree(desk, "kept")
    shutil.rmtree(desk)
    assert "2 read again" in run("index", "--store", "corpus.db")[1]
    assert len(shown("--store", "corpus.db")) == 1


def test_a_store_that_other_rules_made_lists_nothing_as_if_these_had(desk: Path) -> None:
    shown("desk", "--store", "corpus.db")
    outdate()
    code, told, said = run("check", "--store", "corpus.db")
    assert (code, told, "was made with other rules" in said) == (2, "", True)


def test_a_store_that_is_not_there_is_not_made_to_be_listed(desk: Path) -> None:
    code, told, said = run("check", "--store", "copus.db")
    assert (code, told) == (2, "")
    assert said == "error: copus.db: does not exist; make it: checker index PATHS --store copus.db\n"
    assert not Path("copus.db").exists()
