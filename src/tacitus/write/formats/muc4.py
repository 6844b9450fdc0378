"""MUC-4 templates: a JSON object for each report of an incident, with the templates that its events
fill, in the form that `write/muc4/templates.py` tells. Source: the task's documentation (1992).

The task took its articles from nine countries and wanted what was new in them. That chose articles,
and is nothing that a template cannot say: incidents leave whatever their country and day, with all
whom they befell.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from tacitus.incident_values import Incident, Told
from tacitus.values import CodedReport
from tacitus.vocabulary import COUNTRIES
from tacitus.write.formats.json_format import Book, JsonFormat, Record, by_book
from tacitus.write.formats.losses import Losses
from tacitus.write.muc4.fill import filled
from tacitus.write.muc4.profile import Profile, profile_of
from tacitus.write.muc4.reading import Reading
from tacitus.write.muc4.relevance import refusal
from tacitus.write.muc4.templates import Template, template_json

REASONS = {  # what `refusal` says
    "kind": "its type and mode are no incident type of that task",
    "certainty": "it is denied, planned or supposed",
    "salience": "it is told as a reaction only",
    "no target": "nobody and nothing is told that it befell",
    "armed sides": "all whom it befell are armed",
    "general": "it is told of in words for many, of no one incident",
    "combat": "it is fighting in which things alone are told to be hit",
}
KEPT: deque[tuple[Book, Profile]] = deque(maxlen=8)
WHERE = "see [relevance] in the codebook muc4"


def anywhere(book: Book) -> Profile:
    """The rules of a codebook without its countries, its two months and its choice of the likeliest
    human targets. The last ones are kept, as an export begins hundreds of times where the grounds
    of cells are sought."""
    for own, made in tuple(KEPT):
        if own is book:
            return made
    profile = profile_of(book)
    rules = replace(profile.relevance, countries=COUNTRIES, recent_days=None)
    chance = replace(profile.victim_chance, least=0.0)
    KEPT.append((book, replace(profile, relevance=rules, victim_chance=chance)))
    return KEPT[-1][1]


@lru_cache(maxsize=64)
def templates(coded: CodedReport, profile: Profile) -> tuple[tuple[tuple[str, ...], Template], ...]:
    """All templates of a report, with the ids of their events."""
    return tuple(filled(coded, profile))


def records(one: Incident, losses: Losses, book: Book) -> Iterator[Record]:
    """An object for each report that fills a template."""
    profile = anywhere(book)
    for told in one.told:
        found = [
            template for ids, template in templates(told.coded, profile) if told.event.id in ids
        ]
        if not found:
            losses.add(f"{one.id} {told.coded.report.id}", "(record)", reason(told, profile))
            continue
        yield {
            "docid": told.coded.report.id,
            "incident": one.id,
            "templates": [template_json(template) for template in found],
        }


def reason(told: Told, profile: Profile) -> str:
    """Why an event fills no template."""
    reading = Reading(told.coded)
    typed = reading.has_type(told.event)
    why = refusal(reading, told.event, profile) if typed else "certainty"
    return f"{REASONS.get(why, why)}: {WHERE}"


MUC4 = JsonFormat("muc4", "MUC-4 templates, a JSON object a line", by_book("muc4", records))
