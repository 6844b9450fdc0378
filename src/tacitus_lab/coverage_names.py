"""The naming cultures of the persons whom the corpus names.

A person's culture is taken to be the commonest one of their country, as the table below has it: our
own grouping by how given and family names are made and ordered. It is an estimate: who bears a name
of another culture of the same country is counted with the commonest.
"""

from collections import Counter

from tacitus_lab.corpus_report import CorpusReport

LEAST = 3  # named persons by whom a culture counts
CULTURES = {
    name: frozenset(countries.split())
    for name, countries in {
        "Arabic": "ARE BHR DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SYR TUN YEM",
        "Hebrew": "ISR",
        "Turkish": "TUR CYP",
        "Azerbaijani": "AZE",
        "Armenian": "ARM",
        "Georgian": "GEO",
        "Persian and Tajik": "IRN TJK",
        "Pashto and Dari": "AFG",
        "Kazakh and Kyrgyz": "KAZ KGZ",
        "Uzbek and Turkmen": "UZB TKM",
        "Urdu and Punjabi": "PAK",
        "Hindi and other Indian": "IND",
        "Nepali": "NPL BTN",
        "Bengali": "BGD",
        "Sinhala and Tamil": "LKA",
        "Maldivian": "MDV",
        "Burmese": "MMR",
        "Thai and Lao": "THA LAO",
        "Khmer": "KHM",
        "Vietnamese": "VNM",
        "Malay": "MYS BRN SGP",
        "Indonesian": "IDN TLS",
        "Filipino": "PHL",
        "Chinese": "CHN TWN HKG MAC",
        "Korean": "KOR PRK",
        "Japanese": "JPN",
        "Mongolian": "MNG",
        "Amharic and Oromo": "ETH",
        "Tigrinya": "ERI",
        "Somali": "SOM DJI",
        "Swahili and other East African": "KEN TZA UGA",
        "Rwandan and Rundi": "RWA BDI",
        "Congolese": "COD COG CAF GAB GNQ",
        "Cameroonian": "CMR",
        "Hausa, Yoruba and Igbo": "NGA",
        "Akan and Ewe": "GHA TGO BEN",
        "Mande and Fula": "MLI GIN BFA CIV SEN GMB SLE GNB LBR",
        "Songhai and Tuareg": "NER TCD",
        "Shona, Nguni and Sotho": "ZWE ZAF LSO SWZ BWA NAM",
        "Bantu of Malawi, Zambia and Mozambique": "MWI ZMB MOZ AGO",
        "Nilotic": "SSD",
        "Malagasy": "MDG COM",
        "Spanish": "ESP MEX GTM HND SLV NIC CRI PAN CUB DOM COL VEN ECU PER BOL CHL ARG PRY URY",
        "Portuguese": "PRT BRA CPV STP",
        "French": "FRA BEL LUX MCO",
        "Italian": "ITA SMR MLT",
        "English": "GBR IRL USA CAN AUS NZL",
        "Caribbean": "JAM TTO GUY BRB BHS BLZ GRD LCA VCT ATG DMA KNA HTI SUR",
        "German": "DEU AUT CHE LIE",
        "Dutch": "NLD",
        "Nordic": "DNK NOR SWE ISL",
        "Finnish and Estonian": "FIN EST",
        "Baltic": "LVA LTU",
        "Russian and Belarusian": "RUS BLR",
        "Ukrainian": "UKR MDA",
        "Polish": "POL",
        "Czech and Slovak": "CZE SVK",
        "Hungarian": "HUN",
        "Romanian": "ROU",
        "Bulgarian and Macedonian": "BGR MKD",
        "Serbian, Croatian, Bosnian, Slovene": "SRB HRV BIH MNE SVN",
        "Albanian": "ALB XKX",
        "Greek": "GRC",
        "Melanesian": "PNG SLB VUT FJI",
        "Polynesian and Micronesian": "WSM TON TUV KIR NRU MHL FSM PLW",
    }.items()
}
CULTURE_OF = {country: name for name, countries in CULTURES.items() for country in countries}


def cultures(reports: list[CorpusReport]) -> Counter[str]:
    """The named persons of each culture; those of whose country nothing is known are left out."""
    return Counter(
        CULTURE_OF[entity["country"]]
        for one in reports
        for entity in one.coding["entities"]
        if entity["kind"] == "person" and is_name(entity["name"])
        if entity.get("country") in CULTURE_OF
    )


def is_name(words: str) -> bool:
    """Whether all words but small particles are written with a capital: no description."""
    found = [word for word in words.split() if len(word) > 3] or words.split()
    return all(word[0].isupper() for word in found)


def counted_cultures(reports: list[CorpusReport]) -> int:
    """How many cultures at least three persons stand for."""
    return sum(number >= LEAST for number in cultures(reports).values())
