"""One incident for people: what is known, by whom, since when, what is disputed, and its sources.

`plain_dossier` for files, `dossier_view` for a terminal. The words of reports are only ever shown
through `safe.shown`.
"""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tacitus.incident_values import Headline, Incident, Known, Moved, Said, Told
from tacitus.values import Day, Place, Seconds, TypeValue
from tacitus.vocabulary import OWN, ClaimField, EventField, is_own
from tacitus.write.formats.titles import title_of
from tacitus.write.rows import LABELS
from tacitus.write.safe import excerpt, shown
from tacitus.write.text import INDENT, LABEL_WIDTH, counted, heading_line, plain, within
from tacitus.write.words import amount_words, plain_words

FIELDS: tuple[EventField, ...] = (
    "type", "stage", "date", "place", "actor", "recipient", "target", "weapon", "responsibility",
    "motive", "duration", "damage",
)  # fmt: skip
AROUND = 90  # characters on each side of an anchor
MOST = 4  # values of a field that are shown
RESERVED = {"author": "the report itself", "unnamed": "somebody not named"}
RULES = {  # what each rule of `link/headline.py` takes
    "lowest": "the lowest figure",
    "highest": "the highest figure",
    "median": "the middle figure",
    "latest": "the last figure",
    "most_sources": "the figure of most sources",
    "preferred_source": "the figure of the chosen source",
    "acled_conservative": "the most conservative figure, as ACLED takes it",
    "ucdp_best": "the sure figure of most sources, for UCDP's best",
    "manual": "set by hand",
}


def plain_dossier(one: Incident, width: int = 80) -> str:
    """The incident without colours, at most `width` columns, no blanks at the ends of lines."""
    width = within(width)
    return plain(dossier_view(one, width), width)


def dossier_view(one: Incident, width: int) -> RenderableType:
    """Everything, ready to be printed."""
    return Group(
        *head(one),
        heading_line("Known", width),
        Padding(facts(one), (0, 0, 1, INDENT)),
        *figures(one, width),
        heading_line("Told by", width),
        Padding(reports(one), (0, 0, 1, INDENT)),
    )


def head(one: Incident) -> Iterator[RenderableType]:
    """The incident in a sentence, and how it became known."""
    yield Text(title_of(one), style="bold")
    days = {str(day) for day in (one.first_said, one.last_said) if day is not None}
    told = [
        one.id,
        counted(len(one.told), "report"),
        counted(one.sources, "source"),
        f"told {' to '.join(sorted(days))}" if days else "",
        "figures disputed" if any(moved.disputed for moved in one.figures) else "",
        one.status if one.status != "unreviewed" else "",
    ]
    yield Text(f"{' · '.join(filter(None, told))}\n", style="dim")


def facts(one: Incident) -> Table:
    """Each field with its values, the best supported first, and how many sources stand behind."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=LABEL_WIDTH)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    own = sorted({known.field for known in one.known if is_own(known.field)})
    for field in (*FIELDS, *own):
        for rank, known in enumerate(one.all(field)[:MOST]):
            table.add_row(
                Text("" if rank else label_of(field), style="cyan"),
                Text(excerpt(words_of(known), 200), style="dim" if rank else ""),
                Text(support(known), style="dim"),
            )
    return table


def label_of(field: ClaimField) -> str:
    """What a field is called, one of the project's own by its name."""
    label = next((words for one, words in LABELS.items() if one == field), "")
    return label or field.removeprefix(OWN).replace("_", " ")


def words_of(known: Known) -> str:
    value = known.value
    if isinstance(value, TypeValue | Day | Place | Seconds):
        return plain_words(value)
    return known.text


def support(known: Known) -> str:
    """How many sources, who they are where they have names, and how sure they are."""
    holders = dict.fromkeys(claim.holder for claim in known.claims if claim.holder not in RESERVED)
    doubts = dict.fromkeys(c.certainty for c in known.claims if c.certainty != "asserted")
    parts = [counted(known.sources, "source"), *map(shown, holders), *doubts]
    return excerpt(", ".join(parts), 120)


def figures(one: Incident, width: int) -> Iterator[RenderableType]:
    """Each figure: its headline, then how it moved."""
    for moved in one.figures:
        unit = "" if moved.unit == "persons" else f" of {shown(moved.unit)}"
        yield heading_line(f"{LABELS[moved.field].capitalize()}{unit}", width)
        yield Padding(Group(figure_line(moved), steps(moved)), (0, 0, 1, INDENT))


def figure_line(moved: Moved) -> Text:
    found = moved.headline
    if not isinstance(found, Headline):
        return Text(found.reason)
    line = Text(str(found.best), style="bold")
    if (found.low, found.high) != (found.best, found.best):
        line.append(f" ({amount_words(found.low, found.high)})", style="not bold")
    line.append(f", {RULES[found.rule]}", style="not bold dim")
    if moved.disputed:
        line.append(", disputed", style="not bold magenta")
    return line


def steps(moved: Moved) -> Table:
    """Every figure in the order of publication; those that no longer stand say so."""
    table = Table.grid(padding=(0, 2, 0, 0))
    standing = set(moved.standing)
    for said in moved.said:
        state = "" if said in standing else gone(said)
        whose = ", of the attackers" if said.perpetrators else ""
        table.add_row(
            Text(str(said.said or "no day"), style="dim"),
            Text(amount_words(said.low, said.high) + whose),
            Text(shown(RESERVED.get(said.holder, said.holder)), style="dim"),
            Text(shown(said.source), style="dim"),
            Text(state, style="magenta"),
        )
    return table


def gone(said: Said) -> str:
    return "denied" if said.certainty == "denied" else "replaced later by its source"


def reports(one: Incident) -> Table:
    """The reports, reprints under the one that they repeat, with the words that tell of it."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=10)
    table.add_column(ratio=1)
    firsts = {told.number for told in one.told}
    for told in sorted(one.told, key=lambda told: (str(told.coded.report.published), told.number)):
        report = told.coded.report
        copy = told.family != told.number and told.family in firsts
        title = Text(excerpt(report.title or report.id, 120), style="dim" if copy else "")
        beside = [
            shown(report.publisher or ""),
            "a reprint" if copy else "",
            shown(report.url or ""),
            shown(f"{report.id}#{told.event.id}"),
        ]
        told_by = Text(", ".join(filter(None, beside)), style="dim")
        words = Text(anchor_words(told), style="italic")
        day = str(report.published_day or "no day")
        table.add_row(Text(day, style="dim"), Group(title, *filter(None, (told_by, words))))
    return table


def anchor_words(told: Told) -> str:
    """The words around the first anchor."""
    text = told.coded.report.text
    if not told.event.anchors:
        return ""
    anchor = told.event.anchors[0]
    start, end = max(0, anchor.start - AROUND), min(len(text), anchor.end + AROUND)
    words = text[start:end].split()
    cut = (start > 0) + (end < len(text))
    kept = words[start > 0 : len(words) - (end < len(text))] if len(words) > cut else words
    return f"“{excerpt(' '.join(kept), 2 * AROUND)}”"
