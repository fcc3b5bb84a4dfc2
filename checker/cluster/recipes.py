"""What every process of a cluster must know alike to read and compare articles: which rules, and which names are one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.extract import RuleIndex
from checker.rule import Rule, load_rules

# How the rules of the checker's own that relate articles are shared out: what each of them must see together.
TOGETHER: Mapping[str, str] = {
    "aligned-figures": "stories",  # the articles of one story
    "parallel-sentences": "sentences",  # two articles that share sentences
    "person-age": "ages",  # the ages of people, and nothing else of an article
    "stated-fact": "facts",  # the stated facts, and nothing else of an article
}


class Recipe(NamedTuple):
    """Folders of rules beside the checker's own, at the same path on every machine, and spellings with what they stand for."""

    folders: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()


@cache
def load_index(recipe: Recipe) -> RuleIndex:
    """Returns the rules, loaded once a process. Raises CheckerError for one that cannot be loaded."""
    return RuleIndex(load_rules([Path(folder) for folder in recipe.folders]))


def together(rule: Rule) -> str:
    """Returns what a rule must see together: "" where it relates nothing, "all" where nobody knows."""
    if rule.relate is None:
        return ""
    return "all" if rule.own else TOGETHER.get(rule.id, "all")
