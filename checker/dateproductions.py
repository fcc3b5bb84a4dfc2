"""The grammar of dates, clocks and stretches of the calendar, as data; productions.py has the notation and the macros.

Order matters only among productions of one length.
"""

from __future__ import annotations

DATES: list[tuple[str, str]] = [
    # --- stamps and clocks
    ("stamp", "(?P<y>{year4})[-/.](?P<m>{any2})[-/.](?P<d>{any2})(?:~(?P<t>[{A}{C}])~|_)(?P<H>{any2}):(?P<M>{any2})(?::(?P<S>{any2}|{ddot}))?(?:~[{zone}{A}])?"),
    ("stamp", "(?P<y>{year4})[-/](?P<m>{any2})[-/](?P<dH>{int}):(?P<M>{any2})(?::(?P<S>{any2}))?"),
    ("clock", "(?P<H>{hh})[:.](?P<M>{two})(?::(?P<S>{two}))?(?:~(?P<ap>{ampm}))?(?:_(?P<z>{zone}))?(?![:{num}%])"),
    ("clock", "(?P<H>{hh}|{W}|{one})[~]?(?P<ap>{ampm})(?:_(?P<z>{zone}))?"),
    ("clock", "(?P<hm>{ddot})~(?P<ap>{ampm})(?:_(?P<z>{zone}))?"),
    ("clock", "(?P<noon>{noon})|(?P<H>{hh}|{W})_{oclock}|(?P<H2>{hh}|{W})_{w}'{w}(?=$)"),
    # --- dates by the calendar
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})~(?P<d>{day})(?![.:]{num}|,{int}[{scale}]|~%)(?:(?:{TO}|_{and}_)(?P<d2>{day}))?(?:,?_(?P<y>{Y})(?!_{scale}|~%|[{folk}]))?"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})_(?P<d>{day})(?:{TO})(?P<m2>{mon})_(?P<d2>{day})(?:,?_(?P<y>{Y}))?"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<d>{day})(?:{TO}(?P<d2>{day}))?(?:_{of})?[_-](?P<m>{mon})(?:(?:,?_(?:{in}_|{of}_)?|-)(?P<y>{Y}))?(?![{num}])"),
    ("day", "(?P<d>{day})_(?P<m>{mon})(?:{TO})(?P<d2>{day})_(?P<m2>{mon})(?:,?_(?P<y>{Y}))?"),
    ("day", "(?P<m>{mon})_(?P<d>{day})_{attack}_{in}_(?P<y>{Y})(?!_{folk})"),
    ("day", "(?:(?P<wd>{wd}),?_)?(?P<m>{mon})_(?P<d>{day})_(?:{of}_)?(?P<rel>[{last}{next}{this}{that}])_(?P<ru>{year})"),
    ("day", "(?P<y>{Y})(?:-|/|\\.)(?P<m>[{d12}{d00}])(?:-|/|\\.)(?P<d>[{dd}{d00}])(?![-/.]{int}|:)|(?P<e>{d8})"),
    ("day", "(?P<y>{Y})~{nian}~(?P<m>{d12}|{d00})~{yue}(?:~(?P<d>{dd}|{d00})~{ri})?|(?P<m2>{d12})~{yue}~(?P<d2>{dd})~{ri}|(?P<y2>{Y})~{nian}"),
    ("slashed", "(?<![{num}/-])(?P<a>[{dd}{d00}])(?P<sep>/|-)(?P<b>[{dd}{d00}])(?:/|-)(?P<y>{year4}|{any2})(?![/-]|{wordy})|(?<![{num}-])(?P<dots>{ddots})(?![{num}])"),
    ("slashed", "(?<=[{on}{since}{before}{after}{until}{by}{from}][ ])(?P<a>[{dd}{d00}])/(?P<b>[{dd}{d00}{d59}{d99}])(?![/{num}{wordy}])"),
    ("month", "{part}?(?P<m>{mon})(?:(?:,?_(?:{of}_)?|-)(?P<y>{Y}))(?![-/]{num}|,{int})"),
    ("month", "(?<![{num}/-])(?P<y>{year4})[-/](?P<m>[{d12}{d00}])(?![-/:{wordy}]|[.,]{int})|(?<![{num}/-])(?P<m2>[{d12}{d00}])[-/](?P<y3>{year4})(?![-/:{wordy}]|[.,]{int})"),
    ("month", "{part}?(?P<m>{mon})_(?:{of}_)?(?P<rel>[{last}{next}{this}{that}{following}{same}])_(?:{same}_)?(?P<ru>{year})"),
    ("month", "(?:(?P<rel>[{last}{next}{this}{past}])_)(?P<m>{mon})(?![{wordy}])(?:_(?P<d>{day})(?![.,]{int}))?"),
    ("month", "{part}?(?P<m>{mon})(?:(?:{TO}|_{and}_)(?P<m2>{mon}))(?:,?_(?P<y>{Y}))?(?![{wordy}])"),
    ("month", "{part}?(?P<m>{month}|{mabbr}\\.?)(?![{wordy}])|{part}(?P<m2>{may})(?![{wordy}])"
              "|(?<=[{in}{since}{of}{until}{by}{from}{last}{next}{this}{before}{after}{during}{through}][ ])(?P<m3>{may})(?![{wordy}])(?!_{C})"),
    # --- years and longer
    ("year", "{part}?(?P<y>{year4}|(?<=[{in}{since}{of}{until}{by}{from}{before}{after}{during}{through}{early}{a}][ -]){oldyear})(?![{wordy}{num}:]|,{int}|\\.{int}|_{folk}|[~-](?:{unit}|{pct}))(?!~(?:{curnoun}|{sym}))(?:_(?P<era>{era}))?"),
    ("year", "(?:{the}_)?{year}_(?P<y>{Y}|{F})|(?P<yw>{U})|(?P<pre>{pre})-(?P<y2>{year4})"),
    ("years", "(?<!{from}[ ])(?P<y>{Y})(?:{TO}|/)(?P<y2>{Y}|{any2})(?![-/:{wordy}]|{num}|[.,]{int}|~%)"),
    ("years", "(?<={between}[ ])(?P<y>{Y})_{and}_(?P<y2>{Y})(?!_{folk})"),
    ("fiscal", "(?:(?:{the}_)?{fiscal}(?:_{year})?[_])(?P<y>{Y})(?:[-/](?P<y2>{Y}|{any2}))?|{fy}~(?P<y3>{Y}|{any2})"),
    ("decade", "{part}?(?P<y>{Y})'?{s}(?![{wordy}])(?:(?:{TO}|_{and}_)(?P<y2>{Y})'?{s})?|'(?P<yy>{any2}){s}|(?:{part}|(?<={the}[ ]))(?P<w>{eighties})"),
    ("century", "(?:{the}_)?{part}?(?P<n>{ordn})[_-](?P<c>{century})"),
    ("quarter", "(?:{the}_)?(?:(?P<last>{last})|(?P<n>{ordn}))[_-](?P<q>{quarter}|{half})(?:_{of})?(?:_(?:{the}_)?(?:{fiscal}_)?(?:{year}_)?(?:(?P<y>{Y})|(?P<rel>[{last}{next}{this}{that}])_{year}))?"),
    ("quarter", "(?P<rel>[{last}{next}{this}{that}])_{year}'{s}_(?:(?P<n>{ordn})_)(?P<q>{quarter}|{half})"),
    ("quarter", "{q}(?P<d>{d12})(?:[_-]|_{of}_|/)?(?P<y>{Y})?"),
    ("season", "(?:(?P<rel>[{last}{next}{this}{past}])_)?{part}?(?P<s>{season}|{spring})(?:_{of})?_(?P<y>{Y})|(?P<rel2>[{last}{next}{this}])_(?:{past}_)?(?P<s2>[{season}{spring}])(?!_{w})"),
    ("holiday", "(?:(?P<rel>[{last}{next}{this}])_)?(?P<name>{holiday}(?:_(?:{day1}|{eve}))?)(?:,?_(?P<y>{Y}))?"),
    # --- dates by the article's own day
    ("relative", "{part}?(?:{the}_)?(?P<rel>{rel})(?:_(?:{past}|{same}))?_(?:{fiscal}_)?(?P<u>[{unit1}{weekend}{month1}])(?![{wordy}-])"),
    ("relative", "{end}_{of}_(?:{the}_)(?P<e>[{year}{month1}{week}{decade}{century}])(?![{wordy}])"),
    ("relative", "(?:{the}_)?(?P<rel>[{last}{next}{this}{past}{following}{recent}])_(?:(?P<f>[{fig}]|(?:{a}_)?{few})(?:(?:{TO}|_{or}_)(?P<g>{fig}))?_)?(?P<us>[{units}])(?![{wordy}])"),
    ("relative", "(?P<f>[{fig}]|{a}_{few}|{few}|{a})[_-](?P<u>[{units}{unit1}])[_-](?P<dir>{ago}|{earlier}|{later}|{before})(?![{wordy}-])"),
    ("relative", "(?P<u2>[{year}{month1}{week}{quarter}])-(?P<dir2>{ago}|{earlier})(?:_[{quarter}{w}])?"),
    ("relative", "(?:{early}_)?(?P<day>{today})(?:_(?:{daypart}|{night}))?"),
    ("weekday", "(?:{part}|{the}_)?(?:(?P<rel>[{last}{next}{this}{past}{following}])_)?(?P<wd>{weekday}|{wabbr}\\.?)(?:_(?:{daypart}|{night}))?(?![{wordy}])"),
    ("daypart", "(?P<rel>[{this}{last}{that}])_(?P<p>{daypart}|{night})"),
    ("vague", "{now}|{recently}|{soon}|{recent}_[{years}{months}{weeks}{days}]"),
]  # fmt: skip
