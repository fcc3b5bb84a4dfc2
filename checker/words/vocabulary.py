"""Word classes that rules name in their sentences, and the words that tell how firmly a thing is said. Data, no logic.

A class maps each canonical value to its spellings; a slot `{basis:output}` yields "GDP" for "gross domestic product".
A trailing `*` stands for any ending: `propos*` is propose, proposes, proposal. Spellings are lower case.
"""

from __future__ import annotations

CLASSES: dict[str, dict[str, tuple[str, ...]]] = {
    # What a share is taken of: the denominators of national accounts (System of National Accounts 2008, chapter 2).
    "output": {
        "GDP": ("gdp", "gross domestic product"),
        "GNP": ("gnp", "gross national product"),
        "GNI": ("gni", "gross national income"),
        "": ("national output", "economic output", "economy", "output"),
        "budget": ("budget", "government budget", "national budget", "state budget"),
    },
    "defence": {"defence": ("defence", "defense", "military", "the military", "military needs", "arms", "armed forces")},
    "spending": {
        "defence spending": tuple(
            f"{adjective} {noun}"
            for adjective in ("defence", "defense", "military")
            for noun in (
                "spending", "expenditure", "expenditures", "expense", "expenses", "budget", "budgets", "outlay", "outlays",
                "expenditure level", "costs",
            )
        ),
    },
    "extra": {"supplementary": ("supplementary", "additional", "extra", "supplemental", "emergency", "top-up")},
    # Heads of noun phrases that name an event. The canonical value is the sort of event: two sorts never meet.
    "meeting": {
        "summit": ("summit", "summits", "summit meeting"),
        "meeting": (
            "meeting", "meetings", "session", "sessions", "conference", "conferences", "gathering", "assembly", "council meeting",
        ),
        "dialogue": ("dialogue", "forum"),
    },
    "visit": {
        "visit": ("visit", "visits", "visited", "visiting", "travelled to", "traveled to", "official visit", "trip", "toured"),
    },
    "exercise": {
        "exercise": (
            "exercise", "exercises", "drill", "drills", "manoeuvres", "maneuvers", "manoeuvre", "maneuver", "joint training",
            "war game", "war games",
        ),
    },
    "election": {
        "election": ("election", "elections", "general election", "general elections", "poll", "polls", "ballot", "vote"),
        "referendum": ("referendum", "plebiscite"),
    },
    "document": {
        "guidelines": ("guideline", "guidelines"),
        "strategy": ("strategy", "strategies", "doctrine", "strategic concept"),
        "plan": ("plan", "plans", "roadmap", "white paper"),
        "law": ("law", "laws", "act", "bill", "legislation", "statute"),
        "constitution": ("constitution",),
        "principles": ("principles",),
    },
    "accord": {
        "accord": (
            "agreement", "agreements", "treaty", "treaties", "pact", "accord", "convention", "protocol", "memorandum",
            "programme", "program", "partnership", "charter",
        ),
    },
    "posting": {
        "staff": ("staff", "staffers", "personnel", "experts", "officials", "employees"),
        "liaison officer": ("liaison officer", "liaison officers"),
        "troops": ("troops", "soldiers", "forces"),
        "observers": ("observers", "monitors", "inspectors"),
    },
    "members": {
        "members": (
            "members", "member states", "member countries", "member nations", "member state", "allies", "signatories", "parties",
            "partner countries", "partners",
        ),
    },
    "improvement": {
        "strengthening": ("strengthen*", "reinforc*", "fortif*", "beef*", "build up"),
        "raising": ("increas*", "rais*", "doubl*", "expand*", "triple*"),
        "completion": ("complet*", "finish*"),
    },
    "change": {
        "up": ("up", "rise", "rises", "rose", "risen", "increase", "increased", "growth", "grew", "grown", "jumped", "climbed"),
        "down": ("down", "fall", "falls", "fell", "fallen", "decrease", "decreased", "drop", "dropped", "cut", "shrank"),
    },
    "office": {
        "head": (
            "president", "prime minister", "chancellor", "premier", "leader", "king", "queen", "monarch", "head of state",
            "head of government", "chief of staff",
        ),
        "minister": ("minister", "foreign minister", "defence minister", "defense minister", "secretary"),
    },
    "chamber": {
        "upper house": ("upper house", "upper chamber", "senate", "house of councillors", "house of councilors", "house of lords"),
        "lower house": ("lower house", "lower chamber", "house of representatives", "house of commons"),
        "parliament": ("parliament", "parliamentary", "legislature", "legislative", "congress"),
        "president": ("presidential", "presidency", "president"),
        "local": ("local", "municipal", "regional", "mayoral"),
    },
    "rank": {
        "spending": ("spending", "spender", "spenders", "expenditure", "expenditures", "outlay", "budget"),
        "economy": ("economy", "economies", "economic power", "economic powers"),
        "exporter": ("exporter", "exporters", "exports"),
        "importer": ("importer", "importers", "imports"),
        "producer": ("producer", "producers", "production", "output"),
        "population": ("population", "populous"),
    },
}  # fmt: skip

# How firmly: the first modality, in this order, whose words stand near the value. Actual when none does.
MODALITY_WORDS: dict[str, tuple[str, ...]] = {
    "historical": ("long been", "used to", "historically", "traditionally", "has always"),
    "target": (
        "target*", "goal*", "ask", "asks", "asked", "aim", "aims", "aimed", "aiming", "benchmark*", "objective*", "request*", "demand*", "pledge*",
        "propos*", "guideline*", "red line", "threshold", "commitment*", "urge*", "call on", "calls on", "called on", "should", "ought", "must", "may", "might", "could",
        "want", "wants", "wanted", "recommend*", "need to", "needs to", "wish*",
    ),
    "estimate": ("estimat*", "forecast*", "project*", "expected", "predict*", "likely"),
    "plan": ("will", "would", "plan", "plans", "planned", "planning", "intend*", "mean to", "means to", "promis*", "going to", "is to", "are to", "by then"),
}  # fmt: skip

# Verbs behind which even a goal is an outcome, and words that deny what follows them.
ACHIEVED = frozenset("reached reach reaches attained achieved met hit exceeded surpassed spent".split())
NEGATIONS = frozenset(
    "not never no neither nor without false untrue denied denies deny cannot nobody none wrong".split()
)

# Content words of two institutions that are one in English usage: an upper chamber goes by many names.
SYNONYMS: dict[frozenset[str], frozenset[str]] = {
    frozenset({"senate"}): frozenset({"upper", "house"}),
    frozenset({"house", "councillor"}): frozenset({"upper", "house"}),
    frozenset({"house", "councilor"}): frozenset({"upper", "house"}),
    frozenset({"upper", "chamber"}): frozenset({"upper", "house"}),
    frozenset({"commission", "military"}): frozenset({"committee", "military"}),
}

# Words that end a noun phrase.
NOUN_STOPS = frozenset(
    """a an the this that these those its his her their our my your it he she they we i you who which what whose
    and or but nor so yet if as than then when while where because since until after before during against about
    to from by into onto over under through via per in on at of for with between among within without near
    is are was were be been being am has have had having do does did will would shall should can could may might must
    not no also only just even still already again first said says say told according
    attend attends attended attending participate participates participated participating join joins joined joining
    hold holds held holding host hosts hosted hosting visit visits visited visiting take takes took taking taken
    go goes went gone going sign signs signed signing adopt adopts adopted adopting publish publishes published pass passes
    passed win wins won begin begins began begun start starts started end ends ended invite invites invited plan plans planned
    come comes came coming send sends sent sending dispatch dispatched dispatches make makes made there here
    conclude concluded concludes called dubbed named next last past other another many several some all both each every""".split()
)
