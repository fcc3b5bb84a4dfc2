"""Currencies: ISO 4217 codes with their English names (Unicode CLDR 47, as babel 2.18 ships it), symbols and everyday words.

Vocabulary. NAMES: code, singular|plural, as CLDR spells them. SYMBOLS: the code a sign alone stands for. PREFIXED,
POUNDS, YENS: letters beside a dollar, pound or yen sign. NOUNS: a bare noun and the code it stands for in English news;
"XXX", UNKNOWN_CURRENCY, is ISO's code for an unknown currency and marks nouns that many countries share. CENTS: hundredths.
DIMES: coins with a name. ADJECTIVES: other words for the issuer. LETTERS: letters that stand for a code before or after a
sum, MARKS only before a large one. ISSUERS: adjectives of issuers, with the code; PLACES: other names of them, by the code.
FAMILIES: two spellings of one noun.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

UNKNOWN_CURRENCY = "XXX"
NAMES = """
ADP andorran peseta|andorran pesetas; AED uae dirham|uae dirhams; AFN afghan afghani|afghan afghanis; ALL albanian
lek|albanian lekë; AMD armenian dram|armenian drams; ANG netherlands antillean guilder|netherlands antillean guilders;
AOA angolan kwanza|angolan kwanzas; ARS argentine peso|argentine pesos; ATS austrian schilling|austrian schillings;
AUD australian dollar|australian dollars; AWG aruban florin; AZN azerbaijani manat|azerbaijani manats; BAM
bosnia-herzegovina convertible mark|bosnia-herzegovina convertible marks; BBD barbadian dollar|barbadian dollars; BDT
bangladeshi taka|bangladeshi takas; BEF belgian franc|belgian francs; BGN bulgarian lev|bulgarian leva; BHD bahraini
dinar|bahraini dinars; BIF burundian franc|burundian francs; BMD bermudan dollar|bermudan dollars; BND brunei
dollar|brunei dollars; BOB bolivian boliviano|bolivian bolivianos; BRL brazilian real|brazilian reals; BSD bahamian
dollar|bahamian dollars; BTN bhutanese ngultrum|bhutanese ngultrums; BWP botswanan pula|botswanan pulas; BYN
belarusian ruble|belarusian rubles; BZD belize dollar|belize dollars; CAD canadian dollar|canadian dollars; CDF
congolese franc|congolese francs; CHF swiss franc|swiss francs; CLP chilean peso|chilean pesos; CNY chinese yuan; COP
colombian peso|colombian pesos; CRC costa rican colón|costa rican colóns; CSD serbian dinar|serbian dinars; CUC cuban
convertible peso|cuban convertible pesos; CUP cuban peso|cuban pesos; CVE cape verdean escudo|cape verdean escudos;
CYP cypriot pound|cypriot pounds; CZK czech koruna|czech korunas; DDM east german mark|east german marks; DEM german
mark|german marks; DJF djiboutian franc|djiboutian francs; DKK danish krone|danish kroner; DOP dominican
peso|dominican pesos; DZD algerian dinar|algerian dinars; ECS ecuadorian sucre|ecuadorian sucres; EEK estonian
kroon|estonian kroons; EGP egyptian pound|egyptian pounds; ERN eritrean nakfa|eritrean nakfas; ESP spanish
peseta|spanish pesetas; ETB ethiopian birr|ethiopian birrs; EUR euro|euros; FIM finnish markka|finnish markkas; FJD
fijian dollar|fijian dollars; FKP falkland islands pound|falkland islands pounds; FRF french franc|french francs; GBP
british pound|british pounds; GEL georgian lari|georgian laris; GHS ghanaian cedi|ghanaian cedis; GIP gibraltar
pound|gibraltar pounds; GMD gambian dalasi|gambian dalasis; GNF guinean franc|guinean francs; GRD greek drachma|greek
drachmas; GTQ guatemalan quetzal|guatemalan quetzals; GWP guinea-bissau peso|guinea-bissau pesos; GYD guyanaese
dollar|guyanaese dollars; HKD hong kong dollar|hong kong dollars; HNL honduran lempira|honduran lempiras; HRK croatian
kuna|croatian kunas; HTG haitian gourde|haitian gourdes; HUF hungarian forint|hungarian forints; IDR indonesian
rupiah|indonesian rupiahs; IEP irish pound|irish pounds; ILS israeli new shekel|israeli new shekels; INR indian
rupee|indian rupees; IQD iraqi dinar|iraqi dinars; IRR iranian rial|iranian rials; ISK icelandic króna|icelandic
krónur; ITL italian lira|italian liras; JMD jamaican dollar|jamaican dollars; JOD jordanian dinar|jordanian dinars;
JPY japanese yen; KES kenyan shilling|kenyan shillings; KGS kyrgystani som|kyrgystani soms; KHR cambodian
riel|cambodian riels; KMF comorian franc|comorian francs; KPW north korean won; KRW south korean won; KWD kuwaiti
dinar|kuwaiti dinars; KYD cayman islands dollar|cayman islands dollars; KZT kazakhstani tenge|kazakhstani tenges; LAK
laotian kip|laotian kips; LBP lebanese pound|lebanese pounds; LKR sri lankan rupee|sri lankan rupees; LRD liberian
dollar|liberian dollars; LSL lesotho loti|lesotho lotis; LTL lithuanian litas|lithuanian litai; LUF luxembourgian
franc|luxembourgian francs; LVL latvian lats|latvian lati; LYD libyan dinar|libyan dinars; MAD moroccan
dirham|moroccan dirhams; MAF moroccan franc|moroccan francs; MCF monegasque franc|monegasque francs; MDL moldovan
leu|moldovan lei; MGA malagasy ariary|malagasy ariaries; MGF malagasy franc|malagasy francs; MKD macedonian
denar|macedonian denari; MKN macedonian denar|macedonian denari; MLF malian franc|malian francs; MMK myanmar
kyat|myanmar kyats; MNT mongolian tugrik|mongolian tugriks; MOP macanese pataca|macanese patacas; MRU mauritanian
ouguiya|mauritanian ouguiyas; MTL maltese lira; MTP maltese pound|maltese pounds; MUR mauritian rupee|mauritian
rupees; MVR maldivian rufiyaa|maldivian rufiyaas; MWK malawian kwacha|malawian kwachas; MXN mexican peso|mexican
pesos; MYR malaysian ringgit|malaysian ringgits; MZN mozambican metical|mozambican meticals; NAD namibian
dollar|namibian dollars; NGN nigerian naira|nigerian nairas; NIO nicaraguan córdoba|nicaraguan córdobas; NLG dutch
guilder|dutch guilders; NOK norwegian krone|norwegian kroner; NPR nepalese rupee|nepalese rupees; NZD new zealand
dollar|new zealand dollars; OMR omani rial|omani rials; PAB panamanian balboa|panamanian balboas; PEN peruvian
sol|peruvian soles; PGK papua new guinean kina; PHP philippine peso|philippine pesos; PKR pakistani rupee|pakistani
rupees; PLN polish zloty|polish zlotys; PTE portuguese escudo|portuguese escudos; PYG paraguayan guarani|paraguayan
guaranis; QAR qatari riyal|qatari riyals; RHD rhodesian dollar|rhodesian dollars; RON romanian leu|romanian lei; RSD
serbian dinar|serbian dinars; RUB russian ruble|russian rubles; RWF rwandan franc|rwandan francs; SAR saudi
riyal|saudi riyals; SBD solomon islands dollar|solomon islands dollars; SCR seychellois rupee|seychellois rupees; SDG
sudanese pound|sudanese pounds; SEK swedish krona|swedish kronor; SGD singapore dollar|singapore dollars; SHP st.
helena pound|st. helena pounds; SIT slovenian tolar|slovenian tolars; SKK slovak koruna|slovak korunas; SLE sierra
leonean leone|sierra leonean leones; SLL sierra leonean leone|sierra leonean leones; SOS somali shilling|somali
shillings; SRD surinamese dollar|surinamese dollars; SSP south sudanese pound|south sudanese pounds; SUR soviet
rouble|soviet roubles; SVC salvadoran colón|salvadoran colones; SYP syrian pound|syrian pounds; SZL swazi
lilangeni|swazi emalangeni; THB thai baht; TJR tajikistani ruble|tajikistani rubles; TJS tajikistani
somoni|tajikistani somonis; TMT turkmenistani manat; TND tunisian dinar|tunisian dinars; TOP tongan pa'anga; TRY
turkish lira; TTD trinidad & tobago dollar|trinidad & tobago dollars; TWD new taiwan dollar|new taiwan dollars; TZS
tanzanian shilling|tanzanian shillings; UAH ukrainian hryvnia|ukrainian hryvnias; UGX ugandan shilling|ugandan
shillings; USD us dollar|us dollars; UYU uruguayan peso|uruguayan pesos; UZS uzbekistani som; VED bolívar
soberano|bolívar soberanos; VES venezuelan bolívar|venezuelan bolívars; VND vietnamese dong; VUV vanuatu vatu|vanuatu
vatus; WST samoan tala; XAF central african cfa franc|central african cfa francs; XCD east caribbean dollar|east
caribbean dollars; XOF west african cfa franc|west african cfa francs; XPF cfp franc|cfp francs; YDD yemeni
dinar|yemeni dinars; YER yemeni rial|yemeni rials; ZAL south african rand|south african rands; ZAR south african rand;
ZMW zambian kwacha|zambian kwachas; ZWG zimbabwean gold; ZWL zimbabwean dollar|zimbabwean dollars; STN são tomé &
príncipe dobra|são tomé & príncipe dobras; XCG caribbean guilder|caribbean guilders
"""
SYMBOLS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB", "₺": "TRY",
    "₪": "ILS",
    "₫": "VND", "₦": "NGN", "₱": "PHP", "฿": "THB", "₴": "UAH", "₸": "KZT", "₵": "GHS", "₡": "CRC", "₲": "PYG",
    "₼": "AZN",
    "₾": "GEL", "﷼": "IRR", "¢": "USD", "₨": "INR", "৳": "BDT", "₮": "MNT", "₭": "LAK", "៛": "KHR", "؋": "AFN",
    "֏": "AMD",
    "₣": "FRF", "₤": "ITL", "₧": "ESP", "₯": "GRD", "₿": "BTC", "￡": "GBP", "＄": "USD", "￦": "KRW", "元": "CNY",
    "円": "JPY",
}  # fmt: skip
PREFIXED = {
    "US": "USD", "U.S.": "USD", "A": "AUD", "AU": "AUD", "AUS": "AUD", "C": "CAD", "CA": "CAD", "CDN": "CAD",
    "CAN": "CAD",
    "NZ": "NZD", "HK": "HKD", "S": "SGD", "SG": "SGD", "NT": "TWD", "TW": "TWD", "R": "BRL", "MX": "MXN", "J": "JMD",
    "Z": "ZWL",
    "MEX": "MXN", "TT": "TTD", "BDS": "BBD", "FJ": "FJD", "RD": "DOP", "COL": "COP", "ARG": "ARS", "AR": "ARS",
    "GY": "GYD",
    "N": "NAD", "L": "LRD", "EC": "XCD", "BZ": "BZD", "G": "GYD", "F": "FJD", "SI": "SBD", "WS": "WST", "CI": "KYD",
    "B": "XXX",
    "BD": "XXX", "ZW": "ZWL", "ZIM": "ZWL", "MO": "MOP", "CL": "CLP", "CH": "CLP", "UY": "UYU", "SR": "SRD",
    "NAM": "NAD", "T": "TOP",
}  # fmt: skip
POUNDS = {
    "E": "EGP",
    "EG": "EGP",
    "IR": "IEP",
    "L": "LBP",
    "LL": "LBP",
    "S": "XXX",
    "UK": "GBP",
    "CY": "CYP",
    "SY": "SYP",
}
YENS = {"CN": "CNY", "JP": "JPY", "RMB": "CNY"}
LETTERS = {
    "Rs": "INR", "RM": "MYR", "Rp": "IDR", "RMB": "CNY", "STG": "GBP", "DM": "DEM", "CHF": "CHF", "Fr": "CHF",
    "SFr": "CHF", "Sfr": "CHF", "Dhs": "AED", "Dh": "AED", "NIS": "ILS", "SKr": "SEK", "Skr": "SEK", "NKr": "NOK",
    "Nkr": "NOK", "DKr": "DKK", "FFr": "FRF", "Ffr": "FRF", "Pta": "ESP", "Ptas": "ESP", "Tk": "BDT", "KSh": "KES",
    "Ksh": "KES", "Php": "PHP", "TSh": "TZS", "USh": "UGX", "Kč": "CZK", "zł": "PLN", "Frw": "RWF",
    "FCFA": "XOF", "rs": "INR", "rmb": "CNY", "BTC": "BTC", "ETH": "ETH", "XRP": "XRP", "USDT": "USDT",
    "USDC": "USDC", "LTC": "LTC",
    "DOGE": "DOGE", "NTD": "TWD", "GHc": "GHS", "GHC": "GHS", "TL": "TRY",
}  # fmt: skip
LETTERS |= {
    letters.lower(): LETTERS[letters] for letters in "RM Rp SKr NKr DKr SFr FFr KSh TSh USh Dhs NIS Tk Ptas Kč".split()
}
# Codes as chats and price lists write them, in lower case, where that makes no English word.
LETTERS |= {code.lower(): code for code in (
    "USD EUR GBP JPY CHF AUD NZD SEK NOK DKK INR CNY ZAR BRL MXN KRW HKD SGD IDR MYR THB PLN HUF CZK ILS AED SAR"
    " EGP QAR KWD BHD OMR JOD TWD VND NGN KES UAH CLP PKR BDT LKR RON BGN AFN AOA AWG AZN BBD BIF BMD BND BRL BTN BWP BYN BZD"
    " CRC CUC CVE DJF DZD ETB FJD FKP FRF GHS GMD GNF GRD GTQ GWP GYD HNL HRK HTG IEP IQD IRR ITL JMD KHR KMF KPW"
    " KYD KZT LBP LRD LSL LTL LVL LYD MDL MKD MMK MNT MRU MVR MWK MZN NIO NLG NPR PGK PYG RSD RWF SCR SHP SLL SRD SSP"
    " SVC SYP SZL TJS TMT TND TTD TZS UGX UYU UZS VUV WST XAF XCD XOF XPF YER ZMW ZWL BTC ETH XRP USDT"
).split()}  # fmt: skip
# Letters that stand for a currency only before a large sum: "R20 million", "N5,000".
MARKS = {
    "R": "ZAR", "N": "NGN", "P": "PHP", "K": "XXX", "W": "KRW", "TL": "TRY", "SR": "SAR", "QR": "QAR", "BD": "BHD",
    "KD": "KWD",
    "OR": "OMR", "JD": "JOD", "Sh": "XXX", "Shs": "XXX", "Bt": "THB", "PS": "GBP", "GBP": "GBP", "Kr": "XXX",
    "Ft": "HUF",
    "Yen": "JPY", "Euro": "EUR", "LE": "EGP", "LL": "LBP", "Y": "JPY", "Bs": "XXX", "MK": "MWK",
    "ZK": "ZMW", "Kz": "AOA", "Nu": "BTN", "RO": "OMR",
}  # fmt: skip
# Issuers as the news calls them, where CLDR's name of the currency has another word.
ISSUERS = {
    "taiwan": "TWD", "taiwanese": "TWD", "emirati": "AED", "czech": "CZK", "danish": "DKK", "norwegian": "NOK",
    "swedish": "SEK",
    "icelandic": "ISK", "slovak": "SKK", "estonian": "EEK", "kazakh": "KZT", "kyrgyz": "KGS", "uzbek": "UZS",
    "tajik": "TJS",
    "turkmen": "TMT", "guyanese": "GYD", "argentinian": "ARS", "argentinean": "ARS", "bermudian": "BMD",
    "korean": "KRW",
    "serb": "RSD", "macedonian": "MKD", "sterling": "GBP", "chinese": "CNY", "laos": "LAK", "lao": "LAK",
    "kenya": "KES",
    "tanzania": "TZS", "uganda": "UGX",
}  # fmt: skip
# Other names of the issuers, countries and peoples, by the code of their own currency; "|" parts them.
PLACES = {
    "AED": "united arab emirates|emirates|uae", "AFN": "afghanistan", "ALL": "albania", "AMD": "armenia",
    "AOA": "angola",
    "ARS": "argentina", "AUD": "australia|aussie", "AWG": "aruba", "AZN": "azerbaijan|azeri", "BAM": "bosnia|bosnian",
    "BBD": "barbados|bajan", "BDT": "bangladesh", "BGN": "bulgaria", "BHD": "bahrain", "BIF": "burundi",
    "BMD": "bermuda",
    "BND": "brunei|bruneian", "BOB": "bolivia", "BRL": "brazil", "BSD": "bahamas", "BTN": "bhutan", "BWP": "botswana",
    "BYN": "belarus|belarussian|belorussian", "BZD": "belizean", "CAD": "canada", "CDF": "congo", "CHF": "switzerland",
    "CLP": "chile", "CNY": "china", "COP": "colombia", "CRC": "costa rica", "CUP": "cuba",
    "CVE": "cape verde|cabo verde",
    "CYP": "cyprus", "CZK": "czechia|czech republic", "DJF": "djibouti", "DKK": "denmark|faroe|faroese",
    "DOP": "dominican republic", "DZD": "algeria", "EGP": "egypt", "ERN": "eritrea", "ETB": "ethiopia", "FJD": "fiji",
    "FKP": "falkland|falklands|falkland island", "GBP": "manx|jersey|guernsey|scottish|scots|isle of man",
    "GEL": "georgia",
    "GHS": "ghana", "GIP": "gibraltarian", "GMD": "gambia", "GNF": "guinea", "GTQ": "guatemala", "GYD": "guyana",
    "HNL": "honduras", "HTG": "haiti", "HUF": "hungary", "IDR": "indonesia", "IEP": "ireland", "ILS": "israel",
    "INR": "india",
    "IQD": "iraq", "IRR": "iran", "ISK": "iceland", "ITL": "italy", "JMD": "jamaica", "JOD": "jordan", "JPY": "japan",
    "KES": "kenya", "KGS": "kyrgyzstan", "KHR": "cambodia", "KMF": "comoros", "KRW": "korea|south korea",
    "KPW": "north korea",
    "KWD": "kuwait", "KYD": "cayman|cayman island", "KZT": "kazakhstan|kazak", "LAK": "laos", "LBP": "lebanon",
    "LKR": "sri lanka|lankan", "LRD": "liberia", "LTL": "lithuania", "LVL": "latvia", "LYD": "libya", "MAD": "morocco",
    "MDL": "moldova", "MGA": "madagascar", "MKD": "macedonia|north macedonian", "MMK": "burmese|burma",
    "MNT": "mongolia",
    "MOP": "macau|macao", "MRU": "mauritania", "MUR": "mauritius", "MVR": "maldives|maldive", "MWK": "malawi",
    "MXN": "mexico",
    "MYR": "malaysia|malay", "MZN": "mozambique", "NAD": "namibia", "NGN": "nigeria", "NIO": "nicaragua",
    "NOK": "norway",
    "NPR": "nepal|nepali", "NZD": "new zealand|kiwi|cook islands", "OMR": "oman", "PAB": "panama",
    "PEN": "peru|nuevo|nuevos",
    "PGK": "papua new guinea|papuan", "PHP": "philippines|filipino", "PKR": "pakistan", "PLN": "poland",
    "PYG": "paraguay",
    "QAR": "qatar", "RON": "romania", "RSD": "serbia", "RUB": "russia", "RWF": "rwanda",
    "SAR": "saudi arabia|saudi arabian",
    "SBD": "solomon|solomon island", "SCR": "seychelles", "SDG": "sudan", "SEK": "sweden", "SGD": "singaporean",
    "SHP": "saint helena", "SLE": "sierra leone", "SOS": "somalia|somaliland", "SRD": "suriname", "SSP": "south sudan",
    "STN": "sao tome", "SYP": "syria", "SZL": "swaziland|eswatini", "THB": "thailand", "TJS": "tajikistan",
    "TMT": "turkmenistan", "TND": "tunisia", "TOP": "tonga", "TRY": "turkey|türkiye", "TTD": "trinidad|trinidadian",
    "UAH": "ukraine", "USD": "united states|america", "UYU": "uruguay", "UZS": "uzbekistan", "VES": "venezuela",
    "VND": "vietnam", "WST": "samoa", "XAF": "central african", "XOF": "west african|west africa", "YER": "yemen",
    "ZAR": "south africa", "ZMW": "zambia", "ZWL": "zimbabwe",
}  # fmt: skip
# One noun under two spellings: an issuer's currency is told by either.
FAMILIES = {
    "rouble": "ruble", "riyal": "rial", "króna": "krona", "krónur": "krona", "kronur": "krona", "kronor": "krona",
    "kroner": "krone",
    "lire": "lira", "liras": "lira", "denari": "denar", "pesoes": "peso", "leva": "lev", "lei": "leu",
    "colones": "colón",
    "reais": "real", "złoty": "zloty",
}  # fmt: skip
ALSO = {"LBP": "lira", "SYP": "lira", "EGP": "lira", "CYP": "lira"}  # what a pound is called at home
CROWNS = frozenset("crown crowns krone kroner krona kronor kronur króna krónur koruna korunas korun".split())
MILLIONS = {
    f"M{code}": code for code in "USD EUR GBP CHF SEK NOK DKK AUD CAD".split()
}  # 30 MUSD: thirty million dollars
NOUNS = {
    "dollar": "USD", "buck": "USD", "greenback": "USD", "dlr": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP",
    "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW", "ruble": "RUB", "rouble": "RUB",
    "rupee": "INR", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "shekel": "ILS", "zloty": "PLN", "forint": "HUF",
    "hryvnia": "UAH", "naira": "NGN", "rand": "ZAR", "dong": "VND", "riyal": "SAR", "dirham": "AED", "taka": "BDT",
    "tenge": "KZT", "cedi": "GHS", "birr": "ETB", "kwacha": "ZMW", "kyat": "MMK", "lari": "GEL", "drachma": "GRD",
    "markka": "FIM", "guilder": "NLG", "peseta": "ESP", "escudo": "PTE", "schilling": "ATS", "bolivar": "VES",
    "real": "BRL",
    "reai": "BRL", "deutschemark": "DEM", "deutschmark": "DEM", "d-mark": "DEM", "lire": "ITL", "peso": "XXX",
    "franc": "XXX",
    "dinar": "XXX", "rial": "XXX", "krona": "SEK", "krone": "XXX", "kronor": "SEK", "kroner": "XXX", "koruna": "CZK",
    "crown": "XXX", "shilling": "XXX", "lira": "TRY", "mark": "DEM", "leva": "BGN", "lei": "RON", "pataca": "MOP",
    "bitcoin": "BTC", "rmb": "CNY", "stg": "GBP", "loonie": "CAD", "ouguiya": "MRU", "metical": "MZN", "meticai": "MZN",
    "sheqel": "ILS", "kuna": "HRK", "punt": "IEP", "ether": "ETH", "dogecoin": "DOGE", "litecoin": "LTC",
    "geneh": "EGP",
    "gulden": "NLG", "florin": "XXX", "leone": "SLE", "colón": "XXX", "colone": "XXX", "cordoba": "NIO",
    "togrog": "MNT", "tögrög": "MNT",
    "tugrug": "MNT", "maloti": "LSL", "denar": "MKD", "złoty": "PLN", "złote": "PLN", "zlote": "PLN", "zlotych": "PLN",
    "złotych": "PLN", "zlotie": "PLN", "hryvnya": "UAH", "hryvni": "UAH", "hryvna": "UAH", "bolívare": "VES",
    "bolivare": "VES",
    "guaraní": "PYG", "guaraníe": "PYG", "guaranie": "PYG", "krónur": "ISK", "kronur": "ISK", "króna": "ISK",
    "leks": "ALL",
    "drachmae": "GRD", "kuai": "CNY", "shekalim": "ILS", "sheqalim": "ILS", "markkaa": "FIM", "dirhem": "AED",
    "dobra": "STN",
    "lilangeni": "SZL", "emalangeni": "SZL", "koruny": "CZK", "korun": "CZK", "quetzale": "GTQ", "levs": "BGN",
}  # fmt: skip
CENTS = {
    "cent": "USD",
    "ct": "USD",
    "penny": "GBP",
    "pence": "GBP",
    "pennie": "GBP",
    "eurocent": "EUR",
    "kopeck": "RUB",
    "paise": "INR",
    "paisa": "INR",
    "sen": "MYR",
    "centavo": "XXX",
    "centime": "XXX",
    "piastre": "EGP",
    "groszy": "PLN",
    "halala": "SAR", "rappen": "CHF", "stotinka": "BGN", "stotinki": "BGN", "kobo": "NGN", "pesewa": "GHS",
    "satang": "THB",
    "kurus": "TRY", "kuruş": "TRY", "tetri": "GEL", "agora": "ILS", "agorot": "ILS", "ngwee": "ZMW", "thebe": "BWP",
    "haler": "CZK",
    "haléř": "CZK", "fillér": "HUF", "kopiyka": "UAH", "kopiyok": "UAH", "kopek": "RUB", "céntimo": "XXX",
    "centimo": "XXX",
    "centésimo": "XXX", "centesimo": "XXX", "øre": "XXX", "öre": "SEK", "piaster": "EGP", "poisha": "BDT",
    "tambala": "MWK",
    "butut": "GMD", "chetrum": "BTN", "grosz": "PLN", "grosze": "PLN", "santim": "XXX", "eyrir": "ISK",
    "aurar": "ISK", "laari": "MVR",
    "lipa": "HRK", "fen": "CNY", "bani": "RON", "ore": "XXX", "qəpik": "AZN", "seniti": "TOP", "toea": "PGK",
    "pya": "MMK",
}  # fmt: skip
# Coins that have a name: the code, and how much of it one is worth.
DIMES = {
    "dime": ("USD", Decimal("0.1")), "dimes": ("USD", Decimal("0.1")), "nickels": ("USD", Decimal("0.05")),
    "toonies": ("CAD", Decimal(2)), "guineas": ("GBP", Decimal("1.05")), "jiao": ("CNY", Decimal("0.1")),
    "satoshis": ("BTC", Decimal("1e-8")),
}  # fmt: skip
ADJECTIVES = {
    "american": "us", "u.s": "us", "u.s.": "us", "united states": "us", "japanese": "japanese", "russian": "russian",
    "british": "british", "european": "european", "west german": "german", "english": "british", "uk": "british",
}  # fmt: skip


def name_nouns() -> dict[str, str]:
    """Returns the last words of currency names, with the one code each can stand for, UNKNOWN_CURRENCY where there are more."""
    nouns: dict[str, str] = {}
    for name, code in name_codes().items():
        noun = name.split()[-1]
        nouns[noun] = code if nouns.get(noun, code) == code else UNKNOWN_CURRENCY
    return nouns


@cache
def name_codes() -> dict[str, str]:
    """Returns currency names in lower case, singular and plural, each with its ISO 4217 code."""
    codes: dict[str, str] = {}
    for row in " ".join(NAMES.split()).split("; "):
        code, names = row.split(" ", 1)
        for name in names.replace(" & ", " ").replace("-", " ").replace(".", "").split("|"):
            codes.setdefault(name, code)
    # CLDR gives the financial rand, ZAL, and the dinar before 2006, CSD, the same names.
    return codes | {"south african rand": "ZAR", "serbian dinar": "RSD", "serbian dinars": "RSD"}
