"""The town of a main happening that is told no place, or only an area."""

import pytest

from tacitus.areas import is_area, is_guessed, lies_in
from tacitus.text_coder import TextCoder
from tacitus.values import Place

COUNTY = Place("Cook County", "USA", "Illinois", 41.8, -87.8, 1, "district")
CHICAGO = Place("Chicago", "USA", "Illinois", 41.85, -87.65, 2, "city")
ILLINOIS = Place("Illinois", "USA", "Illinois", 40.0, -89.3, 3, "admin1")
NASHVILLE = "Guard dies in Bordeaux\n\nNASHVILLE, Tenn. (Agency) -"
POLICE = "Nakuru police came. Then Kisumu police came. Kisumu police left."
USA = Place("United States", "USA", None, None, None, 4, "country")


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        # by the name of a body, as an adjective, in the dateline
        ("Gunmen shot a guard dead at his gate. The Kisumu Lawn Club wrote.", ["Kisumu"]),
        ("Gunmen shot a Kisumu guard dead at his gate.", ["Kisumu"]),
        ("Guard dies\n\nKISUMU, Kenya (Agency) - Gunmen shot a guard at his gate.", ["Kisumu"]),
        # the town in the area that is told, which stays; a town elsewhere is none
        ("Gunmen shot a guard in Kenya.\n\nThe Kisumu Lawn Club wrote.", ["Kenya", "Kisumu"]),
        ("Gunmen shot a guard dead in Kenya.\n\nThe Boston Lawn Club wrote.", ["Kenya"]),
        ("Gunmen shot a guard dead in Cook County.\n\nThe Chicago Fire Brigade came.", ["Chicago"]),
        # a town that is told stays; the area in which it lies is no second place
        ("Gunmen shot a guard dead in Nakuru.\n\nThe Kisumu Lawn Club wrote.", ["Nakuru"]),
        ("Gunmen shot a guard dead in Nakuru. The shooting in Kenya was the third.", ["Nakuru"]),
        # far from the happening
        ("Gunmen shot him dead.\n\nHe was 40.\n\nHe had sons.\n\nThe Kisumu Lawn Club.", []),
        # in the publisher's name: only where no other is named
        ("Guard shot dead - KXYZ News - Houston, Texas\n\nGunmen shot a guard.", ["Houston"]),
        ("Guard shot dead - KXYZ News - Houston, Texas\n\nGunmen shot a Dallas guard.", ["Dallas"]),
    ],
)  # fmt: skip
def test_the_town_of_the_main_happening(coder: TextCoder, text: str, towns: list[str]) -> None:
    assert towns_of(coder, text) == towns


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        # the town whose police or firemen are named, wherever
        ("Gunmen shot him dead.\n\nHe was 40.\n\nHe had sons.\n\nKisumu police came.", ["Kisumu"]),
        ("Gunmen shot him.\n\nHe was 40.\n\nHe had sons.\n\n" + POLICE, ["Kisumu"]),
        # its quarter was read as a town in another state, or stands beside it
        ("Gunmen shot a guard dead in Austin on Sunday, Chicago police said.", ["Chicago"]),
        ("Gunmen shot a guard dead in Englewood, Chicago police said.", ["Englewood", "Chicago"]),
        ("Gunmen shot a guard dead in South Chicago, Chicago police said.",
            ["South Chicago", "Chicago"]),
        # the state is named; in other countries papers need not name the province
        ("Gunmen shot a guard dead in Austin, Texas. Chicago police searched a flat.", ["Austin"]),
        ("Gunmen shot a guard dead in Nakuru. Kisumu police searched a flat.", ["Nakuru"]),
        # its own police are named
        ("Gunmen shot a guard dead in Austin. Austin police and Chicago police came.", ["Austin"]),
        # by the dateline; a country that is named may be meant
        (f"{NASHVILLE} Gunmen shot a guard dead in Bordeaux.", ["Nashville"]),
        (f"{NASHVILLE} Gunmen shot a guard dead in Bordeaux, France.", ["Bordeaux"]),
    ],
)  # fmt: skip
def test_the_town_at_which_a_report_is_at_home(
    coder: TextCoder, text: str, towns: list[str]
) -> None:
    assert towns_of(coder, text) == towns


def towns_of(coder: TextCoder, text: str) -> list[str]:
    """The places of the first main event."""
    events = [one for one in coder(text, "2024-03-05").events if one.salience == "main"]
    told = [claim.value for claim in events[0].claims if claim.field == "place"]
    return [one.name for one in told if isinstance(one, Place)]


def test_a_guess_says_so(coder: TextCoder) -> None:
    text = "Gunmen shot a guard dead in Kenya.\n\nThe Kisumu Lawn Club wrote."
    (event,) = (one for one in coder(text, "2024-03-05").events if one.salience == "main")
    (told, claim) = (one for one in event.claims if one.field == "place")
    assert not is_guessed(told.basis)
    assert is_guessed(claim.basis)
    assert [span.of(text) for span in claim.evidence] == ["Kisumu"]
    assert claim.confidence < 0.5


def test_areas() -> None:
    quarter = Place("Austin", "USA", "Illinois", 41.9, -87.76, 5, "district")
    assert [is_area(one) for one in (COUNTY, ILLINOIS, USA, CHICAGO, quarter)] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("area", "inside"),
    [
        (COUNTY, True),
        (ILLINOIS, True),
        (USA, True),
        (Place("Cook County", "USA", "Illinois", 37.2, -89.1, 6, "district"), False),  # far
        (Place("Cook County", "USA", "Georgia", 31.1, -83.4, 7, "district"), False),
        (Place("Ontario", "CAN", "Ontario", 49.2, -84.5, 8, "admin1"), False),
    ],
)
def test_a_town_lies_in_an_area(area: Place, inside: bool) -> None:
    assert lies_in(CHICAGO, area) is inside
