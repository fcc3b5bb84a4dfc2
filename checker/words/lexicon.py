"""Word tables of the scanner: every class of words, with its spellings and, where it has one, its value. Data, no logic.

Vocabulary. A *class* is what the grammar sees of a word: CLASSES gives each class its spellings in lower case, EXACT those
whose case matters ("May" and "may"). ANCHORS can begin or carry a mention; JOINERS only stand inside or beside one.
Values follow TIMEX3 (ISO-TimeML) for times, short scale for large numbers; lakh and crore as in Indian English.
"""

from __future__ import annotations

from decimal import Decimal

from checker.words import currencies, feastnames, units

YEARS = range(1000, 2200)  # what four digits can mean as a year; a stamp beyond them is a filler such as 9999-12-31
CARDINALS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split()
    )
} | {word: 10 * tens for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
CARDINALS |= {"fourty": 40, "nought": 0, "naught": 0, "threescore": 60, "fourscore": 80}
JOINED = {  # "twentyfive"
    tens + ones: CARDINALS[tens] + CARDINALS[ones]
    for tens in "twenty thirty forty fifty sixty seventy eighty ninety".split()
    for ones in "one two three four five six seven eight nine".split()
}
CARDINALS |= JOINED
ORDINALS = {
    word: value
    for value, word in enumerate(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth".split()
    )
} | {
    word: 10 * n
    for n, word in enumerate("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), 2)
}
JOINED_ORDINALS = {
    tens + ones: CARDINALS[tens] + ORDINALS[ones]
    for tens in "twenty thirty forty fifty sixty seventy eighty ninety".split()
    for ones in "first second third fourth fifth sixth seventh eighth ninth".split()
}
ORDINALS |= JOINED_ORDINALS
ORDINALS |= {"nineth": 9, "twelveth": 12, "fourtieth": 40}  # common misspellings
ORDINALS |= {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12}
SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9),
    "trillion": Decimal(10**12), "quadrillion": Decimal(10**15), "mln": Decimal(10**6), "mio": Decimal(10**6),
    "bln": Decimal(10**9), "trln": Decimal(10**12), "tln": Decimal(10**12), "bn": Decimal(10**9), "mn": Decimal(10**6), "trn": Decimal(10**12), "bil": Decimal(10**9), "tn": Decimal(10**12),
    "dozen": Decimal(12), "score": Decimal(20), "lakh": Decimal(10**5), "crore": Decimal(10**7), "k": Decimal(1000),
    "m": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12), "ten": Decimal(10), "mm": Decimal(10**6),
    "mil": Decimal(10**6), "lac": Decimal(10**5), "cr": Decimal(10**7),
}  # fmt: skip
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan; february feb; march mar; april apr; may; june jun; july jul; august aug; september sept sep;"
        " october oct; november nov; december dec".split("; "), 1
    )
    for name in names.split()
}  # fmt: skip
MONTHS = {name.rstrip(";"): number for name, number in MONTHS.items()}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, northern reading
TIME_UNITS = {
    word: name
    for name, words in {
        "second": "second seconds sec secs", "minute": "minute minutes min mins", "hour": "hour hours hr hrs",
        "day": "day days", "week": "week weeks wk wks", "fortnight": "fortnight fortnights",
        "month": "month months mth mths", "quarter": "quarter quarters qtr qtrs", "year": "year years yr yrs",
        "decade": "decade decades", "century": "century centuries", "weekend": "weekend weekends wkend wkends",
        "night": "night nights", "millennium": "millennium millennia",
    }.items()
    for word in words.split()
}  # fmt: skip
# How a hedge moves the bounds: "wide" both ways; "low" [x, open); "high" (open, x]; "near" a tenth below up to x.
HEDGES = {
    phrase: (name, move)
    for move, rows in {
        "wide": "about around roughly approximately some circa ca approx estimated; an estimated: about; or so: about; odd: about;"
        " something like: about; in the region of: about; in the order of: about; somewhere around: about; more or less: about",
        "near": "nearly almost; close to: nearly; just under: nearly; just below: nearly; just shy of: nearly;"
        " close on: nearly; approaching: nearly",
        "low": "at least: at least; no less than: at least; no fewer than: at least; not less than: at least;"
        " more than: more than; over: more than; above: more than; exceeding: more than; greater than: more than;"
        " upwards of: more than; in excess of: more than; as many as: up to; larger than: more than; higher than: more than;"
        " a minimum of: at least; minimum of: at least; or more: at least; and more: at least; plus: at least; and above: at least;"
        " longer than: more than; older than: more than; bigger than: more than; well over: more than; just over: more than;"
        " beyond: more than; exceeds: more than; exceeded: more than; at a minimum: at least; or higher: at least; and up: at least",
        "high": "up to: up to; at most: at most; no more than: at most; not more than: at most; less than: less than;"
        " fewer than: less than; under: less than; below: less than; as much as: up to; as many as: up to; smaller than: less than;"
        " lower than: less than; shy of: less than; a maximum of: at most; maximum of: at most; or less: at most;"
        " or fewer: at most; or below: at most; not exceeding: at most; shorter than: less than; younger than: less than",
    }.items()
    for row in rows.split("; ")
    for phrase, name in (
        [(row.split(": ")[0], row.split(": ")[1])] if ": " in row else [(word, word) for word in row.split()]
    )
}  # fmt: skip
for _word in ("roughly", "approximately", "some", "around", "circa", "ca", "approx", "estimated"):
    HEDGES[_word] = ("about", "wide")
HEDGES["almost"] = ("nearly", "near")
HEDGES |= {
    phrase: (name, move)
    for (name, move), phrases in {
        ("more than", "low"): "exceed surpass surpassed surpasses surpassing topped tops topping > upward|of north|of",
        ("at least", "low"): "≥ >= at|the|least at|the|very|least the|very|least at|minimum minimum as|few|as as|little|as as|low|as at|or|above at|or|over upwards and|upwards",
        ("less than", "high"): "< beneath south|of short|of",
        ("at most", "high"): "≤ <= at|the|most at|the|very|most at|maximum maximum at|a|maximum tops|out|at at|or|below at|or|under",
        ("up to", "high"): "as|high|as as|large|as",
        ("about", "wide"): "~ ≈ c. or|thereabouts the|region|of the|neighborhood|of the|neighbourhood|of the|vicinity|of the|order|of",
        ("nearly", "near"): "virtually practically not|quite just|short|of slightly|under slightly|below slightly|less|than a|little|under a|little|less|than a|shade|under",
    }.items()
    for phrase in (words.replace("|", " ") for words in phrases.split())
}  # fmt: skip
# What a word that compares says beside a figure: with "than" before it, after "no" and "not", with "equal", and behind it.
RISING = "more greater larger bigger higher longer older over above".split()
FALLING = "less fewer smaller lower shorter younger under below".split()
for _words, _at, _move, _not, _against in (
    (RISING, "at least", "low", "at most", "high"),
    (FALLING, "at most", "high", "at least", "low"),
):
    for _word in _words:
        _than = f"{_word} than" if _word not in ("over", "above", "under", "below") else _word
        HEDGES |= dict.fromkeys((f"no {_than}", f"not {_than}"), (_not, _against))
        HEDGES |= dict.fromkeys(
            (f"{_than} or equal to", f"equal to or {_than}", f"or {_word}", f"and {_word}"), (_at, _move)
        )
HEDGES |= dict.fromkeys(("or better", "or up", "or upwards"), ("at least", "low"))
HEDGES |= dict.fromkeys(("and down", "or down"), ("at most", "high"))

CURRENCY_NOUNS = {
    **currencies.NOUNS,
    **{noun + "s": code for noun, code in currencies.NOUNS.items() if not noun.endswith("s")},
    **{noun: code for noun, code in currencies.name_nouns().items() if noun not in currencies.NOUNS
       and noun.removesuffix("s") not in currencies.NOUNS},
    **dict.fromkeys(currencies.DIMES.keys() - {"dime", "dimes"}, currencies.UNKNOWN_CURRENCY),
    **{name.replace(" ", ""): code for name, code in currencies.name_codes().items() if name.count(" ") == 1},  # run together
}  # fmt: skip
CURRENCY_NAMES = currencies.name_codes()
CENT_NOUNS = {**currencies.CENTS, **{noun + "s": code for noun, code in currencies.CENTS.items()}}
# CLDR nouns that are everyday words too; only a qualified name ("Peruvian sol") makes them money.
NOT_NOUNS = frozenset(
    "unit units account value gold soberano soberanos sol som lev lats inti som won real mark marks crown crowns dram drams rand"
    " kip cup tala syli austral punt punts".split()
)
ADJECTIVES = frozenset(
    word for name in CURRENCY_NAMES for word in name.split()[:-1] if len(word) > 2
) | frozenset(currencies.ADJECTIVES) | frozenset(currencies.ISSUERS) - {"u.s", "u.s.", "sterling", "united states", "west german"}  # fmt: skip

CLASSES: dict[str, str] = {
    "one": "one",
    "small": "two three four five six seven eight nine",
    "teen": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen threescore fourscore " + " ".join(JOINED),
    "ty": "twenty thirty forty fourty fifty sixty seventy eighty ninety",
    "zero": "zero nought naught",
    "hundred": "hundred",
    "scale": "thousand million billion trillion quadrillion mln mio bln bn mn bil trn trln tln tn dozen lakh crore mil lac cr",
    "moved": "rose fell gained lost added dropped climbed slipped jumped slid sank tumbled plunged surged soared advanced declined dipped eased"
    " edged shed rallied rebounded retreated increased decreased grew shrank", "scorew": "scores", "scales": "hundreds thousands millions billions trillions dozens tens lakhs crores lacs",
    "few": "several few many couple",
    "half": "half",
    "first": "first",
    "second": "second",
    "third": "third",
    "nth": "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth nineth twelveth fourtieth " + " ".join(JOINED_ORDINALS),
    "sth": "hundredth thousandth millionth billionth trillionth",
    "parts": "firsts thirds fourths fifths sixths sevenths eighths ninths tenths elevenths twelfths thirteenths fourteenths fifteenths sixteenths seventeenths eighteenths nineteenths twentieths thirtieths fortieths fiftieths sixtieths seventieths eightieths ninetieths hundredths thousandths millionths billionths trillionths",
    "th": "st nd rd th",
    "vulgar": " ".join(VULGAR),
    "minus": "minus negative",
    "point": "point", "points": "points pts",
    "percent": "percent pct percents pc",
    "basis": "bps bp pp ppts",
    "cent": "cent penny eurocent",
    "cents": "cents pence ct cts eurocents kopecks dime dimes paise paisa centavos centavo centimes centime piastres piastre piasters groszy grosz halalas halala pennies"
    " rappen stotinki stotinka kobo pesewas satang satangs kurus kuruş tetri agorot ngwee thebe haléř fillér kopiykas kopiyok kopek kopeks"
    " céntimos centimos centésimos centesimos øre öre poisha tambala butut bututs chetrum eyrir aurar laari seniti",
    "percentage": "percentage",
    "weekday": "monday tuesday wednesday thursday friday saturday sunday", "wabbr": "tue tues weds thu thur thurs",
    "weekdays": "mondays tuesdays wednesdays thursdays fridays saturdays sundays", "starting": "starting commencing ending ended",
    "rest": "rest remainder",
    "month": "january february april june july september october november december",
    "mabbr": "jan feb apr jun jul aug sept sep oct nov dec", "mar": "mar", "group": "group",
    "day1": "day", "days": "days", "year": "year yr", "years": "years yrs", "month1": "month mth", "months": "months mths mos",
    "week": "week wk", "weeks": "weeks wks", "quarter": "quarter qtr", "quarters": "quarters qtrs",
    "hour": "hour minute hr min", "hours": "hours minutes hrs mins secs seconds sec", "decade": "decade fortnight",
    "decades": "decades fortnights", "century": "century millennium", "centuries": "centuries millennia",
    "weekend": "weekend wkend", "night": "night", "nights": "nights weekends wkends",
    "season": "summer winter autumn", "spring": "spring fall",
    "daypart": "morning afternoon evening", "noon": "noon midnight midday lunchtime noonish",
    "today": "today yesterday tomorrow tonight tonite tmrw", "now": "now currently nowadays", "recently": "recently lately",
    "soon": "soon", "recent": "recent coming", "last": "last", "next": "next", "this": "this", "that": "that",
    "past": "past previous prior preceding", "following": "following upcoming", "same": "same", "each": "each every",
    "ago": "ago", "later": "later hence", "earlier": "earlier", "before": "before", "after": "after", "current": "current",
    "early": "early late mid", "end": "end beginning start middle", "fiscal": "fiscal financial", "era": "bc bce",
    "right": "right", "daily": "daily weekly monthly annually yearly hourly nightly fortnightly biweekly", "period": "period", "latest": "latest full corresponding comparable",
    "lowmonth": "may march", "clock": "clock", "future": "future",
    **feastnames.feast_words(), "eve": "eve", "old": "old olds", "yo": "yo", "aged": "aged age ages",
    "eighties": "noughties twenties thirties forties fifties sixties seventies eighties nineties",
    "a": "a an", "the": "the", "of": "of", "and": "and", "to": "to", "or": "or", "in": "in", "on": "on", "at": "at",
    "from": "from", "between": "between", "by": "by", "for": "for", "per": "per", "since": "since", "until": "until till",
    "through": "through thru", "during": "during within", "no": "no number nos", "than": "than", "as": "as",
    "uadj": "nautical troy fluid imperial light mega giga tera centi milli micro nano hecto statute astronomical mercury", "over": "over", "out": "out",
    "hedge": "about around roughly approximately some circa ca approx nearly almost above exceeding estimated under below"
    " least most like up exceeds exceeded approaching beyond excess minimum maximum",
    "more": "more less fewer plus", "so": "so odd", "only": "only just even", "another": "another other",
    "with": "with", "poss": "his her their my your our",
    "folk": "people men women children soldiers troops civilians deaths dead wounded injured victims refugees residents"
    " workers employees students jobs homes houses cases seats votes shares fighters militants"
    " persons passengers cars vehicles tanks aircraft missiles ships prisoners hostages households families voters members",
    "label": "article chapter section resolution flight boeing airbus route highway channel windows protocol page figure"
    " table row room gate platform model line area formula type grade exercise category section paragraph"
    " iphone psalm apollo division regiment brigade squadron battalion unit",
    "bound": "greater larger bigger higher smaller lower longer shorter older younger equal equals exceed surpass surpassed surpasses"
    " surpassing topped tops topping quite virtually practically beneath upwards upward neighborhood neighbourhood vicinity", "but": "but not",
    "square": "square sq cubic cu squared cubed",
    "degree": "degree degrees deg degs",
    "metric": "metric",
    "range": "range ranges ranged ranging vary varies varied varying priced anywhere",
    "index": "ftse nasdaq stoxx nikkei cac dax asx russell sensex nifty ibex topix",
    "soft": "won rand marks crowns reais leva kip soles punt punts",
    "zone": "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest jst ist et pt",
    "oclock": "oclock",
    "ampm": "am pm",
    "nian": "年", "yue": "月", "ri": "日 号",
    "pre": "pre post non anti ex", "hand": "hand", "basisw": "basis", "attack": "attacks attack bombing bombings shooting massacre crash coup election elections summit", "war": "war",
}  # fmt: skip
EXACT: dict[str, str] = {
    "May": "may", "MAY": "may", "March": "may", "MARCH": "may", "Mar": "mar", "August": "may", "AUGUST": "may", "Sun": "sun",
    "Sat": "sun", "Mon": "sun", "Wed": "sun", "Fri": "sun", "IT": "A", "US": "us", "U.S": "us", "K": "k", "k": "k", "M": "k", "B": "k",
    "b": "k", "m": "mletter", "c": "u1", "f": "u1", "T": "k", "FY": "fy", "Q": "q", "q": "q", "H": "q", "qtr": "quarter", "Qtr": "quarter", "s": "s", "S": "s", "pm": "ampm",
    "PM": "ampm", "Pm": "ampm", "Second": "second", "No": "label2", "NO": "label2", "no": "no", "Nos": "label2", "no.": "no",
    **dict.fromkeys("II III IV VI VII VIII IX XI XII XIII XIV XV XVI".split(), "roman"),
    **dict.fromkeys(feastnames.CAPITALS.split(), "holy"), **dict.fromkeys(feastnames.EVENT_NAMES.split(), "event"),
    **{word.title(): "holiday" for word in feastnames.CAPITAL}, "Id": "feast",
    **dict.fromkeys(currencies.MILLIONS, "curcode"), "h": "hletter", "p": "pletter", "x": "times", "EST": "zone", "ET": "zone", "I": "caps", "V": "caps", "X": "caps", "AD": "era", "CE": "era", "SEC": "A",
}  # fmt: skip
_TAKEN = {*EXACT, *units.UNITS, *(word for words in CLASSES.values() for word in words.split())}
EXACT |= {symbol: "unit" for symbol in units.SYMBOLS if symbol not in _TAKEN and symbol.lower() not in units.UNITS}
EXACT |= dict.fromkeys("stone grains".split(), "measure") | {
    "grand": "grand",
    "fl": "uadj",
    "long": "uadj",
    "short": "uadj",
    "sen": "cents",
    "sens": "cents",
    **dict.fromkeys("us hk nz nt cdn".split(), "lowus"),
}
PLURALS = frozenset("people men women children police troops aircraft dead personnel fish sheep feet".split())

ANCHORS = frozenset(
    "one small teen ty zero hundred scale scales scorew half first second third nth sth parts vulgar weekday weekdays wabbr month mabbr mar may sun day days"
    " year years month1 months week weeks quarter quarters hour hours decade decades century centuries weekend night nights season"
    " spring daypart noon daily current future today now recently soon recent holiday feast eighties roman day1 nian fy ampm q".split()
)
JOINERS = frozenset(
    "few a the of and to or in on at from between by for per since until through during than last next this that past following"
    " same each ago later earlier before after current early end fiscal hedge over out more as no only minus percent percentage point points range soft uadj times pletter yo index basis"
    " cent cents curnoun curadj curcode unit measure square degree metric so old aged era th eve zone oclock folk k u1 mletter us with s attack label label2 each poss lowmonth right latest period holy starting rest bound but".split()
)
