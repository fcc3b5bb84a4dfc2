"""The grammar of dates, clocks and stretches of the calendar, as data; productions.py has the notation and the macros.

Spans follow TIMEX3 (ISO-TimeML): determiners and modifiers stand inside ("the end of May", "about two years ago"),
prepositions outside. Order matters only among productions of one length.
"""

from __future__ import annotations

from checker.scan.clockproductions import CLOCKS
from checker.scan.feastproductions import FEASTS

CALENDAR: list[tuple[str, str]] = [
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})[_-]?(?P<d>{day})(?![.:]{num}|,{int}[{scale}]|~%)(?:(?:{TO}|/|_{and}_)(?P<d2>{day}))?(?:(?:~,?_(?:{of}_)?|,)(?P<y>{Yw})(?!_{scale}|~%|[{folk}])|,?_'(?P<yy>{any2})(?![{num}{wordy}:%]))?"),
    ("day", "(?<!{in}[ ])(?:(?P<wd>{wd}),?_)?(?P<m>{mon})_{the}_(?P<d>[{O}{nth}]|[{first}{second}{third}](?!{NOUN}))(?:,?_(?:{of}_)?(?P<y>{Yw}))?"),
    ("day", "(?<!{in}[ ])(?P<m>{mon}),_(?P<d>{O})(?:,?_(?P<y>{Yw})|(?!{NOUN}))|(?<=[{since}{until}][ ])(?P<mb>{mon}),_(?P<db>{O})"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})_(?P<dw>{W})(?:,?_(?P<y>{Y}|{F}(?!_[{p}{folk}{units}{unit}{curnoun}{scale}])))?(?!(?<![{Y}{F}]){NOUN}|[-/.:]{num}|,{int}|~%)|(?P<mb>{month})\\._(?P<db>{dd})$"),
    ("day", "(?:(?P<m>{mon})_(?P<d>{day})|(?P<db>{day})(?:_{of})?_(?P<mb>{mon})),_(?P<wd>{wd})(?:,_(?P<y>{year4}))?(?=[.,;)]|$)"),
    ("day", "(?:{the}_)?(?P<d>{day})(?:_{of})?_(?P<m>{mon})_{of}_(?P<yy>[{d59}{d99}])(?!{NOUN}|[.,]?{num}|~%)"),
    ("day", "(?<![{num}/-])(?P<y>{year4})[-/](?P<m>{mon})[-/](?P<d>{day})(?![/{num}{wordy}-])|(?<![{num}/-])(?P<db>{dd}|{d00})/(?P<mb>{mon})/(?P<yb>{year4})(?![/-])"),
    ("day", "(?P<m>{mon})[/-](?P<d>[{dd}{d00}])[/-](?P<y>{year4})(?![/{num}{wordy}-])|(?<![{num}{wordy}/.-])(?P<dc>[{dd}{d00}])-(?P<mc>{mon})-(?P<yc>{any2})(?![/{num}{wordy}-]|[.,:]{num})|(?<![{num}{wordy}/.-])(?P<db>[{dd}{d00}])\\.?(?P<mb>{mon})(?P<yb>{year4})(?![/{num}{wordy}-])"),
    ("day", "(?<![{num}/-])(?P<y>{year4})_(?:(?P<m>{mon})_(?P<d>{day})|(?P<db>{day})(?:_{of})?_(?P<mb>{mon}))(?!,?_{Y}|[{num}{wordy}%-]|[.:,]{num})"),
    ("day", "(?P<m>{mon})/(?P<d>{dd}|{d00})(?![/{num}{wordy}-])|(?<![{num}/-])(?P<dc>{dd}|{d00})/(?P<mc>{mon})(?![/{num}{wordy}-]|_{int})|(?<=[{on}{by}{until}{since}{from}{before}{after}{starting}{to}][ ])(?P<mb>{mon})_(?P<db>{small}|{one})(?!{NOUN}|[_-]{w})"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})_(?P<d>{day})(?:{TO}|/)(?P<m2>{mon})_(?P<d2>{day})(?:,?_(?P<y>{Y}))?"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?:{the}_)?(?P<d>{day})(?:(?:{TO}|_{until}_)(?:{the}_)?(?P<d2>{day}))?(?:_{of})?(?:_|~-~)?(?P<m>{mon})(?:(?:,?_(?:{in}_|{of}_)?|-)(?P<y>{Yw})|_'(?P<yy>{any2}))?(?![{num}])"),
    ("day", "(?P<d>{day})_(?P<m>{mon})(?:{TO})(?P<d2>{day})_(?P<m2>{mon})(?:,?_(?P<y>{Y}))?"),
    ("day", "(?P<list>(?P<d>{day})(?:,_{day})*(?:,?_{and}_|/))(?P<d2>{day})(?:_{of})?_(?P<m>{mon})(?:,?_(?P<y>{Y}))?"),
    ("day", "(?P<m>{mon})_(?P<list>(?P<d>{day})(?:,_{day})+,?_{and}_)(?P<d2>{day})(?:,?_(?P<y>{Y}))?(?![{num}]|:)"),
    ("days", "(?<={between}[ ])(?P<d>{day})_{and}_(?P<d2>{day})(?:_{of})?_(?P<m>{mon})(?:,?_(?P<y>{Yw}))?"),
    ("lowday", "(?P<d>{day})(?:_{of})?_(?P<m>{lowmonth})(?:,?_(?P<y>{Y}))(?![{num}])|(?P<mb>{lowmonth})_(?P<db>{day}),?_(?P<yb>{Y})(?![{num}])|{the}_(?P<dc>[{O}{second}{first}{third}])_{of}_(?P<mc>{lowmonth})(?![{num}])|(?<![{a}{one}{W}][ ])(?P<dd>[{O}{second}{third}{nth}])_{of}_(?P<md>{lowmonth})(?=[.,;)]|$)"),
    ("day", "(?P<m>{mon})_(?P<d>{day})_{attack}_{in}_(?P<y>{Y})(?!_{folk})"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})_(?P<d>{day})_(?:{of}_)?(?P<rel>[{last}{next}{this}{that}{following}{same}])_(?P<ru>{year})"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?:{the}_)?(?P<d>{day})(?:_{of})?_(?P<m>{mon}),?_(?:{of}_)?(?P<rel>[{last}{next}{this}{that}{following}{same}])_(?P<ru>{year})"),
    ("day", "(?P<y>{Y})(?:-|/|\\.)(?P<m>[{d12}{d00}])(?:-|/|\\.)(?P<d>[{dd}{d00}])(?![-/.]{int}|:)|(?P<e>{d8})"),
    ("day", "(?P<y>{Y})~{nian}~(?P<m>{d12}|{d00})~{yue}(?:~(?P<d>{dd}|{d00})~{ri})?|(?P<m2>{d12})~{yue}~(?P<d2>{dd})~{ri}|(?P<y2>{Y})~{nian}"),
    ("slashed", "(?<![{num}/-])(?P<a>[{dd}{d00}])(?P<sep>_?/_?|-)(?P<b>[{dd}{d00}])(?:_?/_?|-)(?P<y>{year4}|{any2})(?![/-]|{wordy}|_/)|(?<![{num}-])(?P<dots>{ddots})(?![{num}])"),
    ("slashed", "(?<=[{on}{since}{before}{after}{until}{by}{from}][ ])(?P<a>[{dd}{d00}])/(?P<b>[{dd}{d00}{d59}{d99}])(?:,~(?P<y>{year4})|,(?P<yy>{any2})(?!,))?(?![/{num}{wordy}]|(?:{TO}{num})?_{pct}|{TO}(?:{R}|{int}/))|(?<=[{on}{since}{until}][ ])(?P<ab>[{dd}{d00}])-(?P<bb>[{dd}{d00}])(?![/{num}{wordy}-]|{NOUN}|~[{ampm}%])"),
    ("slashed", "(?P<wd>{weekday}|[{wabbr}{sun}]\\.?),?_(?P<a>[{dd}{d00}])/(?P<b>[{dd}{d00}])(?:/(?P<y>{year4}|{any2}))?(?![/{num}{wordy}-]|_{of})"),
    ("slashes", "(?<![{num}/-]){dd}/(?:{dd}~-~{dd}/{dd}|{R})/{year4}(?![/{num}{wordy}-])"
                "|(?<![{num}/-])[{dd}{d00}]/[{dd}{d00}]/{year4}(?:{TO}|_{until}_)[{dd}{d00}]/[{dd}{d00}]/{year4}(?![/{num}{wordy}-])"
                "|(?<![{num}/-])[{dd}{d00}]/[{dd}{d00}]/{R}/{year4}(?![/{num}{wordy}-])|(?<={between}[ ])[{dd}{d00}]/{R}(?![/{num}{wordy}%-]|_{pct}|{NOUN})"
                "|(?<=[{from}{between}][ ])[{dd}{d00}]/[{dd}{d00}](?:{TO}|_{until}_|_{and}_)[{dd}{d00}]/[{dd}{d00}](?![/{num}{wordy}%-]|_{pct}|{NOUN})"),
    ("month", "{part}?(?P<m>{mon})(?:(?:,?_(?:{of}_)?|-|,|(?<=\\.))(?P<y>{Yw})|(?:_{of})?_'(?P<yy>{any2}))(?![-/]{num}|,{int})"),
    ("month", "(?<![{num}/-])(?P<y>{year4})[-/](?P<m>[{d12}{d00}])(?![-/:{wordy}]|[.,]{int})|(?<![{num}/-])(?P<m2>[{d12}{d00}])[-/](?P<y3>{year4})(?![-/:{wordy}]|[.,]{int})"),
    ("month", "(?<![{num}/-])(?P<y>{year4})(?:_[-/]|[-/]_)(?P<m>[{d12}{d00}])(?![-/:{wordy}%]|[.,]{int}|{NOUN})|(?<![{num}/.,-])(?<![{num}][ ])(?P<m2>[{d12}{d00}])(?:_[-/]|[-/]_)(?P<y3>{year4})(?![-/:{wordy}]|[.,]{int}|{NOUN})"),
    ("month", "{part}?(?P<m>{mon})_{of}_(?P<yy>[{d59}{d99}])(?!{NOUN}|[.,]?{num}|[-/:{wordy}%]|~%)"),
    ("month", "{part}?(?P<m>{mon})_(?:{of}_)?(?P<rel>[{last}{next}{this}{that}{following}{same}])_(?:{same}_)?(?P<ru>{year})"),
    ("month", "(?:{the}_)?{rest}_{of}_(?P<m>{mon})(?:,?_(?:{of}_)?(?P<y>{Y}))?(?!_{int}|[{wordy}])"),
    ("month", "(?P<y>{year4})_(?P<m>{month}|{mabbr})(?![{wordy}]|_{int}|,_{int})"),
    ("month", "(?:{this}_(?P<relb>[{past}{recent}{following}])|(?P<rel>[{last}{next}{this}{past}]))_(?P<m>{mon})(?![{wordy}])(?:_(?P<d>{day})(?![.,]{int}))?"),
    ("month", "(?P<m>{mon})(?P<list>(?:,_(?:{mon}))+,?_{and}_)(?P<m2>{mon})(?:,?_(?:{of}_|{in}_)?(?P<y>{Y})(?!_{scale}|~%|[{folk}]))?(?![{wordy}]|_{int})"),
    ("month", "{part}?(?P<m>{mon})(?:(?:{TO}|_{and}_|~/~)(?P<m2>{mon}))(?:,?_(?:{of}_|{in}_)?(?P<y>{Y})(?!_{scale}|~%|[{folk}]))?(?![{wordy}])"),
    ("month", "{part}?(?P<m>{month}|{mabbr}\\.?)(?![{wordy}])|{part}(?P<m2>{may})(?![{wordy}])"
              "|(?<=[{in}{since}{of}{until}{by}{from}{last}{next}{this}{before}{after}{during}{through}][ ])(?P<m3>{may})(?![{wordy}])(?!_{C})"),
    # --- years and longer
    ("year", "{part}?(?P<y>{year4}|(?<=[{in}{since}{of}{until}{by}{from}{before}{after}{during}{through}{early}{a}][ -]){oldyear}(?!_{to}_{num}_{folk}))(?![{wordy}{num}:]|,{int}|\\.{int}|_{folk}|[~-](?:{unit}|{pct}))(?!~(?:{curnoun}|{sym}))(?:_(?P<era>{era}))?"),
    ("year", "(?P<ye>{any2}|{d3}|{Y})(?:~(?P<era>{era})|_(?P<dots>[{a}{k}]\\.{A}\\.))(?![{wordy}-])|(?:(?P<era2>{era})|(?P<dots2>[{a}{k}]\\.{A}\\.))_(?P<ye2>{any2}|{d3}|{Y})(?![{num}{wordy}:%/-]|[.,]{num}|_{scale})"),
    ("year", "(?<=[{in}{since}{until}][ ])(?:(?P<yf>{F})|(?P<yw>{W}_{W}))(?=[.,;:)]|$|_[{in}{on}{the}{and}{to}{until}{for}{by}{at}])"),
    ("year", "(?P<ca>{hedge}|{u1})\\.?~(?P<y>{Y})(?![-/:{wordy}{num}%]|[.,]{num}|{NOUN})|(?:{the}_)?{rest}_{of}_(?P<yr>{Y})(?!{NOUN}|'?{s})"),
    ("year", "(?:{the}_)?{year}_(?:(?P<y>{Y}|{F})|(?P<ya>{d3})(?![{num}{wordy}:%/-]|[.,]{num}|{NOUN}))|(?P<yw>{U})|(?P<pre>{pre})-(?P<y2>{year4})|{the}_(?P<yp>{Y})_{period}"),
    ("year", "(?<=[{in}{of}{since}{until}{by}{from}{before}{after}{during}{the}][ ])'(?P<yy>{any2})(?![{wordy}{num}'%:/-]|[.,]{num}|~%|_[{units}{unit1}{unit}])"),
    ("years", "(?<!{from}[ ])(?P<y>{Y})(?:{TO}|[/\\x7e])(?P<y2>{Y}|{any2})(?![-/:{wordy}]|{num}|[.,]{int}|~%)"),
    ("years", "(?:{the}_)?{year}_(?P<y>{Y})[-/](?P<y2>{Y}|{any2})(?![-/:{wordy}]|{num}|[.,]{int}|~%)"),
    ("years", "(?<={between}[ ])(?P<y>{Y})_{and}_(?P<y2>{Y})(?!_{folk})"),
    ("fiscal", "(?:(?:{the}_)?{fiscal}(?:_{year})?[_])(?P<y>{Y})(?:[-/](?P<y2>{Y}|{any2}))?|{fy}~'?(?P<y3>{Y}|{any2})(?:[-/](?:{Y}|{any2}))?|{fiscal}(?:_{year})?_'(?P<yy>{any2})(?![{num}{wordy}:%])"),
    ("decade", "(?:{part}|{the}_)?(?P<y>{Y})'?{s}(?![{wordy}])(?:(?:{TO}|_{and}_)(?P<y2>{Y})'?{s})?|(?:(?:{part}|{the}_)?'(?P<yy>{any2})|(?:(?:{part}|{the}_)(?P<yb>{any2})'?|(?<=[{in}{since}][ ])(?P<yc>{any2})'))(?<=['{any2}]){s}(?![{wordy}])|(?:{part}|{the}_)(?:(?P<cw>{W})[_-])?(?P<w>{eighties})|{the}_(?P<ct>{W})[_-](?P<tens>{V})"),
    ("century", "(?:{the}_)?{part}?(?P<n>{ordn})[_-](?P<c>{century})(?:_(?P<era>{era}))?"),
    ("century", "(?:{the}_)?{part}?(?P<n>{ordn})(?:{TO}|_(?P<and>{and})_)(?:{the}_)?{part}?(?P<n2>{ordn})[_-](?P<c>[{century}{centuries}])(?:_(?P<era>{era}))?"),
    ("quarter", "(?:(?:{the}_)?(?:(?P<ya>{year}-(?:{ago}|{earlier})_)|{fiscal}_)?(?:(?P<last>{last})|(?P<n>{ordn}))_(?:{fiscal}_)?(?P<q>{quarter}|{half})|(?P<n2>{ordn})-(?P<q2>{quarter}|{half}))(?:_{of}_{the}_(?:{fiscal}_)?(?P<ty>{year})(?!['{wordy}-]|_{num})|(?:_{of})?(?:,?_(?:{the}_)?(?:{fiscal}_)?(?:{year}_)?(?:(?P<y>{Yw})(?!'?{s})|(?P<rel>[{last}{next}{this}{that}{same}{following}{current}])_{year})))?"),
    ("quarter", "{the}_(?P<nw>{w})_(?P<q>{quarter}|{half})_{of}_(?:{the}_)?(?:(?P<y>{Y})(?!'?{s})|(?P<rel>[{last}{next}{this}{that}{same}{following}{current}])_{year}|(?P<ty>{year})(?!['{wordy}-]|_{num}))"),
    ("quarter", "(?:{the}_)?(?P<y>{year4})(?:'{s})?_(?P<n>{ordn})_(?P<q>{quarter}|{half})(?![{wordy}-])"),
    ("section", "(?:{the}_)?(?P<n>{last}|{ordn})_(?P<q>{half}|{quarter}|{third}|{decade})_{of}_(?:{the}_)?(?:(?P<y>{Y})'?{s}(?![{wordy}])|(?P<c>{ordn})[_-](?P<cent>{century}))"),
    ("quarter", "(?:{the}_)?(?P<qm>{mon})_(?:(?P<y>{Y})_)?(?P<q>{quarter})(?![{wordy}'-])"),
    ("quarter", "(?P<rel>[{last}{next}{this}{that}])_{year}'{s}_(?:(?P<n>{ordn})_)(?P<q>{quarter}|{half})"),
    ("quarter", "{fy}~'?(?P<y4>{Y}|{any2})[_-]?(?P<qh4>{q})(?P<d4>{d12})(?![{wordy}{num}:%-])"),
    ("quarters", "(?P<qa>{q})(?P<da>{d12})(?:{TO}|_{and}_|/)(?P<qb>{q})(?P<db>{d12})(?:[_-]|_{of}_)?(?P<y>{Y})|(?:{the}_)?(?P<na>{ordn})(?:{TO}|_{and}_)(?P<nb>{ordn})_[{quarters}{quarter}](?:_{of})?_(?P<yb>{Y})(?!'?{s})|(?:{the}_)?{first}_(?P<some>{R})_{of}_(?P<yc>{Y})(?!'?{s})"),
    ("quarter", "(?P<qh>{q})(?P<d>{d12})(?:(?:[_-]|,_|_{of}_|/)?(?:{fy}~)?(?P<y>{Y})|(?:[_-]?'|[_-]?{fy}~'?)(?P<yy>{any2})(?![{num}{wordy}:%]|[.,]{num})|(?:_{of})?_(?P<rel>[{last}{next}{this}])_{year})?|(?<![{wordy}{num}.,/-])(?P<d3>{d12})~(?P<qh3>{q})(?:(?:[_-]|_{of}_)?(?P<y3>{Y})|'?(?P<yy3>{any2})(?![{num}{wordy}:%]|[.,]{num}))|(?P<y2>{Y})~-?~(?P<qh2>{q})(?P<d2>{d12})"),
    ("halfmonth", "(?:{the}_)?(?P<n>[{first}{second}])_{half}_{of}_(?P<m>{mon})(?:,?_(?P<y>{Y}))?(?![{num}{wordy}])"),
    ("season", "(?:(?P<rel>[{last}{next}{this}{past}])_|{the}_)?{part}?(?P<s>{season}|{spring})(?:_{of})?_(?:(?P<y>{Y})(?:[-/](?P<y2>{any2}|{year4})(?![{num}/:-]))?|'(?P<yy>{any2})(?![{num}{wordy}:%]))|(?:(?:{this}|{the})_(?P<rel4>[{past}{recent}{following}])|(?P<rel2>[{last}{next}{this}]))_(?P<s2>{season}|{spring}(?!_[{w}{p}{in}{from}{of}]))|(?<![{the}{poss}][ ])(?P<rel3>[{last}{next}])_(?P<s4>{spring})(?!_[{from}{of}])|(?:{the}_{part}?|{part})(?P<s3>{season})(?!_[{w}{p}{C}{of}])"),
    ("season", "(?:{the}_)?{part}?(?P<s>{season}|{spring})(?:_{of}|,)?_(?P<rel>[{last}{next}{this}{that}{same}{following}])_(?P<ru>{year})(?!['{wordy}-])"),
    ("season", "(?:(?<=[{in}{since}{until}{during}{by}{from}{to}{through}][ ])(?:{the}_)?(?P<s>{season})|(?<=[{in}{since}{until}{during}{by}{from}][ ])(?:{part}|{the}_)?(?P<s2>{spring}))(?=[.,;:)]|$|_[{in}{on}{to}{and}{until}{for}{by}{after}{before}{at}{than}{as}{through}])"),
    ("nth", "(?:{the}_)?(?P<n>{last}|{ordn})_(?:(?P<wd>{weekday})|(?P<u>[{week}{weekend}])|(?P<ub>[{day1}{month1}])(?=_{of}))_(?:{of}|{in})_(?:(?:(?:{the}_)?(?P<rel>[{last}{next}{this}{that}{same}{following}{current}])|{the})_(?P<ru>{month1}|{year})(?!['{wordy}-])|(?P<m>{mon})(?:,?_(?:{of}_)?(?P<y>{Y}))?|(?P<y2>{Y})(?!'?{s}))(?![{num}:])"),
    ("nth", "(?:{the}_)?(?P<d>[{O}{ordn}{dd}])(?:_{day1})?_{of}_(?:(?:{the}_)?(?P<rel>[{last}{next}{this}{that}{same}{following}{current}])|{the})_(?P<ru>{month1})(?!['{wordy}-])"),
    ("nth", "(?P<wd>{weekday}|[{wabbr}{sun}]\\.?),?_(?:{the}_)?(?P<d>{O}|{ordn})(?!_[{w}{p}{C}{quarter}{half}])|(?P<wd2>{weekday})_(?P<d3>[{d24}{d31}])(?=[;)]|:(?!{num})|,_[{w}{the}{a}]|\\.(?:_|$)|$)|(?<=[{on}{by}{until}{since}{from}{before}{after}{for}{between}{through}][ ]){the}_(?P<d2>{O})(?!_[{w}{p}{C}{A}{century}{quarter}{day1}{folk}{label}{percent}{of}{unit}{U1}{curadj}{curnoun}{range}{units}{unit1}{weekday}])"),
    ("weekof", "(?:(?:{the}_)?(?:{week}_(?:{of}|{w}|{end}|{starting}|{to})|{weekend}_{of})_(?:{on}_)?(?:{wd},?_)?|{u1}/{u1}_)(?:(?:{the}_)?(?:(?P<m>{mon})_(?P<d>{day})(?:(?:{TO}|/|_{and}_){day})?|(?P<d2>{day})(?:(?:{TO}|/|_{and}_){day})?_(?:{of}_)?(?P<m2>{mon}))(?:,?_(?P<y>{Y}))?(?![{num}])|{the}_(?P<d3>{O})(?!{NOUN}))"),
    ("weekno", "(?P<y3>{year4}),?_{week}_(?P<n3>[{dd}{d59}])(?![{num}{wordy}:%-]|[.,]{num}|{NOUN})|{week}_(?P<n>[{dd}{d59}])(?:,?_(?:{of}_|{in}_)?(?P<y>{year4})|_{of}_(?P<rel>[{last}{next}{this}])_{year})(?![{num}{wordy}])|(?<![{num}/-])(?P<y2>{year4})-(?P<iso>{A})(?P<nb>[{dd}{d00}{d59}])(?:-(?P<d>{d12}))?(?![{num}{wordy}-])"),
]  # fmt: skip

# A product may bear such a name, so these words must stand before it; read before the names of that shape.
SHORT_QUARTERS: list[tuple[str, str]] = [
    ("quarter", "(?<=[{in}{of}{during}{by}{since}{until}{before}{after}][ ])(?P<qh>{q})(?P<d>{d12})(?![{wordy}{num}/-])"),
]  # fmt: skip

RELATIVE: list[tuple[str, str]] = [
    ("relative", "(?:{part}|(?:{early}|{earlier}|{later})_)?(?:{the}_|{this}_(?=[{past}{recent}{following}]))?(?P<rel>{rel}|{recent})_(?:{same}_)?(?:{fiscal}_)?(?P<u>[{unit1}{weekend}{month1}])(?:_{or}_{so})?(?![{wordy}-])"),
    ("relative", "(?:{the}_)?(?P<rest>{rest})_{of}_(?:{the}|{this})_(?P<e>[{year}{month1}{week}{decade}{quarter}])(?![{wordy}'-])|(?:{the}_)?(?P<e2>[{year}{month1}{week}{quarter}])(?:_|-){to}(?:_|-)(?P<date>{w})(?![{wordy}-])"),
    ("relative", "(?P<mid>{early})-(?P<e>[{year}{month1}{week}])(?![{wordy}'-])|(?:{the}_)?(?P<e2>[{year}{month1}{quarter}])(?:'{s}_|[-_])(?P<fin>{end})(?![{wordy}'-]|_{of})"),
    ("relative", "(?:{the}_)?(?P<rel>[{last}{next}{past}])_{year}_{and}_{a}_(?P<more>{half})(?![{wordy}-])"),
    ("year", "{year}[-_](?P<fin>{end})_(?P<y>{Y})"),
    ("relative", "(?:{the}_)?{end}_{of}_(?:{the}_)?(?P<e>[{year}{month1}{week}{decade}{century}])(?![{wordy}]|_{Y})"),
    ("relative", "(?:{the}_|{this}_(?=[{past}{recent}{following}]))?(?P<rel>[{last}{next}{this}{past}{following}{recent}])_(?:(?P<f>[{fig}]|(?:{a}_)?{few}(?:_{of})?)(?:(?:{TO}|_{or}_)(?P<g>{fig}))?_)?(?P<us>[{units}])(?:_{or}_{so})?(?![{wordy}]|_{of}_(?:{mon}|{year4}))"),
    ("relative", "(?:{the}_)?(?P<rel>[{last}{next}{past}{following}{recent}])_(?P<parts>{R})(?![{wordy}-])"),
    ("relative", "(?:(?P<about>{about})_)?(?P<f>[{fig}]|{a}_{few}(?:_{of})?|{few}|{a})(?:[_-](?P<u>[{units}{unit1}])(?:_{or}_{so})?_(?:(?P<dir>{ago}|{earlier}|{later}|{before})|(?P<dirw>[{past}{w}])(?=[.,;:)]|$))|-(?P<u3>{unit1})-(?P<dir3>{ago}|{earlier}))(?![{wordy}-])"),
    ("relative", "(?:(?P<about>{about})_)?(?P<hf>{half})[_-](?:{a}[_-])?(?P<u>[{year}{decade}{century}])_(?P<dir>{ago}|{earlier}|{later})|(?:{a}|{one})_(?P<u2>{year})_{and}_{a}_(?P<hf2>{half})_(?P<dir2>{ago}|{earlier}|{later})"),
    ("relative", "{the}_(?P<u>[{day1}{week}{month1}{year}{weekend}{quarter}{night}])_(?P<dir>{before}|{after}|{earlier}|{later}|{following})(?=[.,;:)]|$)"),
    ("sameunit", "(?:(?P<same>{the}_{same})|{this})_(?P<u>[{week}{month1}{quarter}])(?:_{of}|,)?_(?P<rel>[{last}{next}{past}])_{year}(?![{wordy}'-])"),
    ("relative", "(?:{a}_)?(?P<span>(?P<u2>[{year}{month1}{week}{quarter}])-(?P<dir2>{ago}|{earlier}))"),
    ("relative", "{the}_(?P<u4>[{year}{month1}{week}{quarter}])-(?P<dir4>{ago}|{earlier})_[{quarter}{period}]"),
    ("relative", "(?:(?:{early}|{earlier}|{later})_)?(?P<day>{today})(?:_(?:{daypart}|{night}))?"),
    ("relative", "(?:{the}_)?(?P<f>{fig})_(?P<rel>[{last}{next}{past}{following}{recent}])_(?P<us>[{years}{months}{weeks}{days}{quarters}{decades}])(?![{wordy}-])"),
    ("hop", "(?:{the}_)?(?P<u>{day1})_(?P<way>{before}|{after})_(?P<day>{today})|(?:{the}_)?(?:(?P<u2>[{day1}{week}{month1}{year}{quarter}{weekend}{night}])|(?P<wd>{weekday}))_(?P<way2>{before}|{after})_(?P<rel>{last}|{next})(?![{wordy}]|_[{unit1}])"),
    ("counted", "(?P<f>[{fig}])_(?P<wd>[{weekdays}{weekday}])_(?:(?P<dir>[{later}{ago}])|{from}_{now}|(?P<dirw>{w})(?=[.,;:)]|$))(?![{wordy}-])"),
    ("workdays", "(?:(?:{the}_)?(?P<rel>[{last}{next}{past}{following}{recent}])_)?(?P<f>[{fig}])_(?P<kind>{w})_(?P<u>[{days}{day1}])(?![{wordy}-])"),
    ("hop", "(?<!{for}[ ])(?P<f>[{fig}]|{a})_(?P<u>[{units}{unit1}])_(?P<way>{from}|{after}|{before})_(?P<day>{today}|{now})"),
    ("lone", "{the}_(?:(?:{latest}|{fiscal})_)?(?P<u>[{year}{quarter}{month1}{week}{weekend}])(?![{wordy}'-]|_[{of}{num}])|{the}_{latest}_{period}(?:_(?P<rel>{last})_{year})?"),
    ("weekday", "(?P<wd>{weekday})_(?P<onw>{week}|{decade})(?=[.,;:)]|$)"),
    ("weekday", "(?:{part}|{the}_|{this}_(?=[{past}{recent}{following}]))?(?:(?P<rel>[{last}{next}{this}{past}{following}{recent}])_)?(?P<wd>{weekday}|{wabbr}\\.?)(?:_(?:{in}_{the}_)?(?:{daypart}|{night}))?(?![{wordy}])"),
    ("weekday", "(?P<whole>{last}|{next}|{this}|{past})_{week}(?:,?_(?:{on}_)?|~-~)(?P<wd>{weekday}|[{wabbr}{sun}](?![{wordy}]))|(?:{the}_)?(?P<wd2>{weekday})_(?:[{of}{from}{in}]_)?(?:{the}_)?(?P<whole2>[{last}{next}{this}{following}{same}{that}{past}])_{week}(?!['{wordy}-])"),
    ("weekday", "(?:(?P<rel>[{last}{next}{this}{past}{following}])_)?(?P<wd>{weekday}|[{wabbr}{sun}]\\.?)(?:{TO}|_{until}_)(?P<wd3>{weekday}|[{wabbr}{sun}])(?!,?_[{mon}{dd}]|[{wordy}-]|_{daypart}|_{night})"),
    ("daypart", "(?:(?:{early}|{earlier}|{later})_)?(?P<rel>[{this}{last}{that}])_(?P<p>{daypart}|{night})"),
    ("vague", "(?:{right}_)?{now}|(?:{more}_)?{recently}|{soon}|{recent}_[{years}{months}{weeks}{days}]|(?:{the}_)?{recent}(?=_[{w}{p}])|{current}(?=_[{w}{p}])|{the}_{future}(?![{wordy}]|_[{w}{p}])"),
    ("vague", "{daily}|{each}_(?:[{W}{int}{another}{second}{third}{nth}{O}]_)?[{units}{unit1}{weekday}{daypart}{weekend}{season}{spring}{month}{may}{holiday}](?![{wordy}-])|(?<={on}[ ])(?:{weekdays}|{nights})(?![{wordy}'-])|(?<=[{and}{to}{ampm}][ ]){weekdays}(?![{wordy}'-])|{weekday}_{nights}|{the}_{daypart}(?!_[{w}{p}{C}])|[{months}{years}{weeks}{days}{decades}]_[{ago}{later}{earlier}]"),
]  # fmt: skip

DATES = [*CLOCKS, *CALENDAR, *FEASTS, *RELATIVE]
