"""The grammar of times of day, as data; productions.py has the notation and the macros.

Vocabulary. A clock has a mark that tells it from other figures: a colon, "a.m.", "o'clock", "in the morning", the continental
"15h20", a time zone. A *bare* hour ("this afternoon at 2") needs its day beside it, and after it nothing that could be counted.
Zones and parts of the day behind a clock are left to clocks.py, which sees the words.
"""

from __future__ import annotations

ZONE = "(?:_(?P<z>{zone}))?"
DAYTIME = "_{in}_(?:{the}_)?(?P<dp>{daypart})"
HOUR = "(?P<H>{hr})(?::(?P<M>{two}))?"
HOUR2 = "(?P<H2>{hr})(?::(?P<M2>{two}))?"
UNTIL = "(?:{TO}|_{until}_)"
# After a bare hour: the end, or a word that cannot be counted.
BARE = "(?![{wordy}{num}:%/-]|[.,]{num}|_(?![{in}{on}{from}{by}{for}{at}{until}{with}{and}{or}{to}{before}{after}{during}{today}{weekday}{this}{next}{last}]))"
DAY_AT = (
    "(?:(?<=[{daypart}{night}][ ]{at}[ ])|(?<={today}[ ]{at}[ ])|(?<={this}[ ]{daypart}[ ]{at}[ ])|(?<={this}[ ]{night}[ ]{at}[ ])"
    "|(?<={weekday}[ ]{daypart}[ ]{at}[ ])|(?<={weekday}[ ]{night}[ ]{at}[ ])|(?<={today}[ ]{daypart}[ ]{at}[ ])"
    "|(?<={today}[ ]{night}[ ]{at}[ ]))"
)

# "At 1630 hours", "at 7h", "at 14 h 10" are times of day where a stretch of time could stand too, and go before it.
EARLY_CLOCKS: list[tuple[str, str]] = [
    (
        "clock",
        "(?<=[{at}{by}{until}{hedge}][ ])(?P<run2>[{d4}{year4}{oldyear}])[_]?(?:(?P<hours>{hours})|{hletter})(?!_{of}|[{wordy}{num}-])"
        + ZONE.replace("<z>", "<z3>"),
    ),
    ("clock", "(?<={at}[ ])(?P<H>{hh})~{hletter}(?:_(?P<M>{two}))?" + BARE),
]

CLOCKS: list[tuple[str, str]] = [
    ("stamp", "(?P<y>{year4})[-/.](?P<m>{any2})[-/.](?P<d>{any2})(?:~(?P<t>[{A}{C}{k}])~|_)(?P<H>{any2}):(?P<M>{any2})(?::(?P<S>{any2}|{ddot}))?(?:~[{zone}{A}])?"),
    ("stamp", "(?P<y>{year4})-(?P<m>{any2})(?P<dT>-?{F})(?P<H>{any2}):(?P<M>{any2})(?::(?P<S>{any2}|{ddot}))?(?:~[{zone}{A}])?"),
    ("stamp", "(?P<y>{year4})[-/](?P<m>{any2})[-/](?P<dH>{int}):(?P<M>{any2})(?::(?P<S>{any2}))?"),
    ("stamp", "(?:{wd},?_)?(?P<m>{mon})_(?P<d>[{dd}{d00}])_(?P<H>{hh}):(?P<M>{two}):(?P<S>{two})_(?:[{zone}{A}]_)?(?P<y>{year4})(?![{wordy}{num}:-])"),
    ("not", "(?<={in}[ ]){any2}:{two}(?::{two})?"),  # "finished in 29:12" is a stretch of time
    ("clock", "(?P<H>{hh}):(?P<M>{two})(?::(?P<S>{two}|{ddot}))?(?:~(?P<ap>{ampm})|" + DAYTIME + "|_(?P<half>{noon}))?" + ZONE + "(?![:{num}%])"),
    ("clock", "(?P<H>{hh}):(?P<M>{two})(?:(?P<ap>{a})|~(?P<p>{pletter}))" + ZONE + "(?![{wordy}{num}:])"),
    ("clock", "(?<![{in}{of}{for}{a}{hedge}{over}][ ])(?P<H>{hh}){hletter}(?P<M>{two})" + ZONE + "(?![{wordy}{num}:%]|[.,-]{num}|_[{units}{of}])"),
    ("clock", "(?P<H>{hh}){hletter}_(?P<z>{zone})"),
    ("clock", "(?P<H>{hr})(?:(?P<ish>{w})_?|~)(?P<ap>{ampm})" + ZONE),
    ("clock", HOUR + "_{in}_(?:{the}_)?(?P<ap>{ampm})(?![{wordy}])"),
    ("clock", "(?:(?P<H>[{W}{one}])[_-](?P<mw>{W})|(?P<U>{U}))(?:~(?P<ap>{ampm})|" + DAYTIME + ")" + ZONE),
    ("clock", "(?P<hm>{ddot})(?:~(?P<ap>{ampm})" + ZONE + "|_(?P<z2>{zone}))|(?<=[{at}{by}{until}][ ])(?P<hm2>{ddot})_{in}_{the}_(?P<dp>{daypart})(?!_[{w}])"
              "|(?<={weekdays}[ ]{at}[ ])(?P<hm3>{ddot})(?![{wordy}{num}%]|[,-]{num})"),
    ("clock", "(?P<run>[{d3}{d4}{year4}{oldyear}])(?:~(?P<ap>{ampm})" + ZONE + "|_(?P<z2>{zone}))|(?<=[{at}{by}{until}][ ])(?P<run2>[{d4}{year4}{oldyear}])_(?P<hours>{hours})" + ZONE.replace("<z>", "<z3>") + "(?!_{of})"),
    ("clock", "(?:(?P<twelve>{hr})_)?(?P<noon>{noon})|(?P<H>{hr})~(?:{oc})(?:_(?P<ap>{ampm})|_{in}_{the}_(?P<dp>{daypart}))?|(?P<H2>{hr})_{in}_{the}_(?P<dp2>{daypart})"),
    ("clock", "(?<={at}[ ])(?P<H>{hr})_{at}_(?P<dp>{night})(?![{wordy}])|(?P<mid>{early})[_-][{day1}{night}](?![{wordy}-])"),
    ("clock", "(?<=[{at}{hedge}{by}{until}][ ])(?:(?P<H>{hr})-?(?P<ish>{w})|(?P<run3>{d4})" + BARE + ")(?![{wordy}])"),
    # "March ninth, seven fifteen", "at seven fifteen"
    ("clock", "(?:(?<=[{O}{nth}{first}{second}{third}][ ])|(?<=[{at}{until}][ ]))(?P<H>[{W}{one}])[_-](?P<mw>{W})" + BARE),
    ("clock", DAY_AT + "(?P<H>{hr})" + BARE + "|(?:^|(?<=[{at}{by}{until}][ ]))(?P<H2>{hr})(?=_(?:{today}|{last}_{night}|{this}_(?:{daypart}|{night}))(?:$|[.,;)]|_(?:{daypart}|{night})))"),
    ("past", "(?P<f>{half}|(?:{a}_)?{quarter}|[{W}{int}]_{hours})_(?P<way>{past}|{to}|{after})_(?:(?P<H>{hr})(?:{hletter}|_(?:{oc}))?(?:~(?P<ap>{ampm})|" + DAYTIME + ")?|(?P<noon>{noon}))(?![{wordy}:%-]|\\.{num}|_[{units}{scale}]|_{pct})"),
    ("past", "(?P<f>{W})_(?P<way>{past})_(?:(?P<H>{hr})(?:{hletter}|_(?:{oc})|~(?P<ap>{ampm})|" + DAYTIME + ")|(?P<noon>{noon}))"),
    # "Arrested 15 after 5 p.m.", "killed 20 past midnight" count something else, where no preposition leads to the clock.
    ("past", "(?:^|(?<=[{at}{by}{until}{from}][ ])|(?<={at}[ ]{hedge}[ ]))(?P<f>[{W}{int}])_(?:(?P<way>{past}|{after})_(?:(?P<H>{hr})(?:{hletter}|_(?:{oc})|~(?P<ap>{ampm})|" + DAYTIME + ")|(?P<noon>{noon}))|(?P<way3>{past})_(?P<H3>{W})" + BARE + ")"),
    ("past", "(?<=[{at}{by}{until}{from}][ ])(?:(?P<f>(?:{a}_)?{quarter}|{R})_(?P<way>{of}|{before})|(?P<f2>{W})_(?:(?P<way2>{of}|{before})|(?<={at}[ ]{W}[ ])(?P<way3>{to}))|(?P<half>{half}))_(?P<H>{hr})(?:~(?P<ap>{ampm})|" + DAYTIME + "|" + BARE + ")"),
    ("clocks", HOUR + "(?:~(?P<ap>{ampm}))?" + UNTIL + HOUR2 + "(?:~(?P<ap2>{ampm})|" + DAYTIME + ")" + ZONE),
    ("clocks", HOUR + "~(?P<ap>{ampm})" + UNTIL + HOUR2 + BARE),
    ("clocks", "(?P<H>{hh}):(?P<M>{two})(?:~-~|_{to}_|_{until}_)(?P<H2>{hh}):(?P<M2>{two})(?![:{num}])" + ZONE),
    ("clocks", "(?P<H>{hh}):(?P<M>{two})" + UNTIL + "(?P<H2>{hr})(?=_{on}_[{weekday}{wabbr}{month}{may}{mabbr}{dd}{d00}{the}]|_{zone})"),
    ("clocks", "(?<={between}[ ])(?P<H>{hh}):(?P<M>{two})_{and}_(?P<H2>{hr})(?=_{on}_[{weekday}{wabbr}{month}{may}{mabbr}{dd}{d00}{the}]|_{zone}|$|[.,;])"),
    # "Friday from 9 to 11", "this evening between 6 and 8"
    ("clocks", "(?:(?<=[{weekday}{today}{daypart}{night}{month}{may}{dd}{year4}][ ]{between}[ ])(?P<H>{hr})_{and}_|(?<=[{weekday}{today}{daypart}{night}{month}{may}{dd}{year4}][ ]{from}[ ])(?P<H3>{hr})" + UNTIL + ")(?P<H2>{hr})" + BARE),
    ("clocks", "(?P<noon>{noon})" + UNTIL + "(?P<H2>{hr})" + BARE + "|(?<={between}[ ])(?P<noon2>{noon})_{and}_(?P<H3>{hr})(?::(?P<M3>{two}))?(?:~(?P<ap3>{ampm})|" + BARE + ")"),
    ("clocks", "(?<={between}[ ])" + HOUR + "(?:~(?P<ap>{ampm}))?_{and}_" + HOUR2 + "~(?P<ap2>{ampm})" + ZONE),
    ("clocks", "(?<=[{between}{from}][ ])" + HOUR + "(?:_{and}_|" + UNTIL + ")(?P<H2>{hh}):(?P<M2>{two})" + ZONE + "(?![:{num}%])"),
    ("clocks", "(?<=[{between}{from}][ ])(?P<run>{d4})(?:~-~|_{to}_|_{and}_)(?P<run2>[{d4}{year4}{oldyear}])(?![{wordy}{num}%:-]|[.,]{num}|_[{units}])"),
    ("clocks", "(?<=[{between}{from}][ ])(?P<H>[{W}{one}])[_-](?P<mw>{W})(?:" + UNTIL + "|_{and}_)(?P<H2>[{W}{one}])[_-](?P<mw2>{W})" + BARE),
    ("dayend", "(?<!{at}[ ])(?<!{at}[ ]{the}[ ])(?:{the}_)?{end}_{of}_{the}_{day1}(?![{wordy}'-])"),
    ("vague", "(?:{half}_{a}|{a}|[{fig}]|(?:{R}|(?:{a}_)?{quarter})_{of}_{a})_[{hour}{hours}](?:_{and}_(?:{a}_)?{half})?_{from}_{now}|(?:{half}_{a}|(?:{R}|(?:{a}_)?{quarter})_{of}_{a})_{hour}_{ago}|{a}_{hour}_{and}_(?:{a}_)?{half}_{ago}|{next}_{hour}(?![{wordy}-])"),
    ("vague", "(?:{the}_)?{early}[_-]{daypart}(?![{wordy}-]|_[{w}{p}{C}{A}{attack}])"),
]  # fmt: skip
