"""Sentences, their roles, clauses and speakers, on pages of our own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.sentences import clauses, sentences
from checker.text.speech import speaker

LEAD = "The harbour council has bought two ferries from a yard in Gdynia, its largest order in a decade."


def split(text: str) -> list[str]:
    """Returns the words of each sentence, line breaks as spaces."""
    return [" ".join(text[s.start : s.end].split()) for s in sentences(text)]


def roles(text: str) -> list[str]:
    """Returns the role of each sentence."""
    return [s.role for s in sentences(text)]


def who(text: str) -> list[str]:
    """Returns the speaker of each sentence."""
    found = sentences(text)
    return [speaker(text, found, i) for i in range(len(found))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The U.S. Navy sent Gen. Adams and Mr. Holt to St. Malo on Sept. 4 at 9 a.m. local time.", 1),
        ("It cost $54.1 million, or 3.5 per cent more. No. 7 was cheapest.", 2),
        ("J. K. Marlow wrote it. E. B. Stone drew it.", 2),
        ("He moved to the U.S. The family followed.", 2),
        ('"We are ready." The mayor left.', 2),
        ("She said: “Not yet.” Then she sat down.", 2),
        ("He asked: 'Why?' Nobody knew.", 2),
        ("«Enough.» That was all.", 2),
        ("The ship sailed on May 19.In addition, a tug left.", 2),
        ("Visit example.com for a U.S.-led 3.5 mile walk.", 1),
        ("The port backs the plan to win support. .At present it has none.", 2),
        ('There were games including "2022". This is the last.', 2),
        ("It passed the southern total. , Norway and others came after.", 1),
        ("Wait... what was that? Nothing!", 2),
        ("The talks went on … and on. They ended.", 2),
        ("港口今天开放。船来了！好吗？", 3),
        ("One of many tools, e.g. a saw, i.e. a blade, was lost.", 1),
        ("Smith vs. Jones ended level. Both went home.", 2),
        ("The firm, Holt Inc., was sold. It had no debts.", 2),
        ("It rained in Oct. 1911 and in Nov. 1912.", 1),
        ("Prices fell in Oct. Sales did not.", 2),
        ("The allies agreed with NATO.Norway followed.", 2),
    ],
)
def test_full_stops(text: str, count: int) -> None:
    assert len(split(text)) == count, split(text)


def test_a_dangling_quote_closes_the_sentence_it_ends() -> None:
    assert split("She said: “We leave.” He stayed.")[0] == "She said: “We leave.”"


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = (
        "    The transport ministry of the island said on Tuesday that the coastal\n"
        "line would stay closed until the cliff above the third tunnel has been made\n"
        "safe. Buses run in its place.\n"
        "    A second line opens in spring.\n"
    )
    assert len(split(text)) == 3
    assert split(text)[0].endswith("made safe.")


def test_a_line_break_after_a_full_stop_and_a_blank_line_end_sentences() -> None:
    assert len(split("The first line ends here.\nThe second one too.\n\nand a stray tail")) == 3


def test_an_abbreviation_at_the_end_of_a_wrapped_line_does_not_end_it() -> None:
    text = (
        "The order was signed late on Monday night in the cabin of the U.S.\n"
        "ambassador, who had waited there with his staff since early morning.\n"
    )
    assert len(split(text)) == 1


def test_bullets_and_rows_stay_apart() -> None:
    items = (
        "- a new quay for the ferries and the mail boats of the bay\n- a crane for the yard behind the old fish hall\n"
    )
    text = f"{LEAD}\n{items}"
    assert len(split(text)) == 3
    assert len(split("Net 50,745 vs 161,019\nRevs 478,700 vs 1,048,543\nAvg shrs 4,350,000\n")) == 3


PAGE = f"""Home » News » Harbour buys two ferries

Harbour buys two ferries

by admin

Source
Coast Weekly
Editor
Ann Lowe
Time
2021-03-04 10:11:12

By Tom Hale

{LEAD} They arrive in May.

What the order means for the islands

The islands have waited eight years for new boats, and two old ones were sold last winter.

The council house on the quay (Photo courtesy: Coast Weekly)

See also A third ferry is planned

Related News

Leave a Comment

This site uses Akismet to keep out spam.

Privacy & Cookies Policy
"""


def test_a_page_with_everything() -> None:
    found = {" ".join(PAGE[s.start : s.end].split())[:24]: s.role for s in sentences(PAGE)}
    assert found["Harbour buys two ferries"] == "headline"
    assert found["Home » News » Harbour bu"] == "boilerplate"
    assert found["by admin"] == "boilerplate"
    for stamp in ("Source", "Coast Weekly", "Editor", "Ann Lowe", "Time", "2021-03-04 10:11:12", "By Tom Hale"):
        assert found[stamp] == "stamp", stamp
    assert found["They arrive in May."] == "body"
    assert found["What the order means for"] == "headline"
    assert found["The council house on the"] == "caption"
    for notice in (
        "See also A third ferry i",
        "Related News",
        "Leave a Comment",
        "This site uses Akismet t",
        "Privacy & Cookies Policy",
    ):
        assert found[notice] == "boilerplate", notice


@pytest.mark.parametrize(
    "line",
    [
        "[Reporter in Oslo] Kari Dahl",
        "2024/04/2122:28:34 sport 1375",
        "Published on Jul 02, 2013 4:22 PM",
        "Tuesday, July 2, 2013",
        "Editor: Ann Lowe",
        "Reprinted from the Coast Weekly of June 3",
        "本文转载自“Coast Weekly”,原文首发于2023年7月10日。",
    ],
)
def test_stamps(line: str) -> None:
    assert roles(f"A ferry for the bay\n\n{line}\n\n{LEAD}\n")[1] == "stamp"


def test_a_reporter_in_brackets_is_cut_from_the_sentence_behind_it() -> None:
    text = f"[Reporter in Oslo] {LEAD}"
    assert roles(text) == ["stamp", "body"]


def test_an_alternative_text_is_a_repeat_and_the_line_under_it_a_caption() -> None:
    yard, hall = "The yard will build them over the winter, its owner said.", "Work starts soon in the second hall."
    text = "\n\n".join((LEAD, yard, LEAD[:70], "The old ferry.", hall))
    assert roles(text) == ["body", "body", "repeat", "caption", "body"]


def test_the_first_telling_is_kept_and_the_second_is_the_repeat() -> None:
    assert roles(f"{LEAD}\n\n{LEAD}\n\n{LEAD.replace(' ferries', ' ferries ')}\n") == ["body", "repeat", "repeat"]


def test_a_later_sentence_that_says_more_or_other_is_no_repeat() -> None:
    text = f"{LEAD}\n\n{LEAD[:-1]} and a half.\n\n{LEAD.replace('two', 'three')}\n\nIt is new.\n\nIt is new.\n"
    assert set(roles(text)) == {"body"}


def test_capitals_are_a_headline_even_with_a_full_stop() -> None:
    assert roles(f"HARBOUR BUYS TWO FERRIES.\n{LEAD}\n") == ["headline", "body"]


def test_prose_that_mentions_notices_stays_prose() -> None:
    text = "Home owners share the cost of the quay. Back in May they voted on it, and the source of the money was disclosed.\n"
    assert set(roles(text)) == {"body"}


@given(st.text(alphabet=st.sampled_from("aB .\n\"”“.?!;,:-0\t()»。\r\u2028'J"), max_size=300) | st.text(max_size=200))
def test_sentences_are_ordered_disjoint_trimmed_and_cover_the_text(text: str) -> None:
    found = sentences(text)
    last = 0
    for s in found:
        assert last <= s.start < s.end
        assert text[last : s.start].strip() == ""
        assert text[s.start : s.end] == text[s.start : s.end].strip()
        last = s.end
    assert text[last:].strip() == ""
    for i, s in enumerate(found):
        assert isinstance(speaker(text, found, i), str)
        parts = clauses(text, s)
        assert parts[0].start == s.start and parts[-1].end == s.end
        assert all(a.end <= b.start for a, b in pairwise(parts))


HOSTILE = {
    "digits": "1" * 800_000,
    "brackets": "(" * 800_000,
    "words": "one " * 200_000,
    "stops": ". " * 400_000,
    "quotes": '"' * 800_000,
    "lines": "\n" * 800_000,
    "byline": "By " + "A" * 500 + "!",
    "blanks": "a." + " " * 400_000 + "b",
    "repeats": "The same six words stand here again. " * 20_000,
    "initials": "J. " * 200_000,
    "conjunctions": ", and " * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_ends(text: str) -> None:
    found = sentences(text)
    for i in range(min(3, len(found))):
        clauses(text, found[i])
        speaker(text, found, i)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ferry cost 3 million; the quay cost 2 million.", 2),
        ("The mayor set one goal: the quay must open by May.", 2),
        ("Sales rose by 4 per cent, while costs fell by 2 per cent.", 2),
        ("The ferry sank and it was never raised.", 2),
        ("The ferry was built in 1990, and the quay was built in 1985.", 2),
        ("The yard built tugs, barges and lighters in 2019 and 2020.", 1),
        ("It ran from 2019 - 2021 at 10:30 daily.", 1),
    ],
)
def test_clauses(text: str, count: int) -> None:
    (sentence,) = sentences(text)
    assert len(clauses(text, sentence)) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Harbour master Ola Berg said that the quay was full.", ["Ola Berg"]),
        ("According to the Coastal Institute, the cliff moves.", ["Coastal Institute"]),
        ("Foreign Ministry spokesman Per Lund told reporters on Monday that talks go on.", ["Per Lund"]),
        ("Prime Minister Ida Moe announced a plan.", ["Ida Moe"]),
        ("Eva Ness, a lecturer at Bergen College, said the cliff moves.", ["Eva Ness"]),
        ("“The cliff moves,” says Eva Ness, a lecturer.", ["Eva Ness"]),
        ("The cliff moves by a hand each year.", [""]),
        ("According to several reports, the cliff moves.", [""]),
        ("Eva Ness said the cliff moves. She added that it is old.", ["Eva Ness", "Eva Ness"]),
        (
            "Eva Ness said so.\n\nShe said: “It moves. It will fall.”\n\nThe road is closed.",
            ["Eva Ness", "Eva Ness", "Eva Ness", ""],
        ),
        ('"The cliff moves. It will fall soon," Eva Ness said.', ["Eva Ness", "Eva Ness"]),
        ("He said the cliff moves.", [""]),
        ("To hold the sea off from Norway, Berg invited four builders, said Eva Ness, a lecturer.", ["Eva Ness"]),
        ("The coordination of work with NATO states is slow.", [""]),
    ],
)
def test_speakers(text: str, names: list[str]) -> None:
    assert who(text) == names
