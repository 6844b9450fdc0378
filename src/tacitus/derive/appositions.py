"""Two mentions side by side for one being: "Ana Ruiz, the mayor", "was identified as Lee Park"."""

from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being
from tacitus.derive.clusters import Clusters, fit, sectors_told
from tacitus.derive.descriptions import body_sectors
from tacitus.nouns import noun

ENDS = frozenset((",", ".", ";", ":", ")", "-", "–", "—", "”", '"', "who", "which", "said", ""))
NAMING = frozenset(
    "identified named known described called recognised recognized calls calling signs".split()
)
ITSELF = frozenset("by as itself himself herself only locally police officials authorities".split())
WORKING = frozenset("works worked working serves served serving".split())
TAILS = frozenset("in for of at from on".split())  # what a description may go on with
TAIL_TAGS = frozenset("DET NOUN PROPN ADJ NUM ADP PART PRON X".split())
CLAUSE_TAGS = frozenset("PRON DET VERB AUX ADV".split())
LONGEST_TAIL = 9  # tokens
BE = frozenset("is was are were became".split())
BANDS = frozenset("group band gang faction militia squad collective network coalition".split())
SINGLE = ("person", "organisation")


def join_appositions(beings: list[Being], clusters: Clusters, reading: Reading) -> None:
    """Joins appositions, "identified as" and "X is a Y"."""
    chief = [b for b in beings if not b.pronoun]
    starts: dict[int, Being] = {}
    for being in chief:  # the longest mention that begins at a token
        if being.tokens[0] not in starts or being.tokens[1] > starts[being.tokens[0]].tokens[1]:
            starts[being.tokens[0]] = being
    for one in beings:
        two = beside(one, starts, reading)
        if two is not None and fit(clusters.of[one.number], clusters.of[two.number]):
            clusters.join(clusters.of[one.number], clusters.of[two.number])


def beside(one: Being, starts: dict[int, Being], reading: Reading) -> Being | None:
    """The mention after this one that stands for the same being."""
    end = one.tokens[1]
    if one.pronoun:
        if one.pronoun not in ("he", "she", "I") or reading.word(end) not in BE:
            return None
        two = starts.get(end + 1)
        return two if two is not None and is_predicate(one, two, reading) else None
    if reading.word(end) in (",", "(", "—", "–", "-"):
        start = after_age(end + 1, reading)
        two = starts.get(start) or behind_address(start, starts, reading)
        if two is not None and is_apposition(one, two, reading):
            return two
        aged = said_to_be(one, start, starts, reading) if start > end + 1 else None
        return aged or working_as(one, end, starts, reading)
    two = behind_tail(one, end, starts, reading) or named_as(one, end, starts, reading)
    return two or said_to_be(one, end, starts, reading)


def behind_address(i: int, starts: dict[int, Being], reading: Reading) -> Being | None:
    """The name behind a form of address that no list has ("their head, Ma Comfort Garblah")."""
    two = starts.get(i + 1)
    written = reading.text[reading.starts[i] :][:1] if i < len(reading.starts) else ""
    return two if two is not None and two.name and written.isupper() else None


def said_to_be(one: Being, end: int, starts: dict[int, Being], reading: Reading) -> Being | None:
    """What somebody is, was, had been or became, by the words from token `end` on."""
    word = reading.word(end)
    if word in ("had", "has") and reading.word(end + 1) == "been":
        end += 1
    elif word not in BE:
        return None
    two = starts.get(end + 1)
    return two if two is not None and is_predicate(one, two, reading) else None


def behind_tail(one: Being, end: int, starts: dict[int, Being], reading: Reading) -> Being | None:
    """The name behind a description that goes on with a place or the like ("The Norwegian consul in
    Gao, Ana Ruiz, left")."""
    if not one.described or one.noun is None or one.kind not in SINGLE or not one.article:
        return None
    clause = reading.tag(end) in CLAUSE_TAGS  # "the company it names", "the man they sought"
    if reading.word(end) not in TAILS and not clause:
        return None
    tags = CLAUSE_TAGS | TAIL_TAGS if clause else TAIL_TAGS
    comma = end + 1
    while comma - end < LONGEST_TAIL and reading.tag(comma) in tags:
        comma += 1
    two = starts.get(comma + 1) if reading.word(comma) == "," else None
    if two is None or not two.name or reading.word(two.tokens[1]) not in (",", ".", "who", ":"):
        return None
    return two if is_apposition(one, two, reading) else None


def working_as(one: Being, end: int, starts: dict[int, Being], reading: Reading) -> Being | None:
    """What somebody works as: "Ana Ruiz, who works as a nurse"."""
    i = end + 1
    if reading.word(i) == "who" and reading.word(i + 1) in WORKING and reading.word(i + 2) == "as":
        two = starts.get(i + 3)
        return two if two is not None and two.described and two.kind == one.kind else None
    return None


def after_age(i: int, reading: Reading) -> int:
    """The token after an age between commas ("Ana Ruiz, 41, the mayor")."""
    if reading.tag(i) == "NUM" and reading.word(i + 1) == "," and reading.word(i).isdigit():
        return i + 2
    return i


def is_apposition(one: Being, two: Being, reading: Reading) -> bool:
    """Whether a mention after a comma tells more of the mention before it."""
    if one.sentence != two.sentence or one.kind not in SINGLE:
        return False
    if one.kind != two.kind:
        return is_band(one, two)
    return may_describe(one, two) and not in_list(one, two, reading) and ends_well(two, reading)


def ends_well(two: Being, reading: Reading) -> bool:
    """Whether what follows an apposition can do so."""
    end = two.tokens[1]
    return reading.word(end) in ENDS or reading.tag(end) in ("VERB", "AUX", "PUNCT", "ADP")


def may_describe(one: Being, two: Being) -> bool:
    """Whether one of two mentions can be a description of the other."""
    if bool(one.name) == bool(two.name) and not (
        two.described and two.article in ("a", "the", "his")
    ):
        return False
    described = two if two.described else one
    one_of = one.words[:2] == ("one", "of") and bool(two.name)  # "one of them, Girma Wakjira"
    if described.noun is None and not one_of:
        return False
    if one.described and two.described and one.article == "a":
        return False
    if one.kind == "organisation" and one.described != two.described and not one_body(one, two):
        return False
    return not (one.described and one.noun and one.noun.role == "kin" and not one.article)


def one_body(one: Being, two: Being) -> bool:
    """Whether a word for a body can be said of a name: "the party" only of a party."""
    described, named = (one, two) if one.described else (two, one)
    if described.noun is None or described.words[0] in ("some", "many", "several", "no"):
        return False
    word = described.noun.one
    return (
        word in body_sectors()
        or word in named.head.lower()
        or noun(word) is None
        or bool(set(sectors_told(named)) & set(described.noun.sector))
    )


def is_band(one: Being, two: Being) -> bool:
    """Whether a named body is said to be a band of people ("the Front, a group of deserters")."""
    named_body = one.kind == "organisation" and bool(one.name)
    return (
        named_body and two.kind == "people" and bool(BANDS & set(two.words)) and two.article == "a"
    )


def in_list(one: Being, two: Being, reading: Reading) -> bool:
    """Whether two mentions are items of a list ("the mayor, Ana Ruiz and a guard")."""
    end = two.tokens[1]
    after = reading.word(end)
    if after in ("and", "or"):
        return True
    if after == "," and reading.word(end + 1) in ("and", "or"):
        return two.name != () and one.name != ()
    before = reading.word(one.tokens[0] - 1)
    return before == "," and two.article == "" and two.described and after == ","


def named_as(one: Being, end: int, starts: dict[int, Being], reading: Reading) -> Being | None:
    """The name in "was identified as NAME", "was named as NAME", "called NAME"."""
    if not one.described:
        return None
    for i, word in enumerate(reading.lower[end : end + 6], end):
        if word in (".", ";", "who", "and"):
            return None
        if word in NAMING:
            k = i + 1
            while reading.word(k) in ITSELF:
                k += 1
            two = starts.get(k)
            fits = two is not None and two.name and two.kind == one.kind
            return two if fits else None
    return None


def is_told(one: Being, reading: Reading) -> bool:
    """Whether a mention is the subject of the verb behind it, or behind the age after it."""
    return one.subject or reading.word(one.tokens[1]) == ","


def is_predicate(one: Being, two: Being, reading: Reading) -> bool:
    """Whether "X is a Y" tells what X is."""
    kinds = (*SINGLE, "people")
    if one.kind != two.kind or one.kind not in kinds or not two.described:
        return False
    if one.pronoun:
        return two.noun is not None and (two.article == "a" or two.noun.role == "office")
    if two.article == "" and not two.plural:
        return False
    return two.noun is not None and is_told(one, reading) and reading.word(two.tokens[1]) != "'s"
