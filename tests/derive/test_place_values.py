"""Places: coordinates, evidence, basis, confidence, and safety on any words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacitus.annotate.tokens import tokenise
from tacitus.derive.gazetteer import Gazetteer
from tacitus.derive.gazetteer_file import open_gazetteer
from tacitus.derive.places import derive_places
from tacitus.marks import Marks, Mention
from tacitus.sphere import kilometres, moved
from tacitus.values import Place, Report, Resolved, Span, Unknown
from tests.derive.marked import marked

GAZETTEER: Gazetteer = open_gazetteer()[0]


def first(text: str) -> tuple[Resolved[Place], Place, str]:
    """The first mention's result, its value and the plain text."""
    report, marks = marked(text)
    found = derive_places(report, marks, GAZETTEER)[0]
    assert isinstance(found.value, Place), found.value
    return found, found.value, report.text


def test_a_town_has_all_its_parts() -> None:
    found, place, _ = first("A bomb went off in [Bandirma] in Balikesir.")
    assert place == Place("Bandırma", "TUR", "Balıkesir", 40.3522, 27.9767, 751077, "city", None)
    assert found.rule == "places"
    assert 0.9 < found.confidence <= 1.0


def test_a_country_has_no_point() -> None:
    _, place, _ = first("{Syria} said so.")
    assert (place.lat, place.lon, place.admin1) == (None, None, None)
    assert place.geonames_id == 163843


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A bomb went off in [Bandirma] in Balikesir.", ["Bandirma", "Balikesir"]),
        ("A bomb went off in [Bandirma in Balikesir].", ["Bandirma in Balikesir"]),
        ("A bomb went off in [Paris], Texas.", ["Paris", "Texas"]),
        ("A bomb went off in [Qwxzyville], Baghdad.", ["Qwxzyville", "Baghdad"]),
        ("A bomb went off in [Ankara].", ["Ankara"]),
    ],
)
def test_evidence_is_the_words_that_tell_it(text: str, words: list[str]) -> None:
    found, _, plain = first(text)
    assert [span.of(plain) for span in found.evidence] == words


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("In Turkey a man in [Erzurumon] was held.", '"Erzurumon" read as a slip for Erzurum'),
        ("A man in [Paris], Texas, was held.", "in Texas, which is named next to it"),
        ("A man in [Jos] was held.", "the only place of this name in the gazetteer"),
        ("Iraqi police in [Mosul] said so.", "candidates in IRQ, which the report names"),
        ("{Ankara} denied it.", "the capital Ankara stands for its state"),
        ("Men at [the school in Ankara] fled.", '"school" is not in the gazetteer'),
        ("Men left [Kabul airport].", "bears this name"),
        ("Men met in [the Turkish capital].", "the capital of TUR"),
        ("Men 20 km north of [Mosul] fled.", "a point reckoned from Mosul"),
        ("Men on [the road from Homs to Hama] fled.", "the middle between Homs"),
    ],
)
def test_the_basis_gives_the_reason_in_words(text: str, part: str) -> None:
    assert part in (first(text)[0].basis or "")


def test_runners_up_are_kept() -> None:
    found, place, _ = first("A man in [Springfield] was held.")
    assert place.name == "Springfield"
    assert found.runners_up
    assert found.confidence < 0.9


def test_a_doubtful_name_is_less_sure_than_a_plain_one() -> None:
    plain = first("In Turkey a man in [Erzurum] was held.")[0]
    slip = first("In Turkey a man in [Erzurumon] was held.")[0]
    assert slip.confidence < plain.confidence


def test_distances_are_reckoned_on_the_sphere() -> None:
    _, mosul, _ = first("A mine in [Mosul] blew up.")
    _, north, _ = first("A mine 20 km north of [Mosul] blew up.")
    assert mosul.lat is not None
    assert mosul.lon is not None
    assert north.lat is not None
    assert north.lon is not None
    assert kilometres(mosul.lat, mosul.lon, north.lat, north.lon) == pytest.approx(20, abs=0.1)
    assert north.lat > mosul.lat
    assert north.geonames_id is None
    assert moved(0.0, 179.9, 100.0, 90.0)[1] == pytest.approx(-179.2, abs=0.1)


def test_unknown_says_why() -> None:
    report, marks = marked("It was seen in [Qwxzyville] and [a house].")
    reasons = [found.value for found in derive_places(report, marks, GAZETTEER)]
    assert reasons == [
        Unknown("the gazetteer has no place of this name"),
        Unknown("these words name no place"),
    ]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        # by the place named last before it in its paragraph, else by what is named most
        ("In [Kenya] and [Nakuru] men fled.\nIn [Jos] men met in [Qwxza].", ["NGA"]),
        ("In [Kenya] and [Nakuru] men fled.\nMen met in [Qwxza].", ["KEN"]),
        # a place elsewhere that bears the name only as its second one is not meant, nor does it
        # tell of what country the report speaks
        ("Men met in [Mambasa] and [Mambasa]. One came from [Bunia].", ["COD", "COD"]),
    ],
)
def test_the_country_of_a_place_that_the_gazetteer_lacks(text: str, countries: list[str]) -> None:
    report, marks = marked(text)
    values = [found.value for found in derive_places(report, marks, GAZETTEER)]
    lacking = [one for one in values if isinstance(one, Place) and one.geonames_id is None]
    assert [one.country for one in lacking] == countries
    assert [(one.lat, one.lon) for one in lacking] == [(None, None)] * len(lacking)


def test_other_mentions_have_no_value() -> None:
    report, marks = marked("<Jordan Paris> slept in [Amman].")
    assert [found.mention for found in derive_places(report, marks, GAZETTEER)] == [1]


PIECES = """the|20 km north of|Mosul|'s|border|road|between|and|Iraq|,|Texas|.|(|)|capital|city|in
Turkish-Syrian|its|U.S.|Homs-Hama highway|near|St. Louis'|al-|İ|‘|University|of""".split("|")
WORDS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
)


@given(before=WORDS, words=WORDS, after=WORDS, state=st.booleans())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_words_raise(before: str, words: str, after: str, state: bool) -> None:
    text = f"{before} {words} {after}"
    tokens, sentences = tokenise(text)
    spans = [Span(len(before) + 1, len(before) + 1 + len(words))] if words else []
    spans += [Span(token.start, token.end) for token in tokens[:5]]
    mentions = tuple(Mention(span, "state" if state else "place", span) for span in sorted(spans))
    found = derive_places(Report("r", text, ""), Marks("t", tokens, sentences, mentions), GAZETTEER)
    assert [one.mention for one in found] == list(range(len(mentions)))
    for one in found:
        assert all(0 <= span.start < span.end <= len(text) for span in one.evidence)
        assert 0.0 <= one.confidence <= 1.0
        if isinstance(one.value, Place):
            assert (one.value.lat is None) == (one.value.lon is None)


def test_a_huge_text_is_no_trouble() -> None:
    text = "Ankara, " * 4_000
    tokens, sentences = tokenise(text)
    mentions = tuple(Mention(t.span, "place", t.span) for t in tokens[:8_000:2])
    whole = Mention(Span(0, len(text)), "place", Span(0, 6))
    found = derive_places(
        Report("r", text, ""), Marks("t", tokens, sentences, (whole, *mentions)), GAZETTEER
    )
    assert len(found) == len(mentions) + 1
