"""A figure that an article gives of its event, as an assertion with all that the article would grant beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from checker.model import Assertion, Interval, Span
from checker.page import Page, Stretch


class Figure(Protocol):
    """What a mention and a group of people both have of their figure."""

    @property
    def written(self) -> tuple[Decimal | None, Decimal | None] | None:
        """Returns the figure as stated."""

    @property
    def value(self) -> Interval | None:
        """Returns what the words admit."""

    @property
    def hedge(self) -> str | None:
        """Returns how firmly it is said."""


def state_figure(
    page: Page,
    stretch: Stretch,
    first: int,
    last: int,
    figure: Figure,
    *,
    subject: str,
    attribute: str,
    label: str,
    confidence: float,
    admits: tuple[Interval, ...],
    moving: bool = True,
) -> Assertion:
    """Returns the assertion that words[first:last] of a stretch make of the event of their article; `rule` is left open.

    Raises ValueError for a figure that was not resolved.
    """
    if figure.value is None:
        raise ValueError("the figure has no value")
    words, sentence = stretch.line.words, stretch.sentence
    return Assertion(
        article=page.article,
        start=words[first].start,
        end=words[last - 1].end,
        within=Span(sentence.start, sentence.end),
        subject=subject,
        attribute=attribute,
        value=figure.value,
        rule="",
        written=figure.written,
        hedge=figure.hedge,
        period=page.dateline.written,
        speaker=page.speaker(stretch.number),
        label=label,
        confidence=confidence,
        story=True,
        admits=admits,
        moving=moving,
        told=page.dateline.written,
    )
