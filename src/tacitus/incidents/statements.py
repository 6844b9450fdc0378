"""The statements of a report, from the quotations that the reader marked."""

from tacitus.incidents.happenings import Happening
from tacitus.incidents.reading import Reading
from tacitus.marks import Quote
from tacitus.values import Statement
from tacitus.vocabulary import Act

# Who speaks so means the happening although he may not name it.
BARE: frozenset[Act] = frozenset(("condemn", "condole", "praise", "claim", "deny"))


def statements_of(
    reading: Reading, happenings: tuple[Happening, ...], ids: tuple[str, ...], mains: list[int]
) -> tuple[Statement, ...]:
    """One statement a quotation; `ids` are the event ids of the happenings, `mains` the numbers of
    the main ones."""
    owner = {n: number for number, one in enumerate(happenings) for n in one.anchors}
    made = []
    for number, quote in enumerate(reading.marks.quotes):
        if quote.rule.startswith(("belief", "hearsay")):
            continue  # what is only thought, or said by nobody named, is a claim but no statement
        about = subject_of(reading, quote, owner, mains)
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


def subject_of(
    reading: Reading, quote: Quote, owner: dict[int, int], mains: list[int]
) -> int | None:
    """The happening that a quotation speaks of: a main one that it names, else the first that it
    names, else, where the words only condemn, condole, praise, claim or deny, the main one last
    told of before it. `owner` gives the happening of each anchor."""
    content = quote.content
    named = [owner[n] for n in reading.anchors_in(content.start, content.end) if n in owner]
    if named:
        return next((number for number in named if number in mains), min(named))
    if quote.act not in BARE or not mains:
        return None
    before = {owner[n] for n in reading.anchors_in(0, content.start) if n in owner}
    return max(before & set(mains), default=mains[0])
