"""Places: from the words of a report to the gazetteer's places."""

import pytest

from tacitus.derive.gazetteer import Gazetteer
from tacitus.derive.gazetteer_file import open_gazetteer
from tacitus.derive.places import derive_places
from tacitus.values import Place, Resolved, Unknown
from tests.derive.marked import marked


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()[0]


def told(text: str, gazetteer: Gazetteer) -> list[Resolved[Place]]:
    return list(derive_places(*marked(text), gazetteer))


def shown(found: Resolved[Place]) -> str:
    """A value as the tables write it."""
    if isinstance(found.value, Unknown):
        return "?"
    place = found.value
    return f"{place.name}, {place.country or '-'}, {place.precision}"


# Each row: a text, and what its mentions are, in order.
ROWS = [
    # towns by name alone
    ("A bomb went off in [Ankara] on Monday.", ["Ankara, TUR, city"]),
    ("Two men were held in [Kabul].", ["Kabul, AFG, city"]),
    ("The march in [Paris] was calm.", ["Paris, FRA, city"]),
    ("The court in [London] freed them.", ["London, GBR, city"]),
    ("Shots were heard in [Mogadishu].", ["Mogadishu, SOM, city"]),
    ("Police in [Nairobi] gave no figures.", ["Nairobi, KEN, city"]),
    ("The train left [Moscow] at dawn.", ["Moscow, RUS, city"]),
    ("A strike closed [Buenos Aires].", ["Buenos Aires, ARG, city"]),
    ("Traders in [Lagos] shut their shops.", ["Lagos, NGA, city"]),
    ("He was born in [Timbuktu].", ["Timbuktu, MLI, city"]),
    ("Rockets fell on [Kharkiv].", ["Kharkiv, UKR, city"]),
    ("They met in [Jakarta].", ["Jakarta, IDN, city"]),
    ("The protest in [Santiago] grew.", ["Santiago, CHL, city"]),
    ("A blast shook [Karachi].", ["Karachi, PAK, city"]),
    ("He flew to [Washington] on Friday.", ["Washington, USA, city"]),
    # spelling, accents, case, other names
    ("A fire broke out in [Diyarbakir].", ["Diyarbakır, TUR, city"]),
    ("A fire broke out in [Diyarbakır].", ["Diyarbakır, TUR, city"]),
    ("A fire broke out in [DIYARBAKIR].", ["Diyarbakır, TUR, city"]),
    ("A camp near [Sanliurfa] was closed.", ["Şanlıurfa, TUR, city"]),
    ("The boat sank off [Izmir].", ["İzmir, TUR, city"]),
    ("A rally in [Sao Paulo] ended.", ["São Paulo, BRA, city"]),
    ("A rally in [Bogota] ended.", ["Bogotá, COL, city"]),
    ("A rally in [Medellin] ended.", ["Medellín, COL, city"]),
    ("The mayor of [Malmo] resigned.", ["Malmö, SWE, city"]),
    ("The mayor of [Zurich] resigned.", ["Zürich, CHE, city"]),
    ("The mayor of [Cologne] resigned.", ["Köln, DEU, city"]),
    ("The mayor of [Munich] resigned.", ["Munich, DEU, city"]),
    ("A clash in [Kiev] left one dead.", ["Kyiv, UKR, city"]),
    ("A clash in [Kyiv] left one dead.", ["Kyiv, UKR, city"]),
    ("A clash in [Lvov], Ukraine, ended.", ["Lviv, UKR, city"]),
    ("Ships left [Odessa] in Ukraine.", ["Odesa, UKR, city"]),
    ("Workers in [Bombay] and [Calcutta] struck.", ["Mumbai, IND, city", "Kolkata, IND, city"]),
    ("Monks in [Rangoon] marched.", ["Yangon, MMR, city"]),
    ("He fled [Saigon] as a boy.", ["Ho Chi Minh City, VNM, city"]),
    ("The siege of [Leningrad] was recalled.", ["Saint Petersburg, RUS, city"]),
    ("Talks in [Peking] failed.", ["Beijing, CHN, city"]),
    ("A shooting in [NYC] left two hurt.", ["New York City, USA, city"]),
    ("A shooting in [St. Louis], Missouri, left two hurt.", ["St. Louis, USA, city"]),
    ("A shooting in [Saint Louis], Missouri, left two hurt.", ["St. Louis, USA, city"]),
    ("A raid in [N'Djamena] failed.", ["N'Djamena, TCD, city"]),
    ("A raid in [N’Djamena] failed.", ["N'Djamena, TCD, city"]),
    ("Planes hit [Sana'a], Yemen.", ["Sanaa, YEM, city"]),
    ("Planes hit [Raqqa] in Syria.", ["Ar Raqqah, SYR, city"]),
    ("Planes hit [al-Bab] in northern Syria.", ["Al Bāb, SYR, city"]),
    ("Troops left [Kandahar].", ["Kandahār, AFG, city"]),
    ("Troops left [Mosul].", ["Mosul, IRQ, city"]),
    ("Troops left [Fallujah], Iraq.", ["Al Fallūjah, IRQ, city"]),
    # countries and their names
    ("{Turkey} closed the bridge.", ["Turkey, TUR, country"]),
    ("{Türkiye} closed the bridge.", ["Turkey, TUR, country"]),
    ("The {U.S.} said no.", ["United States, USA, country"]),
    ("The {US} said no.", ["United States, USA, country"]),
    ("The {United States} said no.", ["United States, USA, country"]),
    ("{America} said no.", ["United States, USA, country"]),
    ("The {UK} said no.", ["United Kingdom, GBR, country"]),
    ("{Britain} said no.", ["United Kingdom, GBR, country"]),
    ("Fighting spread in the [DRC].", ["Democratic Republic of the Congo, COD, country"]),
    ("Fighting spread in [Ivory Coast].", ["Ivory Coast, CIV, country"]),
    ("Fighting spread in [Côte d'Ivoire].", ["Ivory Coast, CIV, country"]),
    ("Fighting spread in [Burma].", ["Myanmar, MMR, country"]),
    ("He grew up in the [Soviet Union].", ["Russia, RUS, country"]),
    ("He grew up in [Zaire].", ["Democratic Republic of the Congo, COD, country"]),
    ("He grew up in [Bosnia and Herzegovina].", ["Bosnia and Herzegovina, BIH, country"]),
    ("He grew up in [Bosnia].", ["Bosnia and Herzegovina, BIH, country"]),
    ("{North Korea} fired two missiles.", ["North Korea, PRK, country"]),
    ("{South Sudan} and {Sudan} agreed.", ["South Sudan, SSD, country", "Sudan, SDN, country"]),
    ("{Georgia} accused {Russia}.", ["Georgia, GEO, country", "Russia, RUS, country"]),
    ("He won in [Georgia], Alabama and Texas.", ["Georgia, USA, admin1"]),
    ("{Ankara} denied the report.", ["Turkey, TUR, country"]),
    ("Clashes in northern [Syria] went on.", ["Syria, SYR, country"]),
    ("Clashes in [northern Syria] went on.", ["Syria, SYR, country"]),
    ("The boat left [Libya] at night.", ["Libya, LBY, country"]),
    ("Voters in [Scotland] stayed away.", ["Scotland, GBR, admin1"]),
    # what a place lies in, named after it
    ("A man in [Springfield], Illinois, was held.", ["Springfield, USA, city"]),
    ("A man in [Springfield], Ill., was held.", ["Springfield, USA, city"]),
    ("A man in [Springfield, Massachusetts] was held.", ["Springfield, USA, city"]),
    ("A man in [Paris], Texas, was held.", ["Paris, USA, city"]),
    ("A man in [Paris, TX] was held.", ["Paris, USA, city"]),
    ("A man in [Lebanon], Pennsylvania, was held.", ["Lebanon, USA, city"]),
    ("A man in [Birmingham], Alabama, was held.", ["Birmingham, USA, city"]),
    ("A man in [Birmingham], England, was held.", ["Birmingham, GBR, city"]),
    ("A man in [London], Ontario, was held.", ["London, CAN, city"]),
    ("A man in [Athens], Georgia, was held.", ["Athens, USA, city"]),
    ("A man in [Tripoli], Lebanon, was held.", ["Tripoli, LBN, city"]),
    ("A man in [Tripoli], Libya, was held.", ["Tripoli, LBY, city"]),
    ("A man in [Hyderabad], Pakistan, was held.", ["Hyderabad, PAK, city"]),
    ("A man in [Hyderabad], India, was held.", ["Hyderabad, IND, city"]),
    ("A man in [Valencia], Venezuela, was held.", ["Valencia, VEN, city"]),
    ("A man in [Cordoba], Argentina, was held.", ["Córdoba, ARG, city"]),
    ("A man in [Cordoba], Spain, was held.", ["Córdoba, ESP, city"]),
    ("A man in [San Jose], Costa Rica, was held.", ["San José, CRI, city"]),
    ("A man in [San Jose], California, was held.", ["San Jose, USA, city"]),
    ("Her shop lies in [Bandirma in Balikesir].", ["Bandırma, TUR, city"]),
    ("Her shop lies in [Bandirma] in Balikesir.", ["Bandırma, TUR, city"]),
    ("A raid on [Nawa], in the Syrian province of Daraa, failed.", ["Nawá, SYR, city"]),
    ("A home in [Qwxzyville], Baghdad, was hit.", ["Baghdad, IRQ, city"]),
    ("In [Washington, D.C.], talks began.", ["Washington, USA, city"]),
    ("In [Kansas City], Mo., talks began.", ["Kansas City, USA, city"]),
    # what is said before it
    ("They took the Syrian town of [Idlib].", ["Idlib, SYR, city"]),
    ("They took the Illinois town of [Springfield].", ["Springfield, USA, city"]),
    ("They took Libya's [Tripoli].", ["Tripoli, LBY, city"]),
    ("They took the Lebanese port of [Tripoli].", ["Tripoli, LBN, city"]),
    ("They took the Nigerian city of [Jos].", ["Jos, NGA, city"]),
    ("A school in Turkey's Marmara province of [Balikesir] closed.", ["Balıkesir, TUR, admin1"]),
    ("A school in [Turkey's Marmara province of Balikesir] closed.", ["Balıkesir, TUR, admin1"]),
    ("The army shelled [the northern Syrian town of Azaz].", ["I‘zāz, SYR, city"]),
    # provinces, districts, counties
    ("Aid reached [Idlib province] in Syria.", ["Idlib, SYR, admin1"]),
    ("Aid reached [Idlib] province in Syria.", ["Idlib, SYR, admin1"]),
    ("Aid reached the province of [Nineveh].", ["Nineveh, IRQ, admin1"]),
    ("Aid reached [Helmand].", ["Helmand, AFG, admin1"]),
    ("Aid reached [Helmand province], Afghanistan.", ["Helmand, AFG, admin1"]),
    ("Aid reached [Borno state] in Nigeria.", ["Borno State, NGA, admin1"]),
    ("Aid reached [North Kivu] in the DRC.", ["North Kivu, COD, admin1"]),
    ("Aid reached [Rakhine state] in Myanmar.", ["Rakhine, MMR, admin1"]),
    ("Aid reached [Texas].", ["Texas, USA, admin1"]),
    ("Aid reached [Uttar Pradesh].", ["Uttar Pradesh, IND, admin1"]),
    ("Aid reached [Balochistan].", ["Balochistan, PAK, admin1"]),
    ("Aid reached [Chechnya].", ["Chechnya, RUS, admin1"]),
    ("Aid reached [Catalonia].", ["Catalonia, ESP, admin1"]),
    ("Aid reached [Orange County], California.", ["Orange County, USA, district"]),
    ("Aid reached [Rapides Parish].", ["Rapides Parish, USA, district"]),
    ("Aid reached [the district of Manbij] in Syria.", ["Manbij District, SYR, district"]),
    ("A crowd filled [Brooklyn], New York.", ["Brooklyn, USA, city"]),
    # regions, rivers, seas
    ("Aid reached the [Gaza Strip].", ["Gaza Strip, PSE, region"]),
    ("Aid reached the [West Bank].", ["West Bank, PSE, region"]),
    ("Aid reached [Kashmir].", ["Kashmir, -, region"]),
    ("Aid reached the [Donbas].", ["Donbas, UKR, region"]),
    ("Aid reached [Donbass].", ["Donbas, UKR, region"]),
    ("Aid reached the [Sahel].", ["Sahel, -, region"]),
    ("Aid reached [Darfur].", ["Darfur, SDN, region"]),
    ("Aid reached [Kurdistan].", ["Kurdistan, -, region"]),
    ("Aid reached [Iraqi Kurdistan].", ["Iraqi Kurdistan, IRQ, region"]),
    ("Aid reached the [Sinai].", ["Sinai Peninsula, EGY, region"]),
    ("Aid reached [Nagorno-Karabakh].", ["Nagorno-Karabakh, AZE, region"]),
    ("Aid reached the [Golan Heights].", ["Golan Heights, -, region"]),
    ("A ship was hit in the [Red Sea].", ["Red Sea, -, region"]),
    ("A ship was hit in the [Gulf of Aden].", ["Gulf of Aden, -, region"]),
    ("A ship was hit in the [Strait of Hormuz].", ["Strait of Hormuz, -, region"]),
    ("They crossed the [Euphrates].", ["Euphrates, -, region"]),
    ("They crossed the [Rio Grande].", ["Rio Grande, -, region"]),
    ("Unrest spread in the [Middle East].", ["Middle East, -, region"]),
    ("Unrest spread in [Southeast Asia].", ["Southeast Asia, -, region"]),
    ("Unrest spread in [Europe].", ["Europe, -, region"]),
    # capitals and turning back
    ("They met in [the Turkish capital].", ["Ankara, TUR, city"]),
    ("They met in [Turkey's capital].", ["Ankara, TUR, city"]),
    ("They met in [the capital of Turkey].", ["Ankara, TUR, city"]),
    ("They met in [the Iraqi capital Baghdad].", ["Baghdad, IRQ, city"]),
    ("They met in [the Iraqi capital, Baghdad].", ["Baghdad, IRQ, city"]),
    (
        "Troops entered [Mosul]. Shops in [the city] shut.",
        ["Mosul, IRQ, city", "Mosul, IRQ, city"],
    ),
    (
        "Troops entered [Helmand province]. Shops in [the province] shut.",
        ["Helmand, AFG, admin1", "Helmand, AFG, admin1"],
    ),
    ("Shops in [the village] shut.", ["?"]),
    ("Shops in [the Turkish city] of [Adana] shut.", ["Adana, TUR, city", "Adana, TUR, city"]),
    ("He retired to [his hometown], [Bandirma], in Turkey.", ["Bandırma, TUR, city"] * 2),
    ("From [Adana] he fled to [his hometown].", ["Adana, TUR, city", "?"]),
    (
        "[Adana] (Agency) - In [Adana], police held a man from [Mersin], Turkey. [The city] slept.",
        ["Adana, TUR, city", "Adana, TUR, city", "Mersin, TUR, city", "Adana, TUR, city"],
    ),
    ("{Springfield} lost the match.", ["?"]),
    # borders, roads, distances
    (
        "{Turkey} sent tanks to [its border with Syria].",
        ["Turkey, TUR, country", "border of Turkey with Syria, TUR, region"],
    ),
    ("Tanks stood on [Turkey's border with Syria].", ["border of Turkey with Syria, TUR, region"]),
    ("Tanks stood on [the border between Iraq and Iran].", ["border of Iraq with Iran, -, region"]),
    ("Tanks stood on [the Iran-Iraq border].", ["border of Iran with Iraq, -, region"]),
    ("Tanks stood on [the Turkish-Syrian border].", ["border of Turkey with Syria, -, region"]),
    ("Tanks stood on [the Syrian border].", ["border of Syria, -, region"]),
    ("A mine on [the road from Homs to Hama] blew.", ["road between Homs and Ḩamāh, SYR, region"]),
    ("A mine on [the Baghdad-Mosul road] blew.", ["road between Baghdad and Mosul, IRQ, region"]),
    ("A mine 20 km north of [Mosul] blew up.", ["20 km north of Mosul, IRQ, region"]),
    ("A mine [20 km north of Mosul] blew up.", ["20 km north of Mosul, IRQ, region"]),
    ("A mine about 10 miles (16 km) south-east of [Kabul] blew up.",
     ["16 km southeast of Kabul, AFG, region"]),
    # the report settles which
    ("Iraqi troops fought in [Mosul] and [Tikrit].", ["Mosul, IRQ, city", "Tikrīt, IRQ, city"]),
    ("In Pakistan's Sindh, a bus from [Hyderabad] to [Karachi] burnt.",
     ["Hyderabad, PAK, city", "Karachi, PAK, city"]),
    ("Police in Venezuela said two men from [Valencia] and one from [Maracay] were held.",
     ["Valencia, VEN, city", "Maracay, VEN, city"]),
    ("A Colombian judge in [Cartagena] freed him.", ["Cartagena, COL, city"]),
    ("A Spanish judge in [Cartagena] freed him.", ["Cartagena, ESP, city"]),
    ("An Ontario judge in [London] freed him, Canadian papers said.", ["London, CAN, city"]),
    ("The Chilean police held a man in [Concepcion].", ["Concepción, CHL, city"]),
    ("The Philippine army left [San Fernando].", ["San Fernando, PHL, city"]),
    ("Buses between [Manchester] and [Nashua], New Hampshire, stopped.",
     ["Manchester, USA, city", "Nashua, USA, city"]),
    ("[Alexandria] and nearby [Pineville] in Louisiana were flooded.",
     ["Alexandria, USA, city", "Pineville, USA, city"]),
    ("[Alexandria] and [Cairo] were calm, the Egyptian minister said.",
     ["Alexandria, EGY, city", "Cairo, EGY, city"]),
    ("A Georgian soldier from [Gori] was hurt near [Tbilisi].",
     ["Gori, GEO, city", "Tbilisi, GEO, city"]),
    # slips of the pen
    ("The Turkish army said a bus in [Erzurumon] was bombed.", ["Erzurum, TUR, city"]),
    ("The Iraqi army said a bus in [Fallujeh] was bombed.", ["Al Fallūjah, IRQ, city"]),
    ("The Afghan army said a bus in [Kandahhar] was bombed.", ["Kandahār, AFG, city"]),
    # sites that bear the name of their place
    ("Flights from [Kabul airport] stopped.", ["Kabul, AFG, city"]),
    ("Students of [Basra University] in Iraq marched.", ["Basrah, IRQ, city"]),
    ("Guards at [the US embassy in Ankara] fired.", ["Ankara, TUR, city"]),
    # nowhere
    ("It was seen in [Qwxzyville].", ["?"]),
    ("It was seen [there].", ["?"]),
    ("It was seen in [a concert hall].", ["?"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_places(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert [shown(found) for found in told(text, gazetteer)] == expected


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 150
