"""The grammar as data: what a figure, an amount, a date looks like over word classes. grammar.py reads the notation.

Order matters only among productions of one length. A production whose name begins with "not" is found and dropped. The
group `span` bounds the mention where the pattern also reads context; `f` and `g` are the lower and upper figure.
"""

from __future__ import annotations

from checker.scan.clockproductions import EARLY_CLOCKS
from checker.scan.dateproductions import DATES, SHORT_QUARTERS

MACROS = {
    # digits by use
    "int": "d12 d24 d31 d59 d99 d00 d3 d4 year4 oldyear d8 dn dcomma",
    "num": "d12 d24 d31 d59 d99 d00 d3 d4 year4 oldyear d8 dn dcomma ddot",
    "dd": "d12 d24 d31",
    "two": "d12 d24 d31 d59 d00",
    "any2": "d12 d24 d31 d59 d99 d00",
    "hh": "d12 d24 d00",
    "Y": "year4 oldyear U",
    "word": "w p C A folk lowus grand uadj over out points range soft index pletter times yo holy feast event latest right period bound but moved",
    "wordy": "w p C A folk lowus grand uadj over out range soft index pletter times yo u1 mletter unit k label hletter q lowmonth right latest period holy feast event clock bound but moved",
    # number words
    "w9": "one small",
    "w99": "{ty}(?:[-\\ ]{w9})?|{teen}|{w9}",
    "w999": "(?:{w99}|{a})_{hundred}(?:_(?:{and}_)?{w99})?|{w99}[-_]{hundred}(?:[-_](?:{and}[-_])?{w99})?|{w99}",
    "scaled": "{w999}(?:[-_]{scale})+(?:_(?:{and}_)?{w999}(?:_{scale}(?:_(?:{and}_)?{w999})?)*|,_{w99}_{hundred}(?:_(?:{and}_)?{w99})?(?:_{scale})?)?",
    "ordn": "O first second third nth sth",
    "nw": "one small teen ty hundred scale",
    "counted": "{nw}(?:[-_](?:{and}_)?{nw}){0,8}",  # loose and cheap; what follows it tells what it is
    "ranked": "(?:{a}_)?{counted}(?:_{and})?",
    "whole": "{num}_{scale}|{num}|{counted}",
    "nth1": "[{first}{second}{third}{nth}]",
    "part1": "[{half}{quarter}{third}{nth}{sth}]",
    # figures, after folding
    "fig": "d12 d24 d31 d59 d99 d00 d3 d4 year4 oldyear d8 dn dcomma ddot ddots W F R V one zero",
    "U1": "u1 mletter",
    "unit1": "day1 year month1 week quarter hour decade century weekend night hletter",
    "units": "days years months weeks quarters hours decades centuries nights day1 year month1 week quarter hour decade hletter",
    "cur": "(?:[{us}{lowus}{A}{curadj}{k}{s}{C}{a}{hedge}{U1}{w}{unit}{th}]|(?:[{us}{curadj}]_){1,3}|{A}_|[{lowus}{U1}]_(?={sym}[ ])|[{A}{w}]\\.{s}\\.~)?{sym}|{sym}[{us}{A}{a}]|{curcode}(?:{sym}|\\.)?",
    "noun": "(?:[{A}{w}]\\.{s}\\._)?(?:(?:[{curadj}{us}{lowus}{A}{C}{w}]|{C}_{curadj}|{curadj}_(?:{and}_{curadj}|{event}))[_-]){0,3}{curnoun}(?:_(?:{curnoun}|{cent}|{cents}))?|(?:{us}|{lowus}|{A}|(?:{curadj}_){1,2})~{sym}(?!~{num})|(?:[{curadj}{us}][_-]){1,3}{soft}|(?:(?:{us}|{lowus}|{curadj})_){0,2}(?:{cent}|{cents})|{curcode}",
    "pct": "%(?:-[{point}{points}]|_{points}(?!_{to}))?|[{percent}](?:_{points}|-[{point}{points}])?|{per}_{cent}(?:_{points}|-[{point}{points}])?"
    "|{percentage}(?:[-_][{point}{points}])?|{basis}|{basisw}[-_][{point}{points}]",
    "TO": "~-~|_{to}_|_{through}_",  # between dates
    "UPTO": "~-~|_{to}_|-_?{to}[_-]",  # between figures
    "ALONE": "(?<!{from}[ ])|(?<={range}[ ]{from}[ ])",  # "from 1% to 2%" is two figures, "ranging from 1% to 2%" one
    "per1": "[{second}{hour}{hletter}{s}]",
    "pow": "{other}?[{d12}](?![{num}{wordy}:%-]|[.,]{num})",  # m3, m^3
    "unit1x": "(?:{square}(?:\\.?[_-]|\\.)|[{metric}{us}][_-])?[{unit}{U1}](?:_{square}(?![_-][{unit}{U1}])|{pow})?",
    "below": "(?:_/_|/)[{unit}{U1}{hletter}{s}{hour}{hours}{second}{day1}{year}{A}](?:{pow})?|[_-]{per}[_-](?:{square}_)?[{unit}{U1}{hour}{second}](?:_{square})?"
    "|_{a}_[{hour}{second}](?!_[{later}{ago}{before}{after}{earlier}])",
    "CAP": "(?:{but}_|{no}_)?[{more}{bound}]_{than}(?:_{or}_{bound}_{to})?|{bound}_{to}_{or}_[{more}{bound}]_{than}|(?:{but}_)?[{hedge}{over}]|{at}_{hedge}|{hedge}_{to}|{a}_{hedge}_{of}|{other}(?:~=)?",
    "measured": "{unit}_{of}_{uadj}|{unit1x}(?:[_{other}][{U1}](?=/))?(?:{below}){0,2}|[{A}{a}{caps}]/[{unit}{U1}{hletter}{s}{hour}{second}](?:{pow})?"
    "|{measure}(?!_[{w}{p}{C}{folk}{of}])|{curnoun}_{per}_{square}_{unit}",
    "mon": "[{month}{may}]|[{mabbr}{mar}]\\.?",
    "day": "[{d12}{d24}{d31}{d00}{O}{first}{second}{third}{nth}]",
    "wd": "(?:{weekday}|[{wabbr}{sun}]\\.?)",
    "rel": "last next this that past following current same",
    "part": "(?:(?:{the}_)?(?:{early}|{end})(?:_{of}|_{in})?[_-](?:{the}_)?)",
    "about": "(?:{only}_)?[{hedge}{over}]|{at}_{hedge}|{hedge}_{to}|(?:{no}_)?{more}_{than}",  # inside spans of time (TIMEX3)
    "Yw": "{Y}|{F}(?![{wordy}-]|_[{p}{folk}{w}]|~%)",  # "two thousand and twenty"
    "NOUN": "_[{w}{p}{C}{A}{folk}{label}{units}{unit1}{scale}{unit}{curnoun}{curcode}{percent}{hundred}{of}{k}{years}]",  # what a figure counts
    "oc": "{oclock}|[{w}{u1}]['_]{clock}",
    "hr": "{hh}|{W}|{one}",
}  # fmt: skip

FIGURES = [
    ("V", "(?:(?:{few}|{a}_{few}(?:_{of})?)_)?{scales}(?:_{of}_{scales})*|(?<!{the}[ ]){scorew}(?=_(?:{of}_[{w}{p}{C}{A}{folk}{the}{units}{scales}]|{more}|{folk}))|(?:^|(?<=[.!?\\\"][ ])|(?<=\\n)){scorew}(?=_[{w}{p}])|(?:{a}_)?{few}(?:_{of})?_[{hundred}{scale}](?:_{scale})*"),
    ("F", "(?<![{wordy}{num}]){num}{other}-?{int}(?![{wordy}{num}])|{num}~[{times}×*]~{d12}(?:{other}~?[-+]?{int}|-{int}|{other}{1,4})|{num}_{times}_{d12}{other}-?{int}|(?<![{num}{wordy}.,/-]){d12}{other}{1,4}(?![{num}{wordy}{other}])|{num}~(?:\\+/-|±)~{num}|{counted}_\\({int}\\)"),
    ("R", "(?:{minus}_)?(?:{one}|{counted})_{over}_(?:{counted}|{a}_{hundred}|{int})(?![_-][{wordy}{units}])|{int}_{over}_{counted}(?=[.,;)]|$)|^{int}_{over}_{int}$"),
    ("F", "(?<![{num}/-])(?:{int}[_-]{int}/{int}|{int}/{int}|{int}~{vulgar}|{vulgar})_{scale}"),
    ("R", "(?:(?<!{a}[ ])(?<!{or}[ ]){minus}_)?(?:{whole}|{a}_{scale})[-_]{and}[-_](?:{a}|{one})[-_]{part1}(?![-_]{scale})|(?:{whole})_{and}_{w99}[-_][{parts}{quarters}]|{int}[_-]{int}/{int}|{int}~{vulgar}|{vulgar}"),
    ("F", "(?<![{num}{wordy}.,]){int},{any2}[~-]?{scale}|(?<=[{sym}]){int},{any2}(?:~?[{k}{mletter}](?![{wordy}])|(?![{num},.]))"
          "|(?<![{num}.,]){int},{any2}(?=~(?:{curnoun}|{sym}|%|{percent}|{unit}|{U1}))|(?<![{num}.,]){int},{d00}(?![{num}]|[.,]{num})"
          "|{ddot},{any2}(?![{num}]|[.,]{num})|{ddots},{int}(?![{num}]|[.,]{num})"),
    ("F", "(?<![{num}.,:/+-])[{any2}{d3}](?:(?:_{d3})+_{ddot}|(?:_{d3}){2,}(?:,{any2}(?![{num}]|[.,]{num}))?)(?![{num}:/-])|(?<=[{sym}])[{any2}{d3}]_{d3}(?![{num}:/-])"
          "|(?<![{num}.,:/+-])(?<![{num}{month}{may}{mabbr}{label}{C}{A}][ ])[{any2}{d3}]_{d3}(?=_(?:{curnoun}|{curcode}|{sym}|{unit}|{U1}|{folk}|{p}))"
          "|(?<![{num}.,:/+-])(?<![{num}{month}{may}{mabbr}{label}{C}{A}][ ])[{any2}{d3}](?:(?:_,_{d3}){2,}|_,_{ddot}|_,_{d3}(?=~%|_[{percent}{scale}{folk}{unit}{curnoun}]))(?![{num}:/-]|_,_{num})|(?<=[{sym}][ ])[{any2}{d3}](?:_,_{d3})+(?:_\\._{any2})?(?![{num}:/-])"
          "|(?<![{num}.,:/+-][ ])[{any2}{d3}]_\\._{int}(?=~%|_[{percent}{scale}])"),
    ("F", "(?<!{a}[ ])(?<!{or}[ ]){minus}_(?:{scaled}|{num}[~-]?{scale})|(?:(?<=[ (])|^)-{num}~{scale}"),
    ("F", "{num}_{hundred}_{and}_(?:{any2}|{w99})(?![{wordy}])"),
    ("F", "(?:(?<!{a}[ ])(?<!{or}[ ]){minus}_)?(?:{zero}|{w999})_{point}(?:_(?:{zero}|{w99}))+(?:_{scale})*|(?<![{num}{wordy}.,:])[{any2}{d3}]_{point}_{int}(?:_{scale})?(?![{wordy}:]|[.,]{num})"),
    ("F", "(?<![{first}{second}{third}{nth}{last}][ ])(?:(?:{a}_)?{quarter}|{w9}[-_]{quarters}|{w9}[-_]{parts}|(?:{a}|{one})[_-](?:{third}|{nth}|{half}))[-_](?:{of}_{a}_)(?:{scale}|{hundred})"
          "|(?<![{first}{second}{third}{nth}{last}{a}][ ])(?:{a}_)?{quarter}[-_]{scale}"),
    ("F", "(?:{num}|{w999})[-_]{and}[-_](?:{a}|{one})[-_][{half}{quarter}{third}]_{scale}|{half}[-_](?:{a}[-_])?{scale}|{a}_{half}[-_]{scale}"),
    ("F", "(?<![{wordy}]){int}_{scale}(?:_{int}_{scale})+|(?<![{wordy}]){num}(?:~-~|~)[{scale}{hundred}](?:_[{scale}{scales}])*|(?<![{wordy}]){num}_{scales}|{w999}(?:_{scale})?_{scales}"),
    ("F", "(?<![{wordy}])(?:{num}{k}(?=(?:-|_{to}_){num}{k})|{num}{mletter}(?=(?:-|_{to}_){num}{mletter}_[{p}{folk}{unit}]))|(?<![{wordy}])(?:{ddot}_{k}(?![{wordy}])|{num}_{k}(?=_[{folk}{p}]))"),
    ("F", "(?<=[{sym}{curcode}]){num}~?[{k}{mletter}](?![{wordy}])|(?<=[{sym}{curcode}][ ]){num}~?[{k}{mletter}](?![{wordy}])|(?<=[{sym}][{us}{A}{a}]){num}~?[{k}{mletter}](?![{wordy}])"
          "|(?<=[{sym}{curcode}][{num}]-){num}[{k}{mletter}](?![{wordy}])|(?<=[{sym}{curcode}][ ][{num}]-){num}[{k}{mletter}](?![{wordy}])|(?<=[{sym}{curcode}][{num}][{mletter}{k}]-){num}[{k}{mletter}](?![{wordy}])"
          "|(?<=[{sym}]-){num}[{k}{mletter}](?![{wordy}])|(?<![{wordy}])(?:{num}{k}|(?<![{num}])-{num}{k}|{num}~{mletter}(?=_(?:[{curadj}{us}{lowus}{C}]_){0,3}[{curnoun}{curcode}]|~{sym}(?!~{num}))|{num}{mletter}(?=_[{p}{folk}{unit}])|{num}_{mletter}(?=_{unit}))(?![{wordy}-])"),
    ("R", "(?:(?<=[ (])|^)-(?:{int}[_-])?{int}/{int}(?![/{num}{wordy}])|{int}_{and}_{int}/{int}(?![/{num}{wordy}])"
          "|(?<![{num}/-]){any2}/{any2}(?=[_-]?{hletter}(?![{wordy}])|[_-](?:{percent}|{per}_{cent}|{percentage}|{unit}|{U1}|{scale}|{hour}|{year}))|{minus}_(?:{counted})[-_][{parts}]"),
    ("R", "{counted}_{ty}[-_]{parts}|(?:{counted}|{int})[-_][{parts}]|[{w9}][-_](?:{quarters})(?=_{of}|_{the}|$|_\\({num}~(?:%|{percent}))"
          "|{one}[-_](?:{ty}-{nth1}|{part1}(?!-))|(?<={than}[ ]){a}_{part1}(?![-{wordy}])|(?<![{unit1}{units}][ ]{and}[ ]){a}_(?:{part1}(?=_[{of}{but}]|[.,;)]|$)|{ty}-{nth1}(?=_{of}))|{small}-{quarters}|{small}-{quarter}(?=[-_](?:{unit}|{U1})|-{point})|{small}[-_]{third}(?=_{of})"),
    ("U", "{teen}_(?:{ty}(?:[-_]{w9})?|{teen})"),
    ("O", "{int}{th}|{int}_{th}(?=_[{w}{p}{folk}]|[.,]|$)|(?:{ranked}_)?{ty}[-_—]{nth1}|{ranked}_{nth1}|(?:{num}|{ranked})[-_]{sth}"),
    ("F", "(?:{a}_)?{hundred}_{scale}(?:_{scale})*|{scaled}|(?<![{curnoun}{curcode}{cents}{cent}][ ])(?<![{sym}][{num}][ ]){a}_{scale}(?:_{scale})*(?:_(?:{and}_)?{w999})?"),
    ("F", "(?:{w99}|{a})_{hundred}(?:_(?:{and}_)?{w99})?|{w99}[-_]{hundred}(?:[-_](?:{and}[-_])?{w99})?"),
    ("W", "{ty}(?:[-\\ ]{w9})|{ty}|{teen}|{small}"),
    ("F", "(?<!{a}[ ])(?<!{or}[ ]){minus}_(?:{num}|{w999})|(?:(?<=[ (])|^)-{num}(?!-)|(?<![{num}°%][ ])(?:(?<=[ (])|^)-_{num}(?=~(?:{degree}|°))"),
]  # fmt: skip

PRODUCTIONS: list[tuple[str, str]] = [
    # --- found and dropped
    ("not", "[{no}{label2}]_{one}|{one}_(?:{of}|{another})|{the}_{one}(?!_[{p}{folk}])|{on}_(?:{the}_)?{one}_{hand}|{second}(?:_{only}_{to}|-{hand})"),
    ("not", "(?:^|(?<=\\n)|(?<=[.;:?!\\\"][ ])|(?<=\\\"))[{first}{second}{third}{nth}],"),
    ("not", "{for}_{a}_{second}|{at}_{one}_{w}|{one}-{w}|[{this}{that}]_{one}(?!_{unit})|{each}_{one}|{any2}[:.]{any2}-{any2}"),
    *SHORT_QUARTERS,
    # --- names that look like numbers
    ("money", "(?P<noun>[{A}{k}{C}{s}])~(?P<f>{num}(?:[~-]?{scale}|[{k}{mletter}])|{dcomma})(?![{wordy}{num}-])"),  # R20 million, before the names of that shape
    ("identifier", "[{A}{k}{s}{u1}{mletter}{q}{us}{C}{caps}{label}]-{int}(?:[{A}{k}{C}{caps}{a}]|{s})?(?!~%|[-/]{int}|,{int})"),
    ("identifier", "(?<![{num}-])[{A}{k}{q}{us}{caps}]{int}[{A}{k}{caps}{a}]?(?![-/]{num}|[{wordy}%])"),
    ("identifier", "(?<![{num}.,-]){int}\\+{int}(?!\\+)|{index}_{int}(?![,.]{int}|_{scale}|~%|_{points})|{s}~&?~{A}_{int}(?![,.]{int}|~%)"),
    ("identifier", "{label}(?:_[{label2}]\\.?)?[_]{int}[{A}{caps}{a}]?(?!_{scale}|,{int}|~%|[{num}:])"),
    ("identifier", "[{label2}]\\.?_{int}(?![,.]{int}|_{scale}|~%)|{C}_{roman}|#~{int}"),
    ("identifier", "(?:[{C}{A}]_){2,3}[{d24}{d31}{d59}{d99}{d3}](?=[.,;:)\\\"]|_[{w}{label}](?!_{p}))(?![.,]{int})"),
    ("identifier", "(?<![{num}])(?:{A})_{year4}(?![-/:{wordy}]|[,.]{int})"),
    ("identifier", "(?<=\\\"){year4}(?=\\\")|(?<=\\\"){year4}(?=[.,]\\\")"),
    ("quantity", "(?<![{wordy}])(?P<f>{num})(?:-(?P<g>{num}))?(?P<u>[{A}{caps}])(?![{wordy}{num}/-])"),  # 5W, before the names of that shape
    ("degrees", "(?P<f>[{num}{F}])~(?P<u>{A})(?=_\\({num}~{A}\\))|(?<={A}[ ]\\()(?P<f2>{num})~(?P<u2>{A})(?=\\))|(?<![{wordy}])(?P<f3>[{any2}{d3}{ddot}{F}])(?:-(?P<g>[{any2}{d3}{ddot}]))?(?:_|(?<![{C}{A}{label}][ ][{any2}]))(?P<u3>[{A}{caps}])(?=[.,;:)]|_\\(|_[{in}{on}{at}{to}{and}{or}{for}{by}{during}{from}{today}{this}{hedge}{over}{of}]|$)|(?P<f5>{ddot})(?P<u5>{A})(?=[_-][{w}{p}])|(?P<f4>{F})~(?P<u4>{A})(?![{wordy}{num}-])"),
    ("identifier", "(?<![-{wordy}{num}.,/]){int}[{A}{C}](?![{wordy}{num}-])|(?:{C}_)?{war}_[{roman}{one}{W}]|{group}_{of}_{W}"),
    # --- money
    ("either", "{ALONE}(?P<change>(?<={moved}[ ]))?{cur}~(?P<f>{fig})(?:{UPTO}){cur}~(?P<g>{fig})(?:[_-](?P<noun>{curnoun}))?"),
    ("money", "{cur}~-?(?P<f>{fig})(?:(?:{UPTO})(?P<g>{fig}))?(?:[_-](?P<noun>[{curnoun}]|[{curadj}{us}{lowus}]_{curnoun}|{curcode}))?"),
    ("money", "(?<={from}[ ]){cur}~(?P<f>{num})(?:{UPTO}){cur}~(?P<g>{F})"),
    ("money", "(?<={between}[ ]){cur}~(?P<f>{fig})_{and}_(?:{cur}~)?(?P<g>{fig})(?:_(?P<noun>{curnoun}))?(?![{wordy}%]|~%)"),
    ("money", "(?P<f>{fig})(?:(?:{UPTO}|_{or}_)(?P<g>{fig}))?(?:~-~|~)(?P<noun>{noun}|{sym})(?![{w}])"),
    ("money", "(?<={between}[ ])(?P<f>{fig})(?:_{noun})?_{and}_(?P<g>{fig})[~-]?(?P<noun>{noun}|{sym})(?![{w}])"),
    ("either", "{ALONE}(?P<change>(?<={moved}[ ]))?(?P<f>{fig})_{noun}(?:{UPTO})(?P<g>{fig})[~-]?(?P<noun>{noun})"),
    ("money", "{cur}~(?P<f>{fig})/{cur}~(?P<g>{fig})|{sym}~(?P<f2>{fig})_(?P<noun>{us}|{curadj})(?=[.,;:)]|_[{in}{for}{to}{and}{a}{per}{of}{on}{by}{from}]|$)"),
    ("money", "(?P<noun2>{curnoun})_(?P<f2>{F})"),
    ("money", "(?P<f>{V}|{a}_{scale})_{of}_(?P<noun>{noun})"),
    ("hundredths", "(?P<f>{fig})~(?P<noun>{noun}|{sym})(?:,_|_)(?:{and}_)?(?P<part>[{any2}{W}{one}])(?:[_-](?P<cents>{cent}|{cents}|{w})|~(?P<pence>{pletter})(?![{wordy}])|(?=[.;)]|$))"
                      "|(?P<sign>{cur})~(?P<whole>[{int}{F}])_(?:{and}_)?(?P<part2>[{any2}{W}{one}])(?:_(?P<cents2>{cent}|{cents})|~(?P<pence2>{pletter})(?![{wordy}]))"),
    ("money", "(?P<f>{fig})_(?P<noun>{grand})(?=[.,;:)]|_[{in}{to}{for}{from}{and}{at}{by}{a}{of}{on}]|$)"),
    ("money", "(?P<f>{F})_(?P<noun>{soft})(?=[.,;:)]|_\\(|_[{in}{to}{for}{from}{and}{at}{by}{of}{as}{per}{a}{each}]|$)"),
    ("money", "(?<!{the}[ ])(?P<noun>(?:{curadj}_)?{curnoun})_(?P<f>[{num}{F}])(?=[.;)]|$)|(?P<f2>{num})(?P<noun2>{pletter})(?![{wordy}-])"),
    # --- shares
    ("percent", "(?P<f>{fig})(?:(?:{UPTO}|_{or}_)(?P<g>{fig})|-(?P<mid>[{so}{more}])|(?P<plus>\\+))?[~-]?(?P<pct>{pct})"),
    ("percent", "(?P<f>[{fig}{half}{quarter}]|{a}_[{half}{quarter}])(?:(?:_{of})?_(?:{a}|{one}|(?P<unity>{d12})))[_-](?P<pct>{pct})"),
    ("percent", "(?P<f>{half}|{a}_{half}|{quarter})[_-](?P<pct>{pct})"),
    ("percent", "(?:{a}_)?(?P<span>(?P<f>{half}|{quarter}|{R})-(?P<points>{point}))"),  # "a quarter-point cut"
    ("either", "{ALONE}(?P<change>(?<={moved}[ ]))?(?P<f>{fig})~(?:%|{percent})(?:{UPTO})(?P<g>{fig})~(?P<pct>{pct})"),
    ("percent", "(?<={between}[ ])(?P<f>{fig})(?:~(?:%|{percent}))?_{and}_(?P<g>{fig})~(?P<pct>{pct})"),
    # --- stretches of time
    *EARLY_CLOCKS,
    ("not", "(?<=[{fig}{V}{curnoun}{curcode}{cents}{cent}{percent}%{unit}{U1}{scale}{times}][ ]){a}_{unit1}(?![-'])(?!_[{after}{before}{later}{ago}{earlier}{from}{since}{old}])|(?<=[{fig}{curnoun}{k}{mletter}%{percent}{cents}]-){a}-{unit1}(?![-'])"),  # a rate, not a span
    ("duration", "(?P<f>[{fig}]|(?:{a}_)?{few}(?:_{of})?|{a})(?:(?:{UPTO}|_{or}_)(?P<g>{fig})|-(?P<mid>[{so}{more}])|(?P<plus>\\+))?[~-]?(?P<u>{units}|{unit1})(?:(?:-|_)(?P<old>{old}|{of}_{aged}))?"),
    ("duration", "(?P<about>{about})_(?P<f>[{fig}]|{a})(?:(?:{UPTO}|_{or}_)(?P<g>{fig}))?[_-]?(?P<u>{units}|{unit1})(?!(?:-|_){old})(?![{wordy}])"),
    ("duration", "{the}_(?:{ordn}_)?(?P<f>{fig})_(?P<u>[{years}{months}{weeks}{days}{hours}{decades}])(?![{wordy}-])|{a}_(?P<f2>{fig})-(?P<u2>{unit1})_{period}"),
    ("duration", "(?<={between}[ ])(?P<f>{fig})_{and}_(?P<g>{fig})[~-]?(?P<u>{units})(?:_(?P<old>{old}))?"),
    ("duration", "(?P<f>{half})[-_](?:(?:{a}|{the})[-_])?(?P<u>{unit1})|(?P<f3>(?:{a}_)?{quarter})[-_](?P<u3>[{century}{hour}])|{a}_(?P<u4>{unit1})_{or}_(?P<g>{W})(?![-_](?:{units}|{unit1}|{num})|[{wordy}])|(?P<half>{a}|{one}|{fig})_(?P<u2>[{unit1}{units}])_{and}_(?:{a}_)?(?P<add>{half}|{quarter})"),
    ("duration", "(?P<f>{R}|(?:{a}_)?{quarter})_{of}_(?:{a}|{one})_(?P<u>[{hour}{day1}{week}{month1}{year}{century}{decade}])(?![{wordy}-])|(?P<more>{fig})_{more}_(?P<u2>{units})(?![{wordy}-])"),
    ("duration", "(?P<f>{num})-(?P<u>{second})(?=_[{w}{p}])|(?P<another>{another})_(?P<u2>[{hour}{day1}{week}{month1}{year}{decade}{century}])(?![{wordy}'-])"),
    ("sums", "(?:{fig}|{a})[~-]?[{unit1}{units}](?:(?:,?_(?:{and}_)?|,){fig}[~-]?[{unit1}{units}]){1,4}(?![{wordy}-]|_{old}|_{ago})|{int}~[{hletter}{hour}{hours}]~{int}~[{mletter}{hour}{hours}](?:~{int}~[{s}{hours}])?(?![{wordy}{num}-])"),
    ("span", "(?P<u>[{years}{months}{weeks}{days}{decades}{centuries}])(?![{wordy}'-])|(?<={for}[ ])(?P<u2>{hours})(?![{wordy}'-])"),
    ("sum", "(?P<f>{fig}|{a})_(?:(?P<u>[{year}{years}])(?:,?_{and}_|,?_)(?P<f2>{fig})_(?P<u2>[{month1}{months}{weeks}{days}{day1}])|(?P<ub>[{week}{weeks}{month1}{months}])(?:,?_{and}_|,?_)(?P<f2b>{fig})_(?P<u2b>[{day1}{days}])|(?P<uc>[{hour}{hours}])(?:_{and}_|_)(?P<f2c>{fig})_(?P<u2c>[{hour}{hours}]))(?!_{old}|_{ago})"),
    ("age", "{aged}_(?:{between}_)?(?P<f>{fig})(?:(?:{UPTO}|_{and}_)(?P<g>{fig}))?(?![{wordy}%]|~{percent})"),
    ("age", "(?<=[{C}{holy}],[ ])(?P<f>[{any2}])(?=,|;|\\)|_[-—]|\\.(?:[ ]|\n|$))"),
    ("age", "(?P<f>{fig})[~-]?{yo}(?![{wordy}])"),
    ("tens", "(?<={poss}[ ])(?:(?:{early}|{past})[_-])?(?:(?P<d>{any2}){s}|(?P<dw>{eighties}))(?![{wordy}])"),
    ("not", "(?<![{the}][ ]){any2}{s}(?![{wordy}])"),
    # --- physical quantities
    ("quantity", "(?<![{w}{C}{A}])(?P<f>{fig})(?:(?:{UPTO}|_{or}_)(?P<g>{fig})|-(?P<mid>[{so}{more}])|(?P<plus>\\+))?(?:~|-|_?-_?(?=[{unit}{curnoun}{square}]))(?P<u>{measured}|{degree}~[{unit}{A}{k}{U1}]|{degree}(?!_(?:{unit}|{A}))|°(?:~(?:{A}|{C}|{U1}|{k}))?)(?![{wordy}{num}])"),
    ("quantity", "(?P<f>{V})_{of}_(?P<u>{measured})(?![{wordy}{num}])"),
    ("quantity", "(?P<f>(?:{a}_)?{half}|(?:{a}_)?{quarter}|{R})(?:_(?:{of}_)?{a}_|[-_])(?P<u>[{unit}{U1}])(?![{wordy}{num}])"),
    ("either", "{ALONE}(?P<change>(?<={moved}[ ]))?(?P<f>{fig})[~-]?(?P<w>{unit1x}(?:{below})?)(?:{UPTO})(?P<g>{fig})[~-]?(?P<u>{unit1x}(?:{below})?)(?![{wordy}{num}])"),
    ("quantity", "(?P<f>{num})_(?:\\(|{other})(?P<u>[{unit}{U1}])(?:\\)|{other})"),
    ("quantity", "(?<={between}[ ])(?P<f>{fig})(?:[~-]?(?P<w>{unit1x}(?:{below})?))?_{and}_(?P<g>{fig})[~-]?(?P<u>{unit1x}(?:{below})?|{degree}(?:~[{unit}{A}{k}{U1}])?|°(?:~[{A}{C}{U1}])?)(?![{wordy}{num}])"),
    ("compound", "(?P<f>{fig})(?:(?:{UPTO}|_{or}_)(?P<g>{fig}))?[_-](?P<u>(?:{uadj}\\.?[_-]){1,2}[{unit}{year}{years}{U1}]|[{unit}{U1}{curnoun}][_-](?:{hour}|{hours}|[{unit}{U1}{curnoun}])|{p}_{per}_[{scale}{hour}{second}])(?![{wordy}])"),
    ("below", "(?P<f>{fig})(?:_(?P<u>{degree}(?:_[{unit}{C}{A}])?))?_(?P<below>{hedge})_{zero}(?:_(?P<u2>{unit}))?"),
    ("mixed", "(?P<f>[{d12}{W}])-(?P<u>{unit})-(?P<h>[{d12}{W}])(?![{num}{wordy}:])"),
    ("mixed", "(?P<f>{fig})[~-]?(?P<u>[{unit}{U1}{curnoun}{measure}])(?:,?_(?:{and}_)?|-)?(?P<h>{fig})[~-]?(?P<v>[{unit}{U1}{curnoun}]|{in}(?!_[{C}{the}{a}{A}]))(?![{wordy}])"
                 "|(?P<tall>{fig})_(?P<foot>{unit})_(?P<rest>[{d12}{W}{one}])(?=[.,;)]|_{w}|$)"
                 "|(?<![{num}'])(?P<feet>{d12})'~?(?P<inches>{d12})(?:\"|'')"),
    ("stones", "(?P<f>{O})(?:,?_?(?P<h>{fig})~(?P<v>[{unit}{U1}]))?(?![{wordy}])|(?P<g>{int})_{th}_(?P<h2>{fig})~(?P<v2>[{unit}{U1}])(?![{wordy}])"),
    ("inch", "(?<={a}[ ])(?P<f>{num})\\\"(?=[_-][{w}{p}])"),
    ("grouped", "(?<![{wordy}.-])(?P<f>{ddots})(?![{wordy}{num}:/-])"),  # 4.250.000, before the dates of that shape
    *DATES,
    # --- plain figures, last
    ("range", "{ALONE}(?P<f>{fig})(?:(?:{UPTO}|—|--)(?P<g>{fig})|_{through}_(?P<last>[{int}{W}{F}])(?<![{year4}]))(?![{wordy}{num}:-]|/|~%)(?<![{wordy}])"),
    ("scaled", "(?<![{label}{label2}{p}{C}{A}][ ])(?P<f>{fig})_{or}_(?P<g>{F})(?![{wordy}:%-]|~%)"),
    # Read where the figures are no range: falling, or parted by a colon without being a clock.
    ("score", "(?<![{num}{wordy}{sym}.,:/+-]){int}(?:-(?:{for}-)?|:){int}(?![{num}{wordy}{sym}:/%+-]|[.,]{num}|~%)"),
    ("range", "(?<={between}[ ])(?P<f>{fig})_{and}_(?P<g>{fig})(?![{wordy}:])"),
    ("bounded", "(?P<f>{fig})(?:~(?:{pct}))?,?_[{and}{but}]_(?P<cap>{CAP})~(?P<g>{fig})(?:~(?P<pct>{pct}))?(?![:%]|[{wordy}]|[.,]{num}|/)"),
    ("number", "(?<![{wordy}])(?P<f>[{num}{W}{F}{V}{zero}])(?![{wordy}{th}:])|(?<![{wordy}{num}.,/-])(?P<f2>{num}){times}(?![{wordy}{num}×:-])"),
    ("number", "(?P<f>{one})(?=_[{word}{label}{unit}{hand}]|[-]{w})(?!_{of})|^(?P<f2>{one})$"),
    ("fraction", "(?P<f>{R})|(?<![{first}{second}{last}{another}][ -])(?P<f2>{half})(?=_(?:{of}|{the}|{w}|{p}|{folk})|$)"),
    ("fraction", "(?P<over>{one}|{W}|{d12})[-_](?:{out}_{of}|{in})[-_](?:{each}_)?(?P<under>[{d12}{d24}{d31}{d59}{d99}{d00}{d3}{dcomma}{W}{F}])(?!_[{units}{unit1}{unit}{U1}]|[{num}{wordy}:/-]|[.,]{num}|~%|_{pct}|_{scale})"),
    ("fraction", "(?P<f>{a}_{quarter}|{R})_{to}_(?P<g>{R}|(?:{a}_)?[{half}{third}{nth}])(?=_{of}|[.,;)]|$)"),
    ("fraction", "(?<![{num}/-])(?P<n>{int})/(?P<d>{int})(?![/{num}{wordy}])"),
    ("ordinal", "(?P<n>[{ordn}])(?![{wordy}])"),
]  # fmt: skip
