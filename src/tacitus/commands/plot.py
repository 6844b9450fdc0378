"""`tacitus plot`: a figure of incidents, as SVG or PNG."""

import importlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.errors import UsageError
from tacitus.incident_values import Incident
from tacitus.project.conditions import Conditions
from tacitus.project.project import Project
from tacitus.vocabulary import TollField
from tacitus.write.formats.target import Target
from tacitus.write.formats.titles import title_of
from tacitus.write.plot.map_figure import map_figure
from tacitus.write.plot.timeline_figure import timeline_figure
from tacitus.write.plot.toll_figure import toll_figure
from tacitus.write.safe import excerpt

Kind = Literal["map", "timeline", "toll"]
SHARP = 2.0  # pixels of a PNG for each of the drawing


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for."""

    kind: Kind
    out: Path | None
    incident: str | None
    title: str | None
    field: TollField


def plot(given: str | None, order: Order, conditions: Conditions) -> None:
    """Draw it, to a file or to standard output."""
    with opened(given) as project:
        svg = drawn(order, *chosen(project, order, conditions))
        say_unreviewed(project, order, conditions)
    if order.out is None or order.out.suffix.lower() != ".png":
        with Target(order.out).text() as stream:
            stream.write(svg)
        sys.stdout.flush()
        return
    with Target(order.out).file(".png") as path:
        path.write_bytes(png_of(svg))


def chosen(
    project: Project, order: Order, conditions: Conditions
) -> tuple[Iterable[Incident], str]:
    """The incidents, and the title of the figure."""
    if order.incident is not None:
        one = project.incident(order.incident)
        return [one], order.title or excerpt(title_of(one) or one.id, 100)
    asked = conditions.given()
    told = ", ".join(f"{name} {value}" for name, value in asked.items())
    return project.incidents(**asked), order.title or told or "All incidents"


def say_unreviewed(project: Project, order: Order, conditions: Conditions) -> None:
    """How many of the incidents in a figure nobody has reviewed: the figure does not tell."""
    if order.incident is not None:
        return
    all_ = len(project.incidents(**conditions.given()))
    left = all_ - len(project.incidents(**conditions.reviewed(everything=False).given()))
    if left:
        say(f"{left:,} of {all_:,} incidents in the figure are not reviewed")


def drawn(order: Order, incidents: Iterable[Incident], title: str) -> str:
    if order.kind == "map":
        return map_figure(incidents, title)
    if order.kind == "timeline":
        return timeline_figure(incidents, title)
    return toll_figure(incidents, title, order.field)


def png_of(svg: str) -> bytes:
    """The drawing as PNG; UsageError where the extra is not installed."""
    try:
        convert = importlib.import_module("vl_convert")
    except ImportError:
        raise UsageError(
            "a PNG needs the extra plot: pip install 'tacitus[plot]', or write .svg"
        ) from None
    made: bytes = convert.svg_to_png(svg, SHARP)
    return made
