"""What may befall people and things in an event, and who they are: the words by which counted things are known. Data, no logic.

A role's words are told apart by their grammar: `state` words stand behind a count ("31 dead", "31 people were killed"), `verb` words
before it ("killed 31"), `noun` words are counted themselves ("31 deaths"), `doing` words are what the counted people do ("500 marched").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Role(NamedTuple):
    """The words of one role, and the name its counts have for people."""

    name: str
    state: frozenset[str]
    verb: frozenset[str]
    noun: frozenset[str]
    doing: frozenset[str]


def _role(name: str, state: str = "", verb: str = "", noun: str = "", doing: str = "") -> Role:
    return Role(name, *(frozenset(words.split()) for words in (state, verb, noun, doing)))


ROLES: tuple[Role, ...] = (
    _role(
        "killed",
        "killed dead died die dies slain murdered perished perish massacred executed drowned drown deceased slaughtered "
        "martyred electrocuted beheaded lynched assassinated suffocated asphyxiated succumbed crushed",
        "kill kills killed killing slay slays slew slaying murder murders murdered murdering massacre massacred massacring "
        "executed executing slaughtered slaughtering martyring beheaded beheading assassinated assassinating drowned "
        "drowning lynched suffocated electrocuted",
        "deaths death fatalities fatality martyrs bodies corpses corpse lives murders killings slayings",
    ),
    _role(
        "injured",
        "injured wounded hurt hospitalized hospitalised maimed burned burnt bruised scalded trampled paralyzed paralysed",
        "injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maimed maiming hospitalized "
        "hospitalizing hospitalised burned burning scalded scalding trampled",
        "injuries injury injured wounded",
    ),
    _role("shot", "shot gunned", "shot shoots shooting gunned"),
    _role("hit", "struck hit grazed", "hit hitting hits struck striking strikes grazed grazing"),
    _role("stabbed", "stabbed knifed slashed", "stabbed stabbing stabs knifed knifing slashed slashing"),
    _role("harmed", "affected harmed", "affected affecting affects harming", "casualties"),
    _role("infected", "infected", "infected infecting", "infections"),  # proven by a test: those who are ill may be more
    _role("sickened", "sickened ill sick poisoned", "sickened sickening sickens poisoned poisoning"),
    _role("arrested", "arrested detained apprehended custody nabbed", "arrest arrests arrested arresting detained detaining nabbed detains", "arrests detentions"),
    _role("charged", "charged indicted arraigned", "charged charging indicted indicting"),
    _role("convicted", "convicted sentenced", "convicted convicting sentenced sentencing"),
    _role("missing", "missing unaccounted"),
    _role("displaced", "displaced homeless uprooted", "displaced displacing displaces uprooted"),
    _role("evacuated", "evacuated", "evacuated evacuating evacuates", "evacuees"),
    _role("stranded", "stranded", "stranded stranding strands"),
    _role("trapped", "trapped", "trapped trapping traps"),
    _role("rescued", "rescued saved", "rescued rescuing rescues saved saving"),
    _role("freed", "freed liberated", "freed freeing frees liberated"),
    _role("kidnapped", "kidnapped abducted hostage", "kidnapped kidnapping kidnaps abducted abducting"),
    _role("captured", "captured", "captured capturing captures"),
    _role("dismissed", "sacked dismissed redundant", "sacked dismissed sacking dismissing", "layoffs"),
    _role("deployed", "deployed", "deployed deploying deploys"),
    _role("attending", "", "attracted attracting drew draws drawing", "",
          "attended attending attend marched marching march protested protesting gathered gathering gather rallied rallying "
          "demonstrated participated participating participate assembled flocked enrolled"),
    _role("voting", "", "", "", "voted abstained"),
)  # fmt: skip

# What befalls things; the noun may be any plural.
THING_ROLES: tuple[Role, ...] = (
    _role(
        "destroyed",
        "destroyed razed levelled leveled gutted flattened demolished wrecked burned burnt torched ruined collapsed incinerated",
        "destroyed destroying destroys destroy razed razing levelled leveled leveling gutted gutting flattened flattening "
        "demolished demolishing wrecked wrecking burned burning torched torching incinerated incinerating",
    ),
    _role("damaged", "damaged", "damaged damaging damages damage"),
    _role("sunk", "sunk sank capsized", "sunk sank sinking"),
    _role("derailed", "derailed", "derailed derailing"),
    _role("downed", "downed", "downed downing"),
    _role("hit", "hit struck attacked shelled bombed flooded affected inundated submerged targeted", "hit hitting struck striking attacked attacking shelled bombed flooded flooding affected affecting inundated targeted targeting"),
    _role("seized", "seized confiscated impounded", "seized seizing seizes confiscated confiscating impounded"),
    _role("stolen", "stolen", "stole stealing stolen"),
    _role("closed", "closed shut shuttered", "closed closing shut shutting closes"),
    _role("cancelled", "cancelled canceled grounded", "cancelled canceled cancelling canceling cancels grounded"),
    _role("captured", "captured seized", "captured capturing"),
    _role("deployed", "deployed", "deployed deploying deploys"),
)  # fmt: skip

# Nouns of one thing under several names; every other plural is its own.
SAME_THING: Mapping[str, str] = {
    word: words.split()[0]
    for words in (
        "homes home houses house residences dwellings",
        "vehicles vehicle",
        "cars car automobiles",
        "buildings building structures structure",
        "ships ship vessels vessel",
        "planes plane aircraft airplanes airplane aeroplanes",
        "shops shop stores store",
        "helicopters helicopter choppers",
        "guns gun firearms weapons",
    )
    for word in words.split()
}
# Plurals that measure, or that are no thing an event may hit.
NO_THINGS = frozenset(
    """times shots rounds bullets gunshots counts charges days hours minutes years weeks months blocks feet points percent yards
    miles meters metres kilometers kilometres degrees seconds reports calls cases incidents attacks shootings explosions blasts
    crashes events years' others ones games goals runs votes seats was is has his its this us news police dollars pounds euros
    cents shares pages stories hundreds thousands dozens millions letters ways sides grams kilograms ounces people's""".split()
)

# Who is counted: a total counts everybody; other families are parts that only meet their like.
FAMILIES: Mapping[str, str] = {
    "": "people persons person man men woman women civilian civilians victim victims others other adult adults resident residents "
    "citizen citizens passenger passengers worker workers employee employees patient patients villager villagers guest guests "
    "customer customers shopper shoppers bystander bystanders spectator spectators tourist tourists migrant migrants refugee "
    "refugees pilgrim pilgrims worshipper worshippers worshiper worshipers miner miners driver drivers pedestrian pedestrians "
    "male males female females individual individuals souls occupants occupant inmate inmates prisoner prisoners "
    "protester protesters protestor protestors demonstrator demonstrators fan fans climber climbers mourner mourners commuter "
    "commuters national nationals human humans being beings relatives relative family families member members neighbor neighbors "
    "neighbour neighbours partygoers partygoer patron patrons colleagues colleague coworkers coworker co-workers co-worker friend friends parents "
    "parent mother father mothers fathers brother brothers sister sisters siblings sibling cousin cousins husband wife wives "
    "girlfriend boyfriend grandmother grandfather couple twins pair trio farmers farmer fishermen crew pilots pilot "
    "crewmembers activists activist lawmakers villager bikers biker athletes athlete musicians musician artists artist actors dancers officials official "
    "volunteers volunteer contractors contractor vendors vendor traders settlers settler tribesmen herders lawyers lawyer judges "
    "judge engineers engineer bodyguards bodyguard chefs cooks waiters waitresses celebrants revellers revelers picnickers "
    "campers camper skiers skier divers diver scouts scout veterans veteran pensioners pensioner homeowners homeowner tenants "
    "tenant renters roommates roommate housemates players player runners runner cyclists cyclist motorcyclist motorcyclists rider "
    "riders motorist motorists hikers hiker swimmers swimmer visitors visitor travellers travelers voters voter supporters "
    "supporter hostage hostages captives priests priest monks nuns clerk clerks owner owners teller tellers staff aides aide "
    "diplomats diplomat americans american lives",
    "children": "child children boy boys girl girls kid kids infant infants baby babies toddler toddlers minor minors teen teens "
    "teenager teenagers youth youths schoolchildren schoolgirls schoolgirl schoolboys pupil pupils son sons daughter daughters "
    "juvenile juveniles newborn newborns",
    "students": "student students classmates",
    "teachers": "teacher teachers",
    "officers": "officer officers policeman policemen policewoman cop cops deputy deputies trooper troopers",
    "rescuers": "firefighter firefighters medic medics paramedic paramedics rescuer rescuers doctor doctors nurse nurses",
    "soldiers": "soldier soldiers troop troops servicemen serviceman marine marines guard guards peacekeeper peacekeepers "
    "forces loyalists conscripts recruits commandos paratroopers airmen servicewomen personnel sailor sailors",
    "fighters": "fighter fighters militant militants rebel rebels insurgent insurgents jihadist jihadists jihadis terrorist "
    "terrorists extremist extremists guerrilla guerrillas militiamen "
    "mercenaries combatants militias operatives snipers commanders fedayeen",
    "attackers": "gunman gunmen shooter shooters attacker attackers assailant assailants bomber bombers suspect suspects "
    "perpetrator perpetrators hijackers robbers robber",
    "journalists": "journalist journalists reporter reporters",
    "animals": "horse horses dog dogs cat cats cow cows animal animals bird birds sheep cattle pet pets fish chickens pigs goats",
}  # fmt: skip

# Words that are a number of people by themselves, and those that count an event's victims.
COLLECTIVES: Mapping[str, int] = {"both": 2, "couple": 2, "twins": 2, "pair": 2, "duo": 2, "trio": 3}
MULTIPLES: Mapping[str, int] = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
MULTIPLIED: Mapping[str, str] = {
    "murder": "killed", "murders": "killed", "homicide": "killed", "homicides": "killed", "killing": "killed",
    "killings": "killed", "slaying": "killed", "slayings": "killed", "fatality": "killed", "fatal": "killed",
    "fatalities": "killed", "drowning": "killed", "execution": "killed", "shooting": "shot", "stabbing": "stabbed",
}  # fmt: skip

# Words behind which an attacker may have been counted in or out.
ATTACKERS = frozenset(
    "gunman gunmen shooter shooters attacker attackers assailant assailants bomber bombers suspect suspects perpetrator killer "
    "hijacker hijackers robber robbers assassin subject subjects".split()
)
SELF = frozenset("himself herself themselves self-inflicted murder-suicide suicide murder-suicides".split())
# A figure beside these is a part of another, or comes on top of one.
PARTS = frozenset("including among whom include includes included identities names".split())
PART_OF = frozenset("them whom those these the his her their which our".split())
MORE = frozenset("another additional more further extra others other else second third fourth fifth sixth".split())
# A degree of harm is borne by some of the harmed.
DEGREES = frozenset(
    "critically seriously severely slightly gravely lightly badly superficially critical serious stable grave guarded fair good "
    "satisfactory minor condition".split()
)
# What was said once, and is said no more.
SUPERSEDED = frozenset(
    "initially originally initial preliminary previously mistakenly erroneously earlier first".split()
)
# The clause tells of other days or other events than the article's own.
BACKGROUND = frozenset(
    """ago previous previously annually yearly yearlong anniversary similar average statistics annual separate unrelated
    elsewhere weekends""".split()
)
# The same behind the lead; there they tell how bad the event is: "the deadliest since 1990".
COMPARING = frozenset(
    "since history year's decade decades century deadliest worst past record nationwide homicides".split()
)
# Several events are told of together; raids, blasts and attacks come in waves that are one.
ROUND_UP = frozenset(
    "shootings stabbings crashes homicides murders incidents accidents fires collisions wrecks drownings".split()
)
# What opens a line that points to another article.
LINKS = frozenset("related previous see read watch also more earlier".split())
