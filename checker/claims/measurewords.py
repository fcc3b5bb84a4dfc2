"""What companies, offices of statistics, councils and referees report in figures: names of quantities and the words beside them.

Data, no logic. A phrase of several words is one name; all names of a quantity mean the same.
"""

from __future__ import annotations

from collections.abc import Mapping

# Amounts that a company, an office or a body states of a period: name -> phrases that mean it.
AMOUNTS: Mapping[str, str] = {
    "net profit": "net profit;net profits;net income;net earnings;profit after tax;after-tax profit;bottom line",
    "operating profit": "operating profit;operating profits;operating income;operating earnings;operating result;ebit",
    "pretax profit": "pretax profit;pre-tax profit;pretax profits;pre-tax profits;profit before tax;pretax income",
    "gross profit": "gross profit;gross profits",
    "profit": "profit;profits;earnings",
    "net loss": "net loss;net losses",
    "operating loss": "operating loss;operating losses",
    "pretax loss": "pretax loss;pre-tax loss;loss before tax",
    "revenue": "revenue;revenues;turnover;sales;net sales;takings",
    "dividend": "dividend;payout",
    "order book": "order book;order backlog;backlog of orders",
    "net debt": "net debt;net debts",
    "budget": "budget",
    "trade deficit": "trade deficit;trade gap",
    "trade surplus": "trade surplus",
    "budget deficit": "budget deficit;fiscal deficit",
    "damage": "damage;material damage;property damage",
    "purchase price": "purchase price;price tag;selling price",
    "exports": "exports",
    "imports": "imports",
}
# Shares that are stated as levels; what grows them is told in points.
RATES: Mapping[str, str] = {
    "inflation": "inflation;annual inflation;inflation rate;rate of inflation;annual rate of inflation",
    "core inflation": "core inflation;core rate;underlying inflation;core prices;core consumer prices",
    "unemployment": "unemployment;jobless rate;unemployment rate;rate of unemployment;joblessness",
    "key rate": "key rate;policy rate;base rate;benchmark rate;key interest rate;benchmark interest rate;repo rate;bank rate",
    "turnout": "turnout;voter turnout",
}
# Things whose growth in percent is what a rate above names: prices that rise are inflation.
GROWING: Mapping[str, str] = {
    "inflation": "consumer prices;cost of living;consumer price index",
    "growth": "gross domestic product;gdp;economy;economic output",
    "industrial output": "industrial output;industrial production;factory output",
    "retail sales": "retail sales;retail trade",
    "house prices": "house prices;home prices;property prices",
    "food prices": "food prices;grocery prices;price of food;prices of food",
    "council tax": "council tax",
    "property tax": "property tax;property taxes;local tax;municipal tax",
    "rents": "rents;rent",
    "fares": "fares;ticket prices;rail fares;bus fares",
    "tuition": "tuition;tuition fees",
    "wages": "wages;pay;salaries",
    "pensions": "pensions",
    "water bills": "water bills;water charges;water rates",
    "power bills": "electricity bills;electricity prices;power prices;energy bills",
}
# What is told of a month or a quarter; other things change once, and stay.
TIMED = frozenset(
    (
        "inflation",
        "core inflation",
        "unemployment",
        "growth",
        "industrial output",
        "retail sales",
        "house prices",
        "food prices",
    )
)
# The figure is what something changes by.
CHANGES = frozenset(
    """rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing drop drops dropped dropping climb
    climbs climbed climbing jump jumps jumped jumping increase increases increased increasing decline declines declined
    decrease decreased surge surges surged slip slips slipped shrink shrank shrunk contract contracts contracted expand
    expands expanded soar soars soared plunge plunged slide slid gain gained ease eased edge edged up down raise raises
    raised lift lifts lifted lower lowered hike hiked cut cuts advanced advance tumbled sank slumped""".split()
)
COMPARED = frozenset(
    "higher lower more less up down dearer cheaper increase rise fall drop growth hike cut decline jump".split()
)
DOWNWARD = frozenset(
    """fall falls fell fallen falling drop drops dropped dropping decline declines declined decrease decreased slip slips slipped
    shrink shrank shrunk contract contracts contracted plunge plunged slide slid ease eased down lower lowered cut cuts
    less cheaper tumbled sank slumped reduction""".split()
)
# Words between a quantity and its figure that say: this is it.
SAYS = frozenset(
    """of at to was is were are reached hit totaled totalled amounted came stood worth be posted reported about around some nearly
    almost roughly a an exactly just only now""".split()
)
# Somebody's hope, or a figure of another time or of a part.
FORECAST = frozenset(
    """expected expect expects forecast forecasts forecasted predicted predict predicts projected projects analysts economists
    estimate estimates estimated target targets targeted targeting poll survey consensus guidance hopes hoped aims aim could
    might may would needed recommend recommends recommended propose proposes proposed demand demands demanded wants wanted
    sought seek seeks seeking limit capped cap maximum minimum threshold if unless instead average typical""".split()
)
OLDER = frozenset("previous previously earlier former ago then peak peaked cumulative combined".split())
PARTS = frozenset(
    """division divisions unit units segment segments arm subsidiary subsidiaries region regions overseas domestic abroad online
    excluding including adjusted stripping underlying comparable like-for-like organic sector industry rival rivals
    competitor competitors""".split()
)
BESIDE = frozenset("from than over on with against to versus since compared by until till before after".split())

# ------------------------------------------------------------------------------------------- votes

VOTERS = frozenset(
    """vote votes deputies deputy lawmakers members member mps mp senators representatives legislators councillors councilors
    councilmembers judges justices jurors delegates shareholders commissioners trustees directors ballots aldermen
    supervisors assemblymen lords peers ministers""".split()
)
IN_FAVOUR = frozenset("backed supported favour favor favoured favored approved yes aye ayes yeas for".split())
AGAINST = frozenset("against opposed rejected no noes nays nay".split())
ABSTAINED = frozenset("abstained abstaining abstentions abstention abstain abstained".split())
REFUSED = frozenset("rejected failed defeated survived fell refused lost blocked".split())
CARRIED = frozenset("approved passed adopted carried ratified confirmed elected endorsed backed cleared".split())

# ------------------------------------------------------------------------------------------- contests

WON = frozenset("won win wins winning winner victory gold title triumph beat beats beating defeated champion".split())
LESSER = frozenset("silver bronze second third fourth fifth runner-up last best record previous foul wind".split())
MARKS = frozenset(
    """leap leapt leaped jump jumped throw threw thrown vault vaulted hurl hurled heave heaved put cleared sailed soared clocked
    time ran swam finished timed touched attempt effort flew stopped""".split()
)
AHEAD = frozenset({("ahead", "of"), ("clear", "of"), ("in", "front"), ("behind",), ("adrift", "of"), ("in", "arrears")})
POINTS = frozenset("points point runs wickets goals strokes shots lengths votes seconds minutes laps".split())
JABS = frozenset(
    """vaccinated immunized immunised vaccine vaccines shots jabs jab doses dose inoculated vaccination immunization
    immunisation""".split()
)
SOLD = frozenset(
    "sold bought sell buy buys sells acquired acquire acquires purchased purchase auctioned changed".split()
)
GIVEN = frozenset("donated donates donate donating".split())
GIFTS = frozenset("gift donation bequest".split())
PLAYED = frozenset(
    "beat beats won win wins victory defeat defeated lost lose loss draw drew winners winner edged thrashed".split()
)
NOT_FINAL = frozenset(
    """half-time halftime half aggregate penalties penalty shootout shoot-out series led lead leading record season standings
    set sets league table odds vote voted interval quarter period first second previous""".split()
)
TUMBLED = frozenset("fell fallen plunged plummeted dropped tumbled".split())
MOVING = frozenset("travelling traveling doing speeding driving going drove driven clocked".split())
DWELLINGS = frozenset("house residence".split())  # a distance from one's house is one from home
WINDS = frozenset("wind winds gust gusts".split())
BREADTHS: Mapping[str, str] = {
    "long": "length",
    "length": "length",
    "tall": "height",
    "high": "height",
    "height": "height",
    "wide": "width",
    "width": "width",
    "across": "width",
    "diameter": "width",
}
