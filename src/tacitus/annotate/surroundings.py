"""Where, when, with what and how often: place, date, duration, weapon and count of each anchor."""

from collections.abc import Iterator

from tacitus.annotate.clauses import clause_at
from tacitus.annotate.frames import Frame, Placed, PlacedAnchor
from tacitus.annotate.role_words import listed
from tacitus.marks import Role
from tacitus.vocabulary import RoleName

OWN, OUTER, SENTENCE = 0.9, 0.8, 0.6  # how sure: same clause, the clause it hangs on, same sentence
CHAINED = frozenset((",", "in", "of", "(", ")"))  # between a place and the wider place it lies in
ARTICLES = frozenset(("the", "a", "its", "their", "his", "her"))
SITES = frozenset(("at", "in", "inside", "outside", "near", "on"))
ATTACHED = 3  # tokens between a noun and the date that is its own


def surroundings(frame: Frame) -> Iterator[Role]:
    """The roles of every anchor of a sentence."""
    for anchor in frame.anchors:
        yield from dates(frame, anchor)
        yield from places(frame, anchor)
        yield from weapons(frame, anchor)
        yield from counts(frame, anchor)
        for one in frame.of_kind("duration"):
            if in_clause(frame, anchor, one):
                yield role(anchor, one, "duration", OWN, "same clause")


def role(anchor: PlacedAnchor, one: Placed, name: RoleName, score: float, rule: str) -> Role:
    """A role whose evidence is the mention's own words."""
    return Role(anchor.at.number, one.number, name, one.span, score=score, rule=rule)


# ---- nearness -------------------------------------------------------------------------------


def in_clause(frame: Frame, anchor: PlacedAnchor, one: Placed) -> bool:
    """Whether a mention stands in the clause of an anchor and in none inside of it."""
    return anchor.clause >= 0 and clause_at(frame.clauses, one.first) == anchor.clause


def in_outer(frame: Frame, anchor: PlacedAnchor, one: Placed) -> bool:
    """Whether a mention stands in a clause that an anchor's shares its day and place with."""
    return clause_at(frame.clauses, one.first) in outer_clauses(frame, anchor)


def outer_clauses(frame: Frame, anchor: PlacedAnchor) -> list[int]:
    """The clauses that an anchor's clause shares its day and place with: those it hangs on as a
    participle, an infinitive or a second verb, and those that hang so on its own."""
    found: list[int] = []
    number = anchor.clause
    while number >= 0 and frame.clauses[number].opener in ("reduced", "coordinate"):
        number = frame.clauses[number].outer
        if number < 0 or number in found:
            break
        found.append(number)
    inner = [
        index
        for index, clause in enumerate(frame.clauses)
        if clause.outer == anchor.clause and clause.opener == "reduced"
    ]
    return found + inner


def nearest_anchor(frame: Frame, one: Placed) -> PlacedAnchor:
    """The anchor that a mention stands closest to."""
    return min(
        frame.anchors,
        key=lambda anchor: max(one.first - anchor.at.last, anchor.at.first - one.last),
    )


def around(
    frame: Frame, anchor: PlacedAnchor, found: list[Placed]
) -> Iterator[tuple[Placed, float, str]]:
    """The mentions that belong to an anchor: those of its clause, else of the clauses it hangs on,
    else, where no other anchor stands closer, the sentence's only one."""
    own = [one for one in found if in_clause(frame, anchor, one)]
    if own:
        yield from ((one, OWN, "same clause") for one in own)
        return
    shared = [one for one in found if in_outer(frame, anchor, one)]
    if shared:
        yield from ((one, OUTER, "outer clause") for one in shared[:1])
    elif len(found) == 1 and nearest_anchor(frame, found[0]) is anchor:
        yield found[0], SENTENCE, "only one in the sentence"


# ---- the roles ------------------------------------------------------------------------------


def dates(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """A date that is set right at another noun ("Saturday's attack") is that one's alone."""
    free = []
    for one in frame.of_kind("date"):
        owner = attached_to(frame, one)
        if owner is anchor:
            yield role(anchor, one, "date", OWN, "set at the noun")
            return
        if owner is None or owner.anchor.type == anchor.anchor.type:
            free.append(one)
    for one, score, rule in around(frame, anchor, free):
        yield role(anchor, one, "date", score, rule)


def attached_to(frame: Frame, one: Placed) -> PlacedAnchor | None:
    """The noun that a date is set at: "Saturday's attack", "the attack on Saturday", "two days
    before a planned meeting"."""
    for anchor in frame.anchors:
        if anchor.verbal:
            continue
        between = anchor.at.first - one.last
        if 0 <= between <= ATTACHED and leads_on(frame, one):
            return anchor
        after = range(anchor.at.last, one.first)
        if len(after) <= 1 and anchor.at.last <= one.first and len(frame.anchors) > 1:
            return anchor
    return None


def leads_on(frame: Frame, one: Placed) -> bool:
    """Whether a date belongs to the noun after it: "Saturday's", "two days before a"."""
    last, following = frame.word(one.last - 1), frame.word(one.last)
    return following in ("'s", "’s", "before", "after") or last in ("before", "after")


def places(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """The narrowest place of each chain ("in Hilla in Babil"), and the site."""
    found = [one for one in chain_heads(frame) if is_locative(frame, anchor, one)]
    for one, score, rule in around(frame, anchor, found):
        yield role(anchor, one, "place", score, rule)
    for one in frame.of_kind("object"):
        before = frame.word(one.first - 1)
        if before in SITES and in_clause(frame, anchor, one):
            yield role(anchor, one, "place", 0.6, "site")


def is_locative(frame: Frame, anchor: PlacedAnchor, one: Placed) -> bool:
    """Whether a preposition makes a place the place of something ("in Gao", "near the border", "the
    bombing of Gao"); "on Europe" is a topic."""
    before = frame.word(one.first - 1)
    if before == "of" and one.first - 1 == anchor.at.last:
        return True
    inside = frame.word(one.first) in ARTICLES
    if before == "on":
        return inside
    return before in listed("places", "before") or (
        before in ARTICLES and frame.word(one.first - 2) in listed("places", "before")
    )


def chain_heads(frame: Frame) -> list[Placed]:
    """The places that are not the wider end of a chain."""
    heads: list[Placed] = []
    last: Placed | None = None
    for one in frame.of_kind("place"):
        if last is not None and one.first < last.last:
            continue
        between = [frame.word(t) for t in range(last.last, one.first)] if last else ["-"]
        if last is None or not between or not set(between) <= CHAINED:
            heads.append(one)
        last = one
    return heads


def weapons(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """The weapon in the anchor's own words or clause."""
    if anchor.anchor.type not in ("ASSAULT", "THREATEN", "COERCE"):
        return
    for one in frame.of_kind("weapon"):
        if one.first < anchor.at.last and anchor.at.first < one.last:
            yield role(anchor, one, "weapon", OWN, "the anchor's own word")
        elif in_clause(frame, anchor, one) or in_outer(frame, anchor, one):
            yield role(anchor, one, "weapon", OUTER, "same clause")


def counts(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """A figure before the noun that it counts ("eight shots", "about 600 people"); that it is no
    toll as well is seen to where claims are made."""
    for one in frame.of_kind("number"):
        if not in_clause(frame, anchor, one) or nearest_anchor(frame, one) is not anchor:
            continue
        unit = [t for t in (one.last, one.last + 1) if t < frame.sentence.last]
        if any(frame.tokens[t].tag == "NOUN" for t in unit):
            evidence = frame.evidence(anchor, one)
            known = any(frame.word(t) in listed("counts", "units") for t in unit)
            score = 0.7 if known else 0.5
            yield Role(anchor.at.number, one.number, "count", evidence, score=score, rule="unit")
