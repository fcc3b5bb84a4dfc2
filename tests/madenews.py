"""Made news: events of many kinds, each told by three reports that share no wording, for tests of what belongs together.

Towns, streets, people and outlets are drawn from lists by the event's number, so that events share given names, surnames,
streets, towns, days and templates as real ones do, and no two share all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from checker import Article

TOWNS: tuple[tuple[str, str, str], ...] = (
    ("Brenworth", "Kelmshire", "Kelm"), ("Port Salder", "Ostrava Bay", "Salder"), ("Millrace", "Ohio", "Huron"),
    ("Tavenby", "Ontario", "Simcoe"), ("Quillan Springs", "Texas", "Bexley"), ("Nordhaven", "Jutland", "Aarlund"),
    ("Castelmoro", "Calabria", "Silana"), ("Wadi Nasir", "Homs", "Qusayr"), ("Darshanpur", "Bihar", "Gayapur"),
    ("San Telmo", "Jalisco", "Zapotlan"), ("Okahara", "Niigata", "Sado"), ("Lomonosk", "Perm", "Kungur"),
    ("Ferrybridge", "Yorkshire", "Selwood"), ("Amberly", "Georgia", "Fulmore"), ("Kisaru", "Rift Valley", "Nakuri"),
    ("Villarosa", "Luzon", "Benguet"), ("Deir Hamma", "Aleppo", "Manbar"), ("Sainte-Aurore", "Quebec", "Gaspe"),
    ("Harrow Falls", "Montana", "Cascade"), ("Puerto Lindo", "Valdivia", "Ranco"),
)  # fmt: skip
STREETS = """Alder Larkin Pemberton Mosswood Delancey Whitlock Corrigan Sycamore Ashdown Belmont Tanner Quarry Juniper
Fairmount Galloway Hollis Ivory Kestrel Lowell Marlow""".split()
GIVEN = """Marcus Elena Tobias Priya Jerome Alicia Stefan Nadia Curtis Yvonne Hamid Rosa Leonard Ingrid Darius Camille Victor
Amina Gordon Beatriz Rashid Helena Wesley Tamara Dmitri Louise Kwame Sylvia Andre Margit""".split()
SURNAMES = """Ridgway Okonkwo Fennimore Castellan Haddad Lindqvist Beaumont Tran Petrosyan Whitcombe Mbeki Salazar Dvorak
Ashgrove Yamane Kowalczyk Ferreira Nakash Thornbury Ellison Varga Choudhury Mercado Brannigan Solheim Abruzzi Pickering
Zeller Quintero Halloran Osei""".split()
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
FIRST_DAY = date(2016, 3, 1)
OUTLETS = ("Courier {}", "Evening Ledger {}", "Wire Service {}")

# Three tellings of each kind of event: fresh, of the next day, and a week later. Words and streets in them are of no real event.
TELLINGS: dict[str, tuple[str, str, str]] = {
    "shooting": (
        "Gunman kills {n} outside {street} Street bar in {town}\n\nA gunman opened fire outside a bar on {street} Street in {town} on "
        "{weekday} night, killing {n} people and wounding {m} others, police said. Sergeant {officer} said the gunman fled on foot. "
        "Neighbours heard about a dozen shots.",
        "{town} victims named after bar shooting\n\nThe {n} people shot dead in {town}, {region}, on {weekday} included {victim}, "
        "{age}, a mother who worked nearby, relatives said. {M} more were wounded when shots rang out on {street} Street. "
        "{officer} of the town's police asked drivers for dashboard footage.",
        "Man charged over {street} Street killings\n\nProsecutors in {county} County charged {suspect}, {sage}, on {later} with "
        "murder in the {monthday} shooting that killed {n} people, among them {victim}. {M} people were injured in the attack. "
        "{suspect} did not speak in court.",
    ),
    "stabbing": (
        "Knife attack at {town} station leaves {n} dead\n\nA man with a kitchen knife stabbed {n} people to death at the {street} "
        "railway station in {town} on {weekday}, officials said. {M} people were injured. Inspector {officer} said a suspect was held.",
        "Commuters mourn after {street} station stabbings\n\nFlowers lay on the platform in {town} a day after a knifeman killed {n} "
        "people and injured {m}. {victim}, {age}, a nurse, was among the dead, her union said. {suspect} was arrested at the scene "
        "on {weekday}, {officer} said.",
        "Court hears of {town} knife attack\n\n{suspect}, {sage}, appeared before a judge in {county} accused of stabbing {n} people "
        "to death on {monthday}, {victim} among them. The charge sheet says {m} people were injured at {street} station.",
    ),
    "bombing": (
        "Blast at {town} market kills {n}\n\nA bomb hidden in a cart exploded at the {street} market in {town} on {weekday}, killing "
        "{n} people and wounding {m}, the governor of {region} said. No group claimed the blast.",
        "{region} market bombing: toll stands at {n}\n\nHospitals in {town} treated {m} wounded after {weekday}'s explosion, which "
        "killed {n} people at the {street} market. Doctor {officer} appealed for blood. A trader, {victim}, was the first of the dead "
        "to be buried.",
        "Suspect held over {street} market bomb\n\nSecurity forces arrested {suspect} in {county} on {later} over the {monthday} "
        "bombing in {town}. The blast killed {n} people and wounded {m}, according to {officer}, a hospital doctor.",
    ),
    "raid": (
        "Air strikes kill {n} in {town}\n\nWarplanes bombed the {street} district of {town} in {region} on {weekday}, killing {n} people "
        "and wounding {m}, a monitoring group said. Rescue worker {officer} said a bakery was hit.",
        "Bakery queue bombed in {region}\n\nAt least {n} people were killed when jets struck a bakery in {town} on {weekday}, medics "
        "said. {M} people were wounded. {victim}, {age}, a baker, died under the rubble in the {street} quarter, {officer} said.",
        "{town} raid may be a war crime, inquiry says\n\nInvestigators said the {monthday} air strike on a bakery in {street}, {county}, "
        "killed {n} people. The report, which quotes {officer}, says warplanes circled twice and {m} people were wounded; {victim} was "
        "named among the dead.",
    ),
    "crash": (
        "Bus crash near {town} kills {n}\n\nA coach carrying pupils collided with a lorry on the {street} road near {town}, {region}, on "
        "{weekday}, killing {n} people and injuring {m}. Fire chief {officer} said the road was wet.",
        "{street} road crash: driver among dead\n\n{victim}, {age}, was driving the coach that collided with a lorry outside {town} "
        "on {weekday}, the operator said. {N} people were killed and {m} injured. {officer} praised the crews.",
        "Lorry driver to face trial over coach deaths\n\n{suspect}, {sage}, will stand trial in {county} over the collision of "
        "{monthday}, in which {n} people were killed and {m} were injured. {victim} was at the wheel of the coach when it was hit "
        "near {town}.",
    ),
    "fire": (
        "Fire in {town} hostel kills {n}\n\nA blaze tore through a hostel on {street} Lane in {town} early on {weekday}, killing {n} "
        "people and injuring {m}, firefighters said. Commander {officer} said smoke alarms were missing.",
        "Hostel blaze: families search for {town} missing\n\nRelatives gathered on {street} Lane after the fire that killed {n} people on "
        "{weekday}. {M} people were injured, {officer} said. Among the dead was {victim}, {age}, a student.",
        "Owner of burnt hostel arrested\n\nPolice in {county} arrested {suspect}, owner of the hostel in {town} where {n} people were "
        "killed in the fire of {monthday}. {M} were injured. The family of {victim} welcomed the news.",
    ),
    "quake": (
        "Quake of magnitude {mag} shakes {region}\n\nAn earthquake of magnitude {mag} struck near {town} on {weekday}, killing {n} people "
        "and injuring {m}, the civil defence said. Its depth was {depth} kilometres. Walls fell in the {street} valley.",
        "{town} digs after earthquake\n\nSoldiers dug through houses in the {street} valley after the magnitude {mag} quake that killed {n} "
        "people on {weekday}. Civil defence head {officer} said {m} people were injured.",
        "Tents reach quake-hit {region}\n\nTents arrived in {town} and {county} a week after the {monthday} earthquake killed {n} people "
        "and injured {m}. {officer} of the civil defence said the {street} valley still had no water.",
    ),
    "flood": (
        "Floods in {region} kill {n}\n\nThe {street} river burst its banks at {town} on {weekday}, killing {n} people, officials said. "
        "{M} people were injured and hundreds slept in schools. Mayor {officer} asked for boats.",
        "Boats reach flooded {town}\n\nRescuers rowed through {town} after {weekday}'s flood killed {n} people. {M} people were injured. "
        "{victim}, {age}, drowned when the {street} bridge gave way, mayor {officer} said.",
        "{town} buries its flood dead\n\nMourners in {county} followed the coffin of {victim}, one of {n} people killed when the {street} "
        "flooded on {monthday}. {M} were injured in the flood.",
    ),
    "collapse": (
        "Stand collapses at {town} show, {n} dead\n\nA stand collapsed during a show at the {street} arena in {town} on {weekday}, killing "
        "{n} people and injuring {m}, police said. Organiser {suspect} cancelled the tour.",
        "Questions after {street} arena collapse\n\nEngineers had warned of rust at the arena in {town}, {region}, where a stand gave way on "
        "{weekday} and killed {n} people. {M} people were injured. {victim}, {age}, was there with her sister.",
        "Arena manager resigns\n\n{suspect} gave up the management of the {street} arena in {county} after the collapse of {monthday} "
        "that killed {n} people, {victim} among them, and injured {m}.",
    ),
    "ferry": (
        "Ferry sinks off {town}, {n} drown\n\nA ferry named {street} Star capsized off {town}, {region}, on {weekday}, and {n} people drowned, "
        "the coastguard said. {M} people were injured. Captain {suspect} was rescued.",
        "Survivors tell of {street} Star's last minutes\n\nPassengers said the ferry that sank off {town} on {weekday} was overloaded. {N} "
        "people drowned and {m} were injured, coastguard officer {officer} said. Teacher {victim}, {age}, drowned.",
        "Captain of sunk ferry charged\n\nCaptain {suspect}, {sage}, was charged in {county} on {later} with manslaughter; {n} people "
        "drowned when the {street} Star sank on {monthday}. {M} were injured. {victim} was buried on the island.",
    ),
    "protest": (
        "Clashes at {town} march leave {n} dead\n\nPolice and demonstrators clashed at a march against fuel prices on {street} Square in "
        "{town} on {weekday}; {n} people were killed and {m} injured. {m2} were arrested. Interior minister {officer} blamed outsiders.",
        "{town} counts cost of fuel protest\n\nShops on {street} Square stayed shut after {weekday}'s demonstration, at which {n} people "
        "were killed and {m} injured. {officer}, the interior minister, defended the police. {victim}, {age}, a docker, was shot.",
        "Inquiry opens into {street} Square deaths\n\nA judge in {county} began an inquiry into the {monthday} protest in {town}, at which "
        "{n} people, among them {victim}, were killed and {m} injured. {officer} will be heard.",
    ),
    "outbreak": (
        "Cholera kills {n} in {town}\n\nAn outbreak of cholera in the {street} camp near {town}, {region}, has killed {n} people, doctors said "
        "on {weekday}. {M} people are ill. Nurse {officer} said wells were fouled.",
        "Camp outbreak: clean water sent to {town}\n\nTankers reached the {street} camp on {weekday} after cholera killed {n} people and made "
        "{m} ill. {officer}, a nurse, said children were worst hit.",
        "{street} camp closes after cholera outbreak\n\nThe camp in {county} where cholera killed {n} people closed on {later}. Nurse "
        "{officer} said {m} patients, {victim} among them, had been treated since {monthday}.",
    ),
    "robbery": (
        "Guards shot in {town} bank robbery\n\nRobbers killed {n} guards and wounded {m} people at the {street} Savings Bank in {town} on "
        "{weekday}, police said. They stole cash boxes. Detective {officer} leads the search.",
        "Bank raid funeral planned in {town}\n\n{victim}, {age}, was one of {n} guards killed by robbers at the {street} Savings Bank on "
        "{weekday}. {M} people were wounded. {officer} said a car had been found burnt.",
        "Robbery suspect caught at border\n\n{suspect}, {sage}, wanted over the {monthday} robbery of the {street} Savings Bank in {town}, was "
        "caught in {county}. {N} guards, {victim} among them, were killed and {m} people wounded.",
    ),
    "kidnapping": (
        "Gunmen abduct {n} near {town}\n\nGunmen kidnapped {n} workers from a lorry on the {street} track near {town} in {region} on {weekday}, "
        "their employer said. {M} people were wounded. Manager {officer} pleaded for their release.",
        "Families wait for word of {town} hostages\n\nThe {n} workers abducted on {weekday} near {town} had worked for a year on the {street} "
        "track, {officer} said. {M} people were wounded in the attack. {victim}, {age}, had called home.",
        "Hostages freed in {region}\n\nThe {n} workers abducted on {monthday}, among them {victim}, walked free in {county}. {M} people "
        "had been wounded when they were taken from the {street} track near {town}. {officer} thanked elders.",
    ),
}  # fmt: skip
KINDS = tuple(TELLINGS)
TWICE = frozenset(
    "shooting stabbing bombing raid crash robbery kidnapping".split()
)  # may happen twice in a town and a day


class Event(NamedTuple):
    """One made event: what kind, where, when, and the number that its cast and figures are drawn by."""

    kind: str
    place: int
    day: date
    draw: int


def draw_events(many: int) -> Iterator[Event]:
    """Yields events of every kind in turn; one in three is a twin of that before: its kind, on its day or the next.

    A twin happens in the same town, in other streets and to other people; where that would be absurd (two quakes in a town in a
    day), in another town.
    """
    for n in range(many):
        twin = n % 3 == 2
        of = n - 1 if twin else n
        kind = KINDS[(of - of // 3) % len(KINDS)]
        place = of * 11 + (1 if twin and kind not in TWICE else 0)
        day = FIRST_DAY + timedelta(days=of * 7 % 160 + (n % 2 if twin else 0))
        yield Event(kind, place % len(TOWNS), day, n)


def tell(event: Event) -> tuple[Article, Article, Article]:
    """Returns three reports of an event: of its day, of the next, and of a week later."""
    n = event.draw
    town, region, county = TOWNS[event.place]
    words = dict(
        town=town,
        region=region,
        county=county,
        street=STREETS[(n * 7 + n // 20) % len(STREETS)],
        weekday=f"{event.day:%A}",
        monthday=f"{event.day:%B} {event.day.day}",
        later=f"{event.day + timedelta(days=7):%A}",
        n=_number(2 + n * 5 % 9),
        m=_number(3 + n * 7 % 12),
        N=_number(2 + n * 5 % 9).capitalize(),
        M=_number(3 + n * 7 % 12).capitalize(),
        m2=str(20 + n * 3 % 70),
        age=str(19 + n * 13 % 60),
        sage=str(20 + n * 17 % 45),
        mag=f"{5 + n % 3}.{n * 3 % 10}",
        depth=str(8 + n % 60),
        victim=_person(n, 0),
        officer=_person(n, 1),
        suspect=_person(n, 2),
    )
    telling = TELLINGS[event.kind]
    lags = (0, 1, 8)
    reports = [
        Article(text.format(**words), OUTLETS[k].format(n % 7 + k), event.day + timedelta(days=lag))
        for k, (text, lag) in enumerate(zip(telling, lags, strict=True))
    ]
    return reports[0], reports[1], reports[2]


def _number(n: int) -> str:
    return NUMBERS[n] if n < len(NUMBERS) else str(n)


def _person(n: int, part: int) -> str:
    return f"{GIVEN[(n * 7 + part * 11) % len(GIVEN)]} {SURNAMES[(n * 3 + part * 13 + n // 30) % len(SURNAMES)]}"
