"""The layers of the engine: a module imports only from modules above it in this list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the nouns to the shell. A new module goes below everything it imports and above everything that imports it.
LAYERS = [
    "late",
    "kept",
    "model",
    "groups",
    "currencies",
    "unittable",
    "units",
    "nameddays",
    "feastnames",
    "lexicon",
    "places",
    "vocabulary",
    "blocks",
    "speech",
    "sentences",
    "tokens",
    "clockproductions",
    "feastproductions",
    "dateproductions",
    "productions",
    "grammar",
    "dayparts",
    "zones",
    "clocks",
    "calendarspans",
    "datejoins",
    "datepairs",
    "dateranges",
    "datebounds",
    "feasts",
    "titleddays",
    "lookalikes",
    "dates",
    "figures",
    "moneywords",
    "lengths",
    "outcomes",
    "quantities",
    "calendarwords",
    "yearwords",
    "feastwords",
    "clockwords",
    "relativewords",
    "lengthwords",
    "timewords",
    "plans",
    "mentions",
    "bulkmemo",
    "bulk",
    "nameparts",
    "namewords",
    "nameletters",
    "namefinder",
    "names",
    "tense",
    "told",
    "stamps",
    "dateline",
    "pattern",
    "page",
    "roles",
    "rule",
    "circumstances",
    "phrase",
    "countwords",
    "countgroups",
    "countphrases",
    "counted",
    "personwords",
    "persons",
    "agewords",
    "soleages",
    "ages",
    "personfacts",
    "factwords",
    "factphrases",
    "factclauses",
    "factcounts",
    "factdates",
    "factbrackets",
    "facts",
    "happenings",
    "wordforms",
    "measureheads",
    "measures",
    "occasions",
    "moments",
    "restated",
    "wires",
    "neighbours",
    "subjects",
    "parallel",
    "captures",
    "extract",
    "eventwords",
    "telling",
    "stories",
    "align",
    "republished",
    "reasons",
    "sweep",
    "compare",
    "acquainted",
    "factpairs",
    "placement",
    "decode",
    "metadata",
    "read",
    "config",
    "tables",
    "console",
    "run",
    "sidebyside",
    "examples",
    "commands",
    "cli",
    "__main__",
]
LAZY = {"__init__"}  # loads the others when a name is used, so it stands outside the order
MODULES = sorted(p.stem for p in (ROOT / "checker").glob("*.py") if p.stem not in LAZY)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yields line and module of every import of our own, at the top of a module or within a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import; write the full name"
            module = node.module or ""
            names = [f"checker.{alias.name}" for alias in node.names] if module == "checker" else [module]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "checker":
                yield node.lineno, name


def test_every_layer_is_a_module() -> None:
    assert sorted(LAYERS) == MODULES, "take out of LAYERS what checker/ has not, and what stands there twice"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_above(module: str) -> None:
    assert module in LAYERS, (
        f"checker/{module}.py has no layer: add it to LAYERS in tests/test_layers.py, "
        "below everything it imports and above everything that imports it"
    )
    above = set(LAYERS[: LAYERS.index(module)])
    for line, name in imports(ROOT / "checker" / f"{module}.py"):
        target = [*name.split("."), ""][1]
        if target in ("rules", "reports"):
            assert module in ("cli", "rule"), f"checker/{module}.py:{line} imports {name}; only cli and rule load those"
        else:
            assert target in above, f"checker/{module}.py:{line} imports {name}, which is not above it"


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.py")), ids=lambda p: p.stem)
def test_a_rule_imports_only_public_names(path: Path) -> None:
    import checker

    for line, name in imports(path):
        public = name.removeprefix("checker.") in checker.__all__
        assert public, f"{path.name}:{line} imports {name}; a rule uses only `from checker import ...`"


@pytest.mark.parametrize("path", sorted((ROOT / "reports").glob("*.py")), ids=lambda p: p.stem)
def test_a_renderer_imports_only_the_nouns(path: Path) -> None:
    for line, name in imports(path):
        allowed = name == "checker.model" or name.startswith("checker.reports")
        assert allowed, f"{path.name}:{line} imports {name}; a renderer uses only checker.model and checker.reports"


@pytest.mark.parametrize("folder", ["checker", "rules", "reports"])
def test_no_imports_for_types_alone(folder: str) -> None:
    for path in (ROOT / folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Name) and node.id == "TYPE_CHECKING"
            assert not named and not (isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING"), path


def test_no_module_is_named_utils() -> None:
    assert not {"utils", "helpers", "common", "misc"} & set(MODULES)
