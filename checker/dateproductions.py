"""The grammar of dates, clocks and stretches of the calendar, as data; productions.py has the notation and the macros.

Spans follow TIMEX3 (ISO-TimeML): determiners and modifiers stand inside ("the end of May", "about two years ago"),
prepositions outside. Order matters only among productions of one length.
"""

from __future__ import annotations

CLOCKS: list[tuple[str, str]] = [
    ("stamp", "(?P<y>{year4})[-/.](?P<m>{any2})[-/.](?P<d>{any2})(?:~(?P<t>[{A}{C}{k}])~|_)(?P<H>{any2}):(?P<M>{any2})(?::(?P<S>{any2}|{ddot}))?(?:~[{zone}{A}])?"),
    ("stamp", "(?P<y>{year4})-(?P<m>{any2})(?P<dT>{F})(?P<H>{any2}):(?P<M>{any2})(?::(?P<S>{any2}|{ddot}))?(?:~[{zone}{A}])?"),
    ("stamp", "(?P<y>{year4})[-/](?P<m>{any2})[-/](?P<dH>{int}):(?P<M>{any2})(?::(?P<S>{any2}))?"),
    ("clock", "(?P<H>{hh})[:.](?P<M>{two})(?::(?P<S>{two}))?(?:~(?P<ap>{ampm})|_{in}_{the}_(?P<dp>{daypart}))?(?:_(?P<z>{zone}))?(?![:{num}%])"),
    ("clock", "(?P<H>{hr})[~]?(?P<ap>{ampm})(?:_(?P<z>{zone}))?"),
    ("clock", "(?P<hm>{ddot})~(?P<ap>{ampm})(?:_(?P<z>{zone}))?"),
    ("clock", "(?P<run>[{d3}{d4}{year4}{oldyear}])~(?P<ap>{ampm})(?:_(?P<z>{zone}))?"),
    ("clock", "(?P<noon>{noon})|(?P<H>{hr})_(?:{oc})(?:_(?P<ap>{ampm})|_{in}_{the}_(?P<dp>{daypart}))?|(?P<H2>{hr})_{in}_{the}_(?P<dp2>{daypart})"),
    ("past", "(?P<f>{half}|(?:{a}_)?{quarter}|[{W}{int}]_{hours})_(?P<way>{past}|{to}|{after})_(?:(?P<H>{hr})(?:_(?:{oc}))?(?:~(?P<ap>{ampm})|_{in}_{the}_(?P<dp>{daypart}))?|(?P<noon>{noon}))(?![{wordy}:.%-]|_[{units}{scale}]|_{pct})"),
    ("clocks", "(?P<H>{hr})(?::(?P<M>{two}))?(?:~(?P<ap>{ampm}))?(?:{TO}|_{until}_)(?P<H2>{hr})(?::(?P<M2>{two}))?(?:~(?P<ap2>{ampm})|_{in}_{the}_(?P<dp>{daypart}))(?:_(?P<z>{zone}))?"),
    ("clocks", "(?P<H>{hh}):(?P<M>{two})(?:~-~|_{to}_|_{until}_)(?P<H2>{hh}):(?P<M2>{two})(?![:{num}])(?:_(?P<z>{zone}))?"),
    ("clocks", "(?<={between}[ ])(?P<H>{hr})(?::(?P<M>{two}))?(?:~(?P<ap>{ampm}))?_{and}_(?P<H2>{hr})(?::(?P<M2>{two}))?~(?P<ap2>{ampm})(?:_(?P<z>{zone}))?"),
]  # fmt: skip

CALENDAR: list[tuple[str, str]] = [
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})[_-]?(?P<d>{day})(?![.:]{num}|,{int}[{scale}]|~%)(?:(?:{TO}|_{and}_)(?P<d2>{day}))?(?:,?_(?P<y>{Yw})(?!_{scale}|~%|[{folk}]))?"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})_(?P<d>{day})(?:{TO})(?P<m2>{mon})_(?P<d2>{day})(?:,?_(?P<y>{Y}))?"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?:{the}_)?(?P<d>{day})(?:{TO}(?P<d2>{day}))?(?:_{of})?(?:_|~-~)?(?P<m>{mon})(?:(?:,?_(?:{in}_|{of}_)?|-)(?P<y>{Yw})|_'(?P<yy>{any2}))?(?![{num}])"),
    ("day", "(?P<d>{day})_(?P<m>{mon})(?:{TO})(?P<d2>{day})_(?P<m2>{mon})(?:,?_(?P<y>{Y}))?"),
    ("day", "(?P<list>(?P<d>{day})(?:,_{day})*(?:,?_{and}_|/))(?P<d2>{day})(?:_{of})?_(?P<m>{mon})(?:,?_(?P<y>{Y}))?"),
    ("day", "(?P<m>{mon})_(?P<list>(?P<d>{day})(?:,_{day})+,?_{and}_)(?P<d2>{day})(?:,?_(?P<y>{Y}))?(?![{num}]|:)"),
    ("days", "(?<={between}[ ])(?P<d>{day})_{and}_(?P<d2>{day})(?:_{of})?_(?P<m>{mon})(?:,?_(?P<y>{Y}))?"),
    ("lowday", "(?P<d>{day})(?:_{of})?_(?P<m>{lowmonth})(?:,?_(?P<y>{Y}))(?![{num}])|(?P<mb>{lowmonth})_(?P<db>{day}),?_(?P<yb>{Y})(?![{num}])|{the}_(?P<dc>[{O}{second}{first}{third}])_{of}_(?P<mc>{lowmonth})(?![{num}])"),
    ("day", "(?P<m>{mon})_(?P<d>{day})_{attack}_{in}_(?P<y>{Y})(?!_{folk})"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})_(?P<d>{day})_(?:{of}_)?(?P<rel>[{last}{next}{this}{that}])_(?P<ru>{year})"),
    ("day", "(?P<y>{Y})(?:-|/|\\.)(?P<m>[{d12}{d00}])(?:-|/|\\.)(?P<d>[{dd}{d00}])(?![-/.]{int}|:)|(?P<e>{d8})"),
    ("day", "(?P<y>{Y})~{nian}~(?P<m>{d12}|{d00})~{yue}(?:~(?P<d>{dd}|{d00})~{ri})?|(?P<m2>{d12})~{yue}~(?P<d2>{dd})~{ri}|(?P<y2>{Y})~{nian}"),
    ("slashed", "(?<![{num}/-])(?P<a>[{dd}{d00}])(?P<sep>/|-)(?P<b>[{dd}{d00}])(?:/|-)(?P<y>{year4}|{any2})(?![/-]|{wordy})|(?<![{num}-])(?P<dots>{ddots})(?![{num}])"),
    ("slashed", "(?<=[{on}{since}{before}{after}{until}{by}{from}][ ])(?P<a>[{dd}{d00}])/(?P<b>[{dd}{d00}{d59}{d99}])(?![/{num}{wordy}])"),
    ("month", "{part}?(?P<m>{mon})(?:(?:,?_(?:{of}_)?|-)(?P<y>{Yw})|_'(?P<yy>{any2}))(?![-/]{num}|,{int})"),
    ("month", "(?<![{num}/-])(?P<y>{year4})[-/](?P<m>[{d12}{d00}])(?![-/:{wordy}]|[.,]{int})|(?<![{num}/-])(?P<m2>[{d12}{d00}])[-/](?P<y3>{year4})(?![-/:{wordy}]|[.,]{int})"),
    ("month", "{part}?(?P<m>{mon})_(?:{of}_)?(?P<rel>[{last}{next}{this}{that}{following}{same}])_(?:{same}_)?(?P<ru>{year})"),
    ("month", "(?P<y>{year4})_(?P<m>{month}|{mabbr})(?![{wordy}]|_{int}|,_{int})"),
    ("month", "(?:(?P<rel>[{last}{next}{this}{past}])_)(?P<m>{mon})(?![{wordy}])(?:_(?P<d>{day})(?![.,]{int}))?"),
    ("month", "{part}?(?P<m>{mon})(?:(?:{TO}|_{and}_)(?P<m2>{mon}))(?:,?_(?P<y>{Y}))?(?![{wordy}])"),
    ("month", "{part}?(?P<m>{month}|{mabbr}\\.?)(?![{wordy}])|{part}(?P<m2>{may})(?![{wordy}])"
              "|(?<=[{in}{since}{of}{until}{by}{from}{last}{next}{this}{before}{after}{during}{through}][ ])(?P<m3>{may})(?![{wordy}])(?!_{C})"),
    # --- years and longer
    ("year", "{part}?(?P<y>{year4}|(?<=[{in}{since}{of}{until}{by}{from}{before}{after}{during}{through}{early}{a}][ -]){oldyear})(?![{wordy}{num}:]|,{int}|\\.{int}|_{folk}|[~-](?:{unit}|{pct}))(?!~(?:{curnoun}|{sym}))(?:_(?P<era>{era}))?"),
    ("year", "(?:{the}_)?{year}_(?P<y>{Y}|{F})|(?P<yw>{U})|(?P<pre>{pre})-(?P<y2>{year4})|{the}_(?P<yp>{Y})_{period}"),
    ("years", "(?<!{from}[ ])(?P<y>{Y})(?:{TO}|/)(?P<y2>{Y}|{any2})(?![-/:{wordy}]|{num}|[.,]{int}|~%)"),
    ("years", "(?<={between}[ ])(?P<y>{Y})_{and}_(?P<y2>{Y})(?!_{folk})"),
    ("fiscal", "(?:(?:{the}_)?{fiscal}(?:_{year})?[_])(?P<y>{Y})(?:[-/](?P<y2>{Y}|{any2}))?|{fy}~(?P<y3>{Y}|{any2})"),
    ("decade", "(?:{part}|{the}_)?(?P<y>{Y})'?{s}(?![{wordy}])(?:(?:{TO}|_{and}_)(?P<y2>{Y})'?{s})?|(?:(?:{the}_)?'(?P<yy>{any2})|{the}_(?P<yb>{any2})'?){s}(?![{wordy}])|(?:{part}|{the}_)(?:{W}_)?(?P<w>{eighties})"),
    ("century", "(?:{the}_)?{part}?(?P<n>{ordn})[_-](?P<c>{century})"),
    ("quarter", "(?:(?:{the}_)?(?:(?P<ya>{year}-(?:{ago}|{earlier})_)|{fiscal}_)?(?:(?P<last>{last})|(?P<n>{ordn}))_(?P<q>{quarter}|{half})|(?P<n2>{ordn})-(?P<q2>{quarter}|{half}))(?:_{of})?(?:_(?:{the}_)?(?:{fiscal}_)?(?:{year}_)?(?:(?P<y>{Yw})|(?P<rel>[{last}{next}{this}{that}])_{year}))?"),
    ("quarter", "(?P<rel>[{last}{next}{this}{that}])_{year}'{s}_(?:(?P<n>{ordn})_)(?P<q>{quarter}|{half})"),
    ("quarter", "(?P<qh>{q})(?P<d>{d12})(?:[_-]|_{of}_|/)?(?P<y>{Y})?|(?P<y2>{Y})~-?~(?P<qh2>{q})(?P<d2>{d12})"),
    ("season", "(?:(?P<rel>[{last}{next}{this}{past}])_|{the}_)?{part}?(?P<s>{season}|{spring})(?:_{of})?_(?P<y>{Y})|(?P<rel2>[{last}{next}{this}])_(?:{past}_)?(?P<s2>[{season}{spring}])(?!_[{w}{p}{in}{from}{of}])|{the}_(?P<s3>{season})(?!_[{w}{p}{C}{of}])"),
    ("holiday", "(?:(?P<rel>[{last}{next}{this}])_)?(?P<name>{holiday}(?:_[{day1}{eve}{weekday}])?|[{holy}{may}](?:'{s}|')?_[{day1}{weekday}]|[{C}{curadj}]_{year}'{s}_[{day1}{eve}])(?:,?_(?P<y>{Y}))?"),
    ("nth", "(?:{the}_)?(?P<n>{last}|{ordn})_(?:(?P<wd>{weekday})|(?P<u>[{week}{weekend}]))_(?:{of}|{in})_(?:(?:{the}_)?(?P<rel>[{last}{next}{this}{that}{same}{following}{current}])_(?P<ru>{month1}|{year})|(?P<m>{mon})(?:,?_(?P<y>{Y}))?|(?P<y2>{Y}))(?![{num}:])"),
    ("nth", "(?:{the}_)?(?P<d>[{O}{ordn}])_{of}_(?:{the}_)?(?P<rel>[{last}{next}{this}{that}{same}{following}{current}])_(?P<ru>{month1})"),
    ("nth", "(?P<wd>{weekday}),?_(?:{the}_)?(?P<d>{O}|{ordn})(?!_[{w}{p}{C}{quarter}{half}])|(?<=[{on}{by}{until}{since}{from}{before}{after}][ ]){the}_(?P<d2>{O})(?!_[{w}{p}{C}{A}{century}{quarter}{day1}{folk}{label}])"),
    ("weekof", "(?:{the}_)?{week}_(?:{of}|{w}|{end})_(?:(?P<m>{mon})_(?P<d>{day})|(?P<d2>{day})_(?P<m2>{mon}))(?:,?_(?P<y>{Y}))?(?![{num}])"),
]  # fmt: skip

RELATIVE: list[tuple[str, str]] = [
    ("relative", "(?:{part}|(?:{early}|{earlier}|{later})_)?(?:{the}_)?(?P<rel>{rel}|{recent})_(?:(?:{past}|{same})_)?(?:{fiscal}_)?(?P<u>[{unit1}{weekend}{month1}])(?:_{or}_{so})?(?![{wordy}-])"),
    ("relative", "(?:{the}_)?{end}_{of}_(?:{the}_)(?P<e>[{year}{month1}{week}{decade}{century}])(?![{wordy}])"),
    ("relative", "(?:{the}_)?(?P<rel>[{last}{next}{this}{past}{following}{recent}])_(?:(?P<f>[{fig}]|(?:{a}_)?{few})(?:(?:{TO}|_{or}_)(?P<g>{fig}))?_)?(?P<us>[{units}])(?:_{or}_{so})?(?![{wordy}])"),
    ("relative", "(?:(?P<about>{about})_)?(?P<f>[{fig}]|{a}_{few}|{few}|{a})(?:[_-](?P<u>[{units}{unit1}])(?:_{or}_{so})?_(?P<dir>{ago}|{earlier}|{later}|{before})|-(?P<u3>{unit1})-(?P<dir3>{ago}|{earlier}))(?![{wordy}-])"),
    ("relative", "(?:{a}_)?(?P<span>(?P<u2>[{year}{month1}{week}{quarter}])-(?P<dir2>{ago}|{earlier}))"),
    ("relative", "{the}_(?P<u4>[{year}{month1}{week}{quarter}])-(?P<dir4>{ago}|{earlier})_[{quarter}{period}]"),
    ("relative", "(?:(?:{early}|{earlier}|{later})_)?(?P<day>{today})(?:_(?:{daypart}|{night}))?"),
    ("relative", "(?:{the}_)?(?P<f>{fig})_(?P<rel>[{last}{next}{past}{following}{recent}])_(?P<us>[{years}{months}{weeks}{days}{quarters}{decades}])(?![{wordy}-])"),
    ("hop", "(?:{the}_)?(?P<u>{day1})_(?P<way>{before}|{after})_(?P<day>{today})|(?:{the}_)?(?P<u2>[{day1}{week}{month1}{year}{quarter}{weekend}])_(?P<way2>{before}|{after})_(?P<rel>{last}|{next})(?![{wordy}]|_[{unit1}])"),
    ("hop", "(?P<f>[{fig}]|{a})_(?P<u>[{units}{unit1}])_(?P<way>{from}|{after}|{before})_(?P<day>{today}|{now})"),
    ("lone", "{the}_(?:(?:{latest}|{fiscal})_)?(?P<u>[{year}{quarter}{month1}{week}{weekend}])(?![{wordy}'-]|_[{of}{num}])|{the}_{latest}_{period}(?:_(?P<rel>{last})_{year})?"),
    ("weekday", "(?:{part}|{the}_)?(?:(?P<rel>[{last}{next}{this}{past}{following}{recent}])_)?(?P<wd>{weekday}|{wabbr}\\.?)(?:_(?:{in}_{the}_)?(?:{daypart}|{night}))?(?![{wordy}])"),
    ("weekday", "(?P<whole>{last}|{next}|{this})_{week}(?:,?_(?:{on}_)?|~-~)(?P<wd>{weekday})|(?P<wd2>{weekday})_(?:{of}_)?(?P<whole2>{last}|{next}|{this})_{week}"),
    ("daypart", "(?:(?:{early}|{earlier}|{later})_)?(?P<rel>[{this}{last}{that}])_(?P<p>{daypart}|{night})"),
    ("vague", "(?:{right}_)?{now}|(?:{more}_)?{recently}|{soon}|{recent}_[{years}{months}{weeks}{days}]|(?:{the}_)?{recent}(?=_[{w}{p}])|{current}(?=_[{w}{p}])|{the}_{future}(?![{wordy}]|_[{w}{p}])"),
    ("vague", "{daily}|{each}_(?:[{W}{int}]_)?[{units}{unit1}{weekday}{daypart}]|{the}_{daypart}(?!_[{w}{p}{C}])|[{months}{years}{weeks}{days}{decades}]_[{ago}{later}{earlier}]"),
]  # fmt: skip

DATES = [*CLOCKS, *CALENDAR, *RELATIVE]
