"""What `checker extract --format claimreview` does: checks the articles and writes what people called right in the baseline."""

from __future__ import annotations

from collections.abc import Sequence

from checker.exports.claimreviews import Audited, write_reviews
from checker.findings import Report
from checker.settling.baseline import key_of, make_entry
from checker.settling.baselinefile import Baseline, read_baseline
from checker.shell.asked import Asked
from checker.shell.commands import CLEAN, UNREADABLE, configure, find_baseline, load, survey, want
from checker.shell.console import STDOUT, write_error, write_output

RIGHT = "right"


def write_claim_reviews(paths: Sequence[str], asked: Asked, output: str = STDOUT) -> int:
    """Writes a ClaimReview for each value of the findings that are labelled right; returns the exit code.

    Raises CheckerError where there is no baseline: what nobody looked at is not written.
    """
    config = configure(paths, asked)
    baseline = read_baseline(find_baseline(config, asked))
    loaded = load(config, asked.folders)
    wanted = want(loaded, config, asked)
    report = wanted.keep(survey(paths, asked, config, loaded))
    for problem in report.skipped:
        write_error(problem)
    write_output(write_reviews(find_audited(report, baseline)), output, (a.path for a in report.articles))
    return UNREADABLE if report.skipped else CLEAN


def find_audited(report: Report, baseline: Baseline) -> tuple[Audited, ...]:
    """Returns the findings that the baseline labels right with the values they have now, the settled ones among them."""
    right = {key_of(entry): entry for entry in (*baseline.judged, *baseline.known) if entry.label == RIGHT}
    findings = (*report.findings, *(settled.finding for settled in report.settled))
    keys = [(finding, key_of(make_entry(finding, baseline.path.parent))) for finding in findings if right]
    return tuple(Audited(finding, right[key].author) for finding, key in keys if key in right)
