"""General English of the news in groups of near-synonyms: words by which two writers tell the same thing.

A group of SYNONYMS, up to the semicolon, is one sense in its many words, as a line of `alignedwords.SENSES`, which name what
is measured. These name what is done, by whom and to what, roughly by field. Forms of a word (plurals, tenses) are found by
`stem` and need no entry; irregular pasts are given. Data, no logic.
"""

from __future__ import annotations

SYNONYMS = """
suspend suspension suspended ban banned sideline sidelined;
award awarded compensate compensation damages payout reparation prize;
order ordered instruct instruction command require decree; exchange swap swapped trade traded handover hand handed;
free freed freedom release released liberate liberation liberty exchange swap handover hand handed;
captive prisoner detainee hostage inmate convict; capture captured seize seized seizure grab;
escape fled flee flight evade; kidnap abduct abduction kidnapping hostage-taking;
attack assault strike struck raid raided ambush; fight fought fighting battle clash combat hostilities;
defend defence defense protect protection; threaten threat menace; bombard shelling bombardment;
occupy occupation overrun; invade invasion incursion; bury buried trapped trap stuck held; dig dug excavate unearth;
avalanche slab snowslide snow; collapse collapsed cave-in crumble;
inspect inspected inspection check checked examine examined examination audit survey;
repair repaired mend mended fix renovate renovation restore restored restoration refurbish;
replace replaced replacement substitute; break broke broken snap snapped fracture crack;
fail failed failure malfunction breakdown; explode exploded explosion blast detonate blow blew;
sink sank sunk capsize founder; derail derailed derailment rails; skid slide slid slip slipped overrun overshoot;
hit struck ram rammed plough plow smash; fall fell fallen tumble plummet; drown drowned; choke suffocate asphyxiate;
poison poisoned poisoning contaminate contaminated contamination taint tainted; spill spilled leak leaked leakage;
admit admitted hospitalise hospitalize hospitalised hospitalized confess confessed confession; treat treated treatment;
operate operation surgery operated; diagnose diagnosis; quarantine isolate isolation; outbreak epidemic pandemic;
fever virus disease illness sickness infection; bite bitten sting stung; mourn grief funeral burial memorial;
survive outlive; born birth; marry married marriage wedding wed; divorce divorced separate; retire retired retirement;
train trained training coach coached railway; teach taught teaching lesson; learn learned learnt;
graduate graduation degree; elect elected re-elected; govern rule ruled reign; resign resigned quit;
appoint appointed appointment nominate nominated nomination;
dismiss dismissed sack sacked fire fired dismissal oust ousted; succeed successor; promote promoted promotion;
campaign canvass; majority margin lead; turnout participation; debate debated discuss discussed discussion;
negotiate negotiated negotiation negotiator; mediate mediated mediator broker;
recognise recognize recognition acknowledge; accuse accused allege alleged; deny denied denial;
investigate investigated investigation probe inquiry enquiry investigator; evidence proof;
testify testified testimony witness; sue sued lawsuit suit litigation; appeal appealed;
acquit acquitted cleared exonerate; pardon pardoned amnesty; bail bond; jury juror;
verdict ruling judgment judgement ruled; plot conspiracy conspire; bribe bribed bribery corruption corrupt;
fraud swindle cheat embezzle embezzlement embezzled scam; smuggle smuggled smuggling smuggler traffick trafficking;
forge forged forgery counterfeit fake; burgle burglary break-in; hide hid hidden conceal concealed;
vandalise vandalize vandalism; murder murdered homicide manslaughter; stab stabbed stabbing; shoot shot shooting;
rape raped; harass harassment abuse abused; offer offered bid; propose proposed proposal suggest; accept accepted;
refuse refused reject turn-down; allow allowed permit permitted permission licence license authorise authorize;
forbid forbidden prohibit prohibited; cancel cancelled canceled scrapped;
postpone postponed delay delayed defer adjourn adjourned; extend extended extension prolong; renew renewed renewal;
expand expanded expansion enlarge enlarged; merge merged merger; split divide divided; hire hired recruit recruited;
earn earned earnings salary wage paid; spend spent spending expenditure; save saved saving savings;
borrow borrowed borrowing; owe owed owing; lend lent lender; rent rented lease leased tenancy let;
insure insured insurance insurer; compensate refund refunded reimburse; subsidise subsidize subsidy;
tax taxed taxation; export exported; import imported;
manufacture manufactured produce produced maker manufacturer producer; assemble assembled assembly;
ship shipped shipment consignment; store stored warehouse storage depot; load loaded cargo freight;
carry carried transport transported; supply supplied supplier; use used user; consume consumed consumption;
share stake holding; shareholder stockholder stockholders investor; stock stocks equity;
listed flotation float ipo public; valuation valued value worth; deal transaction takeover buyout acquisition;
bankrupt bankruptcy insolvent insolvency collapse; title victory win won triumph trophy championship crown;
champion champions winner; defeat defeated lose lost loss loser; draw drawn tie tied drew drawing; play played player;
appear appearance cap capped jersey shirt; international national; team side squad eleven; coach manager trainer;
captain skipper; substitute bench; penalty spot-kick; foul booking booked; injury hamstring; transfer transferred;
tournament championship cup; league division; final decider; semi-final semifinal; stadium arena ground pitch;
supporter fan; runner racer; rider cyclist; climber mountaineer hiker trekker; swim swam swimmer swimming;
jump jumped leap leapt; throw threw thrown hurl; run ran; goalkeeper keeper; striker forward; wicket scalp victim;
innings knock; batsman batter; bowl bowled bowler; hole par birdie; serve served ace; set sets;
perform performed performance; sing sang sung singer; dance danced dancer; write wrote written writer author;
publish published publication publisher issued issue; read reader; paint painted painting canvas;
exhibit exhibited exhibition exhibit; compose composed composer; direct directed director; act acted actor actress;
premiere opening first-night; broadcast broadcaster aired; record recorded recording;
launch launched liftoff blast-off; land landed landing touchdown; orbit orbited orbiting; spacecraft probe craft;
rocket booster; discover discovered discovery; measure measured measurement; detect detected detection;
observe observed observation; test tested testing trial; invent invented invention inventor;
develop developed development; design designed designer architect; build built construct constructed erected;
demolish demolished demolition; engineer engineering; bridge footbridge overpass span; tower skyscraper high-rise;
house home household dwelling; building structure block; roof roofing; cellar basement; gate entrance door;
fence barrier; square plaza; park garden; farm farmer farmland; field meadow; crop harvest harvested;
plant planted planting; grow grew grown; cattle cow livestock; sheep flock lamb; pig swine hog; poultry chicken hen;
fish fishing fisherman; hunt hunted hunter; dog hound; wolf wolves; bear bears; forest woodland woods;
mountain peak summit; valley gorge ravine; lake reservoir; river stream brook; sea ocean; coast shore seaside;
island isle islet; storm gale tempest; rain rainfall downpour; flood flooded flooding inundated; drought dry;
heat heatwave; frost freeze freezing froze frozen; fog mist; lightning thunder thunderstorm; quake earthquake tremor;
eruption erupt erupted volcano lava; wave tsunami; fire blaze inferno; burn burned burnt; smoke fumes;
extinguish extinguished douse; ash ashes; waste rubbish garbage trash refuse; pollute polluted pollution;
emission emissions; energy electricity power; outage blackout; fuel petrol gasoline diesel;
drive drove driven driver chauffeur; ride rode ridden; fly flew flown; sail sailed sailing; walk walked walker;
travel travelled traveled traveller; arrive arrived arrival; depart departed departure; cross crossed crossing;
stop stopped halt halted; delay delayed late; passenger traveller occupant; sailor seaman crew; truck lorry;
car vehicle automobile; bus coach; tram streetcar; ferry ship vessel boat; plane aircraft jet; helicopter chopper;
motorbike motorcycle; bicycle bike cycle; road highway; junction crossroads; airport airfield; station terminal;
port harbour harbor; luggage baggage; ticket fare; visit visited visitor; stay stayed; host hosted; tour toured;
invite invited invitation; greet welcome welcomed; celebrate celebrated celebration; anniversary jubilee centenary;
honour honor honoured honored; donate donated donation; collect collected collection; gather gathered gathering;
march marched marcher procession; protest protested rally demonstrate demonstrated demonstration; riot rioted unrest;
strike walkout; demand demanded; petition signature; complain complained complaint; criticise criticize criticism;
praise praised; apologise apologize apology; promise promised pledge pledged vow vowed; warn warned warning alert;
urge urged; answer reply replied respond response; explain explained explanation; confirm confirmed confirmation;
reveal revealed disclose disclosed; sign signed signature; approve approved approval; adopt adopted;
amend amended amendment; repeal abolish abolished; introduce introduced; enforce enforced;
violate violated violation breach breached; comply obey; punish punished punishment penalty sanction sanctioned;
fine fined; limit cap ceiling; threshold minimum; target goal aim; estimate estimated; count counted; weigh weighed;
contain contained containing hold held; fill filled full; cover covered coverage; reach reached; pass passed;
exceed exceeded; double doubled; halve halved; rise rose risen; shrink shrank shrunk; remain stay; continue continued;
resume resumed; begin began begun started; end ended finish finished; last lasted duration;
interrupt interrupted interruption; return returned; move moved relocate relocated relocation; leave left;
enter entered; join joined; found founded establish established; dissolve dissolved; close closed shut;
reopen reopened reopening; own owned owner; inherit inherited inheritance heir; sell sold; buy bought;
deliver delivered; customer client; shop store; market bazaar; factory plant mill works; mine colliery pit landmine;
worker employee labourer; colleague co-worker; boss chief head; expert specialist; official officer;
spokesman spokeswoman spokesperson; neighbour neighbor; resident inhabitant local locals; citizen national;
foreigner foreign; family relative relatives; parent mother father; brother sister sibling; widow widower;
baby newborn infant; teenager adolescent youth; elderly pensioner retiree; pupil student schoolchild;
teacher schoolteacher; nurse carer; doctor physician medic; soldier troop; officer policeman; guard warder;
thief burglar robber; gang ring; gunman shooter attacker assailant; witness bystander onlooker;
rebel separatist insurgent guerrilla; army military forces; government cabinet administration; parliament assembly;
king queen monarch; council councillor; committee panel commission board; church cathedral; priest clergyman pastor;
mosque imam; school academy; university college; hospital clinic; laboratory lab; court tribunal; prison jail;
money cash; bill invoice; iron steel; cable wire; stone rock boulder; wood timber; cloth fabric textile; food meal;
bread loaf; meat beef; milk dairy cheese; wine vineyard; beer brewery brewer; drink beverage; medicine drug;
vaccine jab; tool instrument; machine device; weapon gun firearm; knife blade; bullet round; bomb explosive;
uniform jersey shirt; flag banner; bag suitcase; box crate container; packet pack package; book volume;
newspaper paper daily; photo photograph picture; film movie; piece item object; pair couple; group party;
row series succession; career professional; contest competition; gap margin lead ahead; distance away; speed pace;
amount sum; night nights overnight nightly; morning dawn; noon midday; evening dusk; holiday vacation
"""

# Verbs with a particle and set phrases, by the stems of two words that stand beside each other: the sense they make.
PHRASES = {
    ("consumer", "pric"): "inflation cost",
    ("put", "up"): "build increase",
    ("set", "up"): "found",
    ("set", "out"): "leave",
    ("set", "off"): "leave",
    ("go", "up"): "increase",
    ("go", "down"): "decrease",
    ("call", "back"): "recall",
    ("tak", "back"): "recall",
    ("tak", "off"): "rescue leave",
    ("bring", "ashor"): "rescue",
    ("away", "with"): "cut",
    ("los", "life"): "die",
    ("los", "lif"): "die",
    ("step", "down"): "quit",
    ("pull", "back"): "withdraw",
    ("tak", "away"): "withdraw",
    ("touch", "down"): "land",
    ("sit", "out"): "suspend",
    ("miss", "match"): "suspend",
    ("national", "team"): "appear international",
    ("hand", "over"): "free exchange",
    ("turn", "professional"): "career",
    ("all", "told"): "career",
    ("call", "off"): "cancel",
    ("shut", "down"): "close",
    ("laid", "off"): "cut",
    ("lay", "off"): "cut",
    ("giv", "way"): "collapse",
    ("tak", "part"): "participant",
    ("turn", "out"): "attend turnout",
    ("work", "out"): "cost",
    ("fall", "ill"): "ill",
    ("fell", "ill"): "ill",
    ("tak", "ill"): "ill",
    ("brok", "out"): "outbreak",
    ("break", "out"): "outbreak",
    ("put", "down"): "offer pay",
    ("plead", "guilty"): "confess convict",
    ("found", "guilty"): "convict",
    ("find", "guilty"): "convict",
    ("behind", "bar"): "prison",
    ("paid", "out"): "pay award",
    ("pay", "out"): "pay award",
    ("carry", "out"): "perform",
    ("hand", "down"): "award",
    ("made", "up"): "contain",
    ("mak", "up"): "contain",
    ("turn", "down"): "refuse",
    ("throw", "out"): "refuse",
    ("struck", "down"): "refuse",
    ("strik", "down"): "refuse",
    ("put", "off"): "postpone",
    ("push", "back"): "postpone",
    ("go", "off"): "explode",
    ("went", "off"): "explode",
    ("blow", "up"): "explode",
    ("break", "down"): "fail",
    ("brok", "down"): "fail",
    ("run", "over"): "hit",
    ("knock", "down"): "hit demolish",
    ("tear", "down"): "demolish",
    ("pull", "down"): "demolish",
    ("world", "record"): "record",
}
