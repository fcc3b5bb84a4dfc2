"""How long the HTML report takes to write and to use, and how large it is, with 100, 1,000 and 10,000 findings.

`make bench` prints, beside the times, the bytes of the file, and in the browser the milliseconds until the first findings are
painted and the page is ready, and for each letter typed into the filter; `--benchmark-json FILE` keeps them. Run as a test, each is a fiftieth of that.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from browsing import Open, build_large

from checker.reports.html import render

SIZES = (100, 1_000, 10_000)
WORDS = "stadium 4"  # typed letter by letter
# From one letter to the next picture; the page itself measures, so that the driver's own time is not counted.
TYPING = """async (words) => {
  const field = document.querySelector('#filter input[name=find]');
  const times = [];
  for (const letter of words) {
    const start = performance.now();
    field.value += letter;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
  return times;
}"""
PAINTED = (
    "performance.getEntriesByName('first-contentful-paint').map((entry) => entry.startTime)[0] || performance.now()"
)


def sized(benchmark: Any, size: int) -> int:
    """Returns how many findings a run has: all of them where it is measured."""
    return size if benchmark.enabled else max(size // 50, 5)


def tell(benchmark: Any, capsys: pytest.CaptureFixture[str], **facts: float) -> None:
    """Keeps what was measured beside the time, and writes it where it is measured."""
    benchmark.extra_info.update(facts)
    if benchmark.enabled:
        with capsys.disabled():
            print("\n" + ", ".join(f"{name.replace('_', ' ')} {value:,.0f}" for name, value in facts.items()), end=" ")


@pytest.mark.benchmark(group="write the HTML report")
@pytest.mark.parametrize("size", SIZES)
def test_write_the_report(benchmark: Any, size: int, capsys: pytest.CaptureFixture[str]) -> None:
    number = sized(benchmark, size)
    report = build_large(number)
    rounds = 3 if number < 5_000 else 1
    document = benchmark.pedantic(render, args=(report,), rounds=rounds, warmup_rounds=int(number < 5_000))
    data = document.encode()
    assert document.count("<!DOCTYPE html>") == 1
    tell(benchmark, capsys, findings=number, bytes=len(data), compressed=len(gzip.compress(data, 6)))


@pytest.mark.benchmark(group="open the HTML report")
@pytest.mark.parametrize("size", SIZES)
def test_open_the_report(
    benchmark: Any, visit: Open, tmp_path: Path, size: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Measures from opening the file until the first findings can be seen, then each letter of a word sought."""
    number = sized(benchmark, size)
    path = tmp_path / "large.html"
    path.write_text(render(build_large(number)), encoding="utf-8")
    pages: list[Any] = []

    def open_it() -> None:
        pages.append(visit(path))
        assert pages[-1].locator("#findings .finding").first.is_visible()

    benchmark.pedantic(open_it, rounds=3 if number < 5_000 else 1)
    page = pages[-1]
    painted, ready = page.evaluate(f"[{PAINTED}, performance.timing.domComplete - performance.timing.navigationStart]")
    times = page.evaluate(TYPING, WORDS)
    assert page.locator("#findings .finding").count() <= 100
    tell(
        benchmark, capsys, findings=number, painted_ms=painted, ready_ms=ready,
        first_letter_ms=times[0], later_letters_ms=sorted(times[1:])[len(times) // 2], slowest_letter_ms=max(times),
    )  # fmt: skip
