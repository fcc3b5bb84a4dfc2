"""The words of stated facts: what can be dated of a person, a work, a place or a body, what can be counted of it. Data, no logic.

A relation is what ties a date to a thing: "was founded in", "formed in" and "dates back to" are one relation, "released" and
"premiered" are two, because a film has a day for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class Relation(NamedTuple):
    """What ties a date to a thing. `once`: it happens to a thing once.

    `object`: what it was done to, or as what, tells one from another ("joined the army", "joined the party"). `qualified`: where
    and in which form it was done does ("released in Japan", "released on DVD").
    """

    name: str
    once: bool = True
    object: bool = False
    qualified: bool = False


# Relation -> its verb forms. Forms of two words are a verb and its particle.
RELATIONS: Mapping[Relation, str] = {
    Relation("born"): "born",
    Relation("died"): "died dies die deceased perished",
    Relation("baptised"): "baptised baptized christened",
    Relation("buried"): "buried interred",
    Relation("killed"): "killed assassinated executed murdered hanged beheaded",
    Relation("married", object=True): "married marries wed weds",
    Relation("divorced"): "divorced divorces",
    Relation("engaged"): "engaged",
    Relation("graduated", once=False): "graduated graduates",
    Relation("retired", once=False): "retired retires",
    Relation(
        "founded"
    ): "founded established formed created instituted constituted founding originated organized organised",
    Relation("incorporated"): "incorporated chartered",
    Relation("closed", once=False): "closed closes shuttered demolished razed",
    Relation("dissolved", once=False): "dissolved disbanded abolished defunct",
    Relation("opened"): "opened opens inaugurated",
    Relation("built"): "built constructed erected",
    Relation("completed", once=False): "completed finished",
    Relation("destroyed"): "destroyed",
    Relation("released", qualified=True): "released",
    Relation("published", qualified=True): "published publishes",
    Relation("premiered", qualified=True): "premiered premieres debuted debuts",
    Relation("aired", qualified=True): "aired airs broadcast broadcasts televised",
    Relation("recorded", qualified=True): "recorded",
    Relation("filmed"): "filmed shot",
    Relation("written"): "written wrote composed penned authored",
    Relation("painted"): "painted sculpted",
    Relation("designed"): "designed",
    Relation("launched", once=False, qualified=True): "launched launches unveiled introduced",
    Relation("developed"): "developed emerged",
    Relation("independent"): "",
    Relation("made"): "made produced directed",
    Relation("discovered"): "discovered",
    Relation("invented"): "invented patented devised coined",
    Relation("cancelled"): "cancelled canceled discontinued axed",
    Relation("ratified"): "ratified",
    Relation("enacted"): "enacted adopted proclaimed promulgated",
    Relation("signed", once=False, object=True): "signed",
    Relation("joined", once=False, object=True): "joined joins",
    Relation("left", once=False, object=True): "left leaves departed",
    Relation("elected", once=False, object=True): "elected reelected re-elected",
    Relation("appointed", once=False, object=True): "appointed named nominated designated",
    Relation("crowned"): "crowned coronated enthroned",
    Relation("ordained"): "ordained consecrated canonized canonised beatified",
    Relation("knighted"): "knighted",
    Relation("drafted"): "drafted",
    Relation("arrested", once=False): "arrested imprisoned jailed",
    Relation("convicted", once=False): "convicted sentenced",
    Relation("acquired", once=False): "acquired bought purchased",
    Relation("merged"): "merged",
    Relation("renamed", once=False): "renamed",
    Relation("annexed"): "annexed conquered",
    Relation("served", once=False, object=True): "served serves reigned ruled presided",
    Relation("played", once=False, object=True): "played plays",
    Relation("ran", once=False): "ran runs lasted",
    Relation("fought"): "fought",
    Relation("held", once=False): "held staged occurred happened",
    Relation("began", once=False): "began begins begun started starts start commenced",
    Relation("ended", once=False): "ended ends concluded ceased",
    Relation("moved", once=False, object=True): "moved relocated emigrated immigrated",
    Relation("won", once=False, object=True): "won wins",
    Relation("inducted", once=False, object=True): "inducted",
}
PARTICLES: Mapping[str, str] = {
    "came out": "released",
    "comes out": "released",
    "come out": "released",
    "broke up": "dissolved",
    "split up": "dissolved",
    "shut down": "closed",
    "set up": "founded",
    "passed away": "died",
    "gained independence": "independent",
    "declared independence": "independent",
    "became independent": "independent",
    "took place": "held",
    "takes place": "held",
}
# Nouns that stand for a relation: "the filming of X ended", "her birth in 1982".
NOUNS: Mapping[str, str] = {
    "filming": "filmed",
    "shooting": "filmed",
    "photography": "filmed",
    "production": "filmed",
    "recording": "recorded",
    "construction": "built",
    "building": "built",
    "publication": "published",
    "release": "released",
    "premiere": "premiered",
    "debut": "premiered",
    "birth": "born",
    "birthday": "born",
    "birthdate": "born",
    "death": "died",
    "foundation": "founded",
    "founding": "founded",
    "establishment": "founded",
    "formation": "founded",
    "creation": "founded",
    "opening": "opened",
    "wedding": "married",
    "marriage": "married",
    "reign": "served",
    "tenure": "served",
    "presidency": "served",
    "term": "served",
    "broadcast": "aired",
    "broadcasting": "aired",
    "airing": "aired",
    "publishing": "published",
    "run": "ran",
}
BEGINNING = frozenset("began begins begun started starts start commenced began".split())
ENDING = frozenset("ended ends finished concluded completed ceased wrapped stopped".split())

# What a thing is, by its noun; two things of different sorts are two, whatever their names.
SORTS: Mapping[str, str] = {
    "film": "film films movie movies documentary picture biopic sequel remake feature",
    "series": "series sitcom show soap telenovela miniseries anime program programme",
    "episode": "episode",
    "album": "album albums ep soundtrack mixtape",
    "song": "song single ballad anthem track",
    "book": "book novel novella memoir trilogy autobiography textbook manga",
    "play": "play opera ballet symphony",
    "magazine": "magazine newspaper journal tabloid weekly daily",
    "game": "game videogame",
    "person": "actor actress singer author writer politician statesman player footballer musician rapper songwriter composer "
    "painter poet novelist director producer scientist physicist chemist mathematician botanist philosopher lawyer judge "
    "soldier general businessman businesswoman entrepreneur journalist comedian model dancer athlete boxer wrestler "
    "cricketer golfer cyclist swimmer coach manager king queen prince princess emperor pope bishop priest senator governor "
    "mayor president monarch activist architect engineer inventor explorer astronaut historian economist screenwriter "
    "playwright sculptor photographer filmmaker host presenter broadcaster chef magician occultist theologian nobleman "
    "quarterback pitcher guitarist drummer bassist pianist violinist vocalist man woman boy girl",
    "band": "band group duo trio quartet quintet orchestra choir ensemble boyband",
    "body": "company corporation firm bank airline manufacturer maker retailer publisher label studio brewery chain "
    "subsidiary conglomerate startup party union organisation organization agency association society institute charity "
    "foundation museum university college school academy club team franchise newspaper website network station channel league",
    "place": "city town village municipality county district province region state country republic nation island capital "
    "suburb borough commune settlement federal territory kingdom port",
    "building": "building tower bridge stadium church cathedral castle palace temple hotel mosque dam skyscraper arena theatre "
    "theater prison airport lighthouse mast tunnel",
    "event": "war battle siege treaty election tournament olympics championship festival earthquake hurricane massacre "
    "revolution",
    "genre": "genre style music language religion",
    "work": "drama comedy thriller western musical production",
    "ship": "ship cruiser destroyer battleship submarine frigate liner",
}
CROWDS = frozenset(
    """police people officials authorities investigators witnesses prosecutors doctors residents agents troops rebels
    activists reporters scientists researchers shares stocks prices sources experts analysts sales detectives
    deputies records others many some most all both none each women men children friends family families neighbors
    neighbours students voters critics""".split()
)  # what opens a sentence with a capital and names nobody

# Verbs before a count, by what they say of it; "" is to have or to hold.
HOLDERS: Mapping[str, str] = {
    "": "has have had having contains contain contained includes include included including consists comprises "
    "comprised comprising features featuring with boasts hosts houses employs of ran runs run lasted lasts spans "
    "spanned for seats home holds possesses encompasses is was are were covers covered",
    "won": "won wins win winning received receives earned awarded garnered collected",
    "nominated": "nominated nominations",
    "sold": "sold sells sell selling",
    "made": "released recorded published written wrote produced made directed issued authored composed releasing",
    "scored": "scored scores scoring hit hits",
    "played": "played plays playing appeared appearing starred",
    "grossed": "grossed grossing earned grosses",
    "cost": "cost costs costing",
}
SPLIT = frozenset("composed divided split subdivided made comprised organised organized".split())  # ... into, of
LISTED = frozenset("peaked peaks reached reaches ranked ranks charted placed finished".split())  # ... at number five
OFFICES = frozenset(
    """president minister chancellor governor mayor king queen emperor pope chairman chair ceo captain coach senator secretary
    manager director premier ambassador bishop archbishop speaker leader editor member representative""".split()
)
# Nouns of one meaning.
COUNTED: Mapping[str, str] = {
    "population": "inhabitants people residents citizens inhabitant population",
    "award": "awards award prizes prize",
    "episode": "episodes episode instalments installments",
    "copy": "copies copy units",
    "seat": "seats seat spectators",
    "employee": "employees employee workers staff",
    "season": "seasons season series",
    "album": "albums album",
}
# What holds others for somebody: its count is his.
COLLECTIVES = frozenset(
    "alumni members population cast staff faculty discography graduates crew roster line-up lineup fleet total budget".split()
)
# "180 metres tall", "a height of 180 metres".
MEASURES: Mapping[str, str] = {
    "height": "tall high height elevation altitude stands",
    "length": "long length",
    "width": "wide width",
    "depth": "deep depth",
    "area": "area",
    "weight": "weighs weighed weight",
    "runtime": "runtime running minutes",
}
SUPERLATIVES = frozenset(
    """largest biggest smallest tallest highest longest oldest youngest richest poorest busiest fastest deepest strongest greatest
    best worst earliest wealthiest heaviest shortest hottest coldest best-selling most-populous best-known worst-selling
    highest-grossing top-selling most-watched most-visited""".split()
)

HONORIFICS = frozenset(
    "sir dame lord lady dr prof professor saint st king queen prince princess pope president mr mrs ms rev".split()
)
ANY_YEAR = ", in any year"  # behind a relation: the month or the day alone is told
LINKS = frozenset(
    "of the and de la le van von der den del da di du al el bin ibn a & no".split()
)  # small words within names
FORMS = frozenset("inc ltd corp corporation plc llc co gmbh ag".split())  # legal forms behind a firm's name
# Words that make another edition, market or form of a release.
QUALIFIERS = frozenset(
    """dvd blu-ray video vhs vinyl cd digitally digital single singles paperback hardcover limited nationwide wide internationally
    international streaming itunes netflix steam console pc xbox playstation re-released reissued remastered domestically
    english french german spanish japanese chinese""".split()
)
# Behind these stands no count of a thing but a place in a list, a clock, a share.
NO_COUNT = frozenset("percent per cent pm am o'clock th st nd rd v vs to and or of in on at by".split())


@cache
def relation_of() -> Mapping[str, Relation]:
    """Returns verb form -> relation."""
    return {form: relation for relation, forms in RELATIONS.items() for form in forms.split()}


@cache
def relation_named() -> Mapping[str, Relation]:
    """Returns the name of a relation -> relation."""
    return {relation.name: relation for relation in RELATIONS}


@cache
def sort_of() -> Mapping[str, str]:
    """Returns noun -> sort."""
    return {noun: sort for sort, nouns in reversed(tuple(SORTS.items())) for noun in nouns.split()}


@cache
def holder_of() -> Mapping[str, str]:
    """Returns verb -> what it says of a count behind it."""
    return {verb: name for name, verbs in reversed(tuple(HOLDERS.items())) for verb in verbs.split()}


@cache
def counted_of() -> Mapping[str, str]:
    """Returns noun -> what it counts."""
    return {noun: name for name, nouns in COUNTED.items() for noun in nouns.split()}


@cache
def measure_of() -> Mapping[str, str]:
    """Returns word -> the measure it names."""
    return {word: name for name, words in MEASURES.items() for word in words.split()}
