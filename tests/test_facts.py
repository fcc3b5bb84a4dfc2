"""Stated facts: one-sentence claims beside a sentence or two that say the same thing, otherwise or something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from checker.claims.factpairs import _in_words
from checker.findings import Report
from checker.model import Article
from checker.rules.stated_fact import rule
from checker.run import check

RULES = (replace(rule, id="stated-fact"),)

CLASH = [
    ("Mara Ellison was born in 1982 .", "Mara Jane Ellison ( born July 4 , 1975 ) is a Scottish singer ."),
    ("Mara Ellison was born on July 14, 1975.", "Mara Ellison (born 4 July 1975) is a Scottish singer."),
    (
        "Hugh Penrose was born on March 2 , 1871 .",
        "Sir Hugh Arthur Penrose , 2nd Baron Tolle , ( 2 May 1871 -- 9 April 1940 ) was an English botanist .",
    ),
    ("Hugh Penrose died in 1943.", "Hugh Penrose (2 May 1871 – 9 April 1940) was an English botanist."),
    ("Hugh Penrose died on 9 June 1940.", "Penrose married in 1902. Hugh Penrose died on 9 April 1940 in Kendal."),
    ("Amber Coast is a 2009 film.", "Amber Coast is a 2004 Canadian comedy film directed by Lou Reyer."),
    ("Amber Coast came out in 2011.", "Amber Coast is a 2004 Canadian comedy film directed by Lou Reyer."),
    ("Amber Coast was released in 2011 .", "Backed by two banks , the film was released on May 3 , 2004 ."),
    ("Amber Coast premiered in 2003.", "Amber Coast premiered at the Lyon festival on 11 June 2004."),
    ("The novel Salt Road was published in 1961.", "Salt Road is a novel by Ida Kern, first published in 1951."),
    ("Tarvik was founded in 1870 .", "It was founded on June 4 , 1892 after the two villages were joined ."),
    (
        "Tarvik Works was established in 1870.",
        "Tarvik Works is a Danish maker of pumps. The company was founded in 1907.",
    ),
    ("The Lorne Quartet formed in 1988.", "The Lorne Quartet is an Irish folk band formed in Galway in 1978."),
    ("The Lorne Quartet broke up in 1999.", "The Lorne Quartet was formed in 1978 and disbanded in 1994."),
    ("Founded in 1920, Halden College is in Ohio.", "Halden College was established in 1902 as a school for nurses."),
    ("Pellworth Bridge opened in 1931.", "Pellworth Bridge was built in 1934 and opened to traffic in 1936."),
    ("Pellworth Bridge was completed in June 1931.", "Pellworth Bridge was completed in March 1931."),
    (
        "Glass Hours began filming in May 2001 .",
        "The film was shot in Wales and Malta , from March 2001 to June 2002 .",
    ),
    ("The filming of Glass Hours ended in July 2002 .", "Glass Hours was filmed from March 2001 to June 2002 ."),
    ("Dov Aron served as mayor of Lindau from 1990 to 1996.", "Dov Aron served as mayor of Lindau from 1990 to 1998."),
    ("Dov Aron married Lea Brandt in 1985.", "In 1987, Dov Aron married Lea Brandt."),
    ("Dov Aron graduated in 1970.", "Dov Aron graduated from Lindau University in 1974."),
    ("Lindau has 120,000 inhabitants.", "Lindau is a city in the north with a population of about 210,000."),
    ("Lindau has fewer than 100,000 inhabitants .", "Lindau is a port , with around 210,000 inhabitants ."),
    ("Lindau is the third largest city in Norland.", "Lindau is the fifth largest city in Norland."),
    ("Mara Ellison has won three Grammy Awards.", "Mara Ellison has won five Grammy Awards and sings in Gaelic."),
    ("Mara Ellison released six studio albums .", "She has released nine studio albums ."),
    ("The series Cold Harbour ran for three seasons.", "Cold Harbour is a drama series. It ran for five seasons."),
    ("Cold Harbour has 24 episodes.", "Cold Harbour consists of 36 episodes."),
    ("Amber Coast grossed $ 30 million .", "The film grossed $ 85 million worldwide ."),
    ("The Corran Tower is 120 metres tall.", "The Corran Tower is a mast which is 180 metres tall."),
    ("Halden College's alumni include four senators.", "Halden has many notable alumni, including nine senators."),
    ("Penrose died in 1943.", "Hugh Penrose (2 May 1871 – 9 April 1940) was an English botanist."),
    ("Arthur Penrose was born in 1881.", "Hugh Arthur Penrose (2 May 1871 – 9 April 1940) was an English botanist."),
    ("Sandmarch is a 1996 drama .", "Sandmarch is a 1981 Irish prison drama film directed by Ola Reyer ."),
    (
        "In 1961 Kestrel Records the Irish record label was founded by Ray Doyle .",
        "Kestrel Records is a label founded in 1981 .",
    ),
    ("Mara Ellison was born in the 1960 's .", "Mara Ellison ( born July 4 , 1975 ) is a Scottish singer ."),
    ("Mara Ellison was born in June.", "Mara Ellison (born July 4, 1975) is a Scottish singer."),
    ("Mara Ellison was born on July 9th.", "Mara Ellison (born July 4, 1975) is a Scottish singer."),
    ("Tidewater was released in 1971.", "Released in 1976 it stayed on the charts for a year ."),
    ("Slow waltz music developed in the 1720s.", "Slow waltz is a genre that developed in the 1760s and 1770s."),
    ("There are 24 episodes in Cold Harbour.", "Cold Harbour consists of 36 episodes."),
    ("Long Water is the third studio album by Kora Lund.", "Long Water is the fifth studio album by Kora Lund."),
    ("Cold Harbour is 95 minutes long.", "Cold Harbour is a film with a running time of 125 minutes."),
    ("Queen Ilse reigned for 43 years.", "Queen Ilse reigned for 34 years, longer than her father."),
    ("Cold Harbour began airing in 2004.", "Cold Harbour aired on Channel 6 from 2006 to 2010."),
    ("The Battle of Arn took place in 1643.", "The Battle of Arn was fought in 1645. It took place in August 1645."),
    ("Amber Coast had a budget of $20 million.", "Amber Coast was made on a budget of $35 million."),
    (
        "Kora Lund has sold over 90 million records.",
        "Kora Lund is a singer. She has sold more than 40 but fewer than 50 million records.",
    ),
    ("Halm Tower was built in the 12th century.", "It was built in the 14th century by monks."),
    ("The death of Kora Lund was in 1990.", "Kora Lund died in 1995."),
    ("Ada Fenn hosted the gala in 2008 and was born in 1960.", "Ada Fenn, born in 1966, is an actress."),
    ("Ada Fenn's first novel was published in 2001.", "Her first novel was published in 2005."),
    ("Port Nevis is home to 4,000 people.", "Port Nevis is a town of 9,000 people."),
    (
        "Tidewater peaked at number five on the charts.",
        "Tidewater is a song by Kora Lund. It peaked at number two in May.",
    ),
    ("Hugh Penrose died at the age of 58.", "Hugh Penrose died in Kendal at the age of 68."),
    ("Amber Coast was nominated for eight Academy Awards.", "Amber Coast received five Academy Award nominations."),
    ("Norland is divided into 12 provinces.", "Norland is a country. It is divided into 16 provinces."),
    ("Dov Aron was Mayor of Lindau in 2005.", "Dov Aron served as Mayor of Lindau from 1990 to 1998."),
    ("Amber Coast is a film from 2009.", "Amber Coast is a 2004 Canadian comedy film directed by Lou Reyer."),
    ("Tidewater was released in Norland in 1971.", "Released in 1976 it stayed on the charts for a year ."),
    ("Cold Harbour premiered on September 3, 2006.", "Cold Harbour premiered on Channel 6 on October 3, 2006."),
    ("Lou Reyer's Amber Coast was released in 2009.", "Amber Coast was released on May 3, 2004."),
    ("Dov Aron was president until 1999.", "Dov Aron is a lawyer who was President of Norland from 1990 to 1997."),
    ("In 1990 , Lindau had 30,000 residents.", "Lindau had a population of 45,000 in 1990."),
    ("The Corran Tower has 40 floors.", "The Corran Tower is a skyscraper in Lindau with 52 floors."),
    ("Kora Lund has two Brit Awards.", "Kora Lund has received three Brit Awards."),
    (
        "Norland declared war in 1820. The Treaty of Arn was signed on 4 May 1820.",
        "The Treaty of Arn was signed in 1822 by Norland.",
    ),
    (
        "Gale Force is a sitcom that ran for eight seasons .",
        "Gale Force is a sitcom created by Ann Roe that aired on KBC for six seasons .",
    ),
    ("Men at Sea is a 1992 film.", "Men at Sea (stylized as MAS) is a 2002 action film."),
    ("Home by the River was released in 1990.", "Home by the River is a song. It was released in 1995."),
    ("Gale Force ended in 2009 .", "The series aired from September 2001 to May 2007 ."),
    (
        "Gale Force premiered in 2004.",
        "Gale Force is a Norlandish sitcom that premiered on September 12, 2001, on KBC.",
    ),
    (
        "Hart Mills was the 16th governor of Ostia.",
        "Hart Mills was a politician who served as the 26th Governor of Ostia.",
    ),
    ("Ann Roe began her career in 1999.", "She began her career in 1989 as a child actress."),
    ("Ann Roe released her first novel in 1995.", "Roe's first novel was released in 1999."),
    ("Axle was founded in 1985 by Tom Ford.", "Axle Inc. is a firm in Reno, founded by Tom Ford in April 1975."),
    ("Axle has 5,000 employees.", "As of 2016, it employs 16,000 people."),
    (
        "The War of Pines lasted from 1810 to 1815.",
        "The War of Pines (1812 – 1815) was a conflict between Norland and Ostia.",
    ),
    ("Norland gained independence in 1960.", "Norland gained independence from Ostia on 1 October 1963."),
    (
        "The second season of Gale Force premiered in 2005.",
        "The second season of the Irish sitcom Gale Force premiered on 19 May 2002.",
    ),
    ("Ann Roe retired in 2008.", "Ann Roe is a Scottish former tennis player who retired in 2012."),
    ("Ann Roe's birth date is May 12, 1981.", "Ann Roe (born 12 May 1971) is a singer."),
]

QUIET = [
    ("Mara Ellison was born in 1975 .", "Mara Jane Ellison ( born July 4 , 1975 ) is a Scottish singer ."),
    ("Mara Ellison was born on July 4th , 1975 .", "Mara Jane Ellison ( born July 4 , 1975 ) is a singer ."),
    ("Mara Ellison graduated on July 4 , 1996 .", "Mara Jane Ellison ( born July 4 , 1975 ) is a singer ."),
    ("Mara Ellison was born in 1982.", "Maud Ellison (born July 4, 1975) is a Scottish singer."),
    ("Mara Ellison was born in 1982.", "Her brother, Tom Ellison, was born in 1975."),
    ("Hugh Penrose died in 1940.", "Hugh Penrose (2 May 1871 – 9 April 1940) was an English botanist."),
    ("Hugh Penrose was not born in 1880.", "Hugh Penrose (2 May 1871 – 9 April 1940) was an English botanist."),
    ("Hugh Penrose died before 1950.", "Hugh Penrose (2 May 1871 – 9 April 1940) was an English botanist."),
    ("Hugh Penrose may have been born in 1870.", "Hugh Penrose (2 May 1871 – 9 April 1940) was an English botanist."),
    ("Amber Coast was released in 2005.", "Amber Coast is a 2004 Canadian comedy film directed by Lou Reyer."),
    ("The film Amber Coast was released in 2011.", "Amber Coast is an album by Ida Kern. It was released in 2004."),
    ("Amber Coast was released on DVD in 2011.", "Amber Coast was released on May 3, 2004."),
    ("Amber Coast was released in Japan in 2005.", "Amber Coast was released on May 3, 2004."),
    ("Amber Coast premiered in 2003.", "Amber Coast was released on 11 June 2004."),
    ("Lou Reyer released Amber Coast in 2004.", "Lou Reyer released Winter Light in 2009."),
    ("Tarvik was founded in 1892.", "It was founded on June 4, 1892, before the two villages were joined in 1901."),
    ("Tarvik Works was founded in 1907.", "Tarvik Works was incorporated in 1911 and listed in 1950."),
    ("Tarvik Works was founded in 1907.", "Jon Tarvik founded a school in 1950."),
    ("The Lorne Quartet formed in the late 1970s.", "The Lorne Quartet is a folk band formed in Galway in 1978."),
    ("The Lorne Quartet won a prize in 1980.", "The Lorne Quartet is a folk band formed in Galway in 1978."),
    ("Pellworth Bridge opened in 1936.", "Pellworth Bridge was built in 1934 and opened to traffic in 1936."),
    ("Pellworth Bridge reopened in 1950.", "Pellworth Bridge opened to traffic in 1936."),
    ("Glass Hours began filming in March 2001 .", "The film was shot in Wales , from March 2001 to June 2002 ."),
    ("Dov Aron served as mayor of Lindau from 1990 to 1996.", "Dov Aron served as a judge from 1970 to 1984."),
    ("Dov Aron married Lea Brandt in 1985.", "Dov Aron married Ute Lang in 1999."),
    ("Lindau has fewer than 800,000 inhabitants .", "Lindau is a port , with around 790,000 inhabitants ."),
    ("Lindau had 90,000 inhabitants in 1950.", "Lindau had 120,000 inhabitants in 2010."),
    ("Lindau is the third largest city in Norland.", "Lindau is the twelfth largest city in Europe."),
    ("Mara Ellison has won three Grammy Awards.", "Mara Ellison was nominated for nine Grammy Awards."),
    ("Mara Ellison has won at least three Grammy Awards.", "Mara Ellison has won five Grammy Awards."),
    ("Mara Ellison has three children.", "Mara Ellison has released nine albums and five singles."),
    ("The council of Lindau has 30 seats.", "Lindau has 40 schools and 12 churches."),
    ("The 2004 final was played in Lindau.", "The 2009 final was played in Lindau."),
    ("Was Mara Ellison born in 1982?", "Mara Ellison (born July 4, 1975) is a singer."),
    ("Mara Ellison was born in July.", "Mara Ellison (born July 4, 1975) is a Scottish singer."),
    ("Mara Ellison was born in the 1970 's .", "Mara Ellison ( born July 4 , 1975 ) is a Scottish singer ."),
    ("Slow waltz music developed in the 1770s.", "Slow waltz is a genre that developed in the 1760s and 1770s."),
    ("There are 36 episodes in Cold Harbour.", "Cold Harbour consists of 36 episodes."),
    ("Long Water is the third studio album by Kora Lund.", "Long Water is the first live album by Kora Lund."),
    ("Queen Ilse reigned for 43 years.", "Queen Ilse lived for 84 years."),
    ("Cold Harbour began airing in 2006.", "Cold Harbour aired on Channel 6 from 2006 to 2010."),
    ("Cold Harbour ended in 2010.", "Cold Harbour ran from 2006 to 2010, and a film followed in 2012."),
    ("The first season of Cold Harbour aired in 2006.", "Cold Harbour aired its last season in 2010."),
    ("Kora Lund's album was released in 2001.", "Kora Lund's single was released in 1999."),
    ("Kora Lund's daughter was born in 1999.", "Kora Lund (born 1966) is a singer."),
    ("Kora Lund was 20 when her mother died in 1986.", "Kora Lund died in 1995."),
    ("Port Nevis is home to 4,000 people.", "Port Nevis lies near Ost, a city of 90,000 people."),
    ("Port Nevis was hit by a storm in 1990.", "The storm of 1985 killed 20 people in Port Nevis."),
    ("Ada Fenn starred in a film released in 2008.", "Ada Fenn starred in a series released in 2010."),
    ("Ada Fenn won two awards in 2008.", "Ada Fenn won three awards in 2010."),
    ("Ada Fenn, who married Tom Reed in 1990, was born in 1960.", "Tom Reed was born in 1958."),
    ("Shares in Norvo Group closed at 12.10 on Monday.", "Shares in Norvo Group closed at 12.60 on Tuesday."),
    ("Norvo Group opened a plant in Lindau in 1990.", "Norvo Group opened a plant in Tarvik in 1995."),
    ("The council elected Dov Aron in 1990.", "The council elected Ada Fenn in 1995."),
    ("Officials opened the road in 1990.", "Officials closed the school in 1995."),
    ("Tom Reed was killed in 2001 in Lindau.", "Tom Reed was born in 2001 in Lindau."),
    ("Dov Aron was Mayor of Lindau in 1995.", "Dov Aron served as Mayor of Lindau from 1990 to 1998."),
    ("Amber Coast is a film from 2004.", "Amber Coast is a 2004 Canadian comedy film directed by Lou Reyer."),
    (
        "Tidewater peaked at number five in Norland.",
        "Tidewater is a song by Kora Lund. It peaked at number two in Ostia.",
    ),
    ("Lou Reyer was born in 1950.", "Lou Reyer 's Amber Coast was released on May 3, 2004."),
    ("The Treaty of Arn was signed in 1820.", "Norland signed the Treaty of Sund in 1822."),
    ("The United States was founded in 1776.", "The President of the United States lives in a house built in 1800."),
    ("The band formed in 1990 and recorded its first album in 1992.", "It was recorded in 1995."),
    ("Amber Coast received five Academy Award nominations.", "Amber Coast won two Academy Awards."),
    ("Gale Force ended in 2007.", "The series aired from September 2001 to May 2007."),
    ("The second season of Gale Force premiered in 2005.", "The first season of Gale Force premiered in 2004."),
    ("Lindau is a city founded in 1200.", "Lindau is a city in Norland, which was founded in 1800."),
    ("We have 24 members.", "We have 30 members."),
    ("Ada Fenn made comments in 1990.", "Ada Fenn made a film in 1995."),
    ("Ada Fenn was released from prison in 1990.", "Ada Fenn was released on bail in 1995."),
    ("Men at Sea was released in 1990.", "Sea was released in 1995, and so was Home by the River."),
    ("In 1990 the union had 5,000 members.", "The union has 9,000 members."),
]


def compared(first: str, second: str) -> Report:
    return check([Article(first, "one"), Article(second, "two")], RULES)


def odd(first: str, second: str) -> list[str]:
    return [f.explanation for f in compared(first, second).findings if f.kind in ("contradiction", "drift")]


@pytest.mark.parametrize(("first", "second"), CLASH)
def test_two_values_of_one_fact_are_found(first: str, second: str) -> None:
    assert odd(first, second)


@pytest.mark.parametrize(("first", "second"), QUIET)
def test_what_agrees_or_speaks_of_something_else_is_left_alone(first: str, second: str) -> None:
    assert odd(first, second) == []


def test_what_names_nobody_is_matched_only_where_two_texts_are_put_side_by_side() -> None:
    claim, excerpt = "Tarvik was founded in 1870.", "It was founded on June 4, 1892, by two brothers."
    other = "Norland has a king, a queen and a long coast."
    assert odd(claim, excerpt)
    report = check([Article(claim, "one"), Article(excerpt, "two"), Article(other, "three")], RULES)
    assert [f for f in report.findings if f.kind == "contradiction"] == []


def test_two_things_of_one_name_are_told_apart_by_what_they_are() -> None:
    film, album = "White Orchard is a 2010 film.", "White Orchard is an album by Kora Lund. It was released in 2003."
    third = "White Orchard was released in 2016."
    report = check([Article(t, s) for t, s in ((film, "one"), (album, "two"), (third, "three"))], RULES)
    assert [f for f in report.findings if f.kind == "contradiction"] == []


def test_a_fact_disagrees_in_a_corpus_too() -> None:
    texts = (
        "Mara Ellison was born in 1982.",
        "Mara Ellison (born July 4, 1975) sings.",
        "Mara Ellison was born in 1975.",
    )
    report = check([Article(t, str(n)) for n, t in enumerate(texts)], RULES)
    assert [len(f.assertions) > 1 for f in report.findings if f.kind == "contradiction"] == [True]


def read(text: str) -> set[tuple[str, str, str]]:
    """Returns subject, attribute and words of what is read, beside what a noun alone dates in its event."""
    return {(a.subject, a.attribute, a.text) for a in check([Article(text, "one")], RULES).assertions if not a.story}


def test_a_subject_is_the_name_before_the_verb() -> None:
    assert ("tarvik works", "founded", "1987") in read("In 1987, Dov Aron founded Tarvik Works.")
    assert ("salt road", "published", "1951") in read("Salt Road is a novel by Ida Kern, first published in 1951.")
    assert ("tom reed", "born", "1958") in read(
        "Ada Fenn, whose husband died early, knew Tom Reed, who was born in 1958."
    )
    assert ("kora lund", "daughter born", "1999") in read("Kora Lund's daughter was born in 1999.")


def test_months_without_a_year_meet_days_with_one() -> None:
    assert odd("Mara Ellison was born in June.", "Mara Ellison was born on 4 July 1975.")
    assert not odd("Mara Ellison was born in July.", "Mara Ellison was born on 4 July 1975.")
    assert not odd("Mara Ellison was born on 29 February.", "Mara Ellison was born in February 1976.")


@pytest.mark.parametrize(
    "text",
    [
        "was " * 3000 + "1990.",
        "Xab (" * 3000 + " born 1990",
        "born in 1990 " * 1000,
        "(born 99999)",
        "It was born in 0000.",
    ],
    ids=["verbs", "brackets", "births", "no year", "year nought"],
)
def test_hostile_text_yields_no_error(text: str) -> None:
    assert compared(text, f"{text} ").skipped == ()


def test_one_date_at_odds_is_shown_once() -> None:
    assert len(odd("Sandmarch is a 1996 film.", "Sandmarch is a 1981 Irish prison film.")) == 1


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Ann Roe is a singer. The hotel had 80 rooms.", set()),
        ("Vendel Hotel stands in Lindau. The hotel had 80 rooms.", {"vendel hotel"}),
        ("Lindau is a town. The plant opened in 1962.", set()),
    ],
)
def test_a_noun_means_only_what_is_of_its_sort(text: str, subjects: set[str]) -> None:
    assert {subject for subject, _, _ in read(text)} == subjects


def test_a_relation_reads_as_words() -> None:
    said = ("won match", "team won report", "nominated award", "sold copy", "ended, in any year", "married at the age")
    assert [_in_words(a) for a in said] == [
        "matches won", "reports won by the team", "awards nominated for", "copies sold", "ended on", "married at the age",
    ]  # fmt: skip


def test_figures_told_years_apart_are_not_compared() -> None:
    def odd_topics(later: int) -> list[str]:
        texts = ((80, date(2019, 5, 14)), (95, date(2019, 5, 14) + timedelta(days=later)))
        articles = [
            Article(f"Vendel Hotel is a hotel in Lindau. Vendel Hotel has {n} rooms.", str(d), d) for n, d in texts
        ]
        return [f.kind for f in check(articles, [rule]).findings if f.kind != "agreement"]

    assert odd_topics(30) and not odd_topics(800)


@pytest.mark.parametrize(
    "told", ["Norway had -5s. Norway had 5 s.", "The of Norway was founded in 1998.", "In 3 the of Lorne"]
)
def test_what_is_hardly_a_sentence_leaves_no_rule_out(told: str) -> None:
    assert check([Article(told, "Post")], RULES).skipped == ()
