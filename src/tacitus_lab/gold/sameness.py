"""When the values of two claims are the same: the rule of each field, and its second figure."""

import datetime
import math
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tacitus.vocabulary import TOLL_FIELDS
from tacitus_lab.gold.coded import Json
from tacitus_lab.gold.words import alike

if TYPE_CHECKING:
    from tacitus_lab.gold.alignment import Pair

NEAR_KM = 25
Rule = Callable[["Pair", Json, Json], Any]
FINE = {"site", "city", "district"}


def part(claim: Json, key: str) -> Any:
    """One key of a claim's value: null too where a broken coding has anything but a plain value."""
    value = claim["value"].get(key) if isinstance(claim["value"], dict) else None
    return value if isinstance(value, (str, int, float)) else None


def interval(claim: Json) -> Any:
    try:
        return tuple(datetime.date.fromisoformat(part(claim, key)) for key in ("start", "end"))
    except (TypeError, ValueError):
        return None


def unresolved(claim: Json) -> Any:
    """A date whose words are known but not its day: both ends null."""
    value = claim["value"]
    return isinstance(value, dict) and value.get("start") is None and value.get("end") is None


def overlap(gold: Json, pred: Json) -> Any:
    if unresolved(gold) and unresolved(pred):
        return True
    one, two = interval(gold), interval(pred)
    return bool(one and two and one[0] <= two[1] and two[0] <= one[1])


def kilometres(one: Any, two: Any) -> Any:
    (lat, lon), (lat2, lon2) = ([math.radians(x) for x in point] for point in (one, two))
    h = (
        math.sin((lat2 - lat) / 2) ** 2
        + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(min(1, h)))


def bare(name: str) -> Any:
    return "".join(c for c in unicodedata.normalize("NFKD", str(name).casefold()) if c.isalnum())


def same_place(gold: Json, pred: Json) -> Any:
    if (number := part(gold, "geonames_id")) and number == part(pred, "geonames_id"):
        return True
    points = [(part(claim, "lat"), part(claim, "lon")) for claim in (gold, pred)]
    known = all(isinstance(x, (int, float)) for point in points for x in point)
    fine = all(part(claim, "precision") in FINE for claim in (gold, pred))
    if known and fine and kilometres(*points) <= NEAR_KM:
        return True
    return (
        part(gold, "name") is not None
        and bare(part(gold, "name")) == bare(part(pred, "name"))
        and part(gold, "country") == part(pred, "country")
    )


def keyed(*keys: Any) -> Any:
    """A test that two claims agree in these keys."""
    return lambda gold, pred: (
        isinstance(pred["value"], dict) and all(part(gold, key) == part(pred, key) for key in keys)
    )


def worded(gold: Json, pred: Json) -> Any:
    return alike(part(gold, "text"), part(pred, "text"))


same_figures = keyed("low", "high")


def same_value(pair: "Pair", gold: Json, pred: Json) -> Any:
    """The rule of each field, as the head of score_reports.py lists them."""
    rule = RULES.get(gold["field"])
    return same_figures(gold, pred) if rule is None else rule(pair, gold, pred)


def same_entity(pair: "Pair", gold: Json, pred: Json) -> bool:
    return bool(pair.same(part(gold, "entity"), part(pred, "entity")))


def same_date(gold: Json, pred: Json) -> bool:
    if unresolved(gold) or unresolved(pred):
        return bool(unresolved(gold) and unresolved(pred))
    return interval(gold) is not None and interval(gold) == interval(pred)


def same_length(gold: Json, pred: Json) -> bool:
    one, two = part(gold, "seconds"), part(pred, "seconds")
    return isinstance(two, int) and abs(one - two) <= 0.02 * max(one, two)


def same_tie(pair: "Pair", gold: Json, pred: Json) -> bool:
    known = part(gold, "entity") and part(pred, "entity")
    return same_entity(pair, gold, pred) if known else bool(worded(gold, pred))


def people_too(pair: "Pair", gold: Json, pred: Json) -> bool:
    return (
        same_figures(gold, pred)
        and same_entity(pair, gold, pred)
        and bool(part(gold, "perpetrators")) == bool(part(pred, "perpetrators"))
    )


def of_values(test: Callable[[Json, Json], Any]) -> Rule:
    """A rule that looks at the two claims alone."""
    return lambda _pair, gold, pred: test(gold, pred)


# Field -> when two values are the same; of a field not named here, when the figures are.
RULES: dict[str, Rule] = {
    "stage": lambda _pair, gold, pred: gold["value"] == pred["value"],
    "date": of_values(same_date),
    "place": of_values(same_place),
    "actor": same_entity,
    "recipient": same_entity,
    "responsibility": lambda pair, gold, pred: (
        part(gold, "stance") == part(pred, "stance") and same_entity(pair, gold, pred)
    ),
    "duration": of_values(same_length),
    **dict.fromkeys(("motive", "damage", "occupation", "title", "status"), of_values(worded)),
    "affiliation": same_tie,
    "relation": same_tie,
    "target": lambda _pair, gold, pred: part(gold, "class") == part(pred, "class"),
    "weapon": lambda _pair, gold, pred: part(gold, "class") == part(pred, "class"),
    "type": lambda _pair, gold, pred: part(gold, "type") == part(pred, "type"),
}


def always(_claim: Json) -> bool:
    return True


# Second figures: field -> name, which claims it is taken over, when two of them agree.
SECOND: dict[str, tuple[str, Callable[[Json], bool], Rule]] = {
    "type": (
        "mode",
        lambda claim: part(claim, "mode") is not None,
        lambda _pair, gold, pred: keyed("type", "mode")(gold, pred),
    ),
    "date": ("overlap", always, lambda _pair, gold, pred: overlap(gold, pred)),
    "place": (
        "country",
        lambda claim: part(claim, "country") is not None,
        lambda _pair, gold, pred: part(gold, "country") == part(pred, "country"),
    ),
    "count": (
        "unit",
        always,
        lambda _pair, gold, pred: (
            same_figures(gold, pred) and alike(part(gold, "unit"), part(pred, "unit"))
        ),
    ),
    **dict.fromkeys(TOLL_FIELDS, ("entity", always, people_too)),
}
