"""The small words by which the sentence of a stated fact is parsed into clauses and noun phrases. Data, no logic."""

from __future__ import annotations

from checker.claims.factwords import HOLDERS

PERSONS = frozenset({"he", "she", "his", "her"})
SPEAKERS = frozenset(
    "i we you my our your me us everyone nobody someone somebody one".split()
)  # who that is, only the talk tells
PRONOUNS = PERSONS | {"it", "they", "its", "their"}
ARTICLES = frozenset("the a an this that these those its his her their".split())
OWNERS = frozenset({"his", "her", "its", "their"})
BE = frozenset("is are was were be been being".split())
HAVE = frozenset("has have had having".split())
ADVERBS = frozenset(
    """also first originally officially initially formally finally later then subsequently eventually only just
    together jointly first-ever previously soon both all itself himself herself actually itself theatrically
    publicly commercially already now currently still legally privately posthumously since best mainly primarily
    mostly largely notably famously quickly recently""".split()
)
DOUBTS = frozenset(
    """may might would will could should shall can reportedly allegedly supposedly probably possibly perhaps likely
    expected planned scheduled set due rumoured rumored believed thought said to must if apparently cannot wants
    hopes plans""".split()
)
DENIALS = frozenset("not never n't no neither nor without hardly barely failed fails".split())
RELATIVES = frozenset({"who", "which", "that"})
PREPOSITIONS = frozenset(
    """in on at by with for from to as into during through over under after before since until between against about around near
    along via per than within without upon towards toward following""".split()
)
JOINTS = frozenset({"and", "but", "or", "then", "yet", "&"})
# Behind these another clause begins.
CLAUSES = frozenset(
    """after before when while where who which whose that because although though if once whereas until but following whereupon
    unless since""".split()
)
# Verbs that end a noun phrase, beside those of relations and counts.
FINITE = (
    frozenset(verb for verbs in HOLDERS.values() for verb in verbs.split() if not verb.endswith("ing"))
    - PREPOSITIONS
    - frozenset("of home seats houses features awards cost covers".split())
) | frozenset(
    """came comes broke split shut set passed does did do said says became becomes remained went stands stood weighs took takes
    made give gave got saw led lost met grew rose fell wrote brought bought built found kept knew left put sent spent taught told
    thought peaked reached reaches peaks divided subdivided lies lives makes gives gets sees plays stars serves works tells
    follows""".split()
)
