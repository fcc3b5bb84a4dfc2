"""What the `checker baseline` commands do: add what is open, take out what is over, label, list."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import shorten

import click

from checker.config import Config, find_config, nearest
from checker.findings import Finding, Judged, Report
from checker.model import Assertion, CheckerError
from checker.settling import audit as auditing
from checker.settling.baseline import compare, find_resolved, hold, make_entry
from checker.settling.baselinefile import LABELS, Baseline, Entry, Label, read_baseline, write_baseline
from checker.shell.asked import Asked
from checker.shell.commands import CLEAN, UNREADABLE, find_baseline, listed, load, survey, want
from checker.shell.console import STDOUT, count, one_line, write_error, write_output

LONGEST = 60  # characters of a value that are shown
ANSWERS = {word[0]: word for word in (*LABELS, "skip", "quit")}


def add(
    paths: Sequence[str], asked: Asked, *, only: Sequence[str], reason: str, author: str | None, expires: str | None
) -> int:
    """Writes what is open in the articles, or of that what `only` names, into the baseline; returns the exit code."""
    today = date.today()
    if not reason.strip():
        raise CheckerError("--reason", "is empty", "write why these may stand")
    day = _read_day(expires, today)
    config = find_config(paths)
    path = find_baseline(config, asked)
    author = author or _ask_git(path.parent)
    baseline = read_baseline(path, missing=True)
    report = _look(paths, asked, config, baseline, today)
    found = [finding for finding in report.findings if finding.kind != "agreement"]
    chosen = _choose(found, listed(only), report)
    matches = compare(report, baseline, today).matches
    entries = {
        make_entry(f, path.parent)._replace(reason=_plain(reason), author=_plain(author), expires=day) for f in chosen
    }
    before = [match.entry for finding in chosen if (match := matches.get(id(finding)))]
    if entries:
        baseline = write_baseline(auditing.learn(baseline, entries, before))
    told = f"{count(len(entries), 'finding')} added" if entries else "nothing was open"
    write_output([f"{told}; {one_line(str(path))} has {count(len(baseline.known), 'entry', 'entries')}\n"], STDOUT)
    return _tell_unread(report)


def prune(paths: Sequence[str], asked: Asked) -> int:
    """Takes out of the baseline what is resolved or has expired, and says which; returns the exit code."""
    today = date.today()
    config = find_config(paths)
    baseline = read_baseline(find_baseline(config, asked))
    report = survey(paths, asked, config, load(config, asked.folders))
    standing = compare(report, baseline, today)
    resolved = find_resolved(report, baseline, standing)
    over = {id(entry): "resolved" for entry in resolved}
    over |= {id(entry): f"expired on {entry.expires}" for entry in baseline.known if entry.has_expired(today)}
    lines = [f"{over[id(entry)]}: {_say(entry)}\n" for entry in baseline.known if id(entry) in over]
    kept = baseline
    if lines:
        kept = write_baseline(auditing.retire(baseline, [entry for entry in baseline.known if id(entry) in over]))
    lines.append(f"{count(len(lines), 'entry', 'entries')} taken out, {len(kept.known):,} left\n")
    unseen = sum(id(entry) not in over for entry in standing.lost)
    if unseen:
        lines.append(
            f"{count(unseen, 'entry', 'entries')} not looked for: not all of their articles or rules were read\n"
        )
    write_output(lines, STDOUT)
    return _tell_unread(report)


def audit(paths: Sequence[str], asked: Asked, labels: Sequence[str]) -> int:
    """Labels entries and open findings, as stated or as a person answers, and saves each; returns the exit code."""
    config = find_config(paths)
    path = find_baseline(config, asked)
    baseline = read_baseline(path, missing=bool(paths))
    report = _look(paths, asked, config, baseline, date.today()) if paths else None
    questions = auditing.list_questions(report, baseline)
    baseline = _label_stated(baseline, questions, labels) if labels else _ask_all(baseline, questions)
    write_output(_list_precision(baseline), STDOUT)
    return _tell_unread(report) if report is not None else CLEAN


def show(asked: Asked) -> int:
    """Lists the entries, with what people labelled, and how often each rule was right by that; returns the exit code."""
    baseline = read_baseline(find_baseline(find_config(()), asked))
    lines = []
    for entry in baseline.known:
        until = f", until {entry.expires}" if entry.expires else ""
        label = f"  {entry.label}" if entry.label else ""
        lines.append(f"{one_line(baseline.place(entry))}  {entry.pair}  {entry.kind}{label}\n  {_say(entry)}\n")
        lines.append(f"  {one_line(entry.reason)} ({one_line(entry.author) or 'nobody named'}{until})\n")
    lines.append(f"{count(len(baseline.known), 'entry', 'entries')}, {len(baseline.judged):,} judged beside them\n")
    write_output([*lines, *_list_precision(baseline)], STDOUT)
    return CLEAN


def list_precision(config: Config, rules: Sequence[str]) -> list[str]:
    """Returns a line for each rule, and for each other with labels: how often it is right, by the baseline of the settings."""
    judged = load_judged(config)
    names = [*rules, *(name for name in judged if name not in rules)]
    width = max(map(len, names), default=0)
    return [
        f"{one_line(name):<{width}}  {say_judged(judged.get(name, Judged())) or 'not labelled'}\n" for name in names
    ]


def load_judged(config: Config) -> Mapping[str, Judged]:
    """Returns by rule how its findings were labelled in the baseline of the settings; none where there is no baseline."""
    return auditing.count_judged(read_baseline(find_baseline(config, Asked()), missing=True))


# ---- a run ----------------------------------------------------------------------------------------------------------


def _look(paths: Sequence[str], asked: Asked, config: Config, baseline: Baseline, today: date) -> Report:
    """Returns the report on the articles with what is known settled, as `checker check` has it."""
    loaded = load(config, asked.folders)
    wanted = want(loaded, config, asked)
    return wanted.keep(hold(survey(paths, asked, config, loaded), baseline, today))


def _choose(found: Sequence[Finding], only: Sequence[str], report: Report) -> list[Finding]:
    """Returns the open findings that are named by fingerprint or pair; all where none is."""
    settled = {name for one in report.settled for name in (one.finding.fingerprint, one.finding.pair)}
    for name in only:
        if all(name not in (finding.fingerprint, finding.pair) for finding in found):
            what = "is settled already" if name in settled else "is no open finding"
            raise CheckerError(name, what, "take the fingerprint from a report on the same articles")
    return [finding for finding in found if not only or {finding.fingerprint, finding.pair} & set(only)]


def _tell_unread(report: Report) -> int:
    """Returns the exit code of a run, once what could not be read is told."""
    for problem in report.skipped:
        write_error(problem)
    return UNREADABLE if report.skipped else CLEAN


def _read_day(text: str | None, today: date) -> date | None:
    """Returns the day on which entries expire."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise CheckerError("--expires", f"{text!r} is no day", "write it as 2024-05-31") from error
    if day <= today:
        raise CheckerError("--expires", f"{day} is not to come", "name a day after today")
    return day


def _ask_git(folder: Path) -> str:
    """Returns the name that git has for whoever works here."""
    try:
        answer = subprocess.run(
            ["git", "config", "user.name"],
            cwd=folder if folder.is_dir() else None,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        name = ""
    else:
        name = answer.stdout.strip()
    if not name:
        raise CheckerError("--author", "is missing, and git has no user.name", "add --author NAME")
    return name


def _plain(text: str) -> str:
    return " ".join(text.split())


# ---- labels ---------------------------------------------------------------------------------------------------------


def _label_stated(baseline: Baseline, questions: Sequence[auditing.Question], labels: Sequence[str]) -> Baseline:
    """Returns the baseline with labels written as PAIR=right; all of them, or none where one is wrong."""
    chosen: list[tuple[Entry, Label]] = []
    for stated in labels:
        name, sign, word = stated.partition("=")
        said = next((label for label in LABELS if label == word), None)
        if not sign or said is None:
            raise CheckerError(
                f"--label {stated}", "is not a fingerprint and a label", "write it as PAIR=right, wrong or unsure"
            )
        chosen += [(question.entry, said) for question in auditing.find_named(name, questions)]
    for entry, said in chosen:
        baseline = auditing.label(baseline, entry, said)
    write_output([f"{count(len(chosen), 'finding')} labelled\n"], STDOUT)
    return write_baseline(baseline)


def _ask_all(baseline: Baseline, questions: Sequence[auditing.Question]) -> Baseline:
    """Returns the baseline with the answers of a person to all that has no label; each is saved at once."""
    left = [question for question in questions if not question.entry.label]
    labelled = 0
    for number, question in enumerate(left, 1):
        write_output([f"\n{number:,} of {len(left):,}: ", *_show(question)], STDOUT)
        answer = click.prompt("right, wrong, unsure, skip or quit", value_proc=_read_answer)
        if answer == "quit":
            break
        for said in LABELS:
            if said == answer:
                baseline = write_baseline(auditing.label(baseline, question.entry, said))
                labelled += 1
    write_output([f"{count(labelled, 'finding')} labelled, {len(left) - labelled:,} left\n"], STDOUT)
    return baseline


def _read_answer(text: str) -> str:
    """Returns the word that an answer, or its first letter, stands for."""
    word = text.strip().lower()
    if word in ANSWERS:
        return ANSWERS[word]
    if word in ANSWERS.values():
        return word
    raise click.BadParameter(nearest(word, ANSWERS.values()))


def _show(question: auditing.Question) -> list[str]:
    """Returns a finding as a person must see it to judge: both sentences, the figures marked, and why they were paired."""
    entry, finding = question.entry, question.finding
    lines = [f"{entry.kind}, by {one_line(entry.rule)}: {one_line(entry.topic)}\n"]
    if finding is None:
        lines.append(f"  {_say(entry)}\n  (not found as it stands in the articles that were read)\n")
    else:
        lines += [f"  {_quote(assertion)}\n" for assertion in finding.sides]
        lines += [f"  {one_line(line)}\n" for line in finding.explanation.splitlines()]
    if question.known:
        lines.append(f"  in the baseline: {one_line(entry.reason)} ({one_line(entry.author) or 'nobody named'})\n")
    return lines


def _quote(assertion: Assertion) -> str:
    """Returns "Harbour Times, 2024-05-01: The port has >>12<< tugs."."""
    article, within = assertion.article, assertion.within
    day = f", {article.published}" if article.published else ""
    start, end = max(assertion.start, within.start), min(assertion.end, within.end)
    sentence = article.text[within.start : within.end]
    if start < end:
        text = article.text
        sentence = f"{text[within.start : start]}>>{text[start:end]}<<{text[end : within.end]}"
    return f"{one_line(article.source)}{day}: {one_line(sentence)}"


def _say(entry: Entry) -> str:
    """Returns an entry on one line."""
    sides = zip(entry.sources, entry.values, strict=True)
    told = ", ".join(
        f"{one_line(source)} “{shorten(one_line(value), LONGEST, placeholder='…')}”" for source, value in sides
    )
    return f"{one_line(entry.topic)} ({one_line(entry.rule)}): {told}"


def _list_precision(baseline: Baseline) -> list[str]:
    """Returns a line for each rule with labels."""
    judged = auditing.count_judged(baseline)
    width = max(map(len, judged), default=0)
    return [f"{one_line(rule):<{width}}  {say_judged(one)}\n" for rule, one in judged.items()]


def say_judged(judged: Judged) -> str:
    """Returns "3 of 4 right (75%), 1 unsure"; "" where nothing is labelled."""
    return ", ".join(filter(None, [str(judged), f"{judged.unsure:,} unsure" if judged.unsure else ""]))
