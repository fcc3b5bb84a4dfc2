"""Finds the figures and dates on which articles about the same things disagree.

The names below load when they are first used (PEP 562), so that importing one noun does not load the engine.
Their types stand in `__init__.pyi`.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

__version__ = "0.1.0"

HOMES = {
    "Article": "checker.model",
    "Assertion": "checker.model",
    "Capture": "checker.pattern",
    "CheckerError": "checker.model",
    "Finding": "checker.findings",
    "Interval": "checker.model",
    "Mention": "checker.model",
    "Report": "checker.findings",
    "ONCE": "checker.model",
    "Rule": "checker.rule",
    "Span": "checker.model",
    "check": "checker.run",
    "find_parallels": "checker.parallels.parallel",
    "mentions": "checker.mentions",
    "read": "checker.read",
    "read_ages": "checker.claims.ages",
    "read_person_facts": "checker.claims.personfacts",
    "relate_aligned": "checker.claims.aligned",
    "relate_ages": "checker.claims.acquainted",
    "read_announced": "checker.claims.announced",
    "read_counts": "checker.claims.counted",
    "read_facts": "checker.claims.facts",
    "relate_facts": "checker.claims.factpairs",
    "read_measures": "checker.claims.measures",
    "read_moments": "checker.claims.moments",
    "read_wholes": "checker.claims.wholes",
}

__all__ = sorted(HOMES)


class _Package(ModuleType):
    """This package, whose functions `mentions` and `read` are not hidden by the modules of the same name.

    Python sets a submodule as an attribute of its package when it is first imported; for the public names that is
    left out. The modules themselves stay reachable: `from checker.read import read`, `importlib.import_module("checker.read")`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    value = getattr(importlib.import_module(HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Package
