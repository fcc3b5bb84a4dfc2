"""What happens in news, and which nouns are measured: word tables for reading days, clocks and measures. Data, no logic."""

from __future__ import annotations

from collections.abc import Mapping

# Verbs whose past is no ending: past and participle -> base.
IRREGULAR: Mapping[str, str] = dict(
    pair.split(":")
    for pair in """shot:shoot fought:fight found:find struck:strike drove:drive broke:break broken:break brought:bring bought:buy
    sold:sell paid:pay said:say told:tell took:take taken:take held:hold met:meet went:go gone:go came:come became:become
    began:begin begun:begin left:leave won:win lost:lose led:lead made:make gave:give given:give got:get saw:see seen:see
    sent:send spoke:speak spoken:speak fell:fall fallen:fall rose:rise risen:rise grew:grow grown:grow built:build
    fled:flee kept:keep thought:think knew:know known:know showed:show shown:show wrote:write written:write ran:run
    stood:stand spent:spend sat:sit flew:fly flown:fly chose:choose chosen:choose swore:swear sworn:swear sank:sink
    sunk:sink hung:hang taught:teach caught:catch felt:feel heard:hear shook:shake shaken:shake threw:throw thrown:throw
    withdrew:withdraw withdrawn:withdraw drew:draw drawn:draw blew:blow blown:blow stole:steal stolen:steal beat:beat
    dealt:deal lent:lend borne:bear laid:lay lay:lie put:put set:set cut:cut hit:hit read:read let:let shut:shut cost:cost
    quit:quit bid:bid bet:bet burst:burst spread:spread dug:dig did:do done:do had:have has:have was:be were:be is:be are:be
    been:be am:be being:be drank:drink ate:eat sang:sing rang:ring wore:wear woke:wake hid:hide slid:slide rode:ride
    sought:seek slew:slay slain:slay froze:freeze forgot:forget understood:understand underwent:undergo overtook:overtake
    dying:die lying:lie died:die""".split()
)

# What may be done or happen at a day or an hour: class -> stems of the words that tell it. Verbs of one class are one happening.
# A word with "!" tells it in just this form.
# The classes in SINGLE happen once in a story; of the others the people and things named with them tell which one it was.
HAPPENINGS: Mapping[str, str] = {
    "shooting": "shoot gunfire gunshot gunned shootout gunman ambush",
    "stabbing": "stab",
    "attack": "attack raid bomb explode explosion blast detonate assault beating!",
    "killing": "kill slay murder homicide wound injure",
    "robbery": "rob robbery burglary burglarize heist hold-up holdup carjack",
    "crash": "crash collide collision derail derailment wreck! capsize sink",
    "fire": "blaze fire ignite burn",
    "quake": "quake earthquake tremor tremblor temblor aftershock",
    "storm": "landfall storm! storms! tornado hurricane",
    "call": "call dispatch respond arrive report alert summon notify 911",
    "death": "die pronounce death succumb",
    "arrest": "arrest custody apprehend surrender detain jail nab",
    "charge": "charge indict indictment",
    "court": "court arraign arraignment hearing! hearings! appear plead",
    "trial": "trial convict conviction acquit acquittal verdict",
    "sentencing": "sentence",
    "release": "release free",
    "escape": "escape flee",
    "funeral": "funeral burial buried!",
    "vigil": "vigil",
    "vote": "vote pass approve reject defeat confirm ratify adopt",
    "signing": "sign",
    "veto": "veto",
    "resignation": "resign resignation quit",
    "departure": "leave depart departure retire retirement exit",
    "appointment": "appoint nominate",
    "dismissal": "dismiss sack oust",
    "inauguration": "inaugurate inauguration swear",
    "election": "election elect caucus runoff",
    "debate": "debate",
    "speech": "speech address speak",
    "rally": "rally protest march demonstration",
    "meeting": "meet summit",
    "lawsuit": "sue lawsuit file",
    "ruling": "rule uphold",
    "announcement": "announce announcement unveil",
    "launch": "launch liftoff debut",
    "landing": "landed! landing! touchdown! touched!",
    "takeoff": "takeoff! take-off!",
    "opening": "open reopen",
    "closing": "close closure shut",
    "wedding": "marry wedding",
    "birth": "birth",
    "search": "vanish disappear missing!",
    "rescue": "rescue",
}
# Words that tell their happening only beside one of these in the clause; as nouns, and elsewhere, they tell none.
NEEDED: Mapping[str, frozenset[str]] = {
    word: frozenset(beside.split())
    for words, beside in {
        "sink": "ship ships boat boats ferry ferries vessel vessels trawler tanker freighter dinghy yacht submarine",
        "free": "prison jail bail bond custody captivity prisoner prisoners inmate inmates hostage hostages detainee detainees",
        "appear": "court judge magistrate magistrates tribunal justice charge charges hearing",
        "buried": "be",
        "touched": "down",
        "pass defeat": """bill bills law measure amendment motion resolution budget act vote plan proposal ordinance it senate
        house council parliament lawmakers legislature assembly committee board commission""",
        "file": "lawsuit lawsuits suit suits complaint petition court",
        "swear": "in oath",
    }.items()
    for word in words.split()
}
ONE_EACH = frozenset({"landing", "takeoff"})  # told of one craft, whatever it is called
SINGLE = frozenset("shooting stabbing robbery crash fire quake storm".split())
# Verbs that say that a noun came about: the noun tells what.
COMES_ABOUT = frozenset(
    """happen occur take unfold begin start be hold come place schedule hear receive go erupt set plan get strike hit jolt shake
    rattle rock rip break""".split()
)
REPORTING = frozenset(
    """say tell add note write tweet post state comment explain acknowledge confirm believe think know ask answer claim
    insist argue warn suggest describe release identify update publish interview issue deny reveal report announce""".split()
)
BODIES: Mapping[str, str] = {
    word: body
    for body, words in {
        "senate": "senate senator senators",
        "house": "house",
        "court": "court justices",
        "council": "council councillors councilors aldermen alderman",
        "parliament": "parliament lawmakers legislature assembly mps",
        "committee": "committee subcommittee panel",
        "board": "board directors trustees",
        "commission": "commission commissioners",
        "union": "union unions",
        "voters": "voters referendum electorate",
        "jury": "jury jurors",
    }.items()
    for word in words.split()
}

# ------------------------------------------------------------------------------------------- measures

# Nouns whose figure is the event's own, so that no further description is needed to know which one is meant.
NAMED_MONEY = frozenset(
    """bond bail fine ransom reward settlement loan deal offer bid takeover merger acquisition grant prize salary bounty
    restitution dividend bailout lawsuit contract purchase""".split()
)
NAMED_COUNTS = frozenset(
    """shot bullet round count homicide page word episode chapter lap goal touchdown ballot sponsor cosponsor co-sponsor
    amendment hostage crewman runway engine carriage casing shell step stitch""".split()
)
NAMED_DURATIONS = frozenset(
    """filibuster debate standoff stand-off siege battle gunfight firefight shootout shaking tremor quake earthquake blackout
    outage manhunt hearing trial speech address meeting flight game match walkout strike shutdown blockade hiatus
    surgery chase pursuit voyage ceremony sit-in vigil curfew ceasefire truce""".split()
)
NAMED_PERCENTS = frozenset("turnout rating".split())
# Units of a compound: "a 35-word oath", "a 14-page memo" measure the oath and the memo.
COMPOUND_UNITS = frozenset(
    """word page step point minute hour day week month year mile foot acre seat member count story storey room round item
    question game part lane man person vote issue car state country nation city""".split()
)
# Nouns too general to tell one thing from another.
GENERAL = frozenset(
    """percent time year day hour minute second week month thing way point part side kind sort type case group number figure
    place area level lot bit piece item end reason example question issue other thousand million billion hundred dozen
    dollar cent pound euro degree mile foot inch yard kilometer kilometre meter metre decade century quarter half third
    street avenue road block grade graders grader series set pair member team year-old old age am pm article story photo
    comment share view minutes km mph percentage fact season game row people""".split()
)
# Verbs too general to tell what was done.
FAINT = frozenset(
    """be have do go get make take come see find say tell include use give show keep let put set seem become want need know
    think look call ask try leave add allow base accord follow involve believe report expect have remain stand total
    number""".split()
)
# The figure is a part, a difference, or that of another of the kind.
ASIDE = frozenset(
    """another additional more extra further other others including includes include among them first second last next
    previous prior earlier former separate similar another's every each compared remaining rest
    latter initially originally least-known plus different annual annually""".split()
)
BACKGROUND = frozenset(
    """ago since history annually yearly decade decades century deadliest strongest largest biggest anniversary similar
    last past average nationwide aftershock aftershocks statistics record previous previously earlier former
    predecessor typically usually ever""".split()
)
FUTURE = frozenset("will would due scheduled expected slated shall plans planned upcoming set could may might".split())
UNSURE = frozenset("could might may maximum faces face facing up minimum threatened possible potentially if".split())
ARMS = frozenset("shot shots round rounds gun guns gunman pistol rifle weapon bullet bullets into".split())
# Words before a noun that do not say of which sort it is.
FAINT_MODIFIERS = frozenset(
    """new old more other different big large small great little major minor good bad several such same own main key top local
    total full whole single double public recent current early late young white black red blue more-than straight consecutive
    long short high low additional possible dead injured nearby surrounding wounded people""".split()
)
COUNTED_UP = """damage destroy flatten burn evacuate displace flood collapse level ruin wreck arrest detain seize recover cancel
    raze"""
