"""The store: what was read once is compared as if it had been read again, and goes with its articles."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker import Article, Finding, check, read
from checker.cli import main
from checker.events.telling import read_report
from checker.rule import Rule, load_rules
from checker.run import extract_all, read_article
from checker.store import surroundings
from checker.store.editions import edition_of
from checker.store.files import is_store
from checker.store.indexing import Tally, index
from checker.store.memory import Count, Store
from checker.store.schema import is_wal_sound
from checker.store.surroundings import surround

ROOT = Path(__file__).parent.parent
RULES = load_rules()
EDITION = edition_of(RULES, {})


def remember(path: Path, articles: Iterable[Article], rules: tuple[Rule, ...] = RULES) -> Tally:
    """Returns the tally of indexing these articles into the store at `path`."""
    with Store(path, EDITION, write=True) as store:
        *_, last = index(store, articles, partial(extract_all, rules=rules))
        return last


def holding(path: Path) -> Count:
    """Returns what a store holds."""
    with Store(path, EDITION) as store:
        return store.count()


def compare(path: Path, new: Article) -> set[tuple[str, str]]:
    """Returns the findings that touch a new article beside a store."""
    with Store(path, EDITION) as store:
        return touching(check([new], RULES, surround=partial(surround, store)).findings, new)


def touching(findings: Iterable[Finding], article: Article) -> set[tuple[str, str]]:
    """Returns fingerprint and explanation of the findings that touch an article."""
    return {
        (f.fingerprint, f.explanation)
        for f in findings
        if article in (f.article, *(a.article for a in f.assertions))
    }  # fmt: skip


def run(*words: object) -> tuple[int, str, str]:
    """Returns exit code, output and errors of a command."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder with three articles on a pier, in which one is to disagree with the others; it is the current folder."""
    monkeypatch.chdir(tmp_path)
    for name, share in (("east", "2.1%"), ("west", "2.1%"), ("south", "3.4%")):
        text = f"Norland spent {share} of its GDP on defence in 2031. The harbour of Norland has 12 piers."
        front = f"---\nsource: The {name.title()} Post\npublished: 2032-01-0{len(name) - 2}\n---\n"
        folder = tmp_path / ("new" if name == "south" else "archive")
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.md").write_text(front + text + "\n")
    return tmp_path


# ---- the same as reading everything


@pytest.mark.parametrize("number", range(5))
def test_a_sample_beside_a_store_of_the_others_shows_what_all_together_show(tmp_path: Path, number: int) -> None:
    samples = list(read([ROOT / "seeds"]))
    new = samples[number]
    path = tmp_path / "corpus.db"
    remember(path, [article for article in samples if article != new])
    expected = touching(check(samples, RULES).findings, new)
    assert expected
    assert compare(path, new) == expected


def test_what_the_store_holds_from_the_same_file_is_not_compared_with(tmp_path: Path) -> None:
    samples = list(read([ROOT / "seeds"]))
    path = tmp_path / "corpus.db"
    remember(path, samples)
    for new in samples:
        assert compare(path, new) == touching(check(samples, RULES).findings, new)


def test_an_undated_article_is_placed_by_stored_ones(tmp_path: Path) -> None:
    samples = list(read([ROOT / "seeds"]))
    undated = next(a for a in samples if a.path is not None and "4-tripartite" in a.path.name)
    path = tmp_path / "corpus.db"
    remember(path, [article for article in samples if article != undated])
    with Store(path, EDITION) as store:
        report = check([undated], RULES, surround=partial(surround, store))
    line = next(r.dateline for r in report.readings if r.article == undated)
    assert line.written is not None
    assert any("placed in 2022 by the others" in reason for reason in line.reasons)


def test_one_article_after_the_other_leaves_what_all_at_once_show(news: Path) -> None:
    for path in sorted(news.rglob("*.md")):
        assert run("check", path, "--store", "corpus.db", "-f", "json")[0] in (0, 1)
    code, together, _ = run("check", "--store", "corpus.db", "-f", "jsonl")
    _, at_once, _ = run("check", "archive", "new", "-f", "jsonl")
    kept = [line for line in at_once.splitlines() if '"agreement"' not in line]
    assert kept
    assert code == 1
    assert together.splitlines() == kept


def test_a_store_of_two_articles_makes_no_pair_of_what_is_alone(tmp_path: Path) -> None:
    """Two texts that are checked with each other alone are taken to speak of one thing; beside a corpus they are not."""
    excerpt = Article("It was founded in 1892 and has 40 rooms.", "A", date(2031, 5, 2))
    named = Article("The Hotel Marburg was founded in 1893 in Norland.", "B")
    others = [Article(f"The Hotel Ostra {n} was opened in 19{n}.", f"C{n}") for n in range(20, 24)]
    assert check([excerpt, named], RULES).findings
    path = tmp_path / "corpus.db"
    remember(path, [named])
    assert compare(path, excerpt)
    remember(path, others)
    assert not compare(path, excerpt)


# ---- topics that are large


def dense(count: int) -> list[Article]:
    """Returns articles by as many sources on one share, a tenth of a percent apart."""
    return [
        Article(f"Norland spent {n // 10}.{n % 10}% of its GDP on defence in {1900 + n}.", f"Source {n}")
        for n in range(count)
    ]


def test_of_a_large_topic_only_what_is_near_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "WHOLE", 10)
    monkeypatch.setattr(surroundings, "NEXT", 3)
    path = tmp_path / "corpus.db"
    remember(path, dense(80))
    new = Article("Norland spent 9.9% of its GDP on defence in 1940.", "The Tidings")
    with Store(path, EDITION) as store:
        beside = surround(store, [read_article(new, _index(), {}, [])])
    taken = sum(a.rule == "output-share" for r in beside.readings for a in r.assertions)
    assert 3 < taken < 40
    findings = compare(path, new)
    assert any("4.0%" in explanation or "1940" in explanation for _, explanation in findings)


def _index() -> object:
    from checker.extract import RuleIndex

    return RuleIndex(RULES)


def test_a_cell_of_a_large_topic_is_told_by_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "WHOLE", 10)
    path = tmp_path / "corpus.db"
    remember(path, [Article("Norland spent 2.1% of its GDP on defence in 2031.", f"Source {n}") for n in range(30)])
    new = Article("Norland spent 3.9% of its GDP on defence in 2031.", "The Tidings")
    with Store(path, EDITION) as store:
        report = check([new], RULES, surround=partial(surround, store))
    (finding,) = (f for f in report.findings if f.kind == "contradiction")
    assert 1 < len(finding.assertions) <= surroundings.SOME + surroundings.LIKE + surroundings.TIMELY + 1


def test_a_cell_of_a_large_topic_is_told_by_others_than_what_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "WHOLE", 10)
    monkeypatch.setattr(surroundings, "LIKE", 0)
    monkeypatch.setattr(surroundings, "TIMELY", 0)
    said = "Norland spent 2.1% of its GDP on defence in 2031."
    told = " ".join(f"The minister said on day {n} that {said}" for n in range(9))
    old = Article(told, "The Tidings", path=tmp_path / "tidings.txt")
    path = tmp_path / "corpus.db"
    remember(path, [old, *(Article(f"It is so.\n\n{said}", f"Source {n}") for n in range(3))])
    new = Article("Norland spent 3.9% of its GDP on defence in 2031.", old.source, path=old.path)
    with Store(path, EDITION) as store:
        ((most,),) = store.ask("SELECT max(statements) FROM cell")
        report = check([new], RULES, surround=partial(surround, store))
    assert most == 12
    (finding,) = (f for f in report.findings if f.kind == "contradiction" and f.rule == "output-share")
    assert {a.article.source for a in finding.assertions} == {"The Tidings", "Source 0", "Source 1", "Source 2"}


# ---- what goes in and out


def test_what_did_not_change_is_not_read_again(news: Path) -> None:
    assert "2 new" in run("index", "archive", "--store", "corpus.db")[1]
    before = Path("corpus.db").read_bytes()
    code, told, _ = run("index", "archive", "--store", "corpus.db")
    assert (code, "2 as before" in told) == (0, True)
    assert Path("corpus.db").read_bytes() == before


def test_a_changed_article_takes_the_place_of_what_was_there(news: Path, tmp_path: Path) -> None:
    run("index", "archive", "--store", "corpus.db")
    east = news / "archive" / "east.md"
    east.write_text(east.read_text().replace("2.1%", "1.9%").replace("12 piers", "a few piers"))
    assert "1 changed, 1 as before" in run("index", "archive", "--store", "corpus.db")[1]
    run("index", "archive", "--store", "fresh.db")
    assert contents(news / "corpus.db") == contents(news / "fresh.db")


def test_what_is_taken_out_leaves_nothing_behind(news: Path) -> None:
    run("index", "archive", "--store", "fresh.db")
    run("index", "archive", "new", "--store", "corpus.db")
    code, told, _ = run("index", "--store", "corpus.db", "--remove", "The South Post")
    assert (code, "1 removed" in told) == (0, True)
    assert contents(news / "corpus.db") == contents(news / "fresh.db")


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Returns what a store holds, told without the numbers of its rows."""
    connection = sqlite3.connect(path)
    queries = {
        "article": "SELECT place, content, source, told, statements, text, reading FROM article",
        "block": "SELECT attribute, subject, statements FROM block",
        "named": "SELECT named.key, attribute, subject FROM named JOIN block ON block.id = block",
        "cell": "SELECT attribute, subject, value, since, shared, cell.statements FROM cell JOIN block ON block.id = block",
        "assertion": "SELECT place, start, end, own FROM assertion JOIN article ON article.id = article",
        "key": "SELECT text, held, named, led FROM key",
        "posting": "SELECT key.text, place FROM posting JOIN key ON key.id = key JOIN article ON article.id = article",
    }
    found = {name: sorted(connection.execute(query).fetchall()) for name, query in queries.items()}
    connection.close()
    return found


def test_findings_go_with_their_articles(news: Path) -> None:
    assert run("check", "archive", "new", "--store", "corpus.db")[0] == 1
    assert holding(news / "corpus.db").findings == 1
    assert run("index", "--store", "corpus.db", "--remove", "new")[0] == 0
    assert holding(news / "corpus.db").findings == 0
    assert run("check", "--store", "corpus.db")[0] == 0


def test_a_finding_grows_instead_of_standing_twice(news: Path) -> None:
    run("check", "archive/east.md", "new", "--store", "corpus.db")
    assert run("check", "archive/west.md", "--store", "corpus.db")[0] == 1
    with Store(news / "corpus.db", EDITION) as store:
        shown = store.ask("SELECT finding, count(DISTINCT article) FROM shown GROUP BY finding")
    assert [many for _, many in shown] == [3]


@pytest.mark.parametrize("option", ["--against", "--store"])
def test_a_copy_of_a_stored_article_shows_what_that_one_is_at_odds_with(news: Path, option: str) -> None:
    run("index", "archive", "new", "--store", "corpus.db")
    shutil.copy("new/south.md", "copy.md")
    code, out, _ = run("check", "copy.md", option, "corpus.db")
    assert code == 1 and "3.4%" in out and "2.1%" in out
    Path("new/south.md").rename("new/later.md")
    assert run("check", "new/later.md", option, "corpus.db")[0] == 1


def test_a_store_whose_files_are_all_gone_is_not_emptied(news: Path) -> None:
    run("index", "archive", "new", "--store", "corpus.db")
    (news / "archive").rename(news / "away")
    (news / "new").rename(news / "gone")
    code, _, err = run("index", "--store", "corpus.db", "--prune")
    assert code == 2 and "no article whose file is there" in err and holding(news / "corpus.db").articles == 3
    (news / "away").rename(news / "archive")
    assert run("index", "--store", "corpus.db", "--prune")[0] == 0 and holding(news / "corpus.db").articles == 2


def test_articles_whose_files_were_moved_are_told(news: Path) -> None:
    run("index", "archive", "--store", "corpus.db")
    Path("archive/east.md").rename("archive/eastern.md")
    code, out, err = run("index", "archive", "--store", "corpus.db")
    assert code == 0 and "1 new, 1 as before" in out and "holds 1 article whose files are gone" in err
    assert run("index", "archive", "--store", "corpus.db", "--prune")[1:] == (
        "corpus.db: 2 as before, 1 removed; it holds 2 articles with 4 statements\n", "",
    )  # fmt: skip


@pytest.mark.parametrize("option", [[], ["--prune"], ["--verify"], ["--remove", "The East Post"]])
def test_a_store_that_is_not_there_is_not_made_for_nothing(news: Path, option: list[str]) -> None:
    code, _, err = run("index", "--store", "none.db", *option)
    assert code == 2 and "does not exist" in err and not Path("none.db").exists()


def test_pruning_takes_out_what_has_no_file_any_more(news: Path) -> None:
    run("index", "archive", "new", "--store", "corpus.db")
    (news / "new" / "south.md").unlink()
    assert "removed" not in run("index", "archive", "--store", "corpus.db")[1]
    assert "1 removed" in run("index", "--store", "corpus.db", "--prune")[1]
    assert holding(news / "corpus.db").articles == 2


def test_pruning_takes_out_what_a_file_of_many_has_no_more(news: Path) -> None:
    """The second article is dated anew and put right, so it comes from another place; the file beside has a name like its."""
    lines = [
        f'{{"text": "Norland spent {share}% of its GDP on defence in 2031.", "source": "S{share}", "published": "2032-01-0{share}"}}'
        for share in (1, 2)
    ]
    for name in ("many.jsonl", "many.jsonl.more.jsonl"):
        Path(name).write_text("\n".join(lines))
    assert "6 new" in run("index", "many.jsonl", "many.jsonl.more.jsonl", "archive", "--store", "corpus.db")[1]
    right = lines[1].replace(" 2%", " 1%").replace("2032-01-02", "2032-01-03")
    Path("many.jsonl").write_text(f"{lines[0]}\n{right}\nnot JSON\n")
    code, told, _ = run("index", "many.jsonl", "--store", "corpus.db", "--prune")
    assert (code, "1 new, 1 as before; it holds 7" in told) == (2, True)  # what is on the third line may be the second
    Path("many.jsonl").write_text(f"{lines[0]}\n{right}\n")
    code, told, _ = run("index", "many.jsonl", "--store", "corpus.db", "--prune")
    assert (code, "2 as before, 1 removed; it holds 6" in told) == (0, True)
    assert run("index", "many.jsonl", "many.jsonl.more.jsonl", "archive", "--store", "fresh.db")[0] == 0
    assert contents(news / "corpus.db") == contents(news / "fresh.db")


def test_a_store_that_moves_with_its_articles_knows_them(news: Path, tmp_path: Path) -> None:
    run("index", "archive", "--store", "corpus.db")
    other = tmp_path / "elsewhere"
    other.mkdir()
    shutil.copytree(news / "archive", other / "archive")
    shutil.copy(news / "corpus.db", other)
    assert "2 as before" in run("index", other / "archive", "--store", other / "corpus.db")[1]


def test_articles_of_one_file_are_told_apart(news: Path) -> None:
    lines = [f'{{"text": "Norland spent {n}.5% of its GDP on defence in 2031.", "source": "S{n}"}}' for n in (1, 2)]
    Path("many.jsonl").write_text("\n".join(lines))
    assert "2 new" in run("index", "many.jsonl", "--store", "corpus.db")[1]
    assert "2 as before" in run("index", "many.jsonl", "--store", "corpus.db")[1]


def test_articles_of_one_address_and_day_are_told_apart(news: Path) -> None:
    """Two editions that a crawl met at one address, and what became of the first."""
    lines = [
        f'{{"text": "Norland spent {share}% of its GDP on defence in 2031.", "source": "S{share}", "url": "https://a.example/x"}}'
        for share in (1, 2)
    ]
    Path("many.jsonl").write_text("\n".join(lines))
    assert "2 new" in run("index", "many.jsonl", "--store", "corpus.db")[1]
    assert "2 as before" in run("index", "many.jsonl", "--store", "corpus.db")[1]
    code, told, _ = run("check", "--store", "corpus.db")
    assert (code, "CONTRADICTIONS (1)" in told) == (1, True)
    Path("many.jsonl").write_text("\n".join([lines[0].replace(" 1%", " 3%"), lines[1]]))
    assert "1 changed, 1 as before" in run("index", "many.jsonl", "--store", "corpus.db")[1]


def test_an_article_from_standard_input_is_kept_by_what_it_says(news: Path) -> None:
    for told in ("1 new", "1 as before"):
        done = CliRunner().invoke(main, ["index", "-", "--store", "corpus.db"], input="Norland has 12 piers.")
        assert told in done.stdout


def test_what_a_stored_article_says_of_findings_counts_only_where_that_is_heard(news: Path) -> None:
    east = news / "archive" / "east.md"
    east.write_text(east.read_text() + "\n<!-- checker: ignore-article contradiction -- known -->\n")
    run("index", "archive/east.md", "--store", "corpus.db")
    against = ("check", "new", "--against", "corpus.db")
    assert [run(*against, *more)[0] for more in ((), ("--no-ignores",))] == [0, 1]
    run("check", "new", "--store", "corpus.db")
    listed = ("check", "--store", "corpus.db")
    assert [run(*listed, *more)[0] for more in ((), ("--no-ignores",))] == [0, 1]


# ---- other rules, other files


def test_a_store_of_other_rules_is_read_again_from_its_texts(news: Path) -> None:
    run("index", "archive", "--store", "corpus.db")
    outdate("corpus.db", "")
    code, _, told = run("check", "new", "--against", "corpus.db")
    assert (code, "made with other rules" in told) == (2, True)
    shutil.rmtree(news / "archive")
    assert "2 read again" in run("index", "--store", "corpus.db")[1]
    assert run("check", "new", "--against", "corpus.db")[0] == 1


def test_what_other_rules_read_is_left_out_and_told(news: Path) -> None:
    run("index", "archive", "--store", "corpus.db")
    outdate("corpus.db", "WHERE place LIKE '%east%'")
    code, _, told = run("check", "new", "--against", "corpus.db")
    assert (code, "1 of its 2 articles" in told) == (1, True)


def outdate(path: str, which: str) -> None:
    """Makes articles of a store look as if another version had read them."""
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO edition (digest) VALUES (x'00')")
    connection.execute(f"UPDATE article SET edition = (SELECT id FROM edition WHERE digest = x'00') {which}")
    connection.commit()
    connection.close()


def test_aliases_make_another_edition() -> None:
    assert edition_of(RULES, {"Norrland": "Norland"}) != EDITION == edition_of(RULES, {})


def test_a_report_tells_how_much_it_was_compared_with(news: Path) -> None:
    run("index", "archive", "--store", "corpus.db")
    assert "compared with a store of 2 articles" in " ".join(run("check", "new", "--against", "corpus.db")[1].split())
    assert '"stored": 2' in run("check", "new", "--against", "corpus.db", "-f", "json")[1]
    assert "compared with a store of 3 articles" in " ".join(run("check", "new", "--store", "corpus.db")[1].split())
    assert "store" not in run("check", "archive", "new")[1]


def test_two_stores_are_one_too_many(news: Path) -> None:
    for name in ("one.db", "two.db"):
        run("index", "archive", "--store", name)
    code, _, told = run("check", "new", "--against", "one.db", "--against", "two.db")
    assert (code, told.count("\n")) == (2, 1)
    assert "index the articles of all into one" in told


def test_a_store_that_is_not_there_is_told_in_one_line(news: Path) -> None:
    code, _, told = run("check", "new", "--against", "nowhere.db")
    assert (code, told.count("\n")) == (2, 1)
    assert "nowhere.db: does not exist; make it: checker index PATHS --store nowhere.db" in told
    assert not Path("nowhere.db").exists()


def test_a_folder_and_a_store_are_compared_with_together(news: Path) -> None:
    run("index", "archive/east.md", "--store", "corpus.db")
    _, told, _ = run("check", "new", "--against", "corpus.db", "--against", "archive/west.md", "-f", "json")
    _, expected, _ = run("check", "new", "--against", "archive", "-f", "json")
    assert [line for line in told.splitlines() if "fingerprint" in line] == [
        line for line in expected.splitlines() if "fingerprint" in line
    ]
    assert "fingerprint" in told


def test_a_store_keeps_nothing_less_sure_than_is_shown(news: Path) -> None:
    code, _, told = run("check", "new", "--store", "corpus.db", "--min-confidence", "0.2")
    assert (code, "keeps no finding less sure" in told) == (2, True)


def test_a_broken_store_is_set_aside_and_what_can_be_read_is_taken_over(news: Path) -> None:
    run("index", "archive", "--store", "corpus.db")
    connection = sqlite3.connect("corpus.db")
    (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'cell_value'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with open("corpus.db", "r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * 64)
    code, told, warned = run("index", "new", "--store", "corpus.db")
    assert (code, "1 new" in told) == (0, True)
    assert "corpus.db: was damaged and is now corpus.db.damaged-1; 2 of its articles were taken over" in warned
    assert holding(news / "corpus.db")[:1] == (3,)


def test_a_file_is_known_as_a_store(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "kept").execute("CREATE TABLE t (x)").connection.close()
    assert is_store(str(tmp_path / "kept"))
    assert is_store(str(tmp_path / "to-come.db"))
    assert not is_store(str(tmp_path))
    assert not is_store(str(ROOT / "README.md"))


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 0), False), ((3, 50, 6), False),
        ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 52, 0), True), ((4, 0, 0), True),
    ],
)  # fmt: skip
def test_the_log_is_used_where_it_is_sound(version: tuple[int, ...], sound: bool) -> None:
    assert is_wal_sound(version) is sound


def test_the_words_of_a_corpus_weigh_as_if_all_of_it_were_read(tmp_path: Path) -> None:
    samples = list(read([ROOT / "seeds"]))
    *stored, _ = samples
    path = tmp_path / "corpus.db"
    remember(path, samples)
    from checker.events.stories import weigh

    readings = list(extract_all(samples, RULES))
    reports = [read_report(r) for r in readings]
    with Store(path, EDITION) as store:
        beside = surround(store, [readings[-1]])
        assert beside.counted is not None
        assert weigh(reports, beside.counted(reports)).weight == weigh(reports).weight
    assert [r.article.text for r in beside.readings] == [article.text for article in stored]
