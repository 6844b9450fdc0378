"""What goes with a phrase: the words after it that tell it apart, the amount before it."""

from tacitus.annotate.drafts import Draft, Line

TO_POSTS = frozenset(
    "ambassador envoy adviser advisor commissioner representative delegate".split()
)
FOR_POSTS = frozenset("minister secretary commissioner".split())
ALL_OR_PART = frozenset(
    """
    dozens scores hundreds thousands tens millions handful number group crowd majority couple team
    band pair bunch mob gang half rest most some many several both all any few none lot lots
    groups crowds squad column party minority one two three four five six seven eight nine ten
    eleven twelve twenty thirty forty fifty hundred thousand convoy wave
    """.split()
)


def with_tail(line: Line, draft: Draft, ends: dict[int, int]) -> Draft:
    """The mention with the phrase after it that tells it apart ("ambassador to Norway", "members of
    the union"). `ends` gives the last token of the phrase that begins at a token."""
    word, link = line.lowered[draft.last - 1], line.word(draft.last)
    if word in ALL_OR_PART:
        return draft  # "a group of gunmen" is the gunmen's mention
    fits = (
        (
            link == "of"
            and draft.reason.kind in ("person", "people", "organisation")
            and not draft.name
        )
        or (link == "to" and word in TO_POSTS)
        or (link == "for" and word in FOR_POSTS)
    )
    if fits and line.word(draft.last + 1) in ("us", "them") and word not in TO_POSTS:
        return draft._replace(last=draft.last + 2)
    if not fits or draft.last + 1 not in ends:
        return draft
    return draft._replace(last=ends[draft.last + 1])


def with_quantity(line: Line, draft: Draft) -> Draft:
    """The mention with the amount before "of" ("dozens of villagers", "two of his sons")."""
    first = draft.first
    while line.word(first - 1) == "of" and is_amount(line, first - 2):
        first -= 2
    if first == draft.first or (line.word(first) == "number" and line.word(first - 1) == "the"):
        return draft
    kind = draft.reason.kind
    while is_amount(line, first - 1) or line.word(first - 1) in (
        "a",
        "an",
        "the",
        "small",
        "large",
    ):
        first -= 1
    if line.word(first) == "one" and kind == "people":
        kind = "person"
    elif kind == "person":
        return draft
    return draft._replace(first=first, reason=draft.reason._replace(kind=kind))


def is_amount(line: Line, i: int) -> bool:
    """Whether the word at a place is a number or a word for an amount."""
    word = line.word(i)
    return word in ALL_OR_PART or (bool(word) and line.tokens[i].tag == "NUM")
