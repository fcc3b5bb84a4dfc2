"""A text as tokens, and each token as one letter of the alphabet in `nameparts`: what the grammar of names reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Union

from checker.naming.nameparts import ORDINARY, TOKEN, Spelling, Table, forms_in, known, letters, small_letters
from checker.naming.namewords import known_pair

_Raw = tuple[Union[str, None], str, int, int]  # group of TOKEN, text, start, end
_MARKS = dict.fromkeys("\"“”«»„'‘", '"') | {"&": "&", ",": ",", "(": "(", ")": ")", "-": "-", "\n": "|"}
_WRAPPED = 50  # a line at least this long that ends without a stop goes on in the next one


class Token(NamedTuple):
    """A word, mark or known phrase of a text, with the key it stands for, or ""."""

    start: int
    end: int
    word: str
    key: str


def read_letters(text: str, start: int, end: int, aliases: Table) -> tuple[list[Token], str]:
    """Returns the tokens of a stretch of text and one letter for each."""
    raw = [(m.lastgroup, m[0], *m.span()) for m in TOKEN.finditer(text, start, end)]
    table, small = known(), small_letters()
    words = forms_in([one[1] for one in raw], *((table, aliases) if aliases.spellings else (table,)))
    spellings = table.spellings.keys() | aliases.spellings.keys() if aliases.spellings else table.spellings.keys()
    tokens: list[Token] = []
    line: list[str] = []
    fresh, at, sentence, marks = True, 0, 0, 0
    while at < len(raw):
        group, word, left, right = raw[at]
        at += 1
        if group == "word":
            spelling = _spelling(raw, words, at - 1, table, aliases) if words[at - 1] in spellings else None
            if spelling is not None:
                at += len(spelling.forms) - 1
                at += _renamed(raw, words, at, spelling, table)
                tokens.append(Token(left, raw[at - 1][3], word, spelling.key))
                line.append(spelling.letter)
            elif "a" <= word[0] <= "z":
                tokens.append(Token(left, right, word, ""))
                line.append(small.get(words[at - 1], "w"))
            elif "-" in word and (pair := known_pair(word)):
                for token, letter in _pair(pair, left, table):
                    tokens.append(token)
                    line.append(letter)
            else:
                letter = _letter(word, words[at - 1], fresh)
                marks += letter == "x" and not fresh
                tokens.append(Token(left, right, word, ""))
                line.append(letter)
            fresh = False
        elif group != "line" or _ends_line(text, left, right):
            letter = "s" if group == "possessive" else _MARKS.get(word[0], ".")
            tokens.append(Token(left, right, word, ""))
            line.append(letter)
            fresh = letter in '.|"' or (fresh and letter != "(")
            if letter in ".|":
                _quiet(tokens, line, sentence, marks)
                sentence, marks = len(line), 0
    _quiet(tokens, line, sentence, marks)
    return tokens, "".join(line)


def _spelling(raw: list[_Raw], words: list[str], at: int, table: Table, aliases: Table) -> Spelling | None:
    """Returns the known phrase that begins here: a user's first; in lower case titles, and what has a capital further on."""
    if aliases.spellings and (mine := aliases.match(words, at)) is not None:
        return mine
    spelling = table.match(words, at)
    if spelling is None or spelling.letter in "tT" or raw[at][1][0].isupper() or _written_large(raw, at, spelling):
        return spelling
    return None


def _pair(pair: tuple[str, ...], left: int, table: Table) -> Iterator[tuple[Token, str]]:
    """Yields tokens and letters of two names joined by a hyphen."""
    for part in pair:
        if part is not pair[0]:
            yield Token(left - 1, left, "-", ""), "-"
        one = table.one(part)
        yield Token(left, left + len(part), part, one.key if one else part), one.letter if one else "n"
        left += len(part) + 1


def _renamed(raw: list[_Raw], words: list[str], at: int, spelling: Spelling, table: Table) -> int:
    """Returns how many tokens a bracket takes that holds another name of the same thing: "Republic of Korea (South Korea)"."""
    if at + 2 >= len(words) or words[at] != "(" or raw[at + 1][0] != "word" or spelling.letter in "tT":
        return 0
    other = table.match(words, at + 1)
    close = at + 1 + len(other.forms) if other else len(words)
    return close + 1 - at if other and other.key == spelling.key and close < len(words) and words[close] == ")" else 0


def _written_large(raw: list[_Raw], at: int, spelling: Spelling) -> bool:
    """Returns whether a spelling that begins in lower case is a name all the same: "the Netherlands" has a capital further on."""
    return len(spelling.forms) > 3 or any(raw[i][1][0].isupper() for i in range(at, at + len(spelling.forms)))


def _letter(word: str, here: str, fresh: bool) -> str:
    """Returns the letter of a word that is no known phrase and is not in plain lower case."""
    if not word[0].isupper():
        return "w"
    low = here.lower()
    letter = letters().get(low, "")
    if letter:
        return letter
    if len(word) == 2 and word[1] == ".":
        return "i"
    if word[-1] == "." and low.rstrip(".") in letters():
        return "r"
    if any(c.isdigit() for c in word) or len(word) == 1:
        return "w"
    if "'" in low and low.split("'")[0] in ORDINARY:
        return "x"
    if word.isupper():
        return "a"
    if fresh and low.endswith(("ly", "ing", "ed")) and len(low) > 4:
        return "x"
    first, _, last = word.rpartition("-")
    return "w" if first and last[:1].islower() and known().one(first) else "n"  # "US-made"


def _ends_line(text: str, left: int, right: int) -> bool:
    """Returns whether a line break ends a thought: a blank line follows, or the line was too short to have been wrapped."""
    return text.count("\n", left, right) > 1 or left < _WRAPPED or "\n" in text[left - _WRAPPED : left]


def _quiet(tokens: list[Token], line: list[str], start: int, marks: int) -> None:
    """Takes the unknown words of a headline out of the line: where every word has a capital, a capital says nothing."""
    if len(line) - start < 4:
        return
    middle = tokens[(len(line) + start) // 2].word
    if marks < 2 and not (tokens[start].word.isupper() or middle.isupper()) and "w" in line[start:]:
        return
    some = [(i, tokens[i].word) for i in range(start, len(line)) if line[i] not in '.,()"|s-&']
    shouted = sum(len(w) > 1 and w.isupper() for _, w in some) > 0.7 * len(some) and len(some) > 3
    if shouted or (marks > 1 and sum(w[0].isupper() for _, w in some) > 0.7 * len(some)):
        for i, _ in some:
            if line[i] in "nayhe" and (line[i] != "a" or shouted):
                line[i] = "w"
