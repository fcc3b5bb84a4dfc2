"""Named quantities of an event in two reports: pairs that clash, and look-alikes that must stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from checker import Article
from checker.claims.clockzones import minutes_ahead, minutes_between
from checker.claims.measures import read_measures
from checker.claims.moments import read_moments
from checker.rule import Rule
from checker.run import extract_all
from checker.sidebyside import compare_articles

RULES = [
    Rule(id="event-measure", read=read_measures, help="test"),
    Rule(id="event-time", read=read_moments, help="test"),
]
FIRM = "Quillfeather Foods, the Tresmiran maker of oat biscuits, published its third-quarter results on Thursday in Oldrebaka. "
STATE = "The statistics office of Tresmira in Oldrebaka published new figures on Tuesday, as Finance Minister Edda Lorne looked on. "
COUNCIL = "The council of Wexbury debated the harbour plan of Mayor Edda Lorne on Tuesday night before it voted. "
RACE = "Milo Grantham won the Tarn Hill marathon in Ketterwick on Sunday before a crowd of students and pensioners. "
COURT = "Milo Grantham stood before the district court of Ketterwick on Friday over the theft of the Osterby organ. "
CLINIC = "Measles spread through the schools of Wexbury on Monday, health officer Ines Maravell told parents. "
FLIGHT = "A Maravell Air jet skidded off the runway at Oldrebaka airport in Tresmira on Friday in thick fog. "

CLASHES = [
    (FIRM + "Net profit came to 48 million euros.", FIRM + "The group made a net profit of 84 million euros."),
    (FIRM + "Net income rose to $48 million.", FIRM + "It posted net income of $53 million."),
    (FIRM + "Operating profit reached $310 million.", FIRM + "It reported an operating profit of $301 million."),
    (FIRM + "Revenue fell 4 percent to $2.6 billion.", FIRM + "Turnover stood at $2.9 billion."),
    (FIRM + "Revenue rose by 14 percent.", FIRM + "Sales increased 11 percent on the year."),
    (FIRM + "The dividend is 2.40 euros a share.", FIRM + "A dividend of 2.10 euros a share is paid."),
    (STATE + "Unemployment stood at 7.4 percent in May.", STATE + "The jobless rate was 7.9 percent in May."),
    (STATE + "Annual inflation eased to 3.1 percent in May.", STATE + "Consumer prices were 3.6 percent higher in May than a year earlier."),
    (STATE + "The economy grew 0.6 percent in the second quarter.", STATE + "Gross domestic product expanded by 0.9 percent in the second quarter."),
    (STATE + "The central bank raised its key rate to 4.5 percent.", STATE + "The bank lifted the policy rate to 4.75 percent."),
    (COUNCIL + "Council tax will rise by 5.1 percent.", COUNCIL + "Members agreed a 4.1 percent rise in council tax."),
    (COUNCIL + "Bus fares go up by 8 percent in May.", COUNCIL + "From May, fares will rise by 6 percent."),
    (COUNCIL + "The plan was approved by 31 votes to 12.", COUNCIL + "Only 29 councillors voted for the plan."),
    (COUNCIL + "The plan was rejected by 31 votes to 12.", COUNCIL + "Fifteen members backed the plan."),
    (COUNCIL + "Four members abstained.", COUNCIL + "There were six abstentions."),
    (COUNCIL + "Twenty-two members voted against the plan.", COUNCIL + "It was approved by 31 votes to 12."),
    (COURT + "The judges ruled by four votes to one.", COURT + "The court decided by three judges to two."),
    (COURT + "Grantham was jailed for nine years.", COURT + "Grantham was sentenced to seven years in prison."),
    (RACE + "Grantham came home 25 seconds ahead of Karl Dunstable.", RACE + "He was 52 seconds clear of Dunstable at the line."),
    (RACE + "Grantham won by 25 seconds.", RACE + "It was a clear triumph, and he won by 52 seconds."),
    (CLINIC + "Vaccination coverage in the town stands at 84 percent.", CLINIC + "In all 89 percent of pupils have had both doses."),
    (CLINIC + "The village lies 15 kilometres from the border.", CLINIC + "The village is 25 kilometres away from the border."),
    (FLIGHT + "The jet landed at 7:15 p.m. (1615 GMT).", FLIGHT + "It touched down at 1745 GMT."),
    (FLIGHT + "Local time is two hours behind GMT. The landing was at 7:15 p.m.", FLIGHT + "The jet touched down at 1815 GMT."),
]  # fmt: skip

SILENT = [
    (FIRM + "Net profit came to 48 million euros.", FIRM + "Operating profit came to 84 million euros."),
    (FIRM + "Net profit came to 48 million euros.", FIRM + "Analysts had expected a net profit of 51 million euros."),
    (FIRM + "Net profit came to 48 million euros.", FIRM + "A year earlier, net profit was 39 million euros."),
    (FIRM + "Net profit came to 48 million euros.", FIRM + "For the first half net profit was 90 million euros."),
    (FIRM + "Net profit came to 48 million euros.", FIRM + "Net profit rose by 9 million euros."),
    (FIRM + "Net profit came to 48 million euros.", FIRM + "Net profit rose to 48 million euros from 39 million euros."),
    (FIRM + "Net profit came to 48 million euros.", FIRM + "Rival Tannerfield made a net profit of 12 million euros."),
    (FIRM + "Revenue rose 4 percent to $2.6 billion.", FIRM + "Revenue at its biscuit division was $1.1 billion."),
    (FIRM + "Revenue rose 14 percent.", FIRM + "Revenue fell to $2.6 billion."),
    (STATE + "Unemployment stood at 7.4 percent in May.", STATE + "In April unemployment was 7.9 percent."),
    (STATE + "Annual inflation was 3.1 percent in May.", STATE + "Month on month, consumer prices rose 0.3 percent in May."),
    (STATE + "Annual inflation was 3.1 percent in May.", STATE + "Core inflation was 4.2 percent in May."),
    (STATE + "Annual inflation was 3.1 percent in May.", STATE + "Economists predicted inflation of 3.4 percent for May."),
    (STATE + "The bank raised its key rate by 0.25 points to 4.5 percent.", STATE + "The key rate went from 4.25 to 4.5 percent."),
    (COUNCIL + "Council tax will rise by 5.1 percent.", COUNCIL + "Last year council tax rose by 2.9 percent."),
    (COUNCIL + "Council tax will rise by 5.1 percent.", COUNCIL + "In Ketterwick council tax rises by 2.9 percent."),
    (COUNCIL + "The plan was rejected by 31 votes to 12.", COUNCIL + "Twelve members backed the plan; 31 voted against."),
    (COUNCIL + "The plan was approved by 31 votes to 12.", COUNCIL + "The previous plan failed by 20 votes to 23."),
    (COUNCIL + "The plan was approved by 31 votes to 12.", COUNCIL + "Of the 43 members, two voted with the mayor for the first time."),
    (COURT + "Grantham was jailed for nine years.", COURT + "Prosecutors sought twelve years in prison for Grantham."),
    (COURT + "Grantham was jailed for nine years.", COURT + "Dunstable was jailed for two years."),
    (RACE + "Grantham came home 25 seconds ahead of Karl Dunstable.", RACE + "He was 52 seconds ahead of Lorne."),
    (CLINIC + "Vaccination coverage stands at 84 percent.", CLINIC + "Experts recommend a coverage of 95 percent with two doses."),
    (CLINIC + "The village lies 15 kilometres from the border.", CLINIC + "The village is 25 kilometres from the sea."),
    (FLIGHT + "The jet landed at 7:15 p.m. (1615 GMT).", FLIGHT + "It touched down at 1615 GMT."),
    (FLIGHT + "The jet landed at 7:15 p.m.", FLIGHT + "It touched down at 1615 GMT."),
]  # fmt: skip


def findings(a: str, b: str) -> list[str]:
    """Returns what is found between two reports of one day."""
    day = date(2016, 3, 4)
    found = compare_articles(
        Article(a, "one.example", day), Article(b, "two.example", day), rules=RULES, same_event=True
    )
    return [f"{p.ruling.verdict} {p.first.label}" for p in found.pairs if p.ruling.verdict in ("clash", "drift")]


@pytest.mark.parametrize(("a", "b"), CLASHES)
def test_two_values_of_one_quantity_clash(a: str, b: str) -> None:
    assert findings(a, b)


@pytest.mark.parametrize(("a", "b"), SILENT)
def test_look_alikes_stay_silent(a: str, b: str) -> None:
    assert findings(a, b) == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Local time is one hour ahead of GMT.", 60),
        ("The island is four and a half hours behind UTC.", -270),
        ("They met at noon (GMT+3).", 180),
        ("They met at noon (UTC-03:30).", -210),
        ("They met at noon GMT.", None),
        ("One town is at GMT+3, the other at GMT+4.", None),
        ("They met at noon (GMT+55).", None),
    ],
)
def test_distance_of_local_time_from_greenwich(text: str, minutes: int | None) -> None:
    assert minutes_ahead(text) == minutes


def test_minutes_between_two_clocks_pass_midnight() -> None:
    assert minutes_between(30, 23 * 60 + 30) == 60
    assert minutes_between(605, 600) is None


def test_a_gust_is_no_sustained_wind() -> None:
    told = "The cyclone brought sustained winds of 165 kph to Port Amber, with gusts to 205 kph."
    blown = "In Port Amber gusts of 200 kph were measured in the cyclone."
    readings = extract_all(
        [Article(told, "A"), Article(blown, "B")], [Rule(read=read_measures, id="m", help="Measures.")]
    )
    found = [{a.attribute: a.text for a in r.assertions} for r in readings]
    assert found == [{"wind speed": "165 kph", "gust speed": "205 kph"}, {"gust speed": "200 kph"}]


@pytest.mark.parametrize("told", ["The budget is about $ -5 billion.", "The budget is some $ -300 million."])
def test_an_amount_below_nothing_admits_what_is_written(told: str) -> None:
    (reading,) = extract_all([Article(FIRM + told, "Post", date(2024, 5, 3))], RULES)
    found = [a for a in reading.assertions if a.value.unit == "USD"]
    assert found and all(a.value.meets(a.value) and all(b.meets(b) for b in a.admits) for a in found)
