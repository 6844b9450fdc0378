"""`tacitus agreement`: how far people agree."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tacitus.coder_values import Agreement, AgreementPage, Interval, Led
from tacitus.commands.opened import opened
from tacitus.project.agreeing import agreement as found_in
from tacitus.write.outfile import whole_file

HEADER = (
    "table", "field", "figure", "value", "low", "high", "units", "with_value", "reports",
)  # fmt: skip


def agreement(given: str | None, form: str, out: Path | None) -> None:
    """Print it, or write it."""
    with opened(given) as project:
        page = found_in(project.database)
    made = {"text": as_text, "json": as_json, "csv": as_csv}[form](page)
    if out is None:
        print(made, end="")
    else:
        with whole_file(out) as file:
            file.write(made)


def as_json(page: AgreementPage) -> str:
    """One object."""
    return json.dumps(asdict(page), indent=2) + "\n"


def as_csv(page: AgreementPage) -> str:
    """A row a figure."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([["" if cell is None else cell for cell in row] for row in long_rows(page)])
    return held.getvalue()


def long_rows(page: AgreementPage) -> Iterator[Sequence[Any]]:
    """The rows of the table."""
    for table, found in (("people", page.people), ("machine", page.machine)):
        for one in found:
            for figure, told in (("alpha", one.alpha), ("same", one.same)):
                yield table, one.field, figure, *parts(told), one.units, one.told, one.reports
    for led in page.led:
        yield "led", led.field, "shown", *parts(led.shown), led.shown_units, None, led.shown_codings
        yield "led", led.field, "blind", *parts(led.blind), led.blind_units, None, led.blind_codings
        yield "led", led.field, "difference", *parts(led.difference), None, None, None


def parts(one: Interval) -> tuple[float | None, float | None, float | None]:
    """A figure with its bounds, to four places."""
    value, low, high = (None if n is None else round(n, 4) for n in (one.value, one.low, one.high))
    return value, low, high


# ---- for people -----------------------------------------------------------------------------


def as_text(page: AgreementPage) -> str:
    """Three tables."""
    return "\n".join((*lines(page), ""))


def lines(page: AgreementPage) -> Iterator[str]:
    """The lines of the tables."""
    yield "People with each other, each by themselves"
    yield from table(page.people, "no report was coded by two people: `tacitus assign` assigns")
    yield ""
    yield "People with the machine"
    yield from table(page.machine, "no report is reviewed yet")
    yield ""
    yield "Of what the machine proposed, what people have as well"
    if not any(one.blind_units for one in page.led):
        yield "  nothing was coded from the text alone: `tacitus assign --blind-share 5%`"
    yield from led_table(page.led)


def table(found: Sequence[Agreement], none: str) -> Iterator[str]:
    """A row a field."""
    if not found:
        yield f"  {none}"
        return
    heads = f"{'alpha':>6}  {'95 %':<14}{'same':>6}  {'95 %':<14}"
    yield f"  {'field':<15}{heads}{'units':>6}{'told':>6}"
    for one in found:
        yield (
            f"  {one.field:<15}{figure(one.alpha):>6}  {bounds(one.alpha):<14}"
            f"{percent(one.same):>6}  {bounds(one.same, 100):<14}{one.units:>6,}{one.told:>6,}"
        )


def led_table(found: Sequence[Led]) -> Iterator[str]:
    """A row a field."""
    if not found:
        return
    yield f"  {'field':<15}{'shown':>6}{'n':>7}  {'blind':>6}{'n':>7}  {'difference':>10}  95 %"
    for one in found:
        yield (
            f"  {one.field:<15}{percent(one.shown):>6}{one.shown_units:>7,}  "
            f"{percent(one.blind):>6}{one.blind_units:>7,}  {percent(one.difference):>10}  "
            f"{bounds(one.difference, 100)}"
        ).rstrip()


def figure(one: Interval) -> str:
    """Alpha, to two places."""
    return "-" if one.value is None else f"{one.value:.2f}"


def percent(one: Interval) -> str:
    """A share, in per cent."""
    return "-" if one.value is None else f"{100 * one.value:.0f}%"


def bounds(one: Interval, times: int = 1) -> str:
    """The interval."""
    if one.low is None or one.high is None:
        return ""
    places = 0 if times > 1 else 2
    return f"{times * one.low:.{places}f} to {times * one.high:.{places}f}"
