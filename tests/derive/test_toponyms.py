"""Toponyms: every place name of a text, also inside other names, with its place."""

from itertools import pairwise

import pytest

from tacitus.countries import centre_of
from tacitus.text_coder import TextCoder
from tacitus.values import Place, Toponym


def shown(found: Toponym, text: str) -> str:
    """A toponym as the table writes it: its words, then its place."""
    words = found.span.of(text)
    if not isinstance(found.value, Place):
        return f"{words}: ?"
    return f"{words}: {found.value.name}, {found.value.country or '-'}, {found.value.precision}"


# Each row: a text, and its toponyms in order.
ROWS: list[tuple[str, list[str]]] = [
    # inside the names of bodies and sites
    ("She teaches at Boston University.", ["Boston: Boston, USA, city"]),
    ("The Chicago Police Department gave no figures.", ["Chicago: Chicago, USA, city"]),
    ("He called the Nairobi Fire Brigade twice.", ["Nairobi: Nairobi, KEN, city"]),
    ("The Lagos State University Teaching Hospital was full.", ["Lagos: Lagos, NGA, city"]),
    ("The Karachi High Court adjourned.", ["Karachi: Karachi, PAK, city"]),
    ("The Toronto Stock Exchange fell.", ["Toronto: Toronto, CAN, city"]),
    ("The Manchester City Council met in Manchester, England.",
     ["Manchester: Manchester, GBR, city", "Manchester: Manchester, GBR, city",
      "England: England, GBR, admin1"]),
    # adjectives and people
    ("Texas lawmakers passed the bill.", ["Texas: Texas, USA, admin1"]),
    ("Kenyan farmers blocked the road.", ["Kenyan: Kenya, KEN, country"]),
    ("The Sri Lankan army denied it.", ["Sri Lankan: Sri Lanka, LKA, country"]),
    ("Two Canadians were freed.", ["Canadians: Canada, CAN, country"]),
    ("A Chicago man was held.", ["Chicago: Chicago, USA, city"]),
    ("Thousands of Londoners walked home.", ["Londoners: London, GBR, city"]),
    ("Many Ohioans stayed away.", ["Ohioans: Ohio, USA, admin1"]),
    ("The letter was written in French.", []),
    # states, short forms, counties, parties
    ("A fire broke out in Topeka, Kan., on Monday.",
     ["Topeka: Topeka, USA, city", "Kan.: Kansas, USA, admin1"]),
    ("Police in Reno, NV, made an arrest.",
     ["Reno: Reno, USA, city", "NV: Nevada, USA, admin1"]),
    ("Sen. Mary Dole, D-N.J., voted no.", ["N.J.: New Jersey, USA, admin1"]),
    ("Rep. Tom Hale, R-Tulsa, voted no.", ["Tulsa: Tulsa, USA, city"]),
    ("Mass. legislators put it off.", ["Mass.: Massachusetts, USA, admin1"]),
    ("The Cook County sheriff resigned in Illinois.",
     ["Cook County: Cook County, USA, district", "Illinois: Illinois, USA, admin1"]),
    # hyphens and slashes
    ("The Lima-based firm closed its office.", ["Lima: Lima, PER, city"]),
    ("The Egypt-Sudan talks failed.",
     ["Egypt: Egypt, EGY, country", "Sudan: Sudan, SDN, country"]),
    # datelines
    ("KHARTOUM, Sudan (Agency) - Shops stayed shut.",
     ["KHARTOUM: Khartoum, SDN, city", "Sudan: Sudan, SDN, country"]),
    # persons are no places
    ("Mr. Paris said no to Mrs. Lima.", []),
    ("Jack London wrote it and Virginia Woods read it.", []),
    ("Gov. Jordan Smith told Virginia Woods so.", []),
    ("Chief Justice Florence Reading resigned in Accra.", ["Accra: Accra, GHA, city"]),
    ("Texas Gov. Ann Bowers left.", ["Texas: Texas, USA, admin1"]),
    # common words, months and acronyms are none
    ("Reading is fun in May.", []),
    ("The North voted against it.", []),
    ("The City Council met.", []),
    # lists and one sense in a report
    ("Floods hit Huntsville, Birmingham and Montgomery in Alabama.",
     ["Huntsville: Huntsville, USA, city", "Birmingham: Birmingham, USA, city",
      "Montgomery: Montgomery, USA, city", "Alabama: Alabama, USA, admin1"]),
    ("The quake struck near Concord, New Hampshire. Concord police closed two roads.",
     ["Concord: Concord, USA, city", "New Hampshire: New Hampshire, USA, admin1",
      "Concord: Concord, USA, city"]),
    # a country that is also a town
    ("LEBANON, Ohio - A Lebanon woman was held. Warren County has the jail.",
     ["LEBANON: Lebanon, USA, city", "Ohio: Ohio, USA, admin1", "Lebanon: Lebanon, USA, city",
      "Warren County: Warren County, USA, district"]),
    ("Lebanon closed its border near Tripoli, Lebanese police said.",
     ["Lebanon: Lebanon, LBN, country", "Tripoli: Tripoli, LBN, city",
      "Lebanese: Lebanon, LBN, country"]),
    # sites that the gazetteer lacks
    ("She died at Altnore Hospital in Lusaka.",
     ["Altnore Hospital: Lusaka, ZMB, city", "Lusaka: Lusaka, ZMB, city"]),
    ("Her home at Rathmolin burned. The fire brigade came from Galway, Ireland.",
     ["Rathmolin: Galway, IRL, region", "Galway: Galway, IRL, city",
      "Ireland: Ireland, IRL, country"]),
    ("She died at Altnore Hospital.", ["Altnore Hospital: ?"]),
    # a site or street told by its words, whatever the reader takes them for; it lies where it is
    # said to be, not in the town of its name
    ("He was tried at the Harbour Courthouse in Mombasa.",
     ["Harbour Courthouse: Mombasa, KEN, city", "Mombasa: Mombasa, KEN, city"]),
    ("A van burned on N. Dallas Drive in Boston.",
     ["N. Dallas Drive: Boston, USA, city", "Boston: Boston, USA, city"]),
    ("They met at the Boston Academy in Nairobi.",
     ["Boston Academy: Nairobi, KEN, city", "Nairobi: Nairobi, KEN, city"]),
    ("She teaches at the University of Illinois at Chicago.",
     ["Illinois: Illinois, USA, admin1", "Chicago: Chicago, USA, city"]),
    ("The Children's Hospital closed. Yesterday Dr. Ruiz left.", []),
    # short forms of countries and regions that look like small words or those of bodies
    ("Storms hit US farms.", ["US: United States, USA, country"]),
    ("The EU sent aid to Chad.", ["EU: European Union, -, region", "Chad: Chad, TCD, country"]),
    ("Officials of the UNDP met.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_toponyms(text: str, expected: list[str], coder: TextCoder) -> None:
    assert [shown(found, text) for found in coder.toponyms(text, language="en")] == expected


def test_a_country_has_its_centre_and_says_so(coder: TextCoder) -> None:
    (found,) = coder.toponyms("Zambia said no.", language="en")
    assert isinstance(found.value, Place)
    assert (found.value.lat, found.value.lon) == centre_of("ZMB")
    assert found.value.precision == "country"
    assert found.basis is not None
    assert found.basis.endswith("the point is the centre of the country")


def test_spans_do_not_overlap(coder: TextCoder) -> None:
    text = " ".join(row[0] for row in ROWS)
    spans = [found.span for found in coder.toponyms(text, language="en")]
    assert spans == sorted(spans)
    assert not any(one.meets(two) for one, two in pairwise(spans))


def test_confidence_is_a_probability(coder: TextCoder) -> None:
    for text, _ in ROWS:
        for found in coder.toponyms(text, language="en"):
            assert 0 <= found.confidence <= found.is_place <= 1
