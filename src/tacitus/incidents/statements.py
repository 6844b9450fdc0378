"""The statements of a report, from the quotations that the reader marked."""

from tacitus.incidents.happenings import Happening
from tacitus.incidents.reading import Reading
from tacitus.values import Quote, Statement


def statements_of(
    reading: Reading, happenings: tuple[Happening, ...], ids: tuple[str, ...], main: int | None
) -> tuple[Statement, ...]:
    """One statement a quotation; `ids` are the event ids of the happenings, `main` the number of
    the main one."""
    speakers = {spoken.quote: spoken.speaker for spoken in reading.derived.speakers}
    made = []
    for number, quote in enumerate(reading.marks.quotes):
        about = subject_of(reading, quote, happenings, main)
        made.append(
            Statement(
                id=f"s{number + 1}",
                speaker=speakers.get(number, "unnamed"),
                span=quote.content,
                form=quote.form,
                act=quote.act,
                about=None if about is None else ids[about],
                cue=quote.cue,
                medium=quote.medium,
                language=quote.language or None,
            )
        )
    return tuple(made)


def subject_of(
    reading: Reading, quote: Quote, happenings: tuple[Happening, ...], main: int | None
) -> int | None:
    """The happening that a quotation speaks of: the main one where it names it, else the first
    that it names, else the main one where the words only condemn, condole or praise."""
    named = [
        number
        for number, happening in enumerate(happenings)
        if any(quote.content.holds(reading.anchor(n).span) for n in happening.anchors)
    ]
    if main in named:
        return main
    if named:
        return named[0]
    return main if quote.act in ("condemn", "condole", "praise", "claim", "deny") else None
