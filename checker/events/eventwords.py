"""Words that tell which event it is: what happened, what came after it, where, and who speaks of it. Data, and its look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.words.places import countries

# What happened, by the words that tell it. Reports of one event share a kind, whatever else they call it.
KINDS: Mapping[str, str] = {
    "shooting": """
        shot shots shoot shoots shooting shootings shooter shooters gunman gunmen gunned gunfire gunshot gunshots
        gunpoint sniper shootout homicide homicides murder-suicide shotgun bullet bullets
    """,
    "stabbing": """
        stab stabs stabbed stabbing stabbings knife knives knifed knifeman slashed slashing machete hacked axe
    """,
    "bombing": """
        bomb bombs bombed bombing bombings bomber bombers blast blasts explode explosion explosions exploded explodes
        explosive explosives detonated detonates
    """,
    "raid": """
        airstrike airstrikes air-strike air-strikes warplane warplanes jets jet barrel bombardment bombarded bombed
        raids raid drone drones sorties airraid airraids strike strikes
    """,
    "shelling": """
        shell shells shelling shelled mortar mortars rocket rockets artillery missile missiles howitzer howitzers
    """,
    "fighting": """
        clash clashes clashed battle battles fighting offensive ambush ambushed ambushes stormed storming skirmish
        skirmishes gunbattle firefight fighters overran captured recaptured
    """,
    "massacre": "massacre massacred executed executions beheaded beheading beheadings slaughtered",
    "gas": "chemical gas sarin chlorine toxic poison poisoned poisoning nerve",
    "crash": """
        crash crashed crashes crashing collision collide collided collides derailed derailment derails pileup wreck
        wreckage rammed overturned plowed ploughed hit-and-run
    """,
    "sinking": """
        drown drowns capsized capsizes capsize sank sinks sunk sinking drowned drown drowning shipwreck ferry dinghy
    """,
    "fire": """
        fire fires blaze blazes wildfire wildfires bushfire bushfires inferno burn burns burning alight arson arsonist
        flames burned burnt firefighters
    """,
    "quake": """
        earthquake earthquakes quake quakes tremor tremors aftershock aftershocks tsunami magnitude seismic epicentre
        epicenter
    """,
    "storm": """
        hurricane typhoon cyclone storm storms tornado tornadoes twister flood floods flooded flooding floodwater
        floodwaters rain rains landslide landslides mudslide mudslides blizzard avalanche
    """,
    "eruption": "eruption erupted erupts volcano volcanic lava",
    "collapse": "collapse collapsed collapses collapsing stampede crush crushed trampled caved",
    "disease": """
        outbreak outbreaks epidemic epidemics pandemic virus viruses infection infections infected infectious cholera ebola
        measles influenza flu salmonella listeria listeriosis legionella typhoid typhus malaria dengue polio rabies plague
        fever fevers meningitis hepatitis tuberculosis norovirus coronavirus diphtheria contagion contagious quarantine
        quarantined sickened bacterium bacteria vaccine vaccines vaccination
    """,
    "vote": """
        election elections vote votes voted voting poll polls ballot ballots primary referendum runoff caucus caucuses
        override overrode veto vetoed candidate candidates candidacy nomination
    """,
    "bill": """
        bill bills legislation amendment lawmakers ban repeal repealed signed senate congress parliament filibuster
    """,
    "deal": """
        acquire acquired acquires acquisition acquisitions merger mergers merge merged buyout takeover bid bids stake
        purchase purchased buys bought sell sold tender
    """,
    "results": "earnings profit profits revenue revenues dividend dividends quarterly quarter loss losses net shr",
    "protest": """
        protest protests protested protesters demonstration demonstrations demonstrators rally rallied march marched
        marchers riot riots rioters walkout unrest
    """,
    "sport": """
        beat beats defeated defeats match matches game games season coach league championship tournament goal goals
        scored innings touchdown wins won drew victory defeat victories wicket wickets playoff playoffs semifinal final
    """,
    "talks": "summit talks negotiations treaty agreement accord ceasefire truce delegation negotiators",
    "robbery": """
        robbery robberies rob robs robbing robbed robber robbers burglary burglars heist theft thieves stole stolen
        looted carjacking
    """,
    "kidnapping": """
        abduct abducts kidnaps kidnapped kidnapping kidnap kidnappers abducted abduction abductors hostage hostages
        ransom captive captors
    """,
    "launch": "launch launched launches unveiled unveils introduces debut debuts",
    "post": """
        resign resigned resigns resignation stepped appointed appoints appointment nominee nominate nominates
        nominated successor replaces succeeds ousted fired
    """,
    "spill": "oil spill spilled leak leaked leaking",
    "assault": "rape raped assault assaulted molested abused",
    "escape": "escaped escape escapee fugitive fugitives manhunt",
}
# Kinds told in so many words that reports of one event may well share none.
SOFT = frozenset("vote bill deal results protest sport talks launch post escape".split())
# What comes after an event: its reports tell of it by these words, and the event itself stands in the background.
AFTERMATH: frozenset[str] = frozenset(
    """
    arrest arrested arrests charge charged charges court trial jury judge hearing hearings sentenced sentence
    sentencing convicted verdict guilty pleaded plea indicted indictment arraigned arraignment appeared bail bond
    appeal extradited lawsuit sued testified prosecutors prosecutor custody jailed jail prison surrendered captured
    questioned identified funeral funerals buried burial mourned mourn mourners mourns mourning vigil memorial tribute
    tributes remembered anniversary said says told tells saying announced announces reported updated posted published
    released statement interview tweeted wrote scheduled expected due inquiry inquest investigation reopened reward
    autopsy pronounced succumbed
    """.split()
)
# Kinds that last for days, so that a day names no one of them.
LASTING = frozenset("disease storm fighting eruption gas".split())
# Those of them that go on as one event for weeks: a war is many.
ONGOING = frozenset("disease eruption".split())
# Kinds of which another comes within days, told in the same way of the same people.
RECURRING = frozenset(["sport"])
# After a word of a kind, those who deal with it or what is made for it: "fire crews", "storm shelter", "crash helmet".
CREWS = frozenset(
    """
    brigade brigades crew crews chief chiefs service services department station stations engine engines truck trucks
    marshal official officials commander captain rescue safety alarm alarms hydrant drill code season shelter
    shelters insurance proof helmet helmets expert experts squad disposal warning warnings test tests diet course
    """.split()
)
HARM = frozenset(  # what events of many kinds do to people
    """
    kill killed kills killing dead die died dies dying death deaths injure injured injures injuring injuries wound
    wounded wounds wounding hurt hurting casualties toll survivors fatal fatally fatalities
    """.split()
)
SAYING = frozenset(
    """
    said says say saying told tells added adds according reported reports announced confirmed stated explained noted
    wrote tweeted spokesman spokeswoman spokesperson spokesmen quoted citing interviewed reporter correspondent
    """.split()
)
TITLES = frozenset(
    """
    mr mrs ms dr prof professor sgt sergeant lt lieutenant capt captain maj major col colonel gen general chief
    sheriff detective det officer inspector insp superintendent supt commander cmdr commissioner deputy trooper cpl
    corporal constable president minister chancellor premier prime senator sen representative rep gov governor mayor
    councilman councilwoman congressman congresswoman judge justice prosecutor attorney coroner secretary director
    chairman chairwoman spokesman spokeswoman king queen prince princess pope bishop archbishop cardinal rev reverend
    father pastor sir lord lady reporter photographer coach manager doctor nurse ambassador marshal agent principal
    dean
    """.split()
)
SITES = frozenset(
    """
    track street st avenue ave road rd drive dr lane ln boulevard blvd court place highway hwy parkway pkwy terrace way
    circle trail square park plaza mall market bridge river lake creek bay beach island mount mountain valley hill
    hills heights village camp station airport port harbor harbour terminal stadium arena church mosque temple
    synagogue cathedral school college university academy hospital clinic prison jail hotel motel inn bar club
    nightclub lounge restaurant cafe theater theatre cinema bank tower apartments complex quarter district township
    neighborhood neighbourhood base mill mine factory plant refinery farm
    ranch bakery barbershop salon
    """.split()
)
# Capitals that name no one: days, months, the furniture of a page, words a headline is built of.
COMMON = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tonight
    police sheriff's department dept county city state states government north south east west northern southern
    eastern western northeast northwest southeast southwest central downtown upper lower reuters ap afp upi xinhua cnn
    bbc associated press news weather sports social radio television tv photo photos image images video videos caption
    share copy link close updated update posted published read more breaking show hide transcript advertisement
    related content click watch live story stories continue continued sign log login register subscribe email twitter
    facebook instagram google whatsapp tumblr pinterest print comments comment courtesy source credit file getty staff
    writer editor javascript please enable cookie cookies privacy policy terms thank welcome just also here now how
    latest local nation national world top home menu search site website online copyright rights reserved all the a an
    in on at by of to he she they it we you i his her hers their theirs its our ours your my mine me him them us this
    that these those there here when where what who whom whose why how which while after before with without from for
    and or but nor as if not no yes so than then too very just only even still yet also both each every either neither
    some any many most several few other others another such same own once again ever never always often however
    although though because since until unless during under over above below about around between among through across
    into onto out off up down near along against toward towards within upon beyond despite according meanwhile later
    earlier last next first second third one two three four five six seven eight nine ten eleven twelve dozens
    hundreds thousands is are was were be been being am has have had having do does did done can could will would
    shall should may might must man men woman women boy boys girl girls child children kid kids baby teen teens
    teenager teenagers toddler infant people person victim victims suspect suspects shooter gunman gunmen witness
    witnesses family families friend friends neighbor neighbors neighbour neighbours mother father son daughter
    brother sister wife husband couple officer officers deputy deputies detective detectives investigator
    investigators official officials authorities prosecutors resident residents driver dead killed kills killing hurt
    injured injures wounded wounds dies died death deaths critical condition rep sen gov gen lt col capt sgt mr mrs ms
    dr prof rev judge court district attorney chief mayor president minister senator governor university school high
    college hospital medical center centre church office bureau agency council committee company corp inc ltd co group
    party republican republicans democrat democrats democratic senate house congress white supreme union federal
    general international shr shrs net oper revs sales avg qtr mln bln dlrs dlr cts pct mths mth wks note results
    profit loss losses year quarter dividend div record pay payable prior assets deposits loans tax
    """.split()
)
STATES = frozenset(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania rhode
    tennessee texas utah vermont virginia washington wisconsin wyoming ala ariz ark calif colo conn fla ill ind kan
    mass mich minn miss mont neb nev okla ore tenn tex wash wis ontario quebec alberta manitoba england scotland wales
    america american americans european europe africa african asia asian arab islamic muslim christian jewish
    """.split()
)


@cache
def kind_of() -> Mapping[str, frozenset[str]]:
    """Returns the kinds of event that a word tells."""
    found: dict[str, set[str]] = {}
    for kind, words in KINDS.items():
        for word in words.split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def wide_places() -> frozenset[str]:
    """Returns the words of places so wide that they tell no two events apart: countries, their people and capitals, states."""
    names = (spelling for c in countries() for spelling in (*c.names, *c.adjectives, *c.capitals))
    return STATES | {w.lower() for name in names for w in name.replace("-", " ").split() if len(w) > 2}
