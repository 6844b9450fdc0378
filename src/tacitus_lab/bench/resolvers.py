"""How long each resolver of `derive` takes on one report."""

import time

from tacitus.derive.dates import derive_days, derive_durations
from tacitus.derive.numbers import derive_amounts
from tacitus.derive.people import derive_entities
from tacitus.derive.places import derive_places
from tacitus.derive.speakers import derive_speakers
from tacitus.derive.targets import derive_targets
from tacitus.derive.weapons import derive_weapons
from tacitus.text_coder import TextCoder
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.marking import marked


def resolver_seconds(case: Case, coder: TextCoder) -> dict[str, float]:
    """The process's own time in seconds for each resolver, in the order of the pipeline; what the
    reader takes is left out."""
    report, marks = marked(case, coder)
    clock = [time.process_time()]
    derive_days(report, marks)
    derive_durations(report, marks)
    clock.append(time.process_time())
    derive_amounts(report, marks)
    clock.append(time.process_time())
    places = derive_places(report, marks, coder.tools.gazetteer)
    clock.append(time.process_time())
    entities = derive_entities(report, marks, places)
    clock.append(time.process_time())
    derive_speakers(report, marks, entities)
    clock.append(time.process_time())
    derive_targets(report, marks, entities)
    derive_weapons(report, marks)
    clock.append(time.process_time())
    names = ("dates", "numbers", "places", "people", "speakers", "targets_weapons")
    return {name: clock[n + 1] - clock[n] for n, name in enumerate(names)}
