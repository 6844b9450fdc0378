"""A coded report for people: `plain_text` for files, `show` for a terminal.

Title and notes first, then the events (main, related, reaction, background), each with its
headline, its claims and their quotes; then the statements and those who are named. The text of a
report is only ever shown through `safe.shown`, and never read as markup.
"""

from collections.abc import Callable, Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tacitus.languages import language_name
from tacitus.values import Claim, CodedReport, Entity, Event, Statement
from tacitus.vocabulary import Act, Salience
from tacitus.write.entity_names import names_of
from tacitus.write.headline import headline
from tacitus.write.hedges import LONGEST_NAME, of_field, voice
from tacitus.write.notes import coding_notes
from tacitus.write.rows import Row, event_rows, not_stated
from tacitus.write.safe import excerpt, shown
from tacitus.write.words import Names, value_words

NARROWEST, WIDEST = 60, 120  # columns; longer lines are hard to read
TWO_COLUMNS = 76  # from this width on the quotes stand beside the values
INDENT = 4
LABEL_WIDTH = 11
LONGEST_WORDS = 400  # characters of a statement
LONGEST_ATTRIBUTE = 80
MARKS = '“”"'

SIMPLER = str.maketrans({"─": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "·": "|"})

HEADINGS: dict[Salience, str] = {
    "main": "Main",
    "related": "Related to it",
    "reaction": "Reactions",
    "background": "Background",
}
ACTS: dict[Act, tuple[str, str]] = {  # of one speaker, of several
    "inform": ("says", "say"),
    "condemn": ("condemns", "condemn"),
    "condole": ("condoles", "condole"),
    "claim": ("claims responsibility", "claim responsibility"),
    "deny": ("denies", "deny"),
    "threaten": ("threatens", "threaten"),
    "demand": ("demands", "demand"),
    "promise": ("promises", "promise"),
    "accuse": ("accuses", "accuse"),
    "praise": ("praises", "praise"),
    "other": ("says", "say"),
}
SEVERAL = "police"  # a body that is told of in the plural


def plain_text(coded: CodedReport, width: int = 80) -> str:
    """The report without colours, at most `width` columns, no blanks at the ends of lines."""
    width = within(width)
    return plain(view(coded, width), width)


def plain(made: RenderableType, width: int) -> str:
    """What it looks like without colours in so many columns, no blanks at the ends of lines."""
    page = StringIO()
    Console(file=page, width=width, color_system=None, legacy_windows=False).print(made)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def show(coded: CodedReport, console: Console) -> None:
    """The report on a terminal, in its colours and width; plain where it is none."""
    show_made(lambda width: view(coded, width), console)


def show_made(make: Callable[[int], RenderableType], console: Console) -> None:
    """What is made for so many columns, on a terminal; plain where it is none."""
    width = within(console.width)
    if console.is_terminal and is_unicode(console):
        console.print(make(width), width=width)
        return
    text = plain(make(width), width)
    console.file.write(text if is_unicode(console) else text.translate(SIMPLER))


def is_unicode(console: Console) -> bool:
    """Whether every character can be written there."""
    return console.encoding.lower().startswith("utf")


def within(width: int) -> int:
    """A width that can be read."""
    return min(max(width, NARROWEST), WIDEST)


def view(coded: CodedReport, width: int) -> RenderableType:
    """Everything, ready to be printed."""
    names = names_of(coded)
    ordered = [e for kind in HEADINGS for e in coded.events if e.salience == kind]
    numbers = {event.id: number for number, event in enumerate(ordered, 1)}
    parts: list[RenderableType] = [*head(coded)]
    for kind, heading in HEADINGS.items():
        events = [event for event in ordered if event.salience == kind]
        if events:
            parts.append(heading_line(heading, width))
            parts.extend(block(event, coded, names, numbers, width) for event in events)
    if not coded.events:
        parts.append(Text("No political event was found in this report.\n"))
    if coded.statements:
        parts.append(heading_line("Statements", width))
        parts.extend(statement_lines(one, coded, names, numbers) for one in coded.statements)
    if coded.entities:
        parts.append(heading_line("Named in the report", width))
        parts.append(entity_table(coded, names))
    return Group(*parts)


def head(coded: CodedReport) -> Iterator[RenderableType]:
    """Title, what is known of the report, and what the coder could not do."""
    report = coded.report
    yield Text(excerpt(report.title or report.id, 300), style="bold")
    known = [
        shown(report.publisher) if report.publisher else "",
        f"published {shown(report.published)}" if report.published else "no publication day",
        shown(report.url) if report.url else "",
        shown(report.language),
        counted(len(coded.events), "event"),
        counted(len(coded.statements), "statement"),
    ]
    yield Text(" · ".join(filter(None, known)), style="dim")
    for note in coding_notes(coded):
        line = Table.grid(padding=(0, 1))
        line.add_row(Text("!", style="bold magenta"), Text(shown(note)))
        yield line
    yield Text("")


def counted(number: int, what: str) -> str:
    """Such as 1 event, 3 events, no event."""
    return f"{number or 'no'} {what}{'s' if number > 1 else ''}"


def heading_line(heading: str, width: int) -> Text:
    """A heading with a rule behind it."""
    return Text.assemble(
        (heading, "bold cyan"), " ", ("─" * (width - len(heading) - 1), "dim cyan"), "\n"
    )


# ---- events ---------------------------------------------------------------------------------


def block(
    event: Event, coded: CodedReport, names: Names, numbers: dict[str, int], width: int
) -> RenderableType:
    """One event: its headline, its claims, who tells of it, and what is not told."""
    title = Table.grid(padding=(0, 1))
    title.add_column(width=INDENT - 1, justify="right")
    title.add_column()
    sentence = Text(headline(event, names), style="bold")
    if event.about is not None:
        sentence.append(f" (about event {numbers[event.about]})", style="not bold dim")
    title.add_row(Text(str(numbers[event.id]), style="bold"), sentence)
    beside = width >= TWO_COLUMNS
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=LABEL_WIDTH)
    table.add_column(ratio=9)
    if beside:
        table.add_column(ratio=10)
    for row in event_rows(event, names, coded.report.text):
        add_row(table, row, beside=beside)
    below = Table.grid(padding=(0, 2, 0, 0))
    below.add_column(width=LABEL_WIDTH)
    for label, words in footing(event, names):
        below.add_row(Text(label, style="dim"), Text(words, style="dim"))
    return Group(title, Padding(Group(table, below), (0, 0, 1, INDENT)))


def add_row(table: Table, row: Row, *, beside: bool) -> None:
    """A claim: value and what it rests on; the quote beside it, or below where it is narrow."""
    value = Text(row.value)
    if row.voice:
        value.append(f"\n{row.voice}", style="magenta")
    for detail in row.details:
        value.append(f"\n{detail}", style="dim")
    words = Text(row.quote, style="italic")
    label = Text(row.label, style="cyan")
    if beside:
        table.add_row(label, value, words)
    else:
        table.add_row(label, Group(value, words) if row.quote else value)


def footing(event: Event, names: Names) -> Iterator[tuple[str, str]]:
    """The last lines of a block: whose word it stands on, what is not told."""
    for claim in of_field(event, "type"):
        yield "says so", says_so(claim, names)
    if missing := not_stated(event):
        yield "not stated", ", ".join(missing)


def says_so(claim: Claim, names: Names) -> str:
    """Whose word the event stands on."""
    if (claim.certainty, claim.holder) == ("asserted", "author"):
        return "the report itself, as a fact"
    return voice(claim, names)


# ---- statements, entities -------------------------------------------------------------------


def statement_lines(
    one: Statement, coded: CodedReport, names: Names, numbers: dict[str, int]
) -> RenderableType:
    """Who says it, what the words do, and the words."""
    reserved = {"author": "The report itself", "unnamed": "Somebody not named"}
    who = excerpt(names.get(one.speaker) or reserved[one.speaker], LONGEST_NAME)
    many = [entity.id for entity in coded.entities if entity.kind == "people"]
    several = one.speaker in many or who.lower().endswith(SEVERAL)
    told = [
        f" {ACTS[one.act][several]}",
        f" ({shown(one.medium)})" if one.medium else "",
        f", in {shown(', '.join(map(language_name, one.language)))}" if one.language else "",
        f", about event {numbers[one.about]}" if one.about is not None else "",
        {"direct": "", "indirect": ", in other words", "mixed": ", partly quoted"}[one.form],
    ]
    words = excerpt(one.span.of(coded.report.text), LONGEST_WORDS)
    body = f"“{words.strip(MARKS)}”" if one.form == "direct" else words
    return Group(
        Text.assemble((f"{who[:1].upper()}{who[1:]}", "bold"), ("".join(told), "dim")),
        Padding(Text(body, style="italic"), (0, 0, 1, INDENT)),
    )


def entity_table(coded: CodedReport, names: Names) -> Table:
    """Everyone and everything named, with what is told of them."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=4)
    table.add_column(ratio=7)
    for entity in coded.entities:
        table.add_row(
            Text(excerpt(names[entity.id], LONGEST_NAME)), Text(told_of(entity, names), style="dim")
        )
    return table


def told_of(entity: Entity, names: Names) -> str:
    """Kind, country, sectors, attributes; an attribute that is not a fact says whose word it is."""
    parts = [entity.kind, entity.country or "", " ".join(entity.sector)]
    for claim in entity.attributes:
        words = f"{claim.field} {excerpt(value_words(claim, names), LONGEST_ATTRIBUTE)}"
        sure = (claim.certainty, claim.holder) == ("asserted", "author")
        parts.append(words if sure else f"{words} ({voice(claim, names)})")
    return ", ".join(filter(None, parts))
