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
    "limits",
    "kept",
    "store.files",
    "model",
    "findings",
    "packedtables",
    "packing",
    "groups",
    "wordnumbers",
    "words.currencies",
    "words.unittable",
    "words.units",
    "words.nameddays",
    "words.feastnames",
    "words.lexicon",
    "words.places",
    "words.vocabulary",
    "words.everyday",
    "text.blocks",
    "text.speech",
    "text.sentences",
    "scan.tokens",
    "scan.clockproductions",
    "scan.feastproductions",
    "scan.dateproductions",
    "scan.productions",
    "scan.notation",
    "scan.surveys",
    "scan.grammar",
    "scan.dayparts",
    "scan.zones",
    "scan.calendarspans",
    "scan.clocksides",
    "scan.clocks",
    "scan.datejoins",
    "scan.datepairs",
    "scan.dateranges",
    "scan.datebounds",
    "scan.feasts",
    "scan.partspans",
    "scan.titleddays",
    "scan.lookalikes",
    "scan.dates",
    "scan.figures",
    "scan.moneywords",
    "scan.lengths",
    "scan.outcomes",
    "scan.quantities",
    "scan.calendarnumbers",
    "scan.calendarwords",
    "scan.yearwords",
    "scan.feastwords",
    "scan.clockwords",
    "scan.relativewords",
    "scan.lengthwords",
    "scan.timewords",
    "scan.plans",
    "mentions",
    "scan.bulkmemo",
    "scan.bulk",
    "naming.nameparts",
    "naming.namewords",
    "naming.nameletters",
    "naming.namegrammar",
    "naming.namekeys",
    "naming.namefinder",
    "naming.names",
    "dating.tense",
    "dating.told",
    "dating.stamps",
    "dating.dateline",
    "lines",
    "pattern",
    "page",
    "claims.roles",
    "ruleshape",
    "rule",
    "circumstances",
    "phrase",
    "claims.countwords",
    "claims.countgroups",
    "claims.countunits",
    "claims.countframes",
    "claims.countroles",
    "claims.countphrases",
    "claims.counttimes",
    "claims.countweights",
    "claims.countstatements",
    "claims.counted",
    "claims.makeup",
    "claims.assailants",
    "claims.wholes",
    "claims.announced",
    "claims.personwords",
    "claims.persons",
    "claims.agewords",
    "claims.whomeant",
    "claims.agebearers",
    "claims.soleages",
    "claims.ages",
    "claims.penalties",
    "claims.personfacts",
    "claims.factwords",
    "claims.factgrammar",
    "claims.factphrases",
    "claims.factcalendar",
    "claims.factclauses",
    "claims.factcounts",
    "claims.factdates",
    "claims.factbrackets",
    "claims.thingyears",
    "claims.facts",
    "claims.happenings",
    "claims.wordforms",
    "claims.measureheads",
    "claims.measurewords",
    "claims.measureframes",
    "claims.measureordeals",
    "claims.measuresizes",
    "claims.measurevotes",
    "claims.measures",
    "claims.occasions",
    "claims.clockzones",
    "claims.moments",
    "parallels.restated",
    "parallels.wires",
    "parallels.neighbours",
    "parallels.subjects",
    "parallels.kinship",
    "parallels.places",
    "parallels.parallel",
    "captures",
    "ruletools.nearmisses",
    "extract",
    "events.eventwords",
    "events.toldsentences",
    "events.toldnames",
    "events.tolddays",
    "events.telling",
    "events.shelf",
    "events.evidence",
    "events.stories",
    "events.gathered",
    "align",
    "republished",
    "reasons",
    "sweep",
    "verdicts",
    "compare",
    "silences",
    "claims.acquainted",
    "claims.alignedwords",
    "claims.alignedsynonyms",
    "claims.alignedsenses",
    "claims.alignedresults",
    "claims.alignedphrases",
    "claims.alignedmeasures",
    "claims.alignedslots",
    "claims.alignedvalues",
    "claims.alignedpairs",
    "claims.aligned",
    "claims.factpairs",
    "dating.placement",
    "inputs.decode",
    "inputs.ignores",
    "inputs.metadata",
    "inputs.registry",
    "inputs.extras",
    "inputs.extracted",
    "inputs.linkeddata",
    "inputs.html",
    "inputs.printed",
    "inputs.pdf",
    "inputs.docx",
    "inputs.paths",
    "inputs.csv_",
    "inputs.markup",
    "inputs.newsitems",
    "inputs.xmlsafe",
    "inputs.feeds",
    "inputs.ninjs",
    "inputs.newsml",
    "inputs.xmlfiles",
    "inputs.httpbody",
    "inputs.warc",
    "read",
    "config",
    "exports.tables",
    "exports.frames",
    "exports.webannotations",
    "exports.claimreviews",
    "shell.console",
    "shell.outputs",
    "settling.baselinefile",
    "settling.baseline",
    "settling.audit",
    "settling.remaining",
    "settling.checkouts",
    "settling.trusted",
    "settling.newness",
    "settling.wanted",
    "settling.suppressions",
    "settling.weighing",
    "shell.local",
    "shell.showing",
    "worker",
    "crew",
    "workers",
    "sifting",
    "run",
    "cache",
    "store.faults",
    "store.schema",
    "store.rows",
    "store.reports",
    "store.editions",
    "store.entries",
    "store.memory",
    "store.surroundings",
    "store.indexing",
    "store.recording",
    "store.verifying",
    "store.mending",
    "sidebyside",
    "ruletools.trying",
    "ruletools.trialtext",
    "ruletools.rulesmith",
    "ruletools.examples",
    "shell.asked",
    "shell.reporting",
    "shell.surveying",
    "shell.commands",
    "shell.pairing",
    "shell.reviewing",
    "shell.baselining",
    "shell.completing",
    "shell.rulework",
    "shell.watching",
    "shell.verbs",
    "shell.storing",
    "shell.storeverbs",
    "shell.ruleverbs",
    "shell.baselineverbs",
    "cluster.columns",
    "cluster.digests",
    "cluster.recipes",
    "cluster.reading",
    "cluster.deciding",
    "cluster.comparing",
    "cluster.concluding",
    "cluster.sources",
    "cluster.job",
    "cluster.session",
    "cluster.writing",
    "shell.clusterverbs",
    "cli",
    "cluster.app",
    "__main__",
]
LAZY = {"__init__"}  # loads the others when a name is used, so it stands outside the order
PATHS = {".".join(p.relative_to(ROOT / "checker").with_suffix("").parts): p for p in (ROOT / "checker").rglob("*.py")}
MODULES = sorted(name for name in PATHS if name.split(".")[-1] not in LAZY)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yields line and module of every import of our own, at the top of a module or within a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import; write the full name"
            module = node.module or ""
            rooms = module == "checker" or (ROOT / module.replace(".", "/")).is_dir()
            names = [f"{module}.{alias.name}" for alias in node.names] if rooms else [module]
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
        f"{PATHS[module]} has no layer: add it to LAYERS in tests/test_layers.py, "
        "below everything it imports and above everything that imports it"
    )
    above = set(LAYERS[: LAYERS.index(module)])
    for line, name in imports(PATHS[module]):
        target = name.removeprefix("checker").removeprefix(".")
        if target.split(".")[0] in ("rules", "reports"):
            assert module in ("cli", "rule"), f"{PATHS[module]}:{line} imports {name}; only cli and rule load those"
        else:
            assert target in above, f"{PATHS[module]}:{line} imports {name}, which is not above it"


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.py")), ids=lambda p: p.stem)
def test_a_rule_imports_only_public_names(path: Path) -> None:
    import checker

    for line, name in imports(path):
        public = name.removeprefix("checker.") in checker.__all__
        assert public, f"{path.name}:{line} imports {name}; a rule uses only `from checker import ...`"


@pytest.mark.parametrize("path", sorted((ROOT / "reports").rglob("*.py")), ids=lambda p: p.stem)
def test_a_renderer_imports_only_the_nouns(path: Path) -> None:
    for line, name in imports(path):
        allowed = name in ("checker.model", "checker.findings", "checker.__version__") or name.startswith(
            "checker.reports"
        )
        assert allowed, f"{path.name}:{line} imports {name}; a renderer uses only the nouns and checker.reports"


@pytest.mark.parametrize("folder", ["checker", "rules", "reports"])
def test_no_imports_for_types_alone(folder: str) -> None:
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Name) and node.id == "TYPE_CHECKING"
            assert not named and not (isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING"), path


def test_no_module_is_named_utils() -> None:
    assert not {"utils", "helpers", "common", "misc"} & {part for name in MODULES for part in name.split(".")}
