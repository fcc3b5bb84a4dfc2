"""The sample articles in seeds/ keep what the articles they retell say, in other words.

What a retelling must keep is stated once here: its figures and months in their order, its number words, its names and the
phrases on which a finding or a silence rests. So a lost figure fails on any machine; where the originals are present, the
same lists are held against them too, so that the lists themselves cannot drift.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|Sept(?:ember)?|October|November|December)\b"  # no modal "may"
)
NUMBER_WORD = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?|decades?)\b",
    re.IGNORECASE,
)
LEAST_LENGTH = 0.4  # of the original


@dataclass(frozen=True)
class Seed:
    """A retelling and what it must keep; `figures` and `months` in the order of the text, the rest "; " apart."""

    number: int
    name: str
    figures: str
    months: str
    number_words: str
    names: str
    phrases: str

    @property
    def text(self) -> str:
        return (SEEDS / self.name).read_text(encoding="utf-8")

    @property
    def head(self) -> dict[str, object]:
        head = yaml.safe_load(self.text.split("---\n", 2)[1])
        assert isinstance(head, dict)
        return head

    @property
    def body(self) -> str:
        return self.text.split("---\n", 2)[2]

    @property
    def original(self) -> str:
        (path,) = ORIGINALS.glob(f"{self.number:03}_*.txt")
        return path.read_text(encoding="utf-8")


ALL = [
    Seed(
        number=0,
        name="1-manipulator-2024-stamp.md",
        figures=(
            "2024 04 2122 28 34 1375 6 7 3 2022 35 7 2022 10 1 2 1 35 2 2021 10 30 7 2021 54.1 2021 "
            "1.1 1 1960 7.3 18 2020 2012 2 1 1960 2014 2015 2017 3 3"
        ),
        months="April May June June June June June April April November",
        number_words=(
            "billion billion first first first first first five five four ninth second second sixth three two"
        ),
        names=(
            "Abe; Aegis; Asia; Australia; BAE; Beijing; Biden; Britain|British; "
            "Defense Equipment Agency; Defense News; F-3; F-35; F-35A; France; Fumio Kishida; Germany; "
            "Indo-Pacific; Izumo; Kishida Fumio; Kishida Peace Vision; Kyodo News; Lee Hsien Loong; "
            "Liberal Democratic Party; Liberation Army Daily; Ling Xi; Mediterranean Sea; "
            "Military Intelligence Observation; Nankai University; National Security Strategy; "
            "NATO Military Committee; Nihon Keizai Shimbun; Pandora's Box; Pandora's box; Power; "
            "Rim of the Pacific Exercise-; Rim-Pacific; Saudi Arabia; Self-Defense Forces Law; "
            "Shangri-La Dialogue; Singapore; South Korea; Southeast Asia; "
            "Stockholm International Peace Research Institute; Stoltenberg; Sweden; "
            "Three Principles for Arms Exports; United Kingdom; United States; Wei Dongxu; "
            "World War II; Xianghui; Yamazaki Koji; Zhang Yulai"
        ),
        phrases=(
            "2%; 2024/04/2122:28:34 military 1375; 7.3% and 18% respectively; "
            "additional military budget of US$7 billion; at 1% of gross national product; "
            "at the end of this month; compared with 2020 and 2012; for the first time; "
            "for the first time since 1960; from 1% of gross national product to 2%; goal; "
            "html On June 10; in 2014; In 2015; In 2017; in 2021 reached 1.1% of; "
            "In 2021, only 10 of the 30; in April; In April this year; in November 2021; in the 1960s; "
            'in the next four months; including "2022"; June 3; last year; on June 6; On June 7; '
            "on June 7; ranking ninth in the world; recently; second only to; sixth-generation; "
            "target of 2%; US$54.1 billion; within five years"
        ),
    ),
    Seed(
        number=1,
        name="2-brussels-session-may-2022.md",
        figures="2022 05 26 11 54 06 19 2019 2 2",
        months="May",
        number_words="first first first",
        names=(
            "Allied Maritime Command; Asia; Australia; Brussels; Chiefs of Defense Session; "
            "China Military Online; Cooperative Cyber Defense Center of Excellence; DPRK; "
            "Eastward Crossing; Europe; Far East; France; Germany; India; Japan; JSDF; Koji Yamazaki; "
            "Li Jiayao; Ministry of Defense; National Security Strategy; NATO Military Committee; "
            "New Zealand; Northern Territories; ROK; Russia; South Pacific; UK; Ukraine; US; Wen Weiru"
        ),
        phrases=(
            '"2+2" meeting; Editor\nLi Jiayao; for the first time; on May 19.In addition; '
            "On the one hand; On the other hand; Since 2019; Source\nChina Military Online; "
            "Time\n2022-05-26 11:54:06; was invited to Brussels; will"
        ),
    ),
    Seed(
        number=2,
        name="3-perilous-trend-reprint-2023.md",
        figures="2023 7 10 2022 23 1980 11 2001 2008 2010 2014 2015 2023 2022 2022 2022",
        months="April June January July June Sept June December February",
        number_words="first first first first second second third third three three two two",
        names=(
            "Afghanistan; Air Defender 23; Asia; Australia; China Daily Global; "
            "Chinese Academy of Social Sciences; Cold War; "
            "Cooperative Cyber Defence Centre of Excellence; East Asia; Emmanuel Macron; "
            "Euro-Atlantic; France; Fumio Kishida; Germany; Hayashi; India; Indian Ocean; "
            "Individual Partnership and Cooperation Programme; Institute of Japanese Studies; "
            "Intermediate-Range Nuclear Forces Treaty; International Peace Support Bill; Italy; "
            "Japan Maritime Self-Defense Force; Jens Stoltenberg; Joe Biden; Lithuania; Lyu Yaodong; "
            "National Security Strategy; New Zealand; North Atlantic; Republic of Korea; ROK; "
            "Security of Information and Material; Sweden; Tokyo; Ukraine; United Kingdom; "
            "Yoshimasa Hayashi; Zhang Mei; 中国社会科学院日本研究所; 吕耀东; 张梅"
        ),
        phrases=(
            "2001; 2008; 2023年7月10日; holding talks; in 2010; in 2014; in 2015; in 2022; in April 2022; "
            "In December 2022; in February 2022; In January; in June 2023; in June that year; "
            "in Lithuania in July; NATO.Japan's|institutionalized.Foreign; Sept 11 attacks; the 1980s; "
            "the only non-NATO country; three goals; took place in June"
        ),
    ),
    Seed(
        number=3,
        name="4-tripartite-pact-undated.md",
        figures="1936 1940 1941 7 2 100 10",
        months="July",
        number_words="billion first first hundreds millions sixth third thousands two",
        names=(
            "Afghanistan; Africa; Alastair Crook; Anti-Comintern Pact; Australia; Beijing; Berlin; "
            "Center for Advanced Science and Technology Research; Daisuke Kawai; DPRK; Eastern Europe; "
            "Far East; Fumio Kishida; G7; Great Britain; Great Patriotic War; India; Iraq; "
            "Japan Institute of International Affairs; KCNA; Kim Hye Myung; Kim Hyo-myung; "
            "Korean Peninsula; Land of the Rising Sun; Libya; Madrid; Middle East; Moscow; NHK; "
            "North Atlantic Alliance; North Korean Scientific Society for International Policy; "
            "Pacific War; Red Army; Republic of Korea; Rome; Russia/USSR; South Korea; Soviet Union; "
            "Taiwan; TASS; Tokyo; Tripartite Pact; University of Tokyo; World War II; Yu Koizumi; "
            "Yugoslavia; Yun Sok-yeol"
        ),
        phrases=(
            "about $ 100 billion a year; allocate at least 2% of GDP; double military spending; "
            "for the first time; hundreds of thousands of innocent civilians; in 1936|In 1936; "
            "In 1940; in the summer of 1941; July 10 general elections; millions; "
            "new level,» Kishida said; sixth-generation; third economic power; "
            "to be adopted at the NATO summit; two distant fronts; will exceed|will thereby exceed"
        ),
    ),
    Seed(
        number=4,
        name="5-main-body-diplomacy-undated.md",
        figures="7 29 30 7 26 10 5 2 7 23 7 2014 7 23 2019 2020 2015 10 7 70 2016",
        months="June June July June June March June December May June",
        number_words="decade first first first first five four fourth seven two two two two",
        names=(
            "Abe; African Development Conference; Akismet; Article 10; Australia; Beijing; Brussels; "
            "CCDCOE; Celine Pajeon; Crimea; Cyber Defense Center of Excellence; East China Sea; "
            "European Union; FOIP; French Institute of International Relations; Fumio Kishida; G7; "
            "Germany; Group of Seven; IFRI; IPCP; Italy; Japan Defense Research Institute; "
            "Japan Institute for Security Strategies; Japan Institute for Security Strategy; "
            "Japan Security Strategy Research Institute; Kenya; Koji Yamazaki; LDP; Maritime Command; "
            "Mediterranean Sea; NATO Convention; NATO Military Commission; "
            "NATO National Partnership Program; Netherlands; New Zealand; Nobuo Kishi; "
            "Nobuyoshi Takai; North Atlantic Treaty Organization; Rob Bauer; Sankei Shimbun; Senate; "
            "Shin Takai; South China Sea; South Korea; Spain; Suga Yoshihide; Susumu Takai; "
            "Taiwan Oasis Cultural and Educational Foundation; Takai Jin; Ukraine; VOA; Wang Wenbin; "
            "Xie Wensheng"
        ),
        phrases=(
            "(Photo courtesy: Shin Takai); (Photo courtesy: Xie Wensheng); 70 Years of Postwar Talk; "
            "becauseFOIP; connection between.; for 5 days; for the first time|For the first time; "
            "fourth official visit; from June 29 to 30; In 2014 When; in 2016; In December 2020; "
            "in Germany on June 26; in June of that year; in May; is 2% of GDP; Leave a Comment; "
            "March 2019; mesa; more than a decade; See also; target; the 2015 NATO; "
            "This website uses cookies; this year; told Sankei Shimbun on June 23; two practice ships; "
            "visited Japan in June; will attend the; will be held on July 10; within five years; "
            "You may also like"
        ),
    ),
]

each_seed = pytest.mark.parametrize("seed", ALL, ids=lambda seed: seed.name)
needs_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason=f"the original articles are not on this machine (looked for {ORIGINALS})"
)


def kept(seed: Seed, text: str) -> None:
    """Asserts that a text holds all that a seed must keep."""
    assert FIGURE.findall(text) == seed.figures.split()
    assert MONTH.findall(text) == seed.months.split()
    assert sorted(word.lower() for word in NUMBER_WORD.findall(text)) == sorted(seed.number_words.split())
    for phrase in (*seed.names.split("; "), *seed.phrases.split("; ")):
        assert any(spelling in text for spelling in phrase.split("|")), phrase


def test_every_sample_article_is_listed_here() -> None:
    assert sorted(path.name for path in SEEDS.glob("*.md") if path.name != "README.md") == [seed.name for seed in ALL]


@each_seed
def test_front_matter_names_source_and_title_and_no_day(seed: Seed) -> None:
    assert seed.text.startswith("---\n")
    assert set(seed.head) == {"source", "title"}  # the day and the address stand in the text or are unknown
    assert all(isinstance(value, str) and value.strip() for value in seed.head.values())


@each_seed
def test_retelling_keeps_figures_names_and_phrases(seed: Seed) -> None:
    kept(seed, seed.body)


@each_seed
def test_a_lost_figure_a_lost_name_and_a_new_figure_are_noticed(seed: Seed) -> None:
    figure, name = seed.figures.split()[-1], seed.names.split("; ")[-1]
    for broken in (seed.body[::-1].replace(figure[::-1], "", 1)[::-1], seed.body.replace(name, ""), seed.body + " 41"):
        with pytest.raises(AssertionError):
            kept(seed, broken)


@needs_originals
@each_seed
def test_original_holds_what_the_retelling_keeps(seed: Seed) -> None:
    kept(seed, seed.original)
    assert Counter(FIGURE.findall(seed.original)) == Counter(FIGURE.findall(seed.body))
    assert Counter(MONTH.findall(seed.original)) == Counter(MONTH.findall(seed.body))


@needs_originals
@each_seed
def test_retelling_is_no_summary(seed: Seed) -> None:
    assert len(seed.body) >= LEAST_LENGTH * len(seed.original)
