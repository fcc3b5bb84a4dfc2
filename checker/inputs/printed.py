"""The printed lines of a page -> paragraphs: lines that were broken for their width are joined, and words that were divided.

A PDF has no paragraphs, only lines; sentences and figures would end at the edge of the paper.
"""

from __future__ import annotations

from checker.late import compile_late
from checker.words.lexicon import CARDINALS

ENDS = ".!?…。！？"
CLOSERS = "\"'”’»)]）"
FULL = 0.88  # of the width: proportional type fills a line with more letters or with fewer
HALF = 0.5
LEAST = 20  # letters in a line that tells the width
PIECES = 2  # of a paragraph, in which the word stands that its last line may divide
EVIDENCE = 3  # full lines that show a page to be set in full lines

# Words are looked at from their start alone and given up whole, or a page of one word would take quadratic time.
_DIVIDED = compile_late(r"(?<![^\W\d_])([^\W\d_]++)[-‐\u00ad]$")
_SIGNED = compile_late(r"[\d\w][-‐–/]$")  # "12-" and "two-": what follows belongs to it
_OPENS = compile_late(r"[^\W\d_]+")
_ITEM = compile_late(r"[-*–—•●▪◦‣·]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s")
_HALVES = compile_late(r"(?<![^\W\d_])[^\W\d_]++[-‐\u00ad][^\S\n]*+\n\s*+[^\W\d_]+")
_WORDS = compile_late(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def join_lines(pages: list[str]) -> str:
    """Returns the text of printed pages as paragraphs, one a line, with a blank line between them and between pages.

    A divided word is mended where its two halves make one: "inter-" and "national", but not "two-" and "year".
    """
    words = {word.lower() for page in pages for word in _WORDS.findall(_HALVES.sub(" ", page))}
    return "\n\n".join(filter(None, (_join_page(page, words) for page in pages)))


def _join_page(page: str, words: set[str]) -> str:
    """Returns one page as paragraphs."""
    lines = [" ".join(line.split()) for line in page.split("\n")]
    width = _find_width(lines)
    filled = sum(len(line) >= FULL * width for line in lines) >= EVIDENCE
    done: list[list[str]] = []  # lines, in the pieces that they are printed in
    before = ""  # the last printed line, of which `done` ends with
    for line in lines:
        if before and line and _runs_on(before, line, width, filled):
            *above, last = done[-1][-PIECES:]
            head = "".join(above)
            joined, end = _join(head + last, line, words), len(head + last) - 1  # a hyphen goes, all before it stays
            done[-1][-1:] = [joined[len(head) : end], joined[end:]]
        elif line:
            short = max(len(before), len(line)) < HALF * width or _ITEM.match(line)
            done += (
                [[line]] if not done or (before and short) else [[], [line]]
            )  # rows of a table and a list stay together
        before = line
    return "\n".join(map("".join, done))


def _find_width(lines: list[str]) -> int:
    """Returns how many letters a full line has: all but a tenth of the lines are no longer."""
    lengths = sorted(len(line) for line in lines if len(line) >= LEAST)
    return lengths[len(lengths) * 9 // 10] if lengths else LEAST


def _runs_on(line: str, following: str, width: int, filled: bool) -> bool:
    """Returns whether a line was broken only for its width, so that the next goes on with it.

    After a full stop that takes a page of full lines: a short page may have paragraphs of one line.
    """
    if _DIVIDED.search(line) and following[0].islower():
        return True
    if _ITEM.match(following) or (line.isupper() and not following.isupper()):
        return False
    if len(line) < HALF * width:
        return False
    ended = line.rstrip(CLOSERS)[-1:] in tuple(ENDS)
    if following[0].islower() and not ended:
        return True
    needed = len(line) + 1 + len(following.partition(" ")[0])
    return needed >= width and filled if ended else needed >= FULL * width


def _join(line: str, following: str, words: set[str]) -> str:
    """Returns two lines as one: a divided word whole, a compound with its hyphen, else a space between."""
    left, right = _DIVIDED.search(line), _OPENS.match(following)
    if left is not None and right is not None and right[0][0].islower():
        soft = line[-1] == "\u00ad"
        return (line[:-1] if soft or not _is_compound(left[1].lower(), right[0].lower(), words) else line) + following
    return line + following if _SIGNED.search(line) else f"{line} {following}"


def _is_compound(left: str, right: str, words: set[str]) -> bool:
    """Returns whether a hyphen at the end of a line belongs to the word: judged by the words of the whole text."""
    if left in CARDINALS or f"{left}-{right}" in words:
        return True
    return left + right not in words and left in words and right in words
