"""Place names against the geocoded articles of LGL and GeoWebNews."""

import math
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, ClassVar

from tacitus.countries import country_of_name
from tacitus.derive.toponyms import toponyms
from tacitus.text_coder import TextCoder
from tacitus.values import Place
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.marking import counted, marked, meet, paired
from tacitus_lab.metrics import Figure, f_measure, figure, over_documents, share

NEAR_KM = 161  # 100 miles, as the literature has it
LOST_KM = 20_040  # a name not found is as wrong as the globe allows
SOURCE = "Halterman 2023 (Mordecai 3), table of accuracy at 161 km"


class Places:
    """Spans of place names; the place by country and distance, over all gold names (those not found
    are wrong) and over those found. Only names with gold coordinates are counted for distance."""

    name = "places"
    about = "place names: spans, country, distance"
    data: tuple[str, ...] = ("places",)
    origin = "LGL (Lieberman et al. 2010) and GeoWebNews (Gritta et al. 2019): research use"
    splits: ClassVar[dict[str, str]] = {"lgl": "tuning", "gwn": "tuning"}
    usual: ClassVar[tuple[str, ...]] = ("lgl", "gwn")
    peers: tuple[Peer, ...] = (
        Peer(
            "near_found", "Mordecai 3 on LGL", 0.827, "own held-out part, missing left out", SOURCE
        ),
        Peer(
            "near_found", "Mordecai 3 on GWN", 0.941, "own held-out part, missing left out", SOURCE
        ),
    )

    def load(self, data: Path, split: str) -> Sequence[Case]:
        name = {"lgl": "lgl.xml", "gwn": "GWN.xml"}[split]
        root = ET.parse(data / "places" / name).getroot()  # noqa: S314
        return [case_of(f"{split}-{n}", article) for n, article in enumerate(root)]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        report, marks = marked(case, coder)
        found = []
        for one in toponyms(report, marks, coder.tools.gazetteer):
            if one.form == "people" and case.id.startswith("gwn"):
                continue  # GeoWebNews counts no word for people
            made: dict[str, Any] = {"start": one.span.start, "end": one.span.end}
            if isinstance(one.value, Place):
                place = one.value
                made |= {"country": place.country, "lat": place.lat, "lon": place.lon}
                made |= {"name": place.name, "geonames_id": place.geonames_id}
            found.append(made)
        return found

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        spans, countries, countries_found, near, near_found = [], [], [], [], []
        errors: list[list[float]] = []
        errors_found: list[list[float]] = []
        for case, found in zip(cases, predictions, strict=True):
            golds = [(one["start"], one["end"]) for one in case.gold]
            preds = [(one["start"], one["end"]) for one in found]
            spans.append(counted(golds, preds, meet))
            beside = dict(paired(golds, preds, meet))
            placed = [n for n, one in enumerate(case.gold) if one["lat"] is not None]
            away = [
                distance(case.gold[n], found[beside[n]]) if n in beside else None for n in placed
            ]
            known = [n for n, one in enumerate(case.gold) if one.get("country")]
            met = [n for n in known if n in beside]
            right = sum(case.gold[n]["country"] == found[beside[n]].get("country") for n in met)
            close = sum(km is not None and km <= NEAR_KM for km in away)
            located = sum(km is not None for km in away)
            countries.append((float(right), float(len(known))))
            countries_found.append((float(right), float(len(met))))
            near.append((float(close), float(len(placed))))
            near_found.append((float(close), float(located)))
            errors.append([LOST_KM if km is None else km for km in away])
            errors_found.append([km for km in away if km is not None])
        return [
            figure("span_f", spans, f_measure),
            figure("country", countries, share),
            figure("country_found", countries_found, share),
            figure("near_all", near, share),
            figure("near_found", near_found, share),
            kilometres("median_error", errors),
            kilometres("median_error_found", errors_found),
        ]


def kilometres(name: str, errors: list[list[float]]) -> Figure:
    """The median of the errors of each document's names."""
    return over_documents(name, len(errors), lambda drawn: middle(errors, drawn), "km", "lower")


def middle(errors: list[list[float]], drawn: list[int]) -> float:
    """The median error over the names of some documents."""
    every = [km for number in drawn for km in errors[number]]
    return median(every) if every else math.nan


def case_of(id_: str, article: ET.Element) -> Case:
    """The text of an article and its place names."""
    golds = [gold for toponym in article.iter("toponym") if (gold := gold_of(toponym)) is not None]
    return Case(id_, article.findtext("text") or "", golds)


def gold_of(toponym: ET.Element) -> dict[str, Any] | None:
    """Offsets, coordinates and country of one name; None for words that name no place (GWN marks
    demonyms and the like as not literal)."""
    kind = toponym.findtext("type")
    if kind is not None and kind not in ("Literal", "Literal_Modifier", "Coercion", "Mixed"):
        return None
    lat = toponym.findtext("gaztag/lat") or toponym.findtext("latitude")
    lon = toponym.findtext("gaztag/lon") or toponym.findtext("longitude")
    country = toponym.findtext("gaztag/country")
    return {
        "start": int(toponym.findtext("start") or 0),
        "end": int(toponym.findtext("end") or 0),
        "lat": float(lat) if lat else None,
        "lon": float(lon) if lon else None,
        "country": country_of_name(country) if country else None,
    }


def distance(gold: dict[str, Any], pred: dict[str, Any]) -> float | None:
    """Kilometres between gold and predicted point; None where none was predicted."""
    if pred.get("lat") is None:
        return None
    lat, lon, lat2, lon2 = (
        math.radians(one[key]) for one in (gold, pred) for key in ("lat", "lon")
    )
    h = (
        math.sin((lat2 - lat) / 2) ** 2
        + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    )
    return 12_742 * math.asin(math.sqrt(min(1.0, h)))
