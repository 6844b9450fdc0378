"""Acts done by saying: who condemns, demands, threatens or accuses does something, even where no
verb but "said" tells of it. Each such quotation that names no such act itself becomes an anchor,
and its speaker the actor."""

from collections.abc import Sequence

from tacitus.marks import Anchor, Mention, Quote, Role
from tacitus.values import Span
from tacitus.vocabulary import Act, PloverType

# The PLOVER type and mode of what is done by saying (PLOVER 2021).
DONE_BY_SAYING: dict[Act, tuple[PloverType, str | None]] = {
    "condemn": ("ACCUSE", "disapprove"),
    "accuse": ("ACCUSE", "allege"),
    "demand": ("REQUEST", None),
    "threaten": ("THREATEN", None),
}
LONGEST = 80  # characters of the words that stand for the act
SCORE = 0.6


def spoken_anchors(
    text: str, quotes: Sequence[Quote], anchors: Sequence[Anchor]
) -> tuple[Anchor, ...]:
    """The anchors with those of spoken acts, in the order of the text."""
    found = [
        Anchor(act_words(text, quote), *DONE_BY_SAYING[quote.act], score=SCORE, rule="spoken act")
        for quote in quotes
        if quote.act in DONE_BY_SAYING
        and isinstance(quote.speaker, Span)
        and not names_itself(quote, anchors)
    ]
    return tuple(sorted((*anchors, *found), key=lambda anchor: anchor.span))


def names_itself(quote: Quote, anchors: Sequence[Anchor]) -> bool:
    """Whether an anchor of the act's type stands in the words or in the reporting word."""
    type_, _ = DONE_BY_SAYING[quote.act]
    return any(
        anchor.type == type_
        and (
            quote.scope.meets(anchor.span)
            or (quote.cue is not None and quote.cue.meets(anchor.span))
        )
        for anchor in anchors
    )


def act_words(text: str, quote: Quote) -> Span:
    """The words that do the act: those said, the first of them where they are many."""
    content = quote.content
    if content.end - content.start <= LONGEST:
        return content
    space = text.rfind(" ", content.start + 1, content.start + LONGEST)
    return Span(content.start, space if space > content.start else content.start + LONGEST)


def spoken_roles(
    quotes: Sequence[Quote], mentions: Sequence[Mention], anchors: Sequence[Anchor]
) -> tuple[Role, ...]:
    """The speaker as actor of each spoken act."""
    by_start = {quote.content.start: quote for quote in quotes}
    found = []
    for number, anchor in enumerate(anchors):
        if anchor.rule != "spoken act":
            continue
        quote = by_start[anchor.span.start]
        speaker = quote.speaker
        if isinstance(speaker, Span) and (who := mention_at(mentions, speaker)) is not None:
            found.append(Role(number, who, "actor", speaker, score=0.8, rule="speaker"))
    return tuple(found)


def mention_at(mentions: Sequence[Mention], span: Span) -> int | None:
    """The number of the widest mention within some words."""
    inside = [n for n, one in enumerate(mentions) if span.holds(one.span)]
    return max(inside, key=lambda n: mentions[n].span.end - mentions[n].span.start, default=None)
