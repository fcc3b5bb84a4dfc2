"""The grammar as data: what a figure, an amount, a date looks like over word classes. grammar.py reads the notation.

Order matters only among productions of one length. A production whose name begins with "not" is found and dropped. The
group `span` bounds the mention where the pattern also reads context; `f` and `g` are the lower and upper figure.
"""

from __future__ import annotations

from checker.dateproductions import DATES

MACROS = {
    # digits by use
    "int": "d12 d24 d31 d59 d99 d00 d3 d4 year4 oldyear d8 dn dcomma",
    "num": "d12 d24 d31 d59 d99 d00 d3 d4 year4 oldyear d8 dn dcomma ddot",
    "dd": "d12 d24 d31",
    "two": "d12 d24 d31 d59 d00",
    "any2": "d12 d24 d31 d59 d99 d00",
    "hh": "d12 d24 d00",
    "Y": "year4 oldyear U",
    "word": "w p C A folk",
    "wordy": "w p C A folk u1 mletter unit k label hletter q",
    # number words
    "w9": "one small",
    "w99": "{ty}(?:[-\\ ]{w9})?|{teen}|{w9}",
    "w999": "(?:{w99}|{a})_{hundred}(?:_(?:{and}_)?{w99})?|{w99}",
    "scaled": "{w999}(?:[-_]{scale})+(?:_(?:{and}_)?{w999}(?:_{scale}(?:_(?:{and}_)?{w999})?)*)?",
    "ordn": "O first second third nth",
    # figures, after folding
    "fig": "d12 d24 d31 d59 d99 d00 d3 d4 year4 oldyear d8 dn dcomma ddot W F R V one zero",
    "U1": "u1 mletter",
    "unit1": "day1 year month1 week quarter hour decade century weekend night hletter",
    "units": "days years months weeks quarters hours decades centuries nights day1 year month1 week quarter hour decade hletter",
    "cur": "(?:[{us}{A}{curadj}{k}{s}{C}{a}]|[{us}{curadj}]_)?{sym}|{curcode}{sym}?",
    "noun": "(?:(?:{curadj}|{us}|{C}_{curadj}|{A})[_-]){0,1}{curnoun}|(?:{us}_)?(?:{cent}|{cents})|{curcode}",
    "pct": "%|{percent}|{per}_{cent}|{percentage}(?:_{point})?|{basis}|{basisw}_{point}",
    "TO": "~-~|_{to}_|_{through}_",  # between dates
    "UPTO": "~-~|_{to}_",  # between figures
    "mon": "[{month}{may}]|[{mabbr}{mar}]\\.?",
    "day": "[{d12}{d24}{d31}{d00}{O}{first}{second}{third}{nth}]",
    "wd": "(?:{weekday}|[{wabbr}{sun}]\\.?)",
    "rel": "last next this that past following current same",
    "part": "(?:(?:{early}|{end})(?:_{of}|_{in})?[_-](?:{the}_)?)",
}  # fmt: skip

FIGURES = [
    ("V", "(?:(?:{few}|{a}_{few}(?:_{of})?)_)?{scales}(?:_{of}_{scales})*|(?:{a}_)?{few}(?:_{of})?_[{hundred}{scale}](?:_{scale})*"),
    ("F", "(?:{num}|{w999})_{and}_(?:{a}|{one})_{half}_{scale}|{half}[-_](?:{a}_)?{scale}|{a}_{half}[-_]{scale}"),
    ("F", "(?<![{wordy}]){num}[~-]?[{scale}{hundred}](?:_[{scale}{scales}])*|(?<![{wordy}]){num}_{scales}|{w999}(?:_{scale})?_{scales}"),
    ("F", "(?<=[{sym}{curcode}]){num}~?[{k}{mletter}](?![{wordy}])|(?<=[{sym}{curcode}][ ]){num}~?[{k}{mletter}](?![{wordy}])"
          "|(?<![{wordy}])(?:{num}{k}|-{num}{k}|{num}{mletter}(?=_[{p}{folk}{unit}]))(?![{wordy}-])"),
    ("R", "(?:{num}|{w999})_{and}_(?:{a}|{one})_[{half}{quarter}{third}{nth}]|(?:{num}|{w999})_{and}_{w99}[-_][{parts}{quarters}]|{int}[_-]{int}/{int}|{int}~{vulgar}|{vulgar}"),
    ("R", "(?:{w99}|{int})[-_][{parts}]|[{w9}][-_](?:{quarters})(?=_{of}|_{the})|{one}[-_](?:{third}|{nth}|{quarter}|{half})(?!-)"
          "|{a}_[{third}{quarter}{nth}{half}](?=_{of})|{small}-{quarters}|{small}[-_]{third}(?=_{of})"),
    ("U", "{teen}_(?:{ty}(?:[-_]{w9})?|{teen})"),
    ("F", "{scaled}|{a}_{scale}(?:_{scale})*(?:_(?:{and}_)?{w999})?"),
    ("O", "{int}{th}|{ty}[-_](?:{first}|{second}|{third}|{nth})"),
    ("F", "(?:{w99}|{a})_{hundred}(?:_(?:{and}_)?{w99})?"),
    ("W", "{ty}(?:[-\\ ]{w9})|{ty}|{teen}|{small}"),
    ("F", "(?:(?<=[ (])|^)-{num}(?!-)|{minus}_{num}"),
]  # fmt: skip

PRODUCTIONS: list[tuple[str, str]] = [
    # --- found and dropped
    ("not", "[{no}{label2}]_{one}|{one}_(?:{of}|{another})|{the}_{one}(?!_[{p}{folk}])|{on}_(?:{the}_)?{one}_{hand}|{second}(?:_{only}_{to}|-{hand})"),
    ("not", "(?:^|(?<=\\n)|(?<=[.;:?!\\\"][ ])|(?<=\\\"))[{first}{second}{third}{nth}],"),
    ("not", "{for}_{a}_{second}|{at}_{one}_{w}|{one}-{w}|{this}_{one}|{that}_{one}|{each}_{one}|{any2}[:.]{any2}-{any2}"),
    # --- names that look like numbers
    ("identifier", "[{A}{k}{s}{u1}{mletter}{q}{us}{C}{caps}{label}]-{int}(?:[{A}{k}{C}{caps}{a}]|{s})?(?!~%|[-/]{int}|,{int})"),
    ("identifier", "(?<![{num}-])[{A}{k}{q}{us}{caps}]{int}[{A}{k}{caps}{a}]?(?![-/]{num}|[{wordy}%])"),
    ("identifier", "(?<![{num}.,-]){int}\\+{int}(?!\\+)"),
    ("identifier", "{label}(?:_[{label2}]\\.?)?[_]{int}[{A}{caps}{a}]?(?!_{scale}|,{int}|~%|[{num}:])"),
    ("identifier", "[{label2}]\\.?_{int}(?![,.]{int}|_{scale}|~%)|{C}_{roman}|#~{int}"),
    ("identifier", "(?:[{C}{A}]_){2,3}[{d24}{d31}{d59}{d99}{d3}](?=[.,;:)\\\"]|_[{w}{label}](?!_{p}))(?![.,]{int})"),
    ("identifier", "(?<![{num}])(?:{A})_{year4}(?![-/:{wordy}]|[,.]{int})"),
    ("identifier", "(?<=\\\"){year4}(?=\\\")|(?<=\\\"){year4}(?=[.,]\\\")"),
    ("identifier", "(?<![-{wordy}{num}.,/]){int}[{A}{C}](?![{wordy}{num}-])|(?:{C}_)?{war}_[{roman}{one}{W}]|{group}_{of}_{W}"),
    # --- money
    ("money", "(?<!{from}[ ]){cur}~(?P<f>{fig})(?:{UPTO}){cur}~(?P<g>{fig})(?:[_-](?P<noun>{curnoun}))?"),
    ("money", "{cur}~-?(?P<f>{fig})(?:(?:{UPTO})(?P<g>{fig}))?(?:[_-](?P<noun>[{curnoun}]|(?:{curadj}|{us})_{curnoun}|{curcode}))?"),
    ("money", "(?<={between}[ ]){cur}~(?P<f>{fig})_{and}_{cur}~(?P<g>{fig})(?:_(?P<noun>{curnoun}))?"),
    ("money", "(?P<f>{fig})(?:(?:{UPTO}|_{or}_)(?P<g>{fig}))?[~-]?(?P<noun>{noun}|{sym})(?![{w}])"),
    ("money", "(?<={between}[ ])(?P<f>{fig})(?:_{noun})?_{and}_(?P<g>{fig})[~-]?(?P<noun>{noun}|{sym})(?![{w}])"),
    ("money", "(?<!{from}[ ])(?P<f>{fig})_{noun}(?:{UPTO})(?P<g>{fig})[~-]?(?P<noun>{noun})"),
    ("money", "(?P<f>{V}|{a}_{scale})_{of}_(?P<noun>{noun})"),
    # --- shares
    ("percent", "(?P<f>{fig})(?:(?:{UPTO}|_{or}_)(?P<g>{fig}))?[~-]?(?P<pct>{pct})"),
    ("percent", "(?<!{from}[ ])(?P<f>{fig})~(?:%|{percent})(?:{UPTO})(?P<g>{fig})~(?P<pct>{pct})"),
    ("percent", "(?<={between}[ ])(?P<f>{fig})(?:~(?:%|{percent}))?_{and}_(?P<g>{fig})~(?P<pct>{pct})"),
    # --- stretches of time
    ("duration", "(?P<f>[{fig}]|{a}_{few}|{few}|{a})(?:(?:{UPTO}|_{or}_)(?P<g>{fig}))?[~-]?(?P<u>{units}|{unit1})(?:(?:-|_)(?P<old>{old}))?"),
    ("duration", "(?<={between}[ ])(?P<f>{fig})_{and}_(?P<g>{fig})[~-]?(?P<u>{units})(?:_(?P<old>{old}))?"),
    ("duration", "(?P<f>{half})[-_](?:(?:{a}|{the})_)?(?P<u>{unit1})|(?P<f2>{a})_(?P<u2>{unit1})_{and}_{a}_{half}"),
    ("age", "{aged}_(?P<f>{fig})(?:(?:{UPTO}|_{and}_)(?P<g>{fig}))?(?![{wordy}%]|~{percent})"),
    ("age", "(?<={C},[ ])(?P<f>[{any2}])(?=,|;|\\)|_[-—]|\\.(?:[ ]|\n|$))"),
    ("tens", "(?<={poss}[ ])(?:(?:{early}|{past})[_-])?(?P<d>{any2}){s}(?![{wordy}])"),
    ("not", "(?<![{the}][ ]){any2}{s}(?![{wordy}])"),
    # --- physical quantities
    ("quantity", "(?P<f>{fig})(?:(?:{UPTO}|_{or}_)(?P<g>{fig}))?[~-]?(?P<u>[{unit}{U1}]_{square}|[{unit}{U1}]_{per}_[{hour}{second}]|[{unit}{U1}]/(?:{hletter}|{hour})|{square}[_-][{unit}{U1}]|{degree}~[{unit}{A}{k}{U1}]|{degree}(?!_(?:{unit}|{A}))|°~(?:{A}|{C}|{U1}|{k})?|(?:{metric}_)?[{unit}{U1}])(?![{wordy}])"),
    ("quantity", "(?<={between}[ ])(?P<f>{fig})_{and}_(?P<g>{fig})[~-]?(?P<u>[{unit}{U1}]|{square}[_-]{unit})(?![{wordy}])"),
    *DATES,
    # --- plain figures, last
    ("number", "(?<!{from}[ ])(?P<f>{fig})(?:(?:{UPTO})(?P<g>{fig}))(?![{wordy}{num}:-]|/|~%)(?<![{wordy}])"),
    ("number", "(?<={between}[ ])(?P<f>{fig})_{and}_(?P<g>{fig})(?![{wordy}:])"),
    ("number", "(?<![{wordy}])(?P<f>[{num}{W}{F}{V}{zero}])(?![{wordy}{th}:])"),
    ("number", "(?P<f>{one})(?=_[{word}{label}{unit}]|[-]{w})(?!_{of})"),
    ("fraction", "(?P<f>{R})|(?P<f2>{half})(?=_(?:{of}|{the}|{w})|$)"),
    ("fraction", "(?<![{num}/-])(?P<n>{int})/(?P<d>{int})(?![/{num}{wordy}])"),
    ("ordinal", "(?P<n>[{ordn}])(?![{wordy}])"),
]  # fmt: skip
