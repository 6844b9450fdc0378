"""Incidents of the sample reports of the package, coded by the rules and linked."""

from tacitus.acquire.samples import samples
from tacitus.incident_values import Incident, Told
from tacitus.link.dossier import incident
from tacitus.link.linking import link
from tacitus.pipeline import code_report
from tacitus.text_coder import TextCoder


def sampled(coder: TextCoder) -> list[Incident]:
    """All of them, each telling in the order of the reports."""
    coded = [code_report(one.received.report, coder.tools) for one in samples()]
    linked = link(coded)
    made = []
    for number, group in enumerate(linked.groups, 1):
        told = []
        for index in group:
            telling = linked.tellings[index]
            report = coded[telling.report]
            event = next(event for event in report.events if event.id == telling.event)
            told.append(Told(telling.report, report, event, telling.report))
        made.append(incident(f"i-{number:010d}", told))
    return made
