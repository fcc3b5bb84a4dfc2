"""A statement as it is quoted: its sentence with the figure in place, the sentences around it, and where it stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from checker.model import Article, Assertion, Reading, Sentence
from checker.reports.figures import say_dates, say_day
from checker.reports.html.anchors import name_article, name_line
from checker.reports.index import Places, is_passage
from checker.reports.marks import Mark
from checker.reports.words import calm, clip, flatten, quote_figure

LONGEST_QUOTE = 400  # characters to either side of a figure: text without a full stop must not be quoted whole
LONGEST_FIGURE = 400
LONGEST_CONTEXT = 180
LONGEST_TITLE = 120


class Quote(NamedTuple):
    """One statement as a finding quotes it: a sentence of context to either side, its own around the figure, and its place."""

    earlier: str
    before: str
    figure: str
    after: str
    later: str
    source: str
    title: str
    date: str
    place: str
    href: str


def quote(assertion: Assertion, places: Places, marks: list[list[Mark]], context: bool = True) -> Quote:
    """Returns a statement as it is quoted, with or without the sentences around its own."""
    article, number, line = assertion.article, places.number(assertion.article), places.line(assertion)
    before, figure, after = cut_sentence(assertion)
    passage, reading = is_passage(assertion), places.readings[number]
    earlier, later = find_context(assertion, reading) if context and not passage else ("", "")
    return Quote(
        earlier,
        before + figure if passage else before,
        "" if passage else figure,
        after,
        later,
        flatten(article.source),
        clip(flatten(article.title), LONGEST_TITLE),
        say_when_written(article, places),
        f"line {line:,}",
        "#" + find_anchor(number, line, assertion, marks[number]),
    )


def say_when_written(article: Article, places: Places) -> str:
    """Returns the day an article states for itself, else the days it is taken to be of; "" where neither is known."""
    if article.published is not None:
        return say_day(article.published)
    reading = places.reading(article)
    return say_dates(reading.dateline.written) if reading is not None and reading.dateline.written else ""


def find_anchor(number: int, line: int, assertion: Assertion, marks: list[Mark]) -> str:
    """Returns the anchor of the mark that holds an assertion, else of its line, else of its article."""
    index = bisect_right(marks, assertion.start, key=lambda m: m.start) - 1
    if not is_passage(assertion) and index >= 0 and marks[index].anchor and assertion.start < marks[index].end:
        return marks[index].anchor
    article = assertion.article
    filled = bool(article.text[assertion.start : assertion.end].partition("\n")[0].strip())
    return name_line(number, line) if filled else name_article(number)


def cut_sentence(assertion: Assertion) -> tuple[str, str, str]:
    """Returns the sentence before, at and behind its figure, each part of bearable length."""
    text, (first, last) = assertion.article.text, assertion.within
    first, last = min(first, assertion.start), max(last, assertion.end)
    start, end = max(first, assertion.start - LONGEST_QUOTE), min(last, assertion.end + LONGEST_QUOTE)
    before, after = calm(text[start : assertion.start]), calm(text[assertion.end : end])
    figure = quote_figure(assertion, LONGEST_FIGURE)
    if start > first:
        before = "… " + before.partition(" ")[2] if " " in before else "…" + before
    if end < last:
        after = (after.rpartition(" ")[0] if " " in after else after) + " …"
    if not (before.strip() or figure or after.strip()):  # about the stamp of the metadata, which is no part of the text
        return "", clip(flatten(assertion.article.stamp), LONGEST_FIGURE), ""
    return before.lstrip(), figure, after.rstrip()


def find_context(assertion: Assertion, reading: Reading | None) -> tuple[str, str]:
    """Returns the sentences before and behind an assertion's own, cut to a bearable length; "" for what is no running text."""
    sentences = reading.sentences if reading is not None else ()
    index = bisect_right(sentences, assertion.start, key=lambda s: s.start) - 1
    if index < 0 or sentences[index].role != "body" or not _holds(sentences[index], assertion):
        return "", ""
    text = assertion.article.text
    before = [s for s in sentences[max(index - 1, 0) : index] if s.end <= assertion.within.start and s.role == "body"]
    behind = [s for s in sentences[index + 1 : index + 2] if s.start >= assertion.within.end and s.role == "body"]
    earlier = "".join(flatten(text[max(s.start, s.end - 2 * LONGEST_CONTEXT) : s.end]) for s in before)
    later = "".join(flatten(text[s.start : min(s.end, s.start + 2 * LONGEST_CONTEXT)]) for s in behind)
    if len(earlier) > LONGEST_CONTEXT:  # cut between words, so that no figure is cut in two
        earlier = "… " + earlier[-LONGEST_CONTEXT:].partition(" ")[2]
    if len(later) > LONGEST_CONTEXT:
        later = later[:LONGEST_CONTEXT].rpartition(" ")[0] + " …"
    return earlier, later


def _holds(sentence: Sentence, assertion: Assertion) -> bool:
    return sentence.start <= assertion.start < sentence.end
