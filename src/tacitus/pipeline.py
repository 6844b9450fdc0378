"""The whole flow: a report goes in, a coded report comes out."""

from dataclasses import dataclass

from tacitus.annotate.base import Annotator
from tacitus.derive.dates import derive_days, derive_durations
from tacitus.derive.gazetteer import Gazetteer
from tacitus.derive.numbers import derive_amounts
from tacitus.derive.people import derive_entities
from tacitus.derive.places import derive_places
from tacitus.derive.speakers import derive_speakers
from tacitus.derive.targets import derive_targets
from tacitus.derive.toponyms import derive_towns
from tacitus.derive.weapons import derive_weapons
from tacitus.incidents.assemble import assemble
from tacitus.marks import Marks
from tacitus.values import CodedReport, Coder, Derived, Report


@dataclass(frozen=True, slots=True)
class Tools:
    """What is opened once and used for every report."""

    annotator: Annotator
    gazetteer: Gazetteer
    coder: Coder


def code_report(report: Report, tools: Tools) -> CodedReport:
    """acquire -> annotate -> derive -> incidents, for one report."""
    marks = tools.annotator(report)
    return assemble(report, marks, derive(report, marks, tools.gazetteer), tools.coder)


def derive(report: Report, marks: Marks, gazetteer: Gazetteer) -> Derived:
    """The values of what the reader marked."""
    places = derive_places(report, marks, gazetteer)
    entities = derive_entities(report, marks, places)
    return Derived(
        days=derive_days(report, marks),
        durations=derive_durations(report, marks),
        amounts=derive_amounts(report, marks),
        places=places,
        weapons=derive_weapons(report, marks),
        targets=derive_targets(report, marks, entities),
        entities=entities,
        speakers=derive_speakers(report, marks, entities),
        towns=derive_towns(report, marks, gazetteer),
    )
