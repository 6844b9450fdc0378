"""Rules for the mentions of GDELT 2.0: times in order, offsets within the text."""

from tacitus.write.checks.base import Cells, Places, unlisted, whole
from tacitus.write.checks.gdelt_rules import e701_moment, e702_source_kind, moment

OFFSETS = ("Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset")


def e720_times(row: Cells) -> Places:
    """The report is earlier than the first report of the event: turn the times round."""
    first, told = (moment(row.get(name, "")) for name in ("EventTimeDate", "MentionTimeDate"))
    return ("MentionTimeDate",) if first and told and told < first else ()


def e721_offsets(row: Cells) -> Places:
    """An offset counts from 0; -1 stands for what is not in the text."""
    return [name for name in OFFSETS if (at := whole(row, name)) is not None and at < -1]


def w722_length(row: Cells) -> Places:
    """The offset lies behind the end of the text, by MentionDocLen."""
    length = whole(row, "MentionDocLen")
    told = [(name, whole(row, name)) for name in OFFSETS]
    return [name for name, at in told if length is not None and at is not None and at >= length]


def e723_confidence(row: Cells) -> Places:
    """Confidence is in percent, 0 to 100."""
    return unlisted(row, "Confidence", range(101))


def e724_raw_text(row: Cells) -> Places:
    """InRawText is 1 or 0."""
    return unlisted(row, "InRawText", (0, 1))


def e725_sentence(row: Cells) -> Places:
    """Sentences are numbered from 1."""
    number = whole(row, "SentenceID")
    return ("SentenceID",) if number is not None and number < 1 else ()


def e726_needed(row: Cells) -> Places:
    """A mention needs the id of its event, a kind of source and the address: fill the cell."""
    needed = ("GLOBALEVENTID", "MentionType", "MentionIdentifier")
    return [column for column in needed if column not in row]


RULES = (
    e701_moment, e702_source_kind, e720_times, e721_offsets, w722_length, e723_confidence,
    e724_raw_text, e725_sentence, e726_needed,
)  # fmt: skip
