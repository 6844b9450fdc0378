"""MUC-4 templates: a JSON object for each report of an incident, with the templates that its events
fill, in the form that `write/muc4/templates.py` tells. Source: the task's documentation (1992).

The task took its articles from nine countries and wanted what was new in them. That chose articles,
and is nothing that a template cannot say: incidents leave whatever their country and day.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from tacitus.incident_values import Incident, Told
from tacitus.values import CodedReport
from tacitus.vocabulary import COUNTRIES
from tacitus.write.formats.json_format import JsonFormat, Record, each
from tacitus.write.formats.losses import Losses
from tacitus.write.muc4.fill import filled
from tacitus.write.muc4.profile import Profile, read_profile
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
WHERE = "see [relevance] in the codebook muc4"


@cache
def anywhere() -> Profile:
    """The task's rules without its countries and its two months."""
    profile = read_profile()
    rules = replace(profile.relevance, countries=COUNTRIES, recent_days=None)
    return replace(profile, relevance=rules)


@lru_cache(maxsize=64)
def templates(coded: CodedReport) -> tuple[tuple[tuple[str, ...], Template], ...]:
    """All templates of a report, with the ids of their events."""
    return tuple(filled(coded, anywhere()))


def records(one: Incident, losses: Losses) -> Iterator[Record]:
    """An object for each report that fills a template."""
    for told in one.told:
        found = [template for ids, template in templates(told.coded) if told.event.id in ids]
        if not found:
            losses.add(f"{one.id} {told.coded.report.id}", "(record)", reason(told))
            continue
        yield {
            "docid": told.coded.report.id,
            "incident": one.id,
            "templates": [template_json(template) for template in found],
        }


def reason(told: Told) -> str:
    """Why an event fills no template."""
    reading = Reading(told.coded)
    typed = reading.has_type(told.event)
    why = refusal(reading, told.event, anywhere()) if typed else "certainty"
    return f"{REASONS.get(why, why)}: {WHERE}"


MUC4 = JsonFormat("muc4", "MUC-4 templates, a JSON object a line", each(records))
