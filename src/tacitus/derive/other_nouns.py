"""What nouns stand for that no list has: persons, people or a body where one acts, suffers, speaks
or stands beside a name; a thing where one is a target. The rest stand for nobody."""

from tacitus.derive.being_reading import Reading
from tacitus.marks import OTHER_NOUN, Mention
from tacitus.nouns import Noun, Role, agent
from tacitus.plurals import singular
from tacitus.values import Span
from tacitus.vocabulary import TOLL_FIELDS, EntityKind

ACTING = frozenset(("actor", "recipient", "responsibility"))
SUFFERING = frozenset(TOLL_FIELDS)
# Endings of words for bodies that no list has: "cannery", "co-operative", "shipworks".
BODIES = ("ery", "ory", "ment", "tion", "ship", "ing", "tive", "works", "house", "office", "wing")
# Papers and sounds in which somebody speaks, and counts: they are nobody.
NOBODY = frozenset(
    """
    letter note message statement record recording voice clip footage leaflet notice poster banner
    reply answer document book log list entry text paper file finger hand word sentence number
    total figure arrest death injury count share percentage half
    """.split()
)


def other_beings(reading: Reading) -> dict[str, Noun]:
    """The nouns that no list has and that stand for beings or targets, by their lower-case words;
    `role` is `occupation` or `person` of a person or people, `body` or `thing`."""
    marks, text = reading.marks, reading.text
    told: dict[str, Noun] = {}
    named = {
        one.span.start - 2
        for one in marks.mentions
        if one.kind == "person" and text.startswith(", ", one.span.start - 2)
    }
    speakers = {quote.speaker.start for quote in marks.quotes if isinstance(quote.speaker, Span)}
    parts: dict[int, set[str]] = {}
    for role in marks.roles:
        parts.setdefault(role.mention, set()).add(role.role)
    for number, mention in enumerate(marks.mentions):
        if not is_other(mention):
            continue
        played = parts.get(number, set())
        if mention.span.start in speakers:
            played.add("actor")
        if mention.span.end in named:
            played.add("named")
        if not played:
            continue
        word = mention.head.of(text).lower()
        kind = kind_told(word, mention.span.of(text).lower(), played)
        if kind is not None and (word not in told or told[word].role == "thing"):
            told[word] = noun_of(word, kind)
    return told


def is_other(mention: Mention) -> bool:
    """Whether the noun of a mention is one that no list has."""
    return mention.kind == "object" and mention.rule == OTHER_NOUN


def kind_told(word: str, phrase: str, played: set[str]) -> EntityKind | None:
    """What a noun is that plays these parts in `phrase`; None where it stands for nobody."""
    one = singular(word)
    if one in NOBODY:
        return None
    many = one != word
    if "named" in played and not many:
        return "organisation" if one.endswith(BODIES) else "person"
    if played & ACTING or played & SUFFERING:
        if many:
            return "people"
        single = bool(played & SUFFERING) or agent(one) is not None or not phrase.endswith(word)
        return "person" if single else "organisation"
    return "object" if "target" in played else None


def noun_of(word: str, kind: EntityKind) -> Noun:
    """The noun of a word and its kind."""
    one = singular(word)
    if kind == "object":
        return Noun(one, kind, "thing", plural=one != word)
    if kind == "organisation":
        return Noun(one, kind, "body")
    role: Role = "person" if agent(one) is None else "occupation"
    return Noun(one, kind, role, plural=kind == "people")
