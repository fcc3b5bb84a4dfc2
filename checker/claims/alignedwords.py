"""The words by which figures of two articles measure one thing: a thesaurus of news, and words that set figures apart.

A line of SENSES is one sense in its many words, whatever article tells it: who is meant, what befell them, what was measured.
Filled by kind: people and trades, harm and rescue, law, elections, business, work, prices, building, transport, sport, science,
land and weather. Forms of a word (plurals, tenses) are found by `stem` and need no entry. Data, no logic.
"""

from __future__ import annotations

SENSES = """
die dead death dying kill killed fatal fatality toll casualty perish perished deceased decease slay slain
injure hurt wound wounded injury injured maimed
miss missing unaccounted disappear vanished
ill sick sicken infect infected infection case cases disease patient
arrest detain detained detention custody apprehend nab handcuff round-up
prison jail gaol imprison bars sentence sentenced imprisonment term serve incarcerate
rescue save saved evacuate evacuated evacuation ashore safe safely
survive survivor surviving
trap trapped stuck buried stranded entomb caught
hospital clinic infirmary ward
woman women female lady
man men male
child kid youngster minor infant toddler boy girl juvenile pupil schoolchild schoolboy schoolgirl kindergarten preschool
student undergraduate
passenger traveller traveler commuter holidaymaker
crew sailor seaman mariner
driver motorist
miner mineworker
soldier troop serviceman trooper infantryman
police policeman constable cop
firefighter fireman
judge justice magistrate
deputy lawmaker legislator parliamentarian mp senator congressman councillor councilor
worker employee staff labourer laborer workforce personnel
resident inhabitant villager townspeople dweller
demonstrator protester marcher protestor
spectator fan supporter crowd audience attendance attend onlooker
organiser organizer
participant entrant competitor contestant
visitor guest tourist
refugee migrant asylum displaced
victim
monitor observer inspector
guard warden
member membership
volunteer helper
shareholder investor stockholder
customer client buyer shopper consumer
vote ballot poll voted voter
favour favor support back backed endorse yes
against oppose opposed reject rejected dissent
abstain abstention
motion bid resolution proposal
approve adopt pass passed ratify enact
confidence no-confidence
sign agree agreement accord pact deal treaty truce ceasefire settlement
withdraw withdrawal remove pull retreat
weapon gun artillery cannon howitzer arms
line front frontline
profit earnings earned surplus
net
revenue sales turnover takings
loss deficit shortfall red
share stock
dividend payout
debt borrowing liability
salary wage
tax levy duty
tariff customs
fine penalty
cost price worth value inflation expense bill pay paid fee charge
invest investment funding fund finance financing
donate donation gift contribute contribution grant
loan credit mortgage
buy purchase acquire acquisition takeover bought
sell sold sale auction fetch
steal theft stolen rob robbery loot embezzle
job post position redundancy layoff
cut eliminate axe shed slash reduce reduction lay-off scrap
hire recruit employ employment
increase rise raise climb up grow growth gain surge higher hike
decrease fall drop decline down plunge slump lower
plant factory works mill
product goods item model
recall recalled
produce production output manufacture
deliver delivery
order contract
found establish foundation creation
build built construct erect construction building
open opening inaugurate
close closure shut
begin start commence
end finish conclude ended
destroy raze ruin demolish wreck flatten
damage damaged
burn blaze fire flame scorch
leave left depart departure
arrive arrival
land landing touchdown touched
takeoff liftoff launch launched
crash collide collision wreckage
ship vessel boat ferry liner
aircraft plane jet airliner turboprop airplane
train railway rail
coach bus carriage
truck lorry
car vehicle automobile
bicycle bike cycle
ticket admission entry
road highway motorway street
house home dwelling residence homes
flat apartment
school academy
church chapel cathedral
museum gallery exhibition
library libraries
collection holdings
town city municipality village
district borough
forest wood woodland
hectare acre
river stream
flood flooding inundate
rain rainfall precipitation
snow snowfall
wind gust
storm hurricane cyclone typhoon
earthquake quake tremor
landslide mudslide
depth deep below beneath underground
height tall high altitude
length long
distance away separate lie far
width wide diameter broad
weight weigh heavy
speed fast velocity
temperature degree heat hot
thick thickness
planet exoplanet
star sun
telescope observatory
orbit circle
win won victory beat defeat triumph winner prevail
lead ahead gap margin behind advantage
score scored goal
jump leap sail leapt bound
throw hurl toss
attempt try effort round
medal gold silver bronze
match game fixture
race stage
record best
run runs
over overs
point points
lap laps
rank place
dose shot jab vaccine vaccinate vaccination immunize immunization inoculate
coverage rate proportion
test tested testing
cure recover recovery
drug medicine medication
study survey research
species kinds
animal livestock
cow cattle
tree trees
year annual yearly
month monthly
week weekly
day daily
hour hours
quarter quarterly
half
first
second
third
morning
afternoon
evening
night overnight
hut cabin lodge chalet
peak summit ridge
ascend ascent
search seek hunt
find discover discovery
quit resign resignation
elect election
seat seats
party faction
minister secretary
chairman chair chairwoman chairperson
chief director boss manager ceo
owner proprietor
court tribunal
trial hearing
charge accuse indictment
convict guilty conviction plead
strike walkout stoppage
talk negotiation
meeting gathering session
march rally demonstration protest
concert performance show
film movie picture
book novel volume
page pages
painting canvas artwork
prize award
song track
speech address
report document
law act legislation statute
ban prohibit
oil crude petroleum
electricity power energy
ton tonne
mine pit
pipe pipeline
bridge viaduct
dam reservoir
wall barrier
room rooms
bed beds
floor storey
hotel inn
restaurant cafe
shop store outlet
market bazaar
bank lender
company firm enterprise
email message
phone telephone
computer machine
bomb explosive blast explosion
rocket missile shell
knife stab
bullet shoot shooting gunfire
thief robber burglar
suspect defendant accused
lawyer attorney counsel
prosecutor prosecution
doctor physician medic surgeon
scientist researcher astronomer
priest vicar
artist painter
author writer
player footballer
husband wife spouse
son daughter
couple pair
age aged old
"""

# Sets of senses of which a figure has one: figures of two different ones measure two things.
EXCLUSIVE = """
die injure missing arrest rescue survive ill
woman man child
favour against abstain
net gross pretax operating
profit revenue loss debt
increase decrease
first second third fourth fifth sixth last
morning afternoon evening night
quarter half month week day
january february march april may june july august september october november december
buy sell
begin end
open close
leave arrive
depth height length width weight speed distance thick temperature
north south east west
upper lower
gold silver bronze
minimum maximum average record
confirmed suspected
adult child
domestic foreign
import export
forecast target actual
day night
crew passenger
charge convict acquit
police demonstrator soldier civilian organiser
goal point run
free contain capture arrest trap escape
win defeat
accept refuse
build demolish
recruit cut
admit free
"""

# Words right before a figure, or in its clause, by which it is a part, a rest, a further one, a basis or an earlier one.
PARTS = frozenset(
    """another other others further more additional extra remaining rest including include includes included among
    amongst half most each every per apiece average averaging besides plus alone whom which""".split()
)
EARLIER = frozenset(
    """earlier previous previously former formerly initially originally ago past before compared prior
    historic history anniversary""".split()
)
FORESEEN = frozenset(
    """forecast forecasts expected expects expect predicted predict predicts prediction analysts economists survey estimated
    projected target targets targeted aim aims goal hope hopes hoped could may might demanded demand asked sought limit maximum
    minimum allowed licence license likely if capped""".split()
)
COMPARING = frozenset("against versus vs than from".split())  # where a figure or a date stands right behind them
PLANNED = frozenset(
    """will would shall should plan plans planned planning intend intends intended offer offered propose proposed""".split()
)
PEAKS = frozenset(
    "peak peaked highest lowest briefly intraday temporarily touched momentarily worst opening overnight".split()
)
ADDING = frozenset("by within under over below above beyond outside short".split())
# Words that say nothing of what a figure measures.
FAINT = frozenset(
    """say said says tell told according report reported reports also about some around only just still yesterday today
    tomorrow monday tuesday wednesday thursday friday saturday sunday now then have has had been being was were are is
    will would could may might can make made take took give gave get got go went come came put set know known call called
    become became show showed add added announce announced spokesman spokeswoman statement press news agency office
    very much well many few least nearly almost good percent per cent total all number figure people person thing way
    time part new old big small great long little large during while whose around across along toward towards under over
    above below out off up down back into onto own same such like even ever never not one two three mr mrs ms dr
    million billion thousand hundred dollar euro pound crown mark franc metre meter kilometre kilometer mile minute
    hour day week month year need want remain stay keep look see first later early late recent recently""".split()
)
