"""Places that a text tells by others: so far from one, on a border, along a road, named before."""

import re

from tacitus.derive.place_lists import NAME, QUOTES, compass, kinds_back
from tacitus.derive.place_reading import PlaceWords, Shape

KILOMETRES = {"k": 1.0, "m": 1.609344}  # by the first letter of the unit: kilometres, miles
NUMBERS = {"five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
           "fifty": 50, "sixty": 60, "a hundred": 100}  # fmt: skip
OFFSET = re.compile(
    rf"(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(NUMBERS)})[ -]?"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b(?: ?\([^)]{0,30}\))?(?: or so)?,? "
    r"(?:away )?(?:to the |due )?(?P<way>(?:north|south|east|west)[a-z-]*?)(?:ern|wards?)?"
    r" (?:of|from) (?:(?:the|central|downtown) )*",
    re.IGNORECASE,
)
UNIT = re.compile(r"km|mile|kilomet| mi ", re.IGNORECASE)
BORDER = re.compile(r"\b(?:borders?|frontier|boundary)\b", re.IGNORECASE)
ROAD = re.compile(r"\b(?:road|highway|motorway|route|corridor|railway|expressway)\b", re.IGNORECASE)
PAIR = re.compile(rf"(?P<one>{NAME})\s*(?:[-–—/]|\s(?:and|to|with)\s(?:the\s)?)\s*(?P<two>{NAME})")
BACK = re.compile(
    r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) "
    rf"(?:(?:[a-z-]+|{NAME}) )?(?P<noun>[a-z]+)"
)


def away(words: str, left: str) -> PlaceWords | None:
    """ "20 km north of Mosul", inside the mention or before it."""
    if not UNIT.search(words) and not UNIT.search(left):
        return None
    found = OFFSET.search(words)
    name = words[found.end() :] if found else words
    if found is None:
        found = next((m for m in OFFSET.finditer(left) if m.end() == len(left)), None)
    if found is None or not name.strip(QUOTES):
        return None
    bearing = compass().get(found["way"].lower().removesuffix("ern"))
    if bearing is None:
        return None
    number = found["number"].lower()
    amount = NUMBERS.get(number) or float(number.replace(",", ""))
    km = amount * KILOMETRES[found["unit"][0].lower()]
    return PlaceWords("offset", name, km=min(km, 5_000.0), bearing=bearing)


def pair_of(words: str) -> PlaceWords | None:
    """ "the Turkish-Syrian border", "its border with Syria", "the road from Homs to Hama". A border
    with one side only has an empty `other`."""
    shape: Shape = "border"
    sign = BORDER.search(words)
    if sign is None:
        shape, sign = "between", ROAD.search(words)
    if sign is None:
        return None
    rest = f"{words[: sign.start()]} {words[sign.end() :]}".replace("'s", " ").replace("’s", " ")
    if found := PAIR.search(rest):
        return PlaceWords(shape, found["one"], other=found["two"])
    names = re.findall(NAME, rest)
    if shape == "between" and len(names) < 2:
        return None
    return PlaceWords(shape, names[0] if names else "", other=names[1] if len(names) > 1 else "")


def turned_back(words: str) -> PlaceWords | None:
    """ "the city": a place named before; "the Turkish capital" and "Turkey's capital"."""
    plain = words.strip(QUOTES)
    country = re.fullmatch(
        rf"(?:the |The )?(?P<one>{NAME}?)(?:['’]s?)? (?:[a-z]+ )?capital"
        rf"|(?:the |The )?capital(?: city)? of (?:the )?(?P<two>{NAME})",
        plain,
    )
    if country:
        return PlaceWords("capital", country["one"] or country["two"])
    found = BACK.fullmatch(plain)
    kinds = kinds_back().get(found["noun"]) if found else None
    return PlaceWords("back", found["noun"], kinds) if found and kinds else None
