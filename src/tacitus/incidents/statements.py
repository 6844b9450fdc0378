"""The statements of a report, from the quotations that the reader marked."""

from tacitus.incidents.happenings import Happening
from tacitus.incidents.reading import Reading
from tacitus.incidents.subjects import Subjects
from tacitus.values import Statement


def statements_of(
    reading: Reading, happenings: tuple[Happening, ...], ids: tuple[str, ...], mains: list[int]
) -> tuple[Statement, ...]:
    """One statement a quotation; `ids` are the event ids of the happenings, `mains` the numbers of
    the main ones."""
    subjects = Subjects(reading, happenings, mains)
    about: int | None = None
    made = []
    for number, quote in enumerate(reading.marks.quotes):
        if quote.rule.startswith(("belief", "hearsay")):
            continue  # what is only thought, or said by nobody named, is a claim but no statement
        about = subjects.of(quote, about)
        made.append(
            Statement(
                id=f"s{number + 1}",
                speaker=reading.spoken[number].speaker,
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
