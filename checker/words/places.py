"""Countries, how people call them, and the regions of the world. Data, and one look-up.

A spelling with `?` is ambiguous: a name that is also a person's ("Jordan"), or a capital that is also something else
("Kingston", "Santiago"). An ambiguous capital is never read as its government. Codes are ISO 3166-1 alpha-2, or "".
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

# code; name; other names; adjectives; capitals
_COUNTRIES = """
AF;Afghanistan;Islamic Emirate of Afghanistan;Afghan|Afghani;Kabul
AL;Albania;Republic of Albania;Albanian;Tirana
DZ;Algeria;;Algerian;Algiers
AD;Andorra;;Andorran;Andorra la Vella
AO;Angola;;Angolan;Luanda
AG;Antigua and Barbuda;Antigua & Barbuda|Antigua;Antiguan|Barbudan;
AR;Argentina;Argentine Republic;Argentinian|Argentine|Argentinean;Buenos Aires
AM;Armenia;;Armenian;Yerevan
AU;Australia;Commonwealth of Australia;Australian|Aussie;Canberra
AT;Austria;;Austrian;Vienna
AZ;Azerbaijan;;Azerbaijani|Azeri;Baku
BS;Bahamas;The Bahamas;Bahamian;Nassau?
BH;Bahrain;Kingdom of Bahrain;Bahraini;Manama
BD;Bangladesh;;Bangladeshi;Dhaka
BB;Barbados;;Barbadian|Bajan;Bridgetown?
BY;Belarus;Byelorussia;Belarusian|Belorussian;Minsk
BE;Belgium;Kingdom of Belgium;Belgian;Brussels?
BZ;Belize;;Belizean;Belmopan
BJ;Benin;;Beninese;Porto-Novo
BT;Bhutan;;Bhutanese;Thimphu
BO;Bolivia;Plurinational State of Bolivia;Bolivian;La Paz?|Sucre?
BA;Bosnia and Herzegovina;Bosnia & Herzegovina|Bosnia-Herzegovina|Bosnia;Bosnian;Sarajevo
BW;Botswana;;Botswanan|Motswana;Gaborone
BR;Brazil;Federative Republic of Brazil|Brasil;Brazilian;Brasilia|Brasília
BN;Brunei;Brunei Darussalam;Bruneian;Bandar Seri Begawan
BG;Bulgaria;;Bulgarian;Sofia?
BF;Burkina Faso;;Burkinabe|Burkinabè|Burkinabé;Ouagadougou
BI;Burundi;;Burundian;Gitega
KH;Cambodia;Kingdom of Cambodia;Cambodian|Khmer;Phnom Penh
CM;Cameroon;;Cameroonian;Yaounde|Yaoundé
CA;Canada;;Canadian;Ottawa
CV;Cape Verde;Cabo Verde;Cape Verdean|Cabo Verdean;Praia
CF;Central African Republic;;Central African;Bangui
TD;Chad?;Republic of Chad;Chadian;N'Djamena|Ndjamena
CL;Chile;;Chilean;Santiago?
CN;China;People's Republic of China|PRC|Mainland China|Middle Kingdom;Chinese;Beijing|Peking
CO;Colombia;;Colombian;Bogota|Bogotá
KM;Comoros;Union of the Comoros;Comorian|Comoran;Moroni
CG;Republic of the Congo;Congo-Brazzaville|Congo - Brazzaville|Congo Republic|Republic of Congo;;Brazzaville
CD;Democratic Republic of the Congo;Democratic Republic of Congo|DR Congo|DRC|Congo-Kinshasa|Congo - Kinshasa|Zaire;;Kinshasa
CR;Costa Rica;;Costa Rican;San Jose?|San José?
CI;Ivory Coast;Côte d'Ivoire|Côte d’Ivoire|Cote d'Ivoire;Ivorian;Yamoussoukro
HR;Croatia;;Croatian|Croat;Zagreb
CU;Cuba;;Cuban;Havana
CY;Cyprus;Republic of Cyprus;Cypriot;Nicosia
CZ;Czech Republic;Czechia;Czech;Prague
DK;Denmark;Kingdom of Denmark;Danish;Copenhagen
DJ;Djibouti;;Djiboutian;
DM;Dominica;Commonwealth of Dominica;;Roseau
DO;Dominican Republic;;Dominican;Santo Domingo?
EC;Ecuador;;Ecuadorian|Ecuadorean;Quito
EG;Egypt;Arab Republic of Egypt;Egyptian;Cairo
SV;El Salvador;;Salvadoran|Salvadorean|Salvadorian;San Salvador?
GQ;Equatorial Guinea;;Equatorial Guinean|Equatoguinean;Malabo
ER;Eritrea;;Eritrean;Asmara
EE;Estonia;Republic of Estonia;Estonian;Tallinn
SZ;Eswatini;Swaziland;Swazi;Mbabane
ET;Ethiopia;;Ethiopian;Addis Ababa
FJ;Fiji;;Fijian;Suva
FI;Finland;Republic of Finland|Suomi;Finnish;Helsinki
FR;France;French Republic;French;Paris
GA;Gabon;;Gabonese;Libreville
GM;Gambia;The Gambia;Gambian;Banjul
GE;Georgia?;Republic of Georgia;Georgian;Tbilisi
DE;Germany;Federal Republic of Germany|FRG;German;Berlin
GH;Ghana;;Ghanaian;Accra
GR;Greece;Hellenic Republic;Greek|Hellenic;Athens
GD;Grenada;;Grenadian;St. George's?
GT;Guatemala;;Guatemalan;Guatemala City
GN;Guinea;Republic of Guinea|Guinea-Conakry;Guinean;Conakry
GW;Guinea-Bissau;;Bissau-Guinean;Bissau
GY;Guyana;;Guyanese;Georgetown?
HT;Haiti;;Haitian;Port-au-Prince
HN;Honduras;;Honduran;Tegucigalpa
HU;Hungary;;Hungarian|Magyar;Budapest
IS;Iceland;;Icelandic;Reykjavik|Reykjavík
IN;India;Republic of India|Bharat;Indian;New Delhi|Delhi
ID;Indonesia;Republic of Indonesia;Indonesian;Jakarta
IR;Iran;Islamic Republic of Iran|Persia;Iranian;Tehran|Teheran
IQ;Iraq;Republic of Iraq;Iraqi;Baghdad
IE;Ireland;Republic of Ireland|Irish Republic|Eire;Irish;Dublin
IL;Israel?;State of Israel;Israeli;Jerusalem?|Tel Aviv?
IT;Italy;Italian Republic;Italian;Rome
JM;Jamaica;;Jamaican;Kingston?
JP;Japan;Nippon|Land of the Rising Sun|State of Japan;Japanese;Tokyo
JO;Jordan?;Hashemite Kingdom of Jordan|Kingdom of Jordan;Jordanian;Amman
KZ;Kazakhstan;Republic of Kazakhstan;Kazakh|Kazakhstani;Astana|Nur-Sultan
KE;Kenya;;Kenyan;Nairobi
KI;Kiribati;;I-Kiribati;
KP;North Korea;DPRK|Democratic People's Republic of Korea|D.P.R.K.|N. Korea;North Korean;Pyongyang
KR;South Korea;Republic of Korea|ROK|R.O.K.|S. Korea|Land of the Morning Calm;South Korean;Seoul
KW;Kuwait;State of Kuwait;Kuwaiti;Kuwait City
KG;Kyrgyzstan;Kyrgyz Republic;Kyrgyz|Kyrgyzstani;Bishkek
LA;Laos;Lao PDR|Lao People's Democratic Republic;Laotian|Lao;Vientiane
LV;Latvia;Republic of Latvia;Latvian;Riga
LB;Lebanon;;Lebanese;Beirut
LS;Lesotho;;Basotho;Maseru
LR;Liberia;;Liberian;Monrovia
LY;Libya;;Libyan;Tripoli?
LI;Liechtenstein;;Liechtensteiner;Vaduz
LT;Lithuania;Republic of Lithuania;Lithuanian;Vilnius
LU;Luxembourg;Grand Duchy of Luxembourg;Luxembourgish|Luxembourger;
MG;Madagascar;;Malagasy|Madagascan;Antananarivo
MW;Malawi;;Malawian;Lilongwe
MY;Malaysia;;Malaysian;Kuala Lumpur|Putrajaya
MV;Maldives;The Maldives;Maldivian;Malé
ML;Mali;;Malian;Bamako
MT;Malta;;Maltese;Valletta
MH;Marshall Islands;;Marshallese;Majuro
MR;Mauritania;;Mauritanian;Nouakchott
MU;Mauritius;;Mauritian;Port Louis
MX;Mexico;United Mexican States;Mexican;Mexico City
FM;Micronesia;Federated States of Micronesia;Micronesian;Palikir
MD;Moldova;Republic of Moldova|Moldavia;Moldovan|Moldavian;Chisinau|Chișinău|Kishinev
MC;Monaco;;Monegasque|Monégasque;
MN;Mongolia;;Mongolian;Ulaanbaatar|Ulan Bator
ME;Montenegro;;Montenegrin;Podgorica
MA;Morocco;Kingdom of Morocco;Moroccan;Rabat
MZ;Mozambique;;Mozambican;Maputo
MM;Myanmar;Burma|Myanmar (Burma);Burmese|Myanma;Naypyidaw|Nay Pyi Taw
NA;Namibia;;Namibian;Windhoek
NR;Nauru;;Nauruan;Yaren
NP;Nepal;;Nepalese|Nepali;Kathmandu
NL;Netherlands;The Netherlands|Kingdom of the Netherlands|Holland;Dutch;Amsterdam|The Hague?
NZ;New Zealand;Aotearoa;New Zealand|Kiwi;Wellington?
NI;Nicaragua;;Nicaraguan;Managua
NE;Niger;Republic of Niger;Nigerien;Niamey
NG;Nigeria;Federal Republic of Nigeria;Nigerian;Abuja
MK;North Macedonia;Republic of North Macedonia|FYROM|Macedonia;Macedonian|North Macedonian;Skopje
NO;Norway;Kingdom of Norway;Norwegian;Oslo
OM;Oman;Sultanate of Oman;Omani;Muscat
PK;Pakistan;Islamic Republic of Pakistan;Pakistani;Islamabad
PW;Palau;;Palauan;Ngerulmud
PA;Panama;;Panamanian;Panama City?
PG;Papua New Guinea;PNG;Papua New Guinean|Papuan;Port Moresby
PY;Paraguay;;Paraguayan;Asuncion|Asunción
PE;Peru;;Peruvian;Lima
PH;Philippines;The Philippines|Republic of the Philippines;Philippine|Filipino;Manila
PL;Poland;Republic of Poland|Polska;Polish;Warsaw
PT;Portugal;Portuguese Republic;Portuguese;Lisbon
QA;Qatar;State of Qatar;Qatari;Doha
RO;Romania;Rumania;Romanian;Bucharest
RU;Russia;Russian Federation;Russian;Moscow
RW;Rwanda;;Rwandan;Kigali
KN;Saint Kitts and Nevis;St Kitts and Nevis|St. Kitts and Nevis|St. Kitts & Nevis;Kittitian|Nevisian;Basseterre
LC;Saint Lucia;St Lucia|St. Lucia;Saint Lucian|St Lucian;Castries
VC;Saint Vincent and the Grenadines;St Vincent and the Grenadines|St. Vincent & Grenadines;Vincentian;Kingstown
WS;Samoa;Western Samoa;Samoan;Apia
SM;San Marino;;Sammarinese;
ST;Sao Tome and Principe;São Tomé and Príncipe|São Tomé & Príncipe;Santomean;
SA;Saudi Arabia;Kingdom of Saudi Arabia|KSA;Saudi|Saudi Arabian;Riyadh
SN;Senegal;;Senegalese;Dakar
RS;Serbia;Republic of Serbia;Serbian|Serb;Belgrade
SC;Seychelles;;Seychellois;Victoria?
SL;Sierra Leone;;Sierra Leonean;Freetown
SG;Singapore;Republic of Singapore|Lion City;Singaporean;
SK;Slovakia;Slovak Republic;Slovak|Slovakian;Bratislava
SI;Slovenia;Republic of Slovenia;Slovenian|Slovene;Ljubljana
SB;Solomon Islands;Solomons;Solomon Islander;Honiara
SO;Somalia;;Somali;Mogadishu
ZA;South Africa;Republic of South Africa|RSA;South African;Pretoria|Cape Town?
SS;South Sudan;;South Sudanese;Juba
ES;Spain;Kingdom of Spain;Spanish;Madrid
LK;Sri Lanka;Ceylon;Sri Lankan;Colombo?
SD;Sudan;Republic of the Sudan;Sudanese;Khartoum
SR;Suriname;Surinam;Surinamese;Paramaribo
SE;Sweden;Kingdom of Sweden;Swedish;Stockholm
CH;Switzerland;Swiss Confederation;Swiss;Bern|Berne
SY;Syria;Syrian Arab Republic;Syrian;Damascus
TJ;Tajikistan;;Tajik|Tajikistani;Dushanbe
TZ;Tanzania;United Republic of Tanzania;Tanzanian;Dodoma
TH;Thailand;Kingdom of Thailand|Siam;Thai;Bangkok
TL;East Timor;Timor-Leste;East Timorese|Timorese;Dili
TG;Togo;;Togolese;Lome|Lomé
TO;Tonga;;Tongan;Nuku'alofa|Nukuʻalofa
TT;Trinidad and Tobago;Trinidad & Tobago|Trinidad;Trinidadian;Port of Spain
TN;Tunisia;;Tunisian;Tunis
TR;Turkey;Türkiye|Turkiye|Republic of Turkey|Republic of Türkiye;Turkish;Ankara
TM;Turkmenistan;;Turkmen;Ashgabat
TV;Tuvalu;;Tuvaluan;Funafuti
UG;Uganda;;Ugandan;Kampala
UA;Ukraine;The Ukraine;Ukrainian;Kyiv|Kiev
AE;United Arab Emirates;UAE|U.A.E.|Emirates;Emirati;Abu Dhabi
GB;United Kingdom;UK|U.K.|Great Britain|Britain;British;London
US;United States;US|U.S.|USA|U.S.A.|United States of America|America;American;Washington?|Washington, D.C.|Washington DC
UY;Uruguay;;Uruguayan;Montevideo
UZ;Uzbekistan;;Uzbek|Uzbekistani;Tashkent
VU;Vanuatu;;Ni-Vanuatu|Vanuatuan;Port Vila
VA;Vatican City;Holy See|Vatican|Vatican City State;;
VE;Venezuela;Bolivarian Republic of Venezuela;Venezuelan;Caracas
VN;Vietnam;Viet Nam|Socialist Republic of Vietnam;Vietnamese;Hanoi
YE;Yemen;Republic of Yemen;Yemeni;Sanaa|Sana'a
ZM;Zambia;;Zambian;Lusaka
ZW;Zimbabwe;Rhodesia;Zimbabwean;Harare
TW;Taiwan;Republic of China|Chinese Taipei|Formosa;Taiwanese;Taipei
HK;Hong Kong;Hong Kong SAR|Hong Kong SAR China|HKSAR;Hongkonger|Hong Kong;
MO;Macau;Macao|Macao SAR China|Macao SAR;Macanese;
PS;Palestine;State of Palestine|Palestinian Territories|Palestinian Authority;Palestinian;Ramallah
XK;Kosovo;Republic of Kosovo;Kosovar|Kosovan;Pristina|Prishtina
GL;Greenland;;Greenlandic;Nuuk
PR;Puerto Rico;;Puerto Rican;
FO;Faroe Islands;Faroes;Faroese;
GI;Gibraltar;;Gibraltarian;
BM;Bermuda;;Bermudian;
;Scotland;;Scottish|Scots;Edinburgh?
;Wales;;Welsh;Cardiff?
;England;;English?;
;Northern Ireland;Ulster;Northern Irish;Belfast?
;Soviet Union;USSR|U.S.S.R.|Union of Soviet Socialist Republics;Soviet;
;Yugoslavia;;Yugoslav|Yugoslavian;
;Czechoslovakia;;Czechoslovak|Czechoslovakian;
;East Germany;GDR|German Democratic Republic;East German;
;West Germany;;West German;
;Korea;;Korean?;
;Congo;The Congo;Congolese?;
;Somaliland;;Somalilander;Hargeisa
"""

_REGIONS = """
Africa|African Continent|African; Antarctica; Arctic; Asia|Asian; Asia-Pacific|Asia Pacific|Asia-Pacific Region;
Europe|European; North America; South America|South American; Latin America|Latin American; Central America; Oceania;
Middle East|Near East|Middle Eastern; Far East|Far Eastern; East Asia|East Asian; Southeast Asia|South-East Asia|South
East Asia|Southeast Asian|South-East Asian; South Asia|South Asian; Central Asia|Central Asian; Northeast Asia; West
Asia; Eastern Europe; Western Europe|European; Central Europe; Northern Europe; Southern Europe; North Africa; West
Africa; East Africa; Southern Africa; Sub-Saharan Africa; Horn of Africa; Balkans; Baltic States|Baltics; Caucasus;
Scandinavia; Indo-Pacific|Indo-Pacific Region; Euro-Atlantic; Pacific|Pacific Ocean; South Pacific; Atlantic|Atlantic
Ocean; North Atlantic|North Atlantic Ocean; Indian Ocean; Mediterranean|Mediterranean Sea; Black Sea; Baltic Sea;
North Sea; Red Sea; Arctic Ocean; South China Sea; East China Sea; Sea of Japan|East Sea; Persian Gulf; Gulf States;
Caribbean; Sahel; Korean Peninsula; Taiwan Strait|Strait of Taiwan; Crimea; Donbas|Donbass; Gaza|Gaza Strip; West
Bank; West|Collective West; Global South; Levant; Maghreb; Washington
"""


class Country(NamedTuple):
    """A country, or what news speaks of as one: its ISO 3166-1 code or "", names (the first is the key), adjectives, capitals.

    `unsure` are the spellings among them that can mean something else.
    """

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    unsure: frozenset[str]

    @property
    def name(self) -> str:
        """Returns the English short name, the key of the country."""
        return self.names[0]


def _split(cell: str) -> tuple[str, ...]:
    """Returns the spellings of one cell."""
    return tuple(filter(None, cell.replace("?", "").split("|")))


def _parse(line: str) -> Country:
    """Returns the country that one line of the table states."""
    code, name, others, adjectives, capitals = line.split(";")
    unsure = (
        frozenset(s[:-1] for s in line.replace(";", "|").split("|") if s.endswith("?")) if "?" in line else frozenset()
    )
    return Country(code, (*_split(name), *_split(others)), _split(adjectives), _split(capitals), unsure)


@cache
def countries() -> tuple[Country, ...]:
    """Returns every country of the table."""
    return tuple(map(_parse, _COUNTRIES.strip().splitlines()))


@cache
def regions() -> dict[str, str]:
    """Returns spelling -> region for continents, seas and world regions."""
    cells = (_split(cell.strip()) for cell in _REGIONS.replace("\n", " ").split(";"))
    return {spelling: cell[0] for cell in cells for spelling in cell}


@cache
def _by_spelling() -> dict[str, str]:
    """Returns spelling -> country for names and adjectives, and for capitals that can mean nothing else."""
    table: dict[str, str] = {}
    for country in countries():
        for spelling in (*country.capitals, *country.adjectives, *country.names):
            if spelling in country.names or spelling not in country.unsure:
                table[spelling] = country.name
    return table


def find_country(spelling: str) -> str:
    """Returns the key of the country that a name, adjective or unambiguous capital stands for, or "" when it stands for none."""
    table, bare = _by_spelling(), spelling.strip()
    bare = bare.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    bare = bare[4:] if bare[:4].lower() == "the " and bare not in table else bare
    return table.get(bare) or table.get(bare.title() if len(bare) > 3 and bare.isupper() else bare, "")
