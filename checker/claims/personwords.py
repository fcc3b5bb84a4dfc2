"""The words that tell persons in a text: given names and their short forms, titles, nouns for people, and what names nobody."""

from __future__ import annotations

from collections.abc import Mapping

# One given name, its short forms and its spellings; the first is the key.
GIVEN_NAMES = """\
abigail abby abbie gail; abraham abe abram; albert al bert; alexander alex alec sasha aleksandr alexandre
alejandro; alexandra sandra; alfred fred alf; alice ali; allan alan allen; amanda mandy; andrew andy drew andrei
andrey andre; angela angie; ann anne anna annie nancy; anthony tony antony; antonio toni; arthur art artie;
barbara barb babs; barry barrie; bartholomew bart; benjamin ben benny benji; bernard bernie; beverly bev; bradley
brad; brandon bran; brian bryan bryon; bridget bridie; caitlin kaitlin katelyn; calvin cal; carl karl; caroline
carrie carolyn; catherine katherine kathryn catharine cathy kathy kate katie kathleen katharine; cecilia cecily;
charles charlie chuck chas; charlotte lottie; christina christine kristin kristen tina chrissy kristina;
christopher chris kris christoph kristopher; clifford cliff; clinton clint; constance connie; cynthia cindy;
daniel dan danny; david dave davy; deborah debra deb debbie; dennis denis denny; desmond des; donald don donnie;
dorothy dot dotty; douglas doug; edward ed eddie ted teddy ned; eleanor ellie nell elinor; elizabeth liz beth
betty lizzie eliza bess elisabeth libby; emily em; emmanuel manny emanuel manuel; eric erik erick; ernest ernie;
eugene gene; evelyn evie; florence flo; frances fran francie; francis frank frankie franklin; frederick freddie
fredrick; gabriel gabe; gary garry; gareth gaz; geoffrey jeffrey jeff geoff; george georgie jorge; gerald gerry
jerry gerard; gilbert gil; gregory greg gregg; gwendolyn gwen; harold hal; harriet hattie; henry harry hank;
herbert herb; howard howie; hubert hugh; ibrahim ebrahim; isabella isabel isabelle bella izzy; jacob jake;
jacqueline jackie jacquelyn; james jim jimmy jamie jimmie; jane janie; janet jan; jason jay; jean jeanne; jennifer
jen jenny jenn; jeremy jeremiah jem; jessica jess jessie; joan joanie; joanna joanne joann jo; john jon johnny
jack johnnie; jonathan johnathan jonathon jonny; joseph joe joey josef; joshua josh; joyce joy; judith judy; julia
julie; julian jules; karen karin; kenneth ken kenny; kevin kev; kimberly kim; lawrence larry laurence lorenzo;
leah lea; leonard len lenny leo; leslie les lesley; lewis louis lou louie luis; lillian lily lilian; linda lynda;
lisa liza; louise louisa; lucas luke lukas; lucy lucia; madeleine maddie madeline; malcolm malc; margaret maggie
peggy meg marge margie greta; mark marc marcus; marjorie margery; marilyn marylin; martha marty; martin; mary
molly polly; marie; maria; lynn; rose; grace; jean; maryann; maryanne; james; roy; matthew matt mathew; maurice
mo; maureen mo; maximilian max; maxwell; megan meghan; melanie mel; melissa missy; melvin; michael mike micheal
mick mickey mikey mikhail; michelle shelly michele; mitchell mitch; mohammed muhammad mohamed mohammad mohamad
muhammed mehmet; morris; nathaniel nathan nate nat; nicholas nick nicky nicolas nikolas nikolai; nicole nicola
nikki; norman norm; oliver ollie; olivia liv; oscar; osama usama; pamela pam; patricia pat trish patty tricia;
patrick paddy pat; paul paulie; pauline; peter pete petr pyotr; philip phil phillip philippe; phyllis; rachel
rachael rae; ralph rafe; randall randy randolph; raymond ray; rebecca becky becca rebekah; reginald reg reggie;
richard rick dick ricky rich richie ricardo; robert bob bobby rob robbie bert; roberta; roderick rod; rodney;
roger rodger; roland; ronald ron ronnie; rosemary rosie rose; roy; russell russ; ruth ruthie; ryan; samantha sam;
samuel sam sammy; sarah sara sally; sean shawn shaun shane; sebastian seb; sergei sergey serge; sharon; shirley;
sidney sydney sid; simon; solomon sol; sophia sophie sofia; stanley stan; stephanie steph stefanie; steven stephen
steve stephan stefan; stewart stuart stu; susan sue susie suzanne susannah suzy; sylvia; teresa theresa terry
tess; terence terrence; thaddeus tad; theodore theo; thomas tom tommy tomas; timothy tim timmy; tracy tracey;
valerie val; veronica ronnie; victor vic viktor; victoria vicky vicki tori; vincent vince vinnie; virginia ginny;
vladimir volodymyr; walter walt wally; warren; wendy; wesley wes; wilfred wilf; william bill billy will willie
liam willy; winifred winnie; winston; yusuf yousef youssef yousuf; yvonne; zachary zach zack zachariah"""
TITLES = frozenset(
    """mr mrs ms miss dr doctor prof professor rev reverend fr father sister brother sir lord lady dame sgt sergeant
    lt lieutenant capt captain cpl corporal pvt private pfc spc specialist maj major col colonel gen general adm
    admiral cmdr commander officer deputy detective det inspector constable trooper sheriff chief marshal agent
    sen senator rep representative congressman congresswoman gov governor mayor president premier chancellor
    minister secretary judge justice attorney ambassador king queen prince princess pope bishop archbishop
    cardinal imam rabbi sheikh coach pastor councilman councilwoman councillor mp pc dc airman seaman staff master
    warrant first firefighter paramedic nurse lance petty senior special lead ex former late""".split()
)
# Nouns for a person, by what they tell of sex and age; they may stand before a name, and a person may be known by one alone.
PEOPLE: Mapping[str, str] = {
    "": """resident native passenger pedestrian cyclist biker motorcyclist rider student pupil teacher lecturer professor
    worker labourer laborer farmer soldier sailor airman pilot officer policeman policewoman deputy trooper
    detective guard clerk cashier owner manager employee nurse doctor lawyer singer actor musician rapper
    guitarist drummer pianist dancer artist writer author novelist poet journalist reporter editor player striker
    midfielder defender goalkeeper quarterback forward winger captain coach footballer boxer golfer sprinter
    swimmer runner skier skater rookie veteran star champion politician lawmaker senator congressman congresswoman
    mayor councillor minister activist executive chef cook baker barber builder plumber electrician mechanic
    engineer programmer scientist analyst homeowner tenant neighbour neighbor bystander witness hostage inmate
    prisoner fugitive parolee felon convict immigrant migrant refugee tourist hiker climber camper parent
    grandparent sibling spouse partner friend roommate classmate ex-boyfriend ex-girlfriend ex-husband ex-wife
    person individual citizen national civilian customer patron shopper bartender waiter bouncer firefighter
    paramedic pastor priest heir heiress billionaire millionaire retiree pensioner relative model""",
    "man": """man men gentleman guy male husband father dad grandfather grandpa stepfather son stepson brother uncle nephew
    boyfriend widower grandson father-in-law son-in-law brother-in-law fiance groom businessman fisherman salesman
    cousin""",
    "woman": """woman women lady female wife mother mom mum grandmother grandma stepmother daughter stepdaughter sister aunt
    niece girlfriend widow granddaughter mother-in-law daughter-in-law sister-in-law fiancee bride businesswoman
    actress waitress""",
    "boy": """boy""",
    "girl": """girl""",
    "child": """child toddler baby infant newborn kid youngster""",
    "teen": """teen teenager youth juvenile adolescent minor""",
    "suspect": """suspect gunman shooter attacker assailant killer murderer bomber knifeman defendant robber culprit perpetrator
    accused""",
    "victim": """victim""",
    "driver": """driver motorist""",
}
SORTS = {noun: sort for sort, nouns in PEOPLE.items() for noun in nouns.split()}
SMALL = {
    word: letter
    for letter, words in {
        "a": "a an the another one this that",
        "h": "his her their my our your its",
        "b": "is was turned turns be been are were being",
        "w": "who whom",
        "k": "now then only just also both reportedly barely currently about around",
        "i": "identified named called known dubbed",
        "f": "of from in at near",
        "&": "and or",
    }.items()
    for word in words.split()
}
# Words that tell what happened, beside those in -ed, and words that open a clause.
HAPPENED = frozenset(
    """will would can could may might must shall should
    said told shot hit struck met saw won lost beat led left went came had has have does did do took gave got made
    held knew found fought fled ran drove rode fell sent paid sold bought kept put set cut felt thought wrote
    spoke says tells shoots kills stabs hits strikes faces dies wins joins asks when while where because after
    before until if with to for on that which""".split()
)
PARTICLES = frozenset("de del della da di dos du van von der den bin ibn al el la le y ben abu st ter ten san".split())
SUFFIXES = {"jr": "jr", "sr": "sr", "ii": "jr", "iii": "iii", "iv": "iv", "junior": "jr"}
# Capitalised words that name no person, beside those the tables of names know: openers of sentences, parts of addresses.
NOBODY = frozenset(
    """the a an his her their its our when while and but also on in at by for from to as if after before during since
    police meanwhile however authorities officials investigators prosecutors detectives officers both two three
    four five six he she they it we i you street avenue road drive lane boulevard highway interstate route court
    place square park building apartment room unit suite floor box p.o psalm chapter page section article no north
    south east west united fc afc club league city county university college school high hospital center centre
    church stadium arena airport bank store market mall inc corp ltd llc department associated press news monday
    tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec facebook twitter photo video image
    getty reuters ap afp updated published posted share read more identified according there this that what who
    how why where not no yes""".split()
) - {"april", "june", "august", "jan", "park", "court", "church", "lane"}
SPELT = {
    word: n
    for n, word in enumerate(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen""".split(),
        2,
    )
}
PLACED = frozenset("in at near from".split())
