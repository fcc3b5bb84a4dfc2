"""The names of holidays and feasts, with their usual spellings and the rule that gives their day. Data, no logic.

Vocabulary. A *row* is "rule: name, other spelling, ..."; rows of one table read their rules alike, as its comment says. A *key*
is a name as `feast_key` folds it, so that accents, apostrophes, stops, hyphens and genitives make no difference.
The tables give the scanner its words too, so a name that has a day is a name that is found.
"""

from __future__ import annotations

import re
import unicodedata

from checker.words import nameddays

# month day
FIXED = """
1 1: new year's day, new year; 12 31: new year's eve, hogmanay; 1 2: berchtold's day
1 6: epiphany, epiphany day, feast of the epiphany
1 20: inauguration day; 1 26: australia day; 1 27: holocaust memorial day, holocaust remembrance day, international holocaust remembrance day
2 1: imbolc; 2 2: groundhog day, candlemas, candlemas day; 2 4: world cancer day; 2 6: waitangi day
2 14: valentine's day, st valentine's day, saint valentine's day; 2 29: leap day; 3 1: st david's day, saint david's day
2 23: defender of the fatherland day, fatherland defenders' day; 3 8: women's day, international women's day, international woman's day
3 14: pi day; 3 17: st patrick's day, saint patrick's day, st paddy's day, paddy's day; 3 19: st joseph's day
3 20: world happiness day; 3 22: world water day; 3 24: world tuberculosis day
3 25: annunciation day, feast of the annunciation, lady day; 4 1: april fools' day, all fools' day
4 7: world health day; 4 12: cosmonautics day; 4 14: ambedkar jayanti; 4 15: tax day; 4 22: earth day; 4 23: st george's day, saint george's day
4 25: anzac day; 4 30: walpurgis night, walpurgisnacht; 5 1: may day, labour day, workers' day, international workers' day, beltane, international labour day
5 3: world press freedom day; 5 4: star wars day; 5 5: cinco de mayo; 5 8: ve day
5 9: victory day, europe day; 5 12: international nurses day
6 5: world environment day; 6 8: world oceans day; 6 14: flag day
6 16: bloomsday; 6 19: juneteenth; 6 20: world refugee day
6 24: st john's day, saint-jean-baptiste day; 7 1: canada day, dominion day
7 4: american independence day, us independence day, july fourth; 7 12: orangemen's day; 7 14: bastille day; 7 18: nelson mandela day, mandela day; 7 28: world hepatitis day
8 1: lammas; 8 12: international youth day; 8 15: assumption day, feast of the assumption, feast of assumption, vj day, ferragosto
8 19: world humanitarian day; 9 11: ethiopian new year, enkutatash; 9 21: world peace day
9 29: michaelmas, michaelmas day; 10 2: gandhi jayanti; 10 3: german unity day, day of german unity; 10 4: st francis's day
10 5: world teachers' day; 10 10: double tenth day; 10 12: hispanic day
10 16: boss's day, world food day; 10 24: united nations day, un day; 10 31: halloween, all hallows' eve, reformation day, samhain
11 1: all saints' day, all hallows' day, hallowmas; 11 2: all souls' day, day of the dead, dia de muertos
11 4: russian unity day; 11 5: guy fawkes night, guy fawkes day, bonfire night
11 11: remembrance day, veterans' day, armistice day, singles' day, martinmas, st martin's day, poppy day; 11 19: international men's day; 11 20: world children's day, universal children's day
11 30: st andrew's day, saint andrew's day; 12 1: world aids day; 12 6: st nicholas day, saint nicholas day; 12 5: sinterklaas
12 7: pearl harbor day, pearl harbor remembrance day; 12 8: feast of the immaculate conception, immaculate conception day, bodhi day, rohatsu
12 10: human rights day; 12 13: st lucia's day, st lucy's day, saint lucy's day
12 16: day of reconciliation; 12 24: christmas eve, xmas eve, nochebuena; 12 25: christmas, christmas day, xmas, xmas day
12 26: boxing day, st stephen's day, saint stephen's day, day of goodwill; 12 28: holy innocents' day, childermas
1 26: indian republic day, india republic day; 8 15: indian independence day, india independence day
8 14: pakistani independence day, pakistan independence day; 8 24: ukrainian independence day, ukraine independence day
11 11: polish independence day, poland independence day; 12 6: finnish independence day, finland independence day
9 16: mexican independence day, mexico independence day; 9 7: brazilian independence day, brazil independence day
3 25: greek independence day, greece independence day
10 1: nigerian independence day, nigeria independence day, chinese national day, china national day
12 12: kenyan independence day, kenya independence day; 8 17: indonesian independence day, indonesia independence day
8 31: malaysian independence day, malaysia independence day; 6 12: philippine independence day
2 24: estonian independence day, estonia independence day; 7 3: belarusian independence day, belarus independence day
3 6: ghanaian independence day, ghana independence day; 10 29: turkish republic day, turkey republic day
6 2: italian republic day, italy republic day; 8 9: singaporean national day, singapore national day
8 1: swiss national day, switzerland national day; 9 23: saudi national day
6 10: portuguese national day, portugal national day; 6 6: swedish national day, sweden national day
12 12: russian constitution day, russia constitution day; 5 17: norwegian constitution day, norway constitution day
5 3: polish constitution day, poland constitution day; 6 12: russia day; 4 25: italian liberation day, italy liberation day
5 5: dutch liberation day; 3 1: independence movement day; 12 16: bangladeshi victory day; 8 15: korean liberation day
10 9: hangul day; 2 11: national foundation day; 4 29: showa day; 5 24: bermuda day; 8 1: emancipation day
2 5: mexican constitution day, mexico constitution day; 11 20: mexican revolution day, mexico revolution day
1 7: orthodox christmas, coptic christmas, russian christmas, orthodox christmas day, coptic christmas day; 1 14: orthodox new year
"""
FIXED += nameddays.FIXED
# month weekday (0 is Monday) rank, from the end where negative, then days on
NTH = """
1 0 3: mlk day, martin luther king day, martin luther king jr day, mlk jr day, martin luther king junior day, civil rights day, dr king day, dr martin luther king day
2 0 3: presidents' day, family day; 3 0 2: commonwealth day; 4 0 3: patriots' day
4 4 -1: arbor day; 5 6 2: mother's day; 5 0 -1: memorial day; 5 5 3: armed forces day; 6 6 3: father's day
7 6 4: parents' day; 9 0 1: labor day; 9 6 1 7: grandparents' day; 10 0 2: columbus day, indigenous peoples' day, canadian thanksgiving, canadian thanksgiving day, canada's thanksgiving, canada's thanksgiving day
10 5 4: sweetest day; 11 3 4: thanksgiving, thanksgiving day, turkey day, american thanksgiving; 11 3 4 1: black friday; 11 3 4 4: cyber monday
11 3 4 5: giving tuesday; 11 6 2: remembrance sunday; 5 0 -1 -7: victoria day
11 6 3: volkstrauertag
"""
NTH += nameddays.NTH
# days after Easter Sunday, then how many days
EASTER = """
0: easter, easter sunday, easter day, resurrection sunday; 1: easter monday; 2: easter tuesday; -1: holy saturday, easter saturday, easter eve, easter vigil; -2: good friday, great friday, holy friday
-3: maundy thursday, holy thursday, covenant thursday; -4: holy wednesday, spy wednesday; -5: holy tuesday; -6: holy monday
-7: palm sunday, yew sunday; -7 7: holy week, passion week; -14: passion sunday; -21: laetare sunday, mothering sunday, british mother's day, uk mother's day, irish mother's day, britain mother's day, ireland mother's day; -46: ash wednesday; -46 46: lent
-47: shrove tuesday, mardi gras, fat tuesday, pancake day, pancake tuesday, fastnacht, mardi gras day; -48: shrove monday, rose monday, rosenmontag; -49: shrove sunday
-52: fat thursday; 7: low sunday, quasimodo sunday; 39: ascension day, ascension thursday, feast of the ascension
49: pentecost, pentecost sunday, whit sunday, whitsunday, whitsun, white sunday, pentecost day; 50: whit monday, whitmonday, pentecost monday; 51: whit tuesday
56: trinity sunday; 60: corpus christi day, feast of corpus christi, corpus christi thursday; 68: feast of the sacred heart
"""
# days after Easter Sunday of the Julian computus, then how many days
ORTHODOX = """
0: pascha, orthodox pascha, orthodox easter, orthodox easter sunday, greek easter, orthodox easter day, coptic easter, russian easter; 1: orthodox easter monday, orthodox monday
-1: orthodox holy saturday, orthodox easter saturday, great saturday; -2: orthodox good friday, orthodox great friday, coptic good friday
-7: orthodox palm sunday; -8: lazarus saturday; -48: clean monday, orthodox clean monday, ash monday, orthodox shrove monday, pure monday; -48 40: great lent, orthodox lent
-7 7: orthodox holy week; 39: orthodox ascension day; 49: orthodox pentecost, orthodox pentecost sunday; 50: orthodox whit monday, orthodox pentecost monday
-3: great thursday
"""
# month and day of the Islamic year, then how many days; a month of 0 days is a whole one
ISLAMIC = """
1 1: amun jadid, islamic new year, muslim new year, hijri new year, arabic new year, muharram, islamic new year's day, awal muharram; 1 9: tasua, tasu'a
1 10: ashura, day of ashura, ashoura, aashura, yom ashura, ashurah; 2 20: arbaeen, arba'een, arbain, chehlum
3 12: mawlid, mawlid al nabi, mawlid an nabi, mawlid al nabawi, mawlid un nabi, mawlid en nabi, maulid, maulid nabi, milad un nabi, milad an nabi, eid e milad, eid milad, eid milad un nabi, mawlid day, prophet's birthday, prophet muhammad's birthday, birthday of the prophet, mawlid al nabi al sharif, mevlid, mevlit, mulud, mouloud
7 27: isra and mi'raj, isra mi'raj, al isra wal mi'raj, isra wal mi'raj, laylat al mi'raj, lailat al miraj, shab e meraj, shab e miraj
8 15: shab e barat; 9 1 0: ramadan, ramadhan, ramazan, ramzan, ramzaan, ramadaan
9 27: laylat al kadr, laylat al qadr, lailat al qadr, laylatul qadr, lailatul qadr, shab e qadr, laylat ul qadr
10 1: eid al fitr, eid ul fitr, id al fitr, id ul fitr, eid el fitr, eid il fitr, eid fitr, idul fitri, hari raya aidilfitri, hari raya puasa, ramazan bayrami, ramadan bayram, korite, lebaran, feast of fast breaking, eid ul fitar, eidul fitr, seker bayrami
12 9: arafat day, day of arafah, arafah day, day of arafa
12 10: eid al adha, eid ul adha, id al adha, id ul adha, eid el adha, eid il adha, eid adha, eidul adha, idul adha, feast of sacrifice, feast of the sacrifice, sacrifice feast, hari raya haji, bakra eid, bakr eid, bakrid, kurban bayrami, kurban bayram, tabaski, eid e qurban, eid al kabir, eid el kabir, eid ul azha, eid al azha, id ul zuha
12 18: eid al ghadir, eid e ghadir
"""
# days after Rosh Hashanah, the year's own or, where negative, that autumn's; then how many days
HEBREW = """
0 2: rosh hashanah, rosh hashana, rosh ha shanah, rosh hashona, rosh hashannah, rosh hashanna, yom teruah, jewish new year; 9: yom kippur, yom kipur, yom kippour, day of atonement
14 7: sukkot, sukkoth, succot, succoth, succos, sukkos, feast of tabernacles, feast of booths, feast of the ingathering; 20: hoshana rabbah, hoshanah rabbah, hoshana raba; 21: shemini atzeret, shmini atzeret, shemini atzeres
22: simchat torah, simhat torah, simchas torah; -193: purim, feast of lots; -192: shushan purim; -163 8: passover, pesach, pesah, pesakh, feast of unleavened bread
-130: lag baomer, lag b'omer, lag la'omer; -120: yom yerushalayim, jerusalem day; -113 2: shavuot, shavuoth, shavuos, shavu'ot, shavu'oth, shovuos, feast of weeks; -45: tu b'av, tu bav
"""
# A word that names an own rule of feasts.py
OWN = """
hanukkah: hanukkah, hanukah, hannukkah, hannukah, chanukah, chanukkah, chanuka, chanukka, channukkah, hanuka, hanukka, channukah, khanukah
tisha b'av: tisha b'av, tisha bav, tisha be av, tishah b'av, tisha b'ab; tu bishvat: tu bishvat, tu b'shvat, tu b'shevat, tu bi shvat, tu bishevat
yom hashoah: yom hashoah, yom ha shoah, yom hashoa; yom haatzmaut: yom haatzmaut, yom ha atzmaut, israeli independence day, israel independence day
yom hazikaron: yom hazikaron, yom ha zikaron; jumuatul wida: jumuatul wida, jumu'atul wida, jamat ul vida, jumatul wida, jumatul bidah, jamat ul wida, juma tul wida, alvida juma, quds day, al quds day, international quds day, jumu'atul widaa
king's day: king's day, koningsdag, kingsday; advent sunday: advent sunday; kwanzaa: kwanzaa; twelvetide: christmastide, twelvetide
"""
ADVENT = nameddays.ADVENT  # days after the first Sunday of Advent
# country and name in the calendars of `holidays` (or a second name and its days on), days on, how many days
LISTED = """
IN/Diwali: kali puja, diwali, deepavali, divali, deepawali, dipavali, dipawali, lakshmi puja, laxmi puja, bandi chhor divas
IN/Diwali/-2: dhanteras, dhantrayodashi, dhanatrayodashi, dhanvantari trayodashi
IN/Diwali/-1: naraka chaturdashi, narak chaturdashi, choti diwali, chhoti diwali, chhoti deepavali, choti deepavali, kali chaudas, roop chaudas, roop chaturdashi, naraka nivaran chaturdashi
IN/Govardhan Puja: govardhan puja, annakut, annakoot; IN/Bhai Duj: bhai dooj, bhai duj, bhaiya dooj, bhau beej, bhai phonta, bhai tika, bhaubeej, bhaidooj
IN/Holi: holi, dhulandi, dhuleti, rangwali holi, dhulivandan, dhulheti, phagwah; IN/Holika Dahan: holika dahan, chhoti holi, choti holi, holika
IN/Dussehra: dussehra, dasara, dasera, dussera, vijayadashami, vijayadasami, vijaya dashami, dusshera, dashain, dashera, dushera, vijay dashmi
IN/Dussehra/-9/9: navaratri, navratri, navarathri, sharad navratri, sharada navaratri, navratras, navrathri; IN/Dussehra/-4/5: durga puja, durga pooja, durgapuja, durgotsava; IN/Dussehra/-3: maha saptami
IN/Dussehra/-2: durga ashtami, maha ashtami, mahashtami; IN/Dussehra/-1: maha navami, mahanavami, ayudha puja
IN/Raksha Bandhan: raksha bandhan, rakshabandhan, rakhi, raksha bandan, rakhi purnima, rakhi pournami
IN/Janmashtami (Vaishnava): janmashtami, krishna janmashtami, gokulashtami, krishnashtami, krishna jayanti, janmastami
IN/Ganesh Chaturthi ~ Vinayak Chaturthi: ganesh chaturthi, vinayaka chaturthi, vinayak chaturthi, ganesha chaturthi, vinayaka chavithi, ganesh chathurthi, vinayagar chaturthi
IN/Ganesh Chaturthi ~ Vinayak Chaturthi/10: anant chaturdashi, ananta chaturdashi, ganesh visarjan
IN/Ram Navami: ram navami, rama navami, ramnavami, ramanavami; IN/Maha Shivaratri: maha shivaratri, mahashivratri, maha shivratri, shivaratri, shivratri, mahashivaratri, maha sivaratri, maha sivarathri
IN/Mahavira's Birthday: mahavir jayanti, mahaveer jayanti, mahavira jayanti, mahavir janma kalyanak; IN/Makar Sankranti: makar sankranti, makara sankranti, makara sankranthi, makar sankrant, sankranti, sankranthi, uttarayan, poush sankranti, magha sankranti, magha sankranthi, maghi
IN/Makar Sankranti/-1: lohri, boghi, bhogi, bhogi pandigai, bogi pandigai, lohadi
IN/Pongal: pongal, pongal pandigai, thai pongal, surya pongal, thai pongal day; IN/Pongal/1: mattu pongal, maattu pongal; IN/Pongal/2: kaanum pongal, kanum pongal, kanni pongal
IN/Vaisakhi: vaisakhi, baisakhi, vaishakhi, vasakhi, mesha sankranti, mesadi, vaisakhadi; IN/Vishu: vishu; IN/Meshadi (Tamil New Year's Day): tamil new year, tamil new year's day, puthandu
IN/Ugadi: ugadi, yugadi, gudi padwa, gudhi padwa, samvatsaradi; IN/Cheti Chand: cheti chand; IN/Bahag Bihu: rongali bihu, bohag bihu, bahag bihu
IN/Onam: onam, thiru onam, thiruvonam; IN/Rath Yatra: rath yatra, ratha yatra, ratha jatra; IN/Basant Panchami ~ Shri Panchami: vasant panchami, basant panchami, vasanta panchami, saraswati puja, saraswati pooja
IN/Karaka Chaturthi (Karwa Chouth): karva chauth, karwa chauth, karwa chouth, karaka chaturthi; IN/Pratihar Shashthi or Surya Shashthi (Chhath Puja): chhath, chhath puja, chath puja, chhath pooja, dala chhath, surya shashthi, chhathi, chhath parv
IN/Guru Nanak's Birthday: guru nanak jayanti, guru nanak gurpurab, guru nanak birthday, guru nanak dev jayanti, guru nanak jayanthi, kartik purnima, kartika purnima, dev deepavali, dev diwali
IN/Guru Gobind Singh's Birthday: guru gobind singh jayanti, guru gobind singh birthday, guru gobind singh gurpurab, guru govind singh jayanti, guru govind singh birthday
IN/Guru Ravi Das's Birthday: guru ravidas jayanti, guru ravidass jayanti, guru ravidas birthday, guru ravidass birthday, ravidas jayanti, maghi purnima, magha purnima
IN/Maharishi Valmiki's Birthday: valmiki jayanti, maharishi valmiki jayanti, maharshi valmiki jayanti, pargat diwas, pragat diwas, sharad purnima, kojagiri purnima
IN/Swami Dayanand Saraswati's Birthday: dayananda saraswati jayanti, swami dayananda saraswati jayanti, maharishi dayanand jayanti
IN/Guru Rabindranath's Birthday: rabindranath jayanti, rabindra jayanti, rabindra jayanthi; IN/Parsi New Year: parsi new year, navroz, jamshedi navroz
IN/Buddha Purnima: buddha purnima, buddha jayanti, buddha poornima, buddha pournami; SG/Vesak Day: vesak, wesak, vesak day, wesak day, vaisakha, visakha, waisak, visakha puja, vesakha, visakha bucha, buddha day
MU/Thaipusam: thaipusam, thaipoosam; TH/Makha Bucha: makha bucha, magha puja, makha bucha day; TH/Songkran Festival/0/3: songkran, songkran festival, thai new year
BT/Losar: losar, tibetan new year, lhosar
HK/Chinese New Year|The second day of Chinese New Year@-1: chinese new year, lunar new year, chinese lunar new year, chinese new year's day, lunar new year's day, chinese lunar new year's day, chinese spring festival, spring festival
HK/Chinese New Year|The second day of Chinese New Year@-1/-1: chinese new year's eve, lunar new year's eve; HK/Chinese New Year|The second day of Chinese New Year@-1/14: lantern festival, yuanxiao, yuanxiao festival
VN/Lunar New Year: tet, tết, vietnamese new year; KR/Korean New Year: seollal, korean new year; KR/Chuseok: chuseok, mid autumn festival, mid autumn, zhongqiu, mid autumn day
HK/Dragon Boat Festival: dragon boat festival, duanwu, duanwu festival; HK/Tomb-Sweeping Day: tomb sweeping day, qingming, ching ming, qingming festival, ching ming festival, qing ming
HK/Double Ninth Festival: chung yeung, chongyang, chung yeung festival, chongyang festival; IR/Nowruz: nowruz, norooz, nooruz, noruz, novruz, nauryz, nawroz, newroz, nawruz, nauruz, navruz, norouz, nowrooz, persian new year, iranian new year, kurdish new year
"""


# Events named after a day; what they are called is in the lexicon as {event}, and never a day of this year.
EVENT_DAYS = frozenset(
    "bloody sunday;bloody friday;bloody saturday;bloody monday;bloody thursday;black monday;black tuesday;black wednesday;"
    "black thursday;black saturday;black sunday;super tuesday;super sunday;super saturday;super monday;fat friday".split(
        ";"
    )
)
# Days that each country keeps on a day of its own, so that the name alone does not tell the day.
COUNTRY_DAYS = frozenset(
    "independence day;republic day;national day;constitution day;liberation day;unity day;revolution day;children's day;"
    "teachers' day;army day;martyrs' day;heroes' day;youth day;statehood day;freedom day;heritage day;national women's day;democracy day".split(
        ";"
    )
)
# Days whose name alone is that of the country the tables give, and which others keep on a day of their own.
VARYING_DAYS = frozenset(
    "thanksgiving;thanksgiving day;mother's day;father's day;labor day;labour day;memorial day;remembrance day;family day;flag day;victory day"
    ";king's day;parents' day;grandparents' day;armed forces day;boss's day;women's day;tax day;arbor day".split(";")
)
# Names that mean another day, or none, without the s of their genitive.
GENITIVE_DAYS = frozenset(("king day",))
# Names that are words, surnames or places of another sense too: only with a capital, or only beside other words.
CAPITAL = frozenset("lent epiphany tet".split())
# Words inside the names above that keep the class they have: everyday English, small words of Arabic and Hebrew, clan names.
PLAIN = frozenset(
    "a ab aid al an at atonement autumn ba ban bara be bi birth booths bread breaking chinese d day days dan"
    " double e een el en eve fast first great greater ha hung id il independence iranian islamic israel israeli jerusalem jewish king"
    " kings korean kurdish la lesser lots mi mid mooncake muslim new ng nguyen night ninth of ot persian prophet prophets s sha singh"
    " sri sun sweeping tagore thai the tibetan tomb un unleavened us vietnamese weeks year years das kumar raj arafat commemoration"
    " advent tamil arabic international and feast de los sacrifice spring sunday tet tul".split()
)
# Words that begin a feast's name beside others, and words that only follow; both keep their sense in small letters.
HEADS = "eid ambedkar gandhi hallows hari thiru dev chung ching feast hallowe luther fawkes bonfire walpurgis cinco mardi corpus dia día lunar"
TAILS = (
    "labor labour memorial independence veterans presidents columbus valentine valentines bastille inauguration armistice mlk ash"
    " ascension laetare palm maundy shrove whit trinity cyber mothering pancake orthodox coptic boxing anzac remembrance good black clean holy festival boat"
    " sacrifice birthday gras christi mayo muertos king singh al ul el mental freedom patrick george andrew vigil fatherland"
)
CAPITALS = "Fat Giving Passion Great Spy Low Rose Bloody Super Advent White Pure Mother Father"  # with a capital alone
EVENTS = (
    "agreement accord accords uprising offensive truce rebellion"  # after a day's name: what happened on one such day
)
EVENT_NAMES = "Rising Test Island Islands Proclamation Massacre"


def feast_words() -> dict[str, str]:
    """Returns the words of the scanner's classes: feasts of one word, words that begin a longer name, and that follow."""
    alone: set[str] = {"eid"}
    heads, tails = set(HEADS.split()), set(TAILS.split())
    for table in (FIXED, NTH, EASTER, ORTHODOX, ISLAMIC, HEBREW, OWN, LISTED):
        for _, names in read_rows(table):
            for name in names:
                words = re.split(r"[\s'-]+", name)
                if len(words) == 1:
                    alone.add(name)
                elif table in (ISLAMIC, HEBREW, OWN, LISTED):
                    heads.add(words[0])
                    tails.update(words[1:])
    alone -= CAPITAL
    heads -= PLAIN | alone
    return {
        "holiday": " ".join(sorted(alone)),
        "feast": " ".join(sorted(heads | {"feast"})),
        "holy": " ".join(sorted(w for w in tails - (PLAIN - set(TAILS.split())) - alone - heads if len(w) > 1)),
        "event": EVENTS,
    }


QUOTES = str.maketrans(dict.fromkeys("’‘´`", "'"))


def feast_key(name: str) -> str:
    """Returns the key of a name: its words without accents, signs and the s of a genitive or plural."""
    text = name.lower().translate(QUOTES)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"'s\b|['.,]", "", text).replace("-", " ").split()
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def read_rows(table: str) -> list[tuple[str, list[str]]]:
    """Returns the rule and the spellings of each row of a table."""
    rows = [row.strip().partition(": ") for line in table.strip().splitlines() for row in line.split("; ")]
    return [(rule, [name.strip() for name in names.split(",") if name.strip()]) for rule, _, names in rows]
