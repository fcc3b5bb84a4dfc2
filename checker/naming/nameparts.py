"""The words that names are made of: organisations, titles, heads of names, ordinary words; and the table that knows spellings.

A token of a text becomes one letter, and names are found by a grammar over the letters:

    c country  d its adjective  k its capital  p place  b name that may be a person's  o organisation  z alias of the user's
    n capitalised word  a acronym  y word that describes  h head of an organisation (H in lower case)  e head of an event
    t title (T in the plural)  r rank or form of address  i initial  g government  m "former"  j "new"
    f of, for  u the  v particle of a surname  & and  s possessive  l "in", "near"  @ at  - hyphen
    w other word  x ordinary word, capitalised
    , ( ) " . punctuation  | end of a line that ends a thought
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.late import compile_late
from checker.words.places import countries, regions

# key: other spellings
_ORGANISATIONS = """
NATO: North Atlantic Treaty Organization|North Atlantic Treaty Organisation|North Atlantic Alliance|Atlantic Alliance
UN: United Nations|U.N.|United Nations Organization
EU: European Union|E.U.
G7: Group of Seven|Big Seven|G-7
G20: Group of Twenty|Group of 20|G-20
IMF: International Monetary Fund
WTO: World Trade Organization|World Trade Organisation
WHO: World Health Organization|World Health Organisation
OECD: Organisation for Economic Co-operation and Development|Organization for Economic Cooperation and Development
OPEC: Organization of the Petroleum Exporting Countries
ASEAN: Association of Southeast Asian Nations|Association of South East Asian Nations
APEC: Asia-Pacific Economic Cooperation
IAEA: International Atomic Energy Agency
OSCE: Organization for Security and Co-operation in Europe|Organization for Security and Cooperation in Europe
ICC: International Criminal Court
ICJ: International Court of Justice
ECB: European Central Bank
AU: African Union
SCO: Shanghai Cooperation Organization|Shanghai Cooperation Organisation
CIS: Commonwealth of Independent States
CSTO: Collective Security Treaty Organization|Collective Security Treaty Organisation
UNESCO: United Nations Educational, Scientific and Cultural Organization
UNICEF: United Nations Children's Fund
UNHCR: United Nations High Commissioner for Refugees
World Bank: World Bank Group
AUKUS:
BRICS:
European Commission:
European Parliament:
Federal Reserve: US Federal Reserve|U.S. Federal Reserve
Pentagon: US Department of Defense|U.S. Department of Defense|US Defense Department|Department of Defense
White House:
Kremlin:
Japan Self-Defense Forces: JSDF|Self-Defense Forces|Self-Defense Force|Japanese Self-Defense Forces|Japan Self-Defense Force
Joint Chiefs of Staff:
SIPRI: Stockholm International Peace Research Institute
"""

# canonical title: other spellings, plurals of all are made
_TITLES = """
prime minister: premier|PM
president
vice president: vice-president
deputy prime minister
chancellor
king
queen
emperor
chairman: chair|chairwoman|chairperson
vice chairman: deputy chairman
chief of staff: Chief-of-Staff
minister: Minister of State
deputy minister: vice minister|vice-minister
secretary
secretary of state
secretary general: secretary-general
chief cabinet secretary
speaker
governor
mayor
ambassador
director
director general: director-general
commissioner
chief executive: CEO|chief executive officer|C.E.O.
chief economist
commander
commander in chief: commander-in-chief
supreme allied commander
head
leader
"""
_PLURAL_TITLES = """ministers; presidents; chiefs of staff; chairmen; chancellors; leaders; heads; governors; ambassadors;
secretaries; directors; commanders; chiefs"""
# Held by one person at a time in one country: it names somebody without a scope, and a capital before it is a government.
NATIONAL_TITLES = frozenset((
    "prime minister", "president", "chancellor", "king", "queen", "emperor", "minister", "vice president",
    "deputy prime minister", "chief cabinet secretary",
))  # fmt: skip

_RANKS = """\
Gen General Adm Admiral Lt Lieutenant Col Colonel Maj Major Capt Captain Cmdr Sgt Sergeant Brig Brigadier Marshal Mr
Mrs Ms Miss Dr Prof Professor Sen Senator Rep Representative Gov Sir Lord Lady Dame Prince Princess Pope Rev Sheikh
Sultan Judge Justice Baroness"""
_PORTFOLIOS = """\
foreign defense defence finance interior health trade economy justice education energy environment agriculture labour
labor transport culture home external economic industry digital state treasury commerce"""
_DESCRIPTIVE = """\
affairs international national federal general joint military naval maritime air ground armed allied supreme central
royal public political social scientific science technology technologies research security strategic strategy studies
advanced cooperative cooperation cyber liberal democratic republican conservative labour people's united northern
southern eastern western human rights relations information communications intelligence cultural educational global
world european asian african pacific atlantic indo great grand high special peace nuclear space economic first second
third strategies development planning statistics treasury internal independent partnership policy policies individual
collective self-defense self-defence support pro anti new regional senior chief mutual civil emergency space digital
investment infrastructure ministerial annual general north south east west far open free southeast northeast northwest
southwest patriotic red big business market world"""
_HEADS = """\
ministry department office committee commission council agency authority bureau board bank fund institute institution
university college school academy center centre corps force forces army navy staff command fleet party parliament
senate congress assembly diet duma bundestag knesset cabinet court association federation union league alliance
organization organisation society foundation company corporation corp group inc ltd plc llc holdings industries
airlines airways railways motors electric news times post daily journal shimbun online press agency television network
service services division brigade regiment squadron guard police embassy mission treasury exchange hospital museum
airport station laboratory observatory think-tank club united administration secretariat headquarters islands island
river mountains strait bay peninsula province prefecture county city district state"""
_LOWER_HEADS = "ministry parliament embassy"
_EVENTS = """\
summit meeting session dialogue conference forum exercise exercises drill agreement treaty pact programme program plan
initiative project declaration convention protocol accord accords constitution act bill law strategy war games
olympics cup festival championship operation mechanism talks framework charter resolution concept review revolution
election elections crisis ii iii iv"""
_MONTHS = """\
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
today yesterday tomorrow"""
_ORDINARY = """\
a about above according across actually add added after again against ago ahead all almost along alongside already
also although always am amid among amongst an and another any anyone anything apart are around as ask asked aside at
away back based be became because become been before behind being believe below beneath beside besides between beyond
billion both but by can cannot click compared concerning consequently considering could currently despite did do does
don't down due during each earlier eight eighteen eighty either eleven else elsewhere end even eventually ever every
everyone everything everywhere except experts fewer few fifteen fifty finally five following for former four fourteen
from further furthermore get given go goes had half has have having he hence her here hers him his how however hundred
i if in indeed initially instead into is isn't it its itself just last lastly late later latest least less let like
likewise long made make makes making many may maybe me meanwhile might million mine more moreover most mostly much
must my namely near nearly neither never nevertheless next nine nineteen ninety no nobody none nonetheless nor not
nothing notwithstanding now nowadays of off officials often ok on once one ones only onto or other others otherwise
our ours out over overall own part perhaps photo picture please plus previously probably quite rather read recent
reports representing respectively said same say saying says second see seek seeks seem seen set seven seventeen
seventy several shall she should show shows similarly since six sixteen sixty so some somebody someone something
somewhere soon source sources still subsequently such sum take takes than thanks that that's the their them themselves
then thence there thereafter therefore these they third thirteen thirty this those though thousand three through
throughout thus till time title to together too top toward towards trillion twelve twenty two under undoubtedly unless
unlike until unto up update updated upon us use used using via video want was we well were what whatever when whenever
where whereas wherever whether which while who whoever whom whose why will with within without won't would yes yet you
your analysts members related author editor date published copyright share home comments objectively earnings exports
imports sales prices profits shares stocks countries nations people men women workers officials lawmakers voters
critics observers statistics figures data today's what's it's he's she's there's they're we're i'm let's hits plans
vows warns urges calls joins signs agrees rises falls wins loses article chapter section figure table page reporter
comment category learn leave click subscribe democracy representatives soldiers troops refugees residents police
children students scientists researchers yes first"""
_SMALL_LETTERS = """f=of,for u=the &=and,& m=former,ex,then,late,deputy,vice,assistant j=acting,new,current,incumbent,outgoing
v=de,von,van,der,bin,al,el,da,dos,di,du,del,ibn l=in,near,around,outside,inside,via,across,into,visited,visiting @=at
g=government,governments,cabinet,authorities,regime,side"""
_SMALL = {word: cell[0] for cell in _SMALL_LETTERS.split() for word in cell[2:].split(",")}
_STOP = """a an and are as at be by for from had has have he her him his in is it its of on or our she so that the their them they
this those these to was we were which who will with s et al"""

MONTHS = frozenset(_MONTHS.split())
ORDINARY = frozenset(_ORDINARY.split())
PORTFOLIOS = frozenset(_PORTFOLIOS.split())
STOP_WORDS = frozenset(_STOP.split())
# One word, two spellings; the second is what keys hold.
_TWO_WAYS = """defence=defense offence=offense programme=program centre=center theatre=theater labour=labor harbour=harbor
licence=license neighbour=neighbor metre=meter litre=liter cheque=check tonne=ton co-operation=cooperation
favour=favor behaviour=behavior colour=color honour=honor fibre=fiber catalogue=catalog dialog=dialogue armour=armor grey=gray"""
_SPELLINGS = dict(pair.split("=") for pair in _TWO_WAYS.split())
_IZE = compile_late(r"is(?=ations?$|ational$|ing$|ed$|er$|ers$|e$)")
_ISING = "organis modernis normalis stabilis mobilis recognis privatis authoris urbanis realis civilis globalis utilis"
_IZING = frozenset(_ISING.split())
TOKEN = compile_late(
    r"""(?P<word>[a-z]++(?![\w'’-])|\d++(?:[.,]\d++){1,20}+(?![^\W_])
         |(?=[A-Z])(?:(?:[A-Z]\.){2,}|[A-Z]\.(?=\s+[A-Z])|(?:Gen|Adm|Lt|Col|Maj|Capt|Cmdr|Sgt|Brig|Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|St|Rev)\.)
         |[^\W_]++(?:['’\-](?!s\b)[^\W_]++)*+)
    |(?P<possessive>['’]s\b|(?<=[sS])['’](?=\s))|(?P<line>\n\s*+)|(?P<mark>[^\w\s])""",
    re.VERBOSE,
)


class Spelling(NamedTuple):
    """A spelling the tables know: the forms of its tokens, its letter, and the key it stands for."""

    forms: tuple[str, ...]
    letter: str
    key: str


class Table(NamedTuple):
    """Spellings by their first form, the longest first; and the forms among them that are all capitals."""

    spellings: Mapping[str, tuple[Spelling, ...]]
    acronyms: frozenset[str]

    def match(self, words: Sequence[str], at: int) -> Spelling | None:
        """Returns the longest spelling that the forms spell at this place, or None."""
        for spelling in self.spellings.get(words[at], ()):
            size = len(spelling.forms)
            if size == 1 or tuple(words[at : at + size]) == spelling.forms:
                return spelling
        return None

    def one(self, word: str) -> Spelling | None:
        """Returns the spelling that a single word is, or None."""
        return self.match(forms_in((word,), self), 0)


@lru_cache(maxsize=8192)
def form(word: str) -> str:
    """Returns a word as a table holds it: short all-capitals as they are (without dots), everything else in lower case."""
    bare = word.replace(".", "") if len(word) > 2 and "." in word else word
    return bare if len(bare) <= 5 and bare.isupper() and len(bare) > 1 else bare.replace("’", "'").lower()


def forms_in(words: Iterable[str], *tables: Table) -> list[str]:
    """Returns the forms of a text's words: all-capitals stay so only where a table knows them ("US"); "JAPAN" is "japan"."""
    acronyms = tables[0].acronyms.union(*(t.acronyms for t in tables[1:])) if len(tables) > 1 else tables[0].acronyms
    return [f if not f.isupper() or f in acronyms else f.lower() for f in map(form, words)]


def forms(phrase: str) -> tuple[str, ...]:
    """Returns the forms of a phrase's words and marks."""
    if phrase.replace(" ", "").isalpha():  # most of the tables, and five times as fast
        return tuple(map(form, phrase.split()))
    return tuple(form(m[0]) if m.lastgroup == "word" else m[0].replace("’", "'") for m in TOKEN.finditer(phrase))


def _table(spellings: Iterable[Spelling]) -> Table:
    """Returns first form -> spellings that begin with it, the longest first; of two with equal forms the first given stays."""
    grouped: dict[str, dict[tuple[str, ...], Spelling]] = {}
    for spelling in spellings:
        grouped.setdefault(spelling.forms[0], {}).setdefault(spelling.forms, spelling)
    ordered = {first: tuple(sorted(some.values(), key=lambda s: -len(s.forms))) for first, some in grouped.items()}
    return Table(ordered, frozenset(f for some in ordered.values() for s in some for f in s.forms if f.isupper()))


def _known() -> Iterable[Spelling]:
    """Yields every spelling of the tables, the weightier reading first."""
    for line in _ORGANISATIONS.strip().splitlines():
        key, _, others = line.partition(":")
        for spelling in (key, *filter(None, others.strip().split("|"))):
            yield Spelling(forms(spelling), "o", key)
    for line in _TITLES.strip().splitlines():
        key, _, others = line.partition(":")
        for spelling in (key, *filter(None, others.strip().split("|"))):
            yield Spelling(forms(spelling), "t", key)
    for plural in _PLURAL_TITLES.split(";"):
        yield Spelling(forms(plural), "T", plural.strip())
    for country in countries():
        for letter, some in (("c", country.names), ("d", country.adjectives), ("k", country.capitals)):
            for spelling in some:
                unsure = spelling in country.unsure
                if not (unsure and letter == "d"):
                    key = spelling if unsure and letter == "k" else country.name
                    yield Spelling(forms(spelling), "b" if unsure else letter, key)
    for spelling, key in regions().items():
        yield Spelling(forms(spelling), "b" if key in ("West", "Washington") else "p", key)


@cache
def known() -> Table:
    """Returns the table of known countries, places, organisations and titles, by first word."""
    return _table(_known())


@lru_cache(maxsize=64)
def user_table(aliases: tuple[tuple[str, str], ...]) -> Table:
    """Returns the table of a user's aliases: each spelling, and each canonical name, stands for the canonical name."""
    wanted = [(s, key) for spelling, key in aliases for s in (spelling, key)]
    return _table(Spelling(forms(s), "z", key) for s, key in wanted if forms(s))


@cache
def letters() -> Mapping[str, str]:
    """Returns capitalised word in lower case -> letter, for words that are no names by themselves."""
    groups = {"x": _ORDINARY, "y": f"{_DESCRIPTIVE} {_PORTFOLIOS}", "h": _HEADS, "e": _EVENTS, "r": _RANKS.lower()}
    table = {word + "s": letter for letter in "yhe" for word in groups[letter].split()}
    table |= {word: letter for letter, words in groups.items() for word in words.split()}
    return table | dict.fromkeys(MONTHS, "w") | {w: letter for w, letter in _SMALL.items() if letter in "mgv"}


@cache
def small_letters() -> Mapping[str, str]:
    """Returns lower-case word -> letter, for the few that can stand in a name."""
    return _SMALL | dict.fromkeys(_LOWER_HEADS.split(), "H")


def fold(word: str) -> str:
    """Returns a lower-case word in its American spelling and without a plural s: "programmes" -> "program"."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "news")):
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        else:
            word = word[:-2] if word.endswith(("sses", "shes", "ches")) else word[:-1]
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    ising = _IZE.search(word)
    return word[: ising.start()] + "iz" + word[ising.end() :] if ising and word[: ising.end()] in _IZING else word
