"""A rule as data with its examples, and how rules are found: the project's own, a user's folders, installed packages."""

from __future__ import annotations

import importlib
import importlib.util
import os
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Literal, NamedTuple

from checker.findings import Finding, RuleSheet
from checker.model import Assertion, CheckerError, Modality, Reading
from checker.page import Page
from checker.pattern import Capture, Pattern, compile_pattern
from checker.ruleshape import demand_shape, mend_argument, pinpointing, place_of

ENTRY_POINTS = "checker.rules"


@dataclass(frozen=True)
class Rule:
    """What to look for, what it is called, and examples that are its tests and its documentation.

    Attributes:
        says: sentences of the pattern language, matched anywhere in a sentence.
        cues: patterns joined by ` & ` that must all stand in one clause, in any order; `?` before one makes it optional and
            `!` forbids it. The slots that stand nearest to the value are taken.
        agree, clash, apart: pairs of texts that confirm, contradict, or do not concern each other.
        ignore: texts in which the rule must find nothing.
        odd: texts in which `verify` must find something.
        value: the role whose mention is the value.
        subject: "named" (a `subject` slot, else the nearest name), "event" (what the first role in `about` names), or a name of
            your own for all.
        about: the roles whose noun phrases and names tell one thing from another of its kind; the first is its head.
        attribute: what is said of the subject; the rule's id when empty.
        parties: the names of the clause tell one thing from another too (who signed, who votes).
        lasting: the value is a state that holds until it changes, so a later different value is drift.
        sole: the subject has one such value at a time; without it two that differ are two things, and only agreement shows.
        edition: for events that recur, the days within which there can be only one; ONCE for what happens once.
        since: a date behind "since" is a value; otherwise dates behind since, before, after, by and until are bounds.
        unless: words that must not stand between the first and the last word a sentence of `says` takes.
        modality, basis: fixed values; otherwise read from the words around.
        refine: a last word on each assertion: returns it, a changed one, or None to drop it. Gets the captures too.
        read: from a page to assertions, for what no pattern can say; `rule` and an empty `attribute` are filled in.
        relate: from all that was read to findings, for what only the comparison of whole articles shows.
        derive: from one article's assertions to further assertions (an implied total).
        verify: from one article's assertions to findings (figures that do not add up).
        tags: words by which --select and --ignore take several rules at once.
    """

    says: Sequence[str] = ()
    cues: Sequence[str] = ()
    agree: Sequence[tuple[str, str]] = ()
    clash: Sequence[tuple[str, str]] = ()
    apart: Sequence[tuple[str, str]] = ()
    ignore: Sequence[str] = ()
    odd: Sequence[str] = ()
    value: str = "value"
    subject: str = "named"
    about: Sequence[str] = ()
    attribute: str = ""
    parties: bool = False
    lasting: bool = False
    sole: bool = True
    edition: int = 0
    since: bool = False
    unless: str = ""
    modality: Modality | None = None
    basis: str = ""
    confidence: float = 0.95
    refine: Callable[[Assertion, Mapping[str, Capture]], Assertion | None] | None = None
    read: Callable[[Page], Iterable[Assertion]] | None = None
    relate: Callable[[Sequence[Reading]], Iterable[Finding]] | None = None
    derive: Callable[[Sequence[Assertion]], Iterable[Assertion]] | None = None
    verify: Callable[[Sequence[Assertion]], Iterable[Finding]] | None = None
    tags: Sequence[str] = ()
    id: str = ""
    help: str = ""
    path: Path | None = None

    @cached_property
    def sentences(self) -> tuple[Pattern, ...]:
        """Returns the compiled `says`. Raises CheckerError naming the rule when one cannot be read."""
        return tuple(_compile(s, self) for s in self.says)

    @cached_property
    def cue_sets(self) -> tuple[CueSet, ...]:
        """Returns the compiled `cues`. Raises CheckerError naming the rule when one cannot be read."""
        return tuple(_compile_cues(s, self) for s in self.cues)

    @property
    def place(self) -> str:
        """Returns where to mend the rule."""
        return str(self.path or self.id or "rule")

    @property
    def sheet(self) -> RuleSheet:
        """Returns the rule as people read it."""
        return RuleSheet(
            id=self.id,
            help=self.help,
            says=(*self.says, *self.cues),
            agree=tuple(self.agree),
            clash=tuple(self.clash),
            apart=tuple(self.apart),
            ignore=tuple(self.ignore),
            own=self.own,
            tags=tuple(self.tags),
        )

    @cached_property
    def own(self) -> bool:
        """Returns whether the rule is a user's, not one that comes with the checker."""
        return self.path is not None and self.path.parent not in _homes()

    @property
    def broad(self) -> tuple[str, ...]:
        """Returns the patterns that no word of their own sets off: they are tried at every figure."""
        sentences = [source for source, pattern in zip(self.says, self.sentences, strict=True) if not pattern.triggers]
        return (
            *sentences,
            *(source for source, cues in zip(self.cues, self.cue_sets, strict=True) if not cues.triggers),
        )

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Returns the words that can set off the rule; empty when it must look at every sentence."""
        each = [p.triggers for p in self.sentences] + [c.triggers for c in self.cue_sets]
        return frozenset().union(*each) if all(each) else frozenset()


class CueSet(NamedTuple):
    """Patterns that must stand in one clause, and those that may or must not."""

    needed: tuple[Pattern, ...]
    welcome: tuple[Pattern, ...] = ()
    barred: tuple[Pattern, ...] = ()

    @property
    def triggers(self) -> frozenset[str]:
        """Returns the smallest set of words of which one must occur."""
        return min((p.triggers for p in self.needed if p.triggers), key=len, default=frozenset())


def _compile(source: str, rule: Rule) -> Pattern:
    with pinpointing(rule.path, source):
        pattern = compile_pattern(source, rule.place)
        _demand_value([pattern], source, rule)
    return pattern


def _compile_cues(source: str, rule: Rule) -> CueSet:
    parts: dict[Literal["", "?", "!"], list[Pattern]] = {"": [], "?": [], "!": []}
    for part in source.split(" & "):
        mark: Literal["", "?", "!"] = "?" if part.startswith("?") else "!" if part.startswith("!") else ""
        with pinpointing(rule.path, part):
            parts[mark].append(compile_pattern(part[len(mark) :], rule.place))
    with pinpointing(rule.path, source):
        _demand_value(parts[""], source, rule)
    return CueSet(tuple(parts[""]), tuple(parts["?"]), tuple(parts["!"]))


def load_rules(folders: Sequence[Path] = (), builtin: bool = True) -> tuple[Rule, ...]:
    """Returns the rules sorted by id: the project's own, those of installed packages, and those in `folders`.

    Raises CheckerError with file, line and mend for a module that does not load, has no rule or no docstring, a pattern
    that cannot be read, or an id used twice.
    """
    rules: list[Rule] = []
    if builtin:
        package = importlib.import_module("checker.rules")
        rules += [_import_rule(f"checker.rules.{m.name}") for m in pkgutil.iter_modules(package.__path__)]
        rules += _installed_rules()
    for folder in folders:
        if not _is_folder(folder):
            raise CheckerError(str(folder), "no such folder of rules", "name a folder that holds rule modules")
        files = sorted(p for p in folder.glob("*.py") if not p.name.startswith("_"))
        if not files:
            raise CheckerError(
                str(folder), "the folder holds no rule", "write one with a docstring and `rule = Rule(...)`"
            )
        rules += [load_file(path) for path in files]
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            raise CheckerError(
                rule.place, f"a rule {rule.id!r} is also at {seen[rule.id].place}", "rename one of the two files"
            )
        seen[rule.id] = rule
    return tuple(seen[k] for k in sorted(seen))


@cache
def _homes() -> tuple[Path, ...]:
    """Returns the folders of the checker's own rules."""
    return tuple(Path(folder) for folder in importlib.import_module("checker.rules").__path__)


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError as error:
        raise CheckerError(
            str(folder), f"cannot be read: {(error.strerror or '').lower()}", "check its permissions"
        ) from error


def _installed_rules() -> list[Rule]:
    if not any(f"[{ENTRY_POINTS}]".encode() in listing for listing in _listings()):
        return []  # importlib.metadata takes as long to import as the rest of a start
    from importlib.metadata import entry_points

    return [_import_rule(e.module) for e in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: e.name)]


def _listings() -> Iterator[bytes]:
    """Yields what installed packages say of their entry points."""
    for folder in filter(os.path.isdir, sys.path):
        for name in os.listdir(folder):
            if name.endswith(".dist-info") and os.path.isfile(path := os.path.join(folder, name, "entry_points.txt")):
                with open(path, "rb") as listing:
                    yield listing.read()


def _import_rule(module_name: str) -> Rule:
    with _loading(module_name):
        module = importlib.import_module(module_name)
    return _rule_of(module, module_name.rpartition(".")[2])


def load_file(path: Path) -> Rule:
    """Returns the rule of one module. Raises CheckerError as `load_rules` does."""
    spec = importlib.util.spec_from_file_location(f"checker_user_rules.{path.stem}", path)
    if spec is None or spec.loader is None:
        raise CheckerError(str(path), "not a Python module", "give the file the ending .py")
    module = importlib.util.module_from_spec(spec)
    with _loading(str(path)):
        spec.loader.exec_module(module)
    return _rule_of(module, path.stem, path)


def load_again(path: Path) -> Rule:
    """Returns the rule that `load_rules` has from this module, in another process. Raises CheckerError as it does."""
    return _import_rule(f"checker.rules.{path.stem}") if path.parent in _homes() else load_file(path)


@contextmanager
def _loading(place: str) -> Iterator[None]:
    """Turns whatever a rule's module raises while it loads into a CheckerError with its line."""
    try:
        yield
    except CheckerError:
        raise
    except SyntaxError as error:
        own = error.filename is None or Path(error.filename) == Path(place).absolute()
        at = f"{place if own else error.filename}:{error.lineno or 1}"
        raise CheckerError(at, f"the rule does not parse: {error.msg}", "mend the line and run again") from error
    except (Exception, SystemExit) as error:
        told = f"{type(error).__name__}: {error}".rstrip(": ")
        mend = mend_argument(error, Rule.__dataclass_fields__.keys() - {"id", "help", "path"})
        raise CheckerError(f"{place}:{line_in(place, error) or 1}", f"the rule does not load: {told}", mend) from error


def line_in(place: str, error: BaseException) -> int | None:
    """Returns the last line of the module at this path in the traceback; None where it is not in it."""
    import traceback

    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if Path(f.filename) == Path(place).absolute()]
    return lines[-1] if lines else None


def _rule_of(module: ModuleType, name: str, at: Path | None = None) -> Rule:
    path = at or Path(module.__file__ or name)
    rule = getattr(module, "rule", None)
    if not isinstance(rule, Rule):
        raise CheckerError(f"{path}:1", "the module has no rule", "add `rule = Rule(...)`")
    if not (module.__doc__ or "").strip():
        raise CheckerError(
            f"{path}:1", "the rule has no docstring", "say in one line what it finds; it is the rule's help"
        )
    listed = isinstance(rule.tags, Sequence) and not isinstance(rule.tags, str)
    if not listed or not all(isinstance(tag, str) and tag == tag.lower() for tag in rule.tags):
        raise CheckerError(f"{path}:1", "the tags are no list of words in lower case", 'write tags=["ports"]')
    demand_shape(vars(rule), path)
    named = replace(rule, id=name.replace("_", "-"), help=(module.__doc__ or "").strip(), path=path)
    if not (named.says or named.cues or named.read or named.relate or named.derive or named.verify):
        raise CheckerError(f"{path}:1", "the rule looks for nothing", "add `says` or `cues`")
    roles = {s.role for p in named.sentences for s in p.steps}
    roles |= {s.role for c in named.cue_sets for p in (*c.needed, *c.welcome) for s in p.steps}
    for role in named.about:
        if role not in roles:
            raise CheckerError(
                place_of(path, "about="),
                f"no pattern has a slot for the role {role!r}",
                f"add {{{role}:kind}} or take it out",
            )
    return named


def _demand_value(patterns: Sequence[Pattern], source: str, rule: Rule) -> None:
    """Raises CheckerError unless every match of one of the patterns holds the value."""
    if not any(rule.value in pattern.certain for pattern in patterns):
        raise CheckerError(
            rule.place,
            f"{source!r} can match without the value",
            f"add a slot {{{rule.value}:kind}}, outside [ ]",
        )
