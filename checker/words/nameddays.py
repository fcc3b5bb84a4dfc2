"""Days that nations, states and the United Nations name, with the rule that gives each. Data, no logic.

Rows read as those of feastnames.py, which joins these tables to its own: FIXED by month and day, NTH by month, weekday
(0 is Monday), rank (from the end where negative), then days on. The international days are those of the United Nations'
calendar of observances and of the World Health Organization; the others are kept by law or custom of the country named.
"""

from __future__ import annotations

# Days of the whole world.
FIXED = """
1 4: world braille day; 1 24: international day of education; 2 2: world wetlands day
2 4: international day of human fraternity; 2 6: international day of zero tolerance for female genital mutilation
2 10: world pulses day; 2 11: international day of women and girls in science, world day of the sick
2 13: world radio day; 2 20: world day of social justice; 2 21: international mother language day
3 1: zero discrimination day; 3 3: world wildlife day, world hearing day
3 14: white day, international day of mathematics; 3 15: world consumer rights day
3 20: international day of happiness
3 21: international day of forests, international day of nowruz, world poetry day, world down syndrome day
3 21: international day for the elimination of racial discrimination; 3 23: world meteorological day
3 24: world tb day; 3 27: world theatre day
3 31: transgender day of visibility, international transgender day of visibility
4 2: world autism awareness day, world autism day; 4 4: international day for mine awareness
4 6: international day of sport; 4 12: international day of human space flight
4 22: mother earth day, international mother earth day; 4 23: world book and copyright day; 4 25: world malaria day
4 26: world intellectual property day; 4 28: workers' memorial day, world day for safety and health at work
4 29: international dance day; 4 30: international jazz day; 5 2: world tuna day
5 8: victory in europe day, v-e day, world red cross day, world ovarian cancer day
5 15: international day of families
5 17: world information society day, world hypertension day, international day against homophobia
5 18: international museum day; 5 20: world bee day, world metrology day
5 21: international tea day, world day for cultural diversity
5 22: world biodiversity day, international day for biological diversity
5 25: africa day, african liberation day, towel day
5 29: international day of united nations peacekeepers, international day of peacekeepers; 5 31: world no tobacco day
6 1: global day of parents, world milk day; 6 3: world bicycle day; 6 7: world food safety day
6 12: world day against child labour; 6 14: world blood donor day; 6 15: world elder abuse awareness day
6 21: international day of yoga, international yoga day, world music day
6 23: public service day, international widows' day, international olympic day; 7 11: world population day
7 15: world youth skills day; 7 17: world emoji day; 7 20: world chess day; 7 29: international tiger day
7 30: international day of friendship, world day against trafficking in persons
8 9: international day of the world's indigenous peoples; 8 19: world photography day
8 29: international day against nuclear tests
8 30: international day of the disappeared, international day of the victims of enforced disappearances
8 31: international overdose awareness day; 9 5: international day of charity; 9 8: international literacy day
9 10: world suicide prevention day; 9 15: international day of democracy; 9 16: world ozone day
9 17: world patient safety day; 9 21: international day of peace, world alzheimer's day; 9 22: world car free day
9 27: world tourism day; 9 28: world rabies day; 9 29: world heart day; 9 30: international translation day
10 1: international day of older persons, world vegetarian day, international coffee day
10 2: international day of non-violence; 10 4: world animal day; 10 9: world post day; 10 10: world mental health day
10 11: international day of the girl child, international day of the girl, national coming out day
10 13: international day for disaster reduction; 10 15: international day of rural women, global handwashing day
10 17: international day for the eradication of poverty; 10 24: world polio day, world development information day
10 27: world day for audiovisual heritage; 10 29: world stroke day; 10 31: world cities day; 11 1: world vegan day
11 10: world science day; 11 12: world pneumonia day; 11 14: world diabetes day
11 16: international day for tolerance; 11 17: world prematurity day, international students' day
11 19: world toilet day; 11 20: transgender day of remembrance; 11 21: world television day
11 25: international day for the elimination of violence against women
11 29: international day of solidarity with the palestinian people
12 2: international day for the abolition of slavery; 12 3: international day of persons with disabilities
12 5: world soil day, international volunteer day; 12 9: international anti-corruption day
12 11: international mountain day; 12 12: universal health coverage day; 12 18: international migrants day
12 20: international human solidarity day; 12 23: festivus; 1 13: stephen foster memorial day
1 15: martin luther king's birthday, martin luther king jr's birthday; 1 25: burns night; 1 29: kansas day
1 27: st sava's day; 2 1: national freedom day, st brigid's day; 2 4: rosa parks day; 2 16: elizabeth peratrovich day
2 28: linus pauling day; 3 2: texas independence day, read across america day; 3 5: st piran's day; 3 25: maryland day
3 30: land day; 3 31: cesar chavez day, césar chávez day; 4 2: pascua florida day
4 6: tartan day, national tartan day; 4 9: vimy ridge day; 4 15: father damien day; 4 21: san jacinto day
4 22: oklahoma day; 4 23: shakespeare day; 5 1: law day, loyalty day; 5 4: greenery day; 5 6: national nurses day
5 8: truman day; 5 15: nakba day, peace officers memorial day; 5 22: harvey milk day, national maritime day
5 25: national missing children's day; 5 26: national sorry day; 5 29: oak apple day; 6 5: naksa day
6 11: kamehameha day; 6 17: bunker hill day; 6 19: juneteenth national independence day
6 20: west virginia day, american eagle day; 6 21: national aboriginal day, national indigenous peoples day
6 23: saint john's eve, st john's eve, midsummer eve, midsummer's eve; 6 24: midsummer day, midsummer's day
6 28: vidovdan; 7 9: nunavut day; 7 15: st swithin's day; 7 24: pioneer day; 8 1: colorado day
8 6: feast of the transfiguration; 8 7: purple heart day; 8 15: feast of the dormition, v-j day
8 16: bennington battle day; 8 19: national aviation day; 8 21: senior citizens day; 8 24: st bartholomew's day
8 26: women's equality day; 8 27: lyndon baines johnson day; 9 9: california admission day; 9 14: holy cross day
9 17: citizenship day, constitution day and citizenship day
9 30: orange shirt day, national day for truth and reconciliation; 10 9: leif erikson day
10 15: white cane safety day; 10 18: alaska day; 10 21: trafalgar day; 10 25: st crispin's day
10 28: ohi day, ochi day; 10 30: mischief night, devil's night; 11 3: culture day; 11 22: st cecilia's day
11 23: labor thanksgiving day; 11 30: bonifacio day; 12 17: wright brothers day; 12 30: rizal day
12 31: saint sylvester's day, st sylvester's day; 2 12: lincoln's birthday, abraham lincoln's birthday
2 15: susan b anthony's birthday; 4 13: thomas jefferson's birthday
10 2: gandhi's birthday, mahatma gandhi's birthday; 11 10: marine corps birthday; 1 7: serbian christmas
1 6: theophany, three kings' day, three kings day; 1 19: timkat; 9 27: meskel; 1 1: yuandan
"""
NTH = """
1 6 -1: world leprosy day; 1 6 3: world religion day; 1 0 3 -3: lee jackson day
2 0 3: washington's birthday, george washington's birthday; 2 0 3: louis riel day, islander day
3 0 1: casimir pulaski day, pulaski day; 3 0 2: canberra day, adelaide cup day; 3 0 -1: seward's day
3 1 1: town meeting day; 3 3 2: world kidney day; 3 4 1: employee appreciation day; 3 5 -1: earth hour
5 0 1: early may bank holiday; 5 0 -1: decoration day, spring bank holiday; 5 1 1: world asthma day
5 3 1: national day of prayer; 5 5 2: world migratory bird day; 5 6 2 -2: military spouse day
6 0 1: western australia day; 7 0 3: marine day; 7 5 1: international day of cooperatives
8 0 1: civic holiday, terry fox day; 8 0 -1: august bank holiday, summer bank holiday; 9 3 -1: world maritime day
9 6 -1: gold star mother's day; 9 6 1 7: national grandparents day; 10 0 1: world habitat day, child health day
10 3 2: world sight day; 10 4 -1: nevada day; 10 4 1: world smile day; 11 1 1: melbourne cup day
11 3 3: world philosophy day; 11 3 4 1: native american heritage day; 11 3 4 2: small business saturday
11 6 3: world day of remembrance for road traffic victims
"""
# days after the first Sunday of Advent
ADVENT = """
0: first sunday of advent; 7: second sunday of advent; 14: third sunday of advent, gaudete sunday
21: fourth sunday of advent; -7: stir-up sunday, christ the king sunday
"""
