"""A page as blocks: hard-wrapped lines joined, and the part each block plays (headline, stamp, caption, boilerplate, body)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.late import compile_late
from checker.model import Role

# ---------------------------------------------------------------- vocabulary of the page

WRAP = range(45, 101)  # widths at which wires and mailers break lines
HEADLINE_WORDS = 22  # a longer line is a paragraph
SUBHEADING_WORDS = 15
NOTICE_WORDS = 45  # a longer block is prose, whatever it begins with
ENDS = ".!?…。！？"
CLOSERS = "\"'”’»」』)]）"

BOILERPLATE = compile_late(
    r"""(?xi) ^\W*(?:
      see\ also\b | you\ (?:may|might)\ also\ (?:like|enjoy)\b | also\ read\b | read\ also\W*$ | read\ (?:more|next|also)\b
        | recommended\ for\ you
    | (?:related|latest|more|top|popular|trending|most\ read)\ (?:news|articles?|stor(?:y|ies)|posts?|topics?|links
      |content|coverage|reading)\W*$
    | (?:go\ )?back(?:\ to\ (?:top|home|list))?\W*$ | (?:leave|post|write|add)\ a\ (?:comment|reply)\b
      | \d*\s*comments?\W*$
    | this\ (?:web)?site\ uses\b | (?:we|this\ page)\ uses?\ cookies\b | by\ (?:using
      |continuing)\ .{0,40}\bsite\b.*\b(?:agree|accept|consent)
    | (?:privacy|cookies?)\b.{0,20}\b(?:policy|notice|settings|preferences)\b | privacy\W*$
      | accept(?:\ all)?(?:\ cookies)?(?:\ read\ more)?\W*$
    | terms\ (?:of|and)\ (?:use|service|conditions)\b | (?:home(?:page)?|you\ are\ here)\s*[:»>›/|→]
    | (?:share|tweet|e-?mail|print|like|save|facebook|twitter|x|whatsapp|linkedin|telegram|reddit|pinterest|weibo
      |wechat)(?:\ (?:this|on|via|it|article)\b.*)?\W*$
    | (?:facebook|twitter|whatsapp|linkedin|telegram|email|print|share)(?:[\s|,/•]+(?:facebook|twitter|whatsapp
      |linkedin|telegram|email|print|share|copy\ link))+\W*$
    | (?:un)?subscribe\b | sign\ (?:up|in)\b | log\ ?(?:in|out)\b | register\ (?:now|here)\b | (?:get
      |join)\ our\ .*\bnewsletter | follow\ us\b | join\ us\ on\b
    | by\ admin\W*$ | (?:\w+\ )?category[\s:]+\w+ | (?:tags?|filed\ under|posted\ in|topics|keywords)\s*:
      | advertise?ments?\W*$ | sponsored\W*$ | ad\W*$
    | skip\ to\b | click\ here\b | download\ (?:the|our)\ app\b | load\ more\b | (?:previous|next)(?:\ (?:article
      |post|page|story))?\s*[:»>›→]*\W*$
    | continue\ reading\b | (?:scroll|tap)\ to\b | copyright\b | ©\s* | \(c\)\ \d{4}\b | report\ this\ ad\b
      | https?\s?:\s?/ | www\s?\.
    )
    | all\ rights\ reserved | \b(?:may|can)\ not\ be\ (?:reproduced|republished|redistributed)
      | ©\s?(?:copyright\ )?\d{4}
    | \bour\ (?:daily|weekly|free)?\ ?newsletter\b | your\ (?:comment|personal)\ data\ (?:is|are)\ processed"""
)
LABELS = (
    r"source|editor|time|author|authors|date|published|posted|updated|modified|created|reporter|written|edited|"
    r"last\ updated|last\ modified|"
    r"release\ date|publication\ date|publish\ time|来源|来源于|作者|编辑|责任编辑|责编|时间|日期|发布时间|记者"
)
LABEL_ALONE = compile_late(rf"(?xi) ^\W*(?:{LABELS})\W*$")
LABELLED = compile_late(  # a time needs a figure: "UPDATED: Road shut after slide" is a headline
    r"(?xi) ^\W*(?:source|editors?|authors?|reporter|written|edited|来源|来源于|作者|编辑|责任编辑|责编|记者)(?:\ by)?"
    rf"\s*[:：]\s*\S | ^source\s+\w+$ | ^\W*(?:{LABELS})(?:\ (?:on|at))?\s*[:：][^\d]{{0,30}}\d"
    r"| ^\W*(?:published|posted|updated|last\ updated)(?:\ (?:on|at))?\s+\S*\d"
)
BYLINE = compile_late(
    r"""(?x) ^(?:By|BY|Written\ by|Reported\ by|Reporting\ by|Edited\ by|Editing\ by|Story\ by|Text\ by|From)\s+
        (?:(?:[A-Z][\w.'’-]*|and|of|in|for|the|de|van|von|der|al|bin|la|le)(?:[\s,&|/]+|$))+$"""
)
REPRINT = compile_late(
    r"(?i)(?:转载|转|摘)自|原(?:文|载)[^。]{0,40}(?:首次|首)?(?:发|发表|刊登)|首发于|本文来源|"
    r"\breprinted (?:from|with)\b|\brepublished from\b|"
    r"^\W*(?:this|the) (?:article|story|piece|"
    r"text|essay|column)"
    r"\b[^.]{0,40}\b(?:first|originally|previously) (?:appeared|published|ran|posted)\b|^\W*(?:first|"
    r"originally) (?:published|appeared|posted)\b"
)
BRACKETED = compile_late(
    r"^[\[【](?=[^\]】\n]{0,80}(?:[Rr]eporter|[Aa]uthor|[Cc]orrespondent|[Ee]ditor|记者|作者|[Ss]ource))[^\]】\n]{1,80}[\]】]"
)
AGENCY = compile_late(r"^\W*(?:Reuters?|REUTERS?|AP|AFP|UPI|Xinhua|TASS|Kyodo|dpa|ANSA)\W*$")
CAPTION = compile_late(
    r"""(?xi) ^\W*(?:file\ )?(?:photo(?:graph)?|picture|image|illustration|caption|infographic)s?(?:\ (?:courtesy
      |credit|by|from|of)\b|\s*[:/|])
    | [(\[](?:[^()\[\]]{0,40}\b)?(?:photo|photograph|image|picture|credit|courtesy|illustration|getty
      |file)s?\b[^()\[\]]{0,80}[)\]]\W*$
    | \b(?:imaginary|file|stock|archive|undated|handout)\ (?:picture|photo|photograph|image)\W*$
      | \bartist'?s\ (?:impression|rendering)\W*$
    | /\s?(?:getty(?:\ images)?|reuters|afp|ap(?:\ photo)?|xinhua|epa|shutterstock)\W*$
    | ^\W*(?:pictured|shown|seen)\ (?:here|above|below|left|right)\b | \((?:left|right|centre|center|l|r
      |c)\)[^.]{0,60}\bpose[sd]?\b"""
)
DAY = compile_late(
    r"""(?xi) \b\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2} | \b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b
    | \b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\ \d{1,2}(?:st|nd|rd|th)?,?\ \d{4}\b
    | \b\d{1,2}(?:st|nd|rd|th)?\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\ \d{4}\b"""
)
CLOCKWORK = compile_late(
    r"(?i)\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|mon|tue|wed|thu|fri|sat|sun|published|updated|posted|"
    r"on|at|am|pm|a\.m|p\.m|gmt|utc|est|edt|bst"
    r"|cet|ist|pst|views?|reads?|min|mins|minutes?|first|last|date|time)\b"
)
WORD = compile_late(r"[^\W\d_]+")
BULLET = compile_late(r"[-*–]\s|[•●▪◦‣]|\(?\d{1,2}[.)]\s")


class Block(NamedTuple):
    """A stretch of the page that stands by itself: a line, or hard-wrapped lines; `gap` is the blank lines before it."""

    start: int
    end: int
    gap: int


def read_blocks(text: str) -> list[Block]:
    """Returns the blocks of a page in order; together they hold every character that is not blank."""
    blocks: list[Block] = []
    for paragraph, gap in _paragraphs(text):
        width = max(end - start for start, end in paragraph)
        first, before = paragraph[0][0], gap
        for here, following in zip(paragraph, [*paragraph[1:], None], strict=True):
            if following is not None and _runs_on(text, here, following, width, len(paragraph)):
                continue
            blocks.append(Block(first, here[1], before))
            if following is not None:
                first, before = following[0], 0
    return blocks


def _paragraphs(text: str) -> Iterator[tuple[list[tuple[int, int]], int]]:
    """Yields runs of lines without a blank line between, as trimmed offsets, with the number of blank lines before."""
    run: list[tuple[int, int]] = []
    offset, blank, gap = 0, 0, 0
    for line in text.splitlines(keepends=True):
        start = offset + len(line) - len(line.lstrip())
        offset += len(line)
        stripped = len(line.strip())
        if stripped:
            if not run:
                gap = blank
            run.append((start, start + stripped))
            blank = 0
            continue
        blank += 1
        if run:
            yield run, gap
            run = []
    if run:
        yield run, gap


def _runs_on(text: str, here: tuple[int, int], following: tuple[int, int], width: int, lines: int) -> bool:
    """Returns whether a line was broken only for its width, so that the next goes on with it."""
    length = here[1] - here[0]
    last, first = text[here[1] - 1], text[following[0]]
    if BULLET.match(text, following[0]) or (_is_capitals(text, here) and not _is_capitals(text, following)):
        return False
    indented = following[0] - here[1] > 2 and text[following[0] - 2 : following[0]] in ("  ", "\t", " \t")
    if indented and last in ENDS + CLOSERS:
        return False
    if width > WRAP[-1] or length < WRAP[0] - 10:
        return False
    if first.islower() and last not in ENDS:
        return True
    if lines == 2 and last in ENDS + CLOSERS and not first.islower():
        return False  # two lines are no measure of a width
    word = following[0]
    while word < following[1] and not text[word].isspace():
        word += 1
    # A filler would have put the next word on this line had there been room: the break is only the width.
    return width in WRAP and length + 1 + word - following[0] > width - 6


def _is_capitals(text: str, line: tuple[int, int]) -> bool:
    """Returns whether a line is set in capitals."""
    return text[line[0] : line[1]].isupper()


def label_blocks(text: str, blocks: list[Block]) -> list[Role]:
    """Returns the role of each block, judged by its words and its neighbours; repeats are told apart later, by sentence."""
    roles: list[Role] = []
    words = [_count_words(text, block) for block in blocks]
    prose = [_is_prose(text, block, count) for block, count in zip(blocks, words, strict=True)]
    ahead = _prose_ahead(prose)
    seen_prose, labelled = False, False
    for i, block in enumerate(blocks):
        line = text[block.start : min(block.end, block.start + 600)]
        role = _read_role(line, words[i]) if block.end - block.start <= 600 else "body"
        if role == "caption" and len(blocks) == 1 and not CAPTION.search(line):
            role = "body"  # a text of one line stands below no picture
        if labelled and role == "body" and words[i] <= 8 and not LABEL_ALONE.match(line):
            role = "stamp"  # the value under its label
            labelled = False
        else:
            labelled = role == "stamp" and bool(LABEL_ALONE.match(line))
        if role == "body" and "\n" not in line and _is_open(line):
            longest = SUBHEADING_WORDS if seen_prose else HEADLINE_WORDS
            if (
                1 < words[i] <= longest
                and ahead[i] <= (8 if seen_prose else 24)
                and not BULLET.match(line)
                and not (i and _is_row(line))
            ):
                role = "headline"
        elif role == "body" and i == 0 and line.upper() == line and 2 < words[i] <= HEADLINE_WORDS and len(blocks) > 1:
            role = "headline"  # a wire's capitals keep their full stop
        if role == "body" and prose[i]:
            seen_prose = True
        roles.append(role)
    return _label_tail(text, blocks, words, prose, roles)


def _is_open(line: str) -> bool:
    """Returns whether a line has no full stop or other sign at its end, as titles have none."""
    return line.rstrip(CLOSERS + " ")[-1:] not in (*".,;:。；，：",) and ". (" not in line


def _count_words(text: str, block: Block) -> int:
    """Returns the number of words, counted no further than it matters."""
    return len(WORD.findall(text, block.start, min(block.end, block.start + 600)))


def _is_prose(text: str, block: Block, words: int) -> bool:
    """Returns whether a block reads like sentences: long, or ended like one."""
    return words > HEADLINE_WORDS or (words >= 5 and text[block.start : block.end].rstrip(CLOSERS)[-1:] in tuple(ENDS))


def _prose_ahead(prose: list[bool]) -> list[int]:
    """Returns, for each block, how many blocks on the next prose stands."""
    ahead, distance = [0] * len(prose), 99
    for i in range(len(prose) - 1, -1, -1):
        ahead[i] = distance
        distance = 1 if prose[i] else distance + 1
    return ahead


def _read_role(line: str, words: int) -> Role:
    """Returns what a single block says it is by its own words."""
    if words <= NOTICE_WORDS and BOILERPLATE.search(line):
        return "boilerplate"
    if REPRINT.search(line) or LABEL_ALONE.match(line) or AGENCY.match(line):
        return "stamp"
    if words <= 14 and (
        LABELLED.match(line) or (line[-1] not in ENDS and (BYLINE.match(line) or BRACKETED.match(line)))
    ):
        return "stamp"
    if (
        words <= 12
        and DAY.search(line)
        and len(WORD.findall(CLOCKWORK.sub(" ", DAY.sub(" ", line)))) <= 3
        and line[-1] != "."
    ):
        return "stamp"
    if words <= 60 and CAPTION.search(line):
        return "caption"
    if 0 < words <= 6 and line.endswith(" ."):
        return "caption"
    return "body"


def _is_row(line: str) -> bool:
    """Returns whether a line is a row of a table: as many figures as words, or cells apart."""
    return "\t" in line or "   " in line or len(re.findall(r"\d[\d,.]*", line)) * 2 >= len(WORD.findall(line))


def _label_tail(text: str, blocks: list[Block], words: list[int], prose: list[bool], roles: list[Role]) -> list[Role]:
    """Returns the roles with the short lines among a page's closing notices counted as notices; rows with figures stay."""
    last = max(
        (i for i, (p, role) in enumerate(zip(prose, roles, strict=True)) if p and role == "body"), default=len(roles)
    )
    tail = range(last + 1, len(roles))
    if any(roles[i] in ("boilerplate", "stamp") for i in tail):
        for i in tail:
            line = text[blocks[i].start : min(blocks[i].end, blocks[i].start + 600)]
            if roles[i] in ("body", "headline") and words[i] <= 6 and not any(sign.isdigit() for sign in line):
                roles[i] = "boilerplate"
    return roles
