"""The statements of a report, from the quotations that the reader marked."""

from tacitus.incidents.happenings import Happening
from tacitus.incidents.reading import Reading
from tacitus.values import Quote, Statement
from tacitus.vocabulary import Act

# Who speaks so means the happening although he may not name it.
BARE: frozenset[Act] = frozenset(("condemn", "condole", "praise", "claim", "deny"))


def statements_of(
    reading: Reading, happenings: tuple[Happening, ...], ids: tuple[str, ...], mains: list[int]
) -> tuple[Statement, ...]:
    """One statement a quotation; `ids` are the event ids of the happenings, `mains` the numbers of
    the main ones."""
    speakers = {spoken.quote: spoken.speaker for spoken in reading.derived.speakers}
    made = []
    for number, quote in enumerate(reading.marks.quotes):
        about = subject_of(reading, quote, happenings, mains)
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
    reading: Reading, quote: Quote, happenings: tuple[Happening, ...], mains: list[int]
) -> int | None:
    """The happening that a quotation speaks of: a main one that it names, else the first that it
    names, else, where the words only condemn, condole, praise, claim or deny, the main one last
    told of before it."""
    named = [
        number
        for number, happening in enumerate(happenings)
        if any(quote.content.holds(reading.anchor(n).span) for n in happening.anchors)
    ]
    if named:
        return next((number for number in named if number in mains), named[0])
    if quote.act not in BARE or not mains:
        return None
    before = [n for n in mains if first_anchor(reading, happenings[n]) <= quote.content.start]
    return before[-1] if before else mains[0]


def first_anchor(reading: Reading, happening: Happening) -> int:
    """Where a happening is named first."""
    return reading.anchor(happening.anchors[0]).span.start
