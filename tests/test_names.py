"""Names in a text, the cast of an article, and when two names are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.naming.names import (
    Name,
    acronym_of,
    canonical,
    cast,
    content_words,
    find_names,
    merge,
    office_parts,
    same_name,
    same_office,
)

# One name, many spellings: all of a line have the key and kind that stand first.
SPELLINGS = {
    ("Japan", "country"): [
        "Japan", "Japan's", "the Japanese government", "Tokyo", "the Land of the Rising Sun", "JAPAN", "Japanese",
        "the government", "Japan’s government",
    ],
    ("South Korea", "country"): [
        "ROK", "South Korea", "the Republic of Korea", "Seoul", "South Korean",
        "the Republic of Korea (South Korea)"],
    ("North Korea", "country"): ["DPRK", "the DPRK", "Pyongyang", "North Korea's"],
    ("United States", "country"): ["the United States", "the US", "U.S.", "the U.S. government", "the US'"],
    ("NATO", "organisation"): [
        "NATO", "North Atlantic Treaty Organization (NATO)", "the North Atlantic Alliance", "NATO's",
        "North Atlantic Treaty Organisation",
    ],
    ("prime minister of Portugal", "office"): [
        "Portugal's prime minister", "the Prime Minister of Portugal", "the Portuguese prime minister", "Lisbon's prime minister",
        "the new Portuguese premier",
    ],
    ("minister of Norway foreign", "office"): [
        "Norway's foreign minister", "the Norwegian Foreign Minister", "the minister of foreign affairs of Norway",
        "Norway's Minister of Foreign Affairs",
    ],
    ("defense ministry norway", "organisation"): [
        "Norway's Ministry of Defence", "the Norwegian Defense Ministry", "the Ministry of Defence of Norway",
        "Norway's defence ministry",
    ],
    ("ana ferreira", "person"): [
        "Ana Ferreira", "Ferreira Ana", "Gen. Ana Ferreira", "Portuguese Prime Minister Ana Ferreira", "Mrs. Ana Ferreira",
        "Ana Ferreira, chairwoman of the Bank of Portugal,", "Portugal's prime minister, Ana Ferreira,",
        "Gen. Ana Ferreira, chief of staff of the Joint Staff of the Portuguese Armed Forces,",
    ],
    ("agency fishery nordic safety", "organisation"): [
        "Nordic Fisheries Safety Agency", "the Nordic Fisheries Safety Agency (NFSA)",
    ],
    ("Asia-Pacific", "place"): ["Asia-Pacific", "the Asia-Pacific region"],
}  # fmt: skip
CASES = [(s, key, kind) for (key, kind), some in SPELLINGS.items() for s in some if s != "the government"]


@pytest.mark.parametrize(("spelling", "key", "kind"), CASES)
def test_spellings_of_one_name_share_its_key(spelling, key, kind):
    names = find_names(f"We heard that {spelling} had agreed.")
    assert [(n.key, n.kind) for n in names] == [(key, kind)]


FOUND = [
    ("Portugal and Spain met Norway.", ["Portugal", "Spain", "Norway"]),
    ("The Bank of Japan Governor Kazuo Ueda spoke.", ["kazuo ueda"]),
    ("Toyota and Honda sold more cars than Ford did.", ["toyota", "honda", "ford"]),
    ("Rishi Sunak and Olaf Scholz flew home.", ["rishi sunak", "olaf scholz"]),
    ("Ursula von der Leyen thanked Charles de Gaulle.", ["der leyen ursula von", "charles de gaulle"]),
    ("the Russia-Ukraine border", ["Russia", "Ukraine"]),
    ("the US-Japan Security Treaty of 1960", ["japan security treaty united states"]),
    ("Michael Jordan flew to Jordan.", ["jordan michael", "Jordan"]),
    ("Equatorial Guinea, Guinea and Papua New Guinea", ["Equatorial Guinea", "Guinea", "Papua New Guinea"]),
    ("DR Congo and the Republic of the Congo", ["Democratic Republic of the Congo", "Republic of the Congo"]),
    ("It fell in Tokyo. Tokyo said so.", ["Tokyo", "Japan"]),
    ("The Madrid summit pleased Madrid.", ["Madrid", "Spain"]),
    ("Washington and Kingston disagreed.", ["Washington", "Kingston"]),
    ("The University of Cape Town grew.", ["cape town university"]),
    ("the Center for Advanced Ocean and Ice Research at the University of Oslo",
     ["advanced center ice ocean oslo research university"]),
    ("a NATO Foreign Ministers' Meeting", ["foreign meeting minister nato"]),
    ("the NATO Military Committee Chief of Staff Meeting", ["chief committee meeting military nato staff"]),
    ("Chairman of the NATO Military Committee Holm was there.", ["holm"]),
    ("Deputy Foreign Minister Ivo Marek of the Czech Republic", ["ivo marek", "Czech Republic"]),
    ("U.S. Secretary of State Jane Roe met Sir John Doe.", ["jane roe", "doe john"]),
    ("NORWAY SEEKS TO MOVE CLOSER TO NATO AND SOUTH KOREA", ["Norway", "NATO", "South Korea"]),
    ("Norway Seeks To Move Out Of Asia And Into Europe", ["Norway", "Asia", "Europe"]),
    ("the Harbour and Fisheries Bill and World War II", ["bill fishery harbor", "ii war world"]),
    ("Lars Holm, the Nordvik Shipping Group, and Ana Ferreira", ["holm lars", "group nordvik shipping", "ana ferreira"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "keys"), FOUND)
def test_finds_the_names_of_a_text(text, keys):
    assert [n.key for n in find_names(text)] == keys


@pytest.mark.parametrize(
    "text",
    [
        "In May the members met on Monday.", "Recently, experts said that exports fell.",
        "According to officials, The talks failed.",
        "Spending rose in March.", "Apart from this, he agreed.", "they told us about turkey and china plates",
        "However, they fled.",
        "The prices of shares fell.", "US-made goods", "the F-35 and the 2+2", "", "   ", "of the of the of the",
        "the king of the hill",
        "Experts analysed it. According to them it rose.", "the minister said", "The Government will act. Members agreed.",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_names(text):
    assert find_names(text) == ()


def test_a_capital_that_is_an_ordinary_word_elsewhere_is_no_name():
    assert find_names("Herring is cheap. The price of herring fell.") == ()
    assert [n.key for n in find_names("Nordvik was late. We asked Nordvik why.")] == ["nordvik", "nordvik"]


def test_offsets_are_of_the_whole_text():
    text = "Norway paid. Spain paid. Chile paid."
    (name,) = find_names(text, 13, 24)
    assert name == Name(13, 18, "Spain", "Spain", "country")
    assert text[name.start : name.end] == name.text


def test_aliases_win_in_any_case():
    aliases = {"the island kingdom": "Norvania", "Iron Fist": "Exercise Iron Fist 2021", "Holland": "Norvania"}
    text = "The Island Kingdom and the island kingdom held Iron Fist with Holland, said Norvania."
    assert [n.key for n in find_names(text, aliases=aliases)] == ["Norvania"] * 2 + ["Exercise Iron Fist 2021"] + [
        "Norvania"
    ] * 2
    assert find_names("the realm", aliases={"the realm": "Japan"})[0].kind == "country"


def test_quotes_are_no_part_of_a_key():
    assert (
        find_names("They sailed the “Nordstern” home.")[0].key == find_names("They sailed the Nordstern home.")[0].key
    )


ARTICLE = """Portugal's new Prime Minister Ana Ferreira spoke on Monday. Ferreira met the Spanish prime minister, Luis Ortega, and
Gen. Kim Dae-ho, chief of staff of the Joint Staff of the South Korean Army. The Nordic Fisheries Safety Agency (NFSA) was there.
Former Prime Minister Marta Lopes was not. The growth of gross domestic product (GDP) slowed. The first Portuguese prime minister
to visit was not Lopes. Portugal's prime minister thanked the NFSA and Ortega; Lars Holm thanked Britta Holm."""


def keys(text: str, of: str = ARTICLE) -> list[str]:
    return [canonical(n, cast(of)) for n in find_names(text)]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("we saw Ferreira", "ana ferreira"),
        ("we saw Portugal's prime minister", "ana ferreira"),
        ("we saw the Portuguese Prime Minister", "ana ferreira"),
        ("we saw the prime minister of Spain", "luis ortega"),
        ("we saw Ortega", "luis ortega"),
        ("we saw Gen. Kim", "dae-ho kim"),
        ("we saw the NFSA", "agency fishery nordic safety"),
        ("we saw the Nordic Fisheries Safety Agency", "agency fishery nordic safety"),
        ("we saw the GDP", "domestic gross product"),
        ("we saw Holm", "holm"),  # two people
        ("we saw the prime minister", "prime minister"),  # two of them
        ("we saw a Portuguese prime minister", "a prime minister of Portugal"),
        ("we saw Portugal", "Portugal"),
    ],
)
def test_cast_makes_names_meet(words, key):
    assert keys(words) == [key]


def test_former_holders_hold_no_office():
    assert "lopes marta" not in cast(ARTICLE).offices


def test_appositions_tell_offices():
    offices = cast(ARTICLE).offices
    assert offices["luis ortega"] == "prime minister of Spain"
    assert office_parts(offices["dae-ho kim"]) == (
        "chief of staff",
        frozenset({"south korea", "army", "joint", "staff"}),
    )


def test_lone_holder_is_resolved_without_a_scope():
    text = "Prime Minister Ana Ferreira spoke. The prime minister then left."
    assert [canonical(n, cast(text)) for n in find_names(text)] == ["ana ferreira"] * 2


def test_merge_joins_articles_and_drops_what_is_ambiguous():
    one, two = (
        cast("Chile's president Lars Holm met Ana Silva."),
        cast("Britta Holm met Ana Ferreira. Ferreira left. The NFSA met."),
    )
    three = cast("The NFSA (Nordic Fisheries Safety Agency) fined a ship. The president of Chile slept.")
    merged = merge([one, two, three])
    assert "holm" in one.people and "holm" not in merged.people and "ana" not in merged.people
    assert merged.people["ferreira"] == "ana ferreira"
    assert merged.acronyms == {"NFSA": "agency fishery nordic safety"}
    assert canonical(find_names("the president of Chile")[0], merged) == "holm lars"
    assert merge([merged]) == merged
    assert merge([two, one, three]).people.keys() == merged.people.keys()


def test_merge_drops_an_acronym_of_two_things():
    casts = [
        cast("The Nordic Fisheries Safety Agency (NFSA) met."),
        cast("The National Food Stocks Agency (NFSA) met."),
    ]
    assert merge(casts).acronyms == {}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("fumio kishida", "Kishida Fumio", True), ("Kim Dae-ho", "Kim Dae Ho", True), ("Kim Hyo-myung", "Kim Hye Myung", True),
        ("John F. Kennedy", "John Kennedy", True), ("J. Kennedy", "John Kennedy", True), ("Mohammed Ali", "Muhammad Ali", True),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True), ("José Silva", "Jose Silva", True),
        ("J. R. Smith", "John Robert Smith", True),
        ("Kim Jong-un", "Kim Yo-jong", False), ("Kim Jong-un", "Kim Jong-il", False), ("Mario Rossi", "Maria Rossi", False),
        ("Kishida", "Fumio Kishida", False), ("Joe Biden", "Hunter Biden", False), ("Daniel Roth", "Daniela Roth", False),
        ("J. Kennedy", "Robert Kennedy", False), ("Ana Silva", "Ana Ferreira", False), ("", "", False),
    ],
)  # fmt: skip
def test_same_name(a, b, same):
    assert same_name(a, b) is same and same_name(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Chairman of the NATO Military Committee", "chairman of the NATO Military Commission", True),
        ("Japan's chief of staff", "chief of staff of the Joint Staff of Japan", True),
        ("the president of Chile", "the president of Peru", False),
        ("the president of Chile", "the vice president of Chile", False),
        ("Norway's foreign minister", "Norway's finance minister", False),
    ],
)
def test_same_office(a, b, same):
    (first,), (second,) = find_names(f"We met {a}."), find_names(f"We met {b}.")
    assert same_office(first.key, second.key) is same and same_office(second.key, first.key) is same


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("the Japanese defence programmes", {"japan", "defense", "program"}),
        ("North Atlantic Treaty Organization's centre", {"nato", "center"}),
        ("NATO Military Committee Chief of Staff", {"nato", "military", "committee", "chief", "staff"}),
        ("organisations of the Republic of Korea", {"organization", "south korea"}),
        ("co-operation of bodies", {"cooperation", "body"}),
        ("Tokyo Stock Exchange", {"tokyo", "stock", "exchange"}),
        ("status of the crisis", {"status", "crisis"}),
        ("tell us about the U.S.", {"tell", "us", "about", "united states"}),
        ("", set()),
    ],
)
def test_content_words(phrase, words):
    assert content_words(phrase) == words


@pytest.mark.parametrize(
    ("phrase", "acronym"),
    [
        ("Individual Partnership and Cooperation Programme", "IPCP"), ("gross domestic product", "GDP"),
        ("Centre for the Study of the Sea", "CSS"), ("Japan Self-Defense Forces", "JSDF"), ("", ""),
    ],
)  # fmt: skip
def test_acronym_of(phrase, acronym):
    assert acronym_of(phrase) == acronym


def test_a_bracket_that_shortens_nothing_is_no_acronym():
    assert cast("The Nordic Fisheries Agency (OECD) met; the ship (IMO) sank.").acronyms == {}


PIECES = st.sampled_from(
    [
        "Japan",
        "'s",
        " ",
        ",",
        ".",
        "(",
        ")",
        "of",
        "the",
        "and",
        "Prime Minister",
        "NATO",
        "Ana",
        "Bank",
        "Summit",
        "Gen.",
        "-",
        "\n",
        "É",
        "x",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_names_are_ordered_disjoint_slices(text):
    end = 0
    for name in find_names(text):
        assert end <= name.start < name.end and text[name.start : name.end] == name.text and name.key
        end = name.end
    merge([cast(text)])


@pytest.mark.parametrize(
    "piece",
    ["1", "(", "one ", "A ", "Prime Minister of ", "Bank of ", "Ab-", "Ana\n", "Ana Ferreira, ", "(NATO) ", "U."],
)
def test_hostile_text_is_read_to_its_end(piece):
    text = piece * (60_000 // len(piece)) + " Norway"
    assert find_names(text)[-1].text.endswith("Norway")
    cast(text)
