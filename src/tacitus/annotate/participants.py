"""Who did it and to whom: actor, recipient and target of each anchor."""

from collections.abc import Iterator

from tacitus.annotate.clauses import Clause
from tacitus.annotate.frames import PERSONS, Frame, Placed, PlacedAnchor
from tacitus.annotate.role_words import listed, verb_forms
from tacitus.marks import Role
from tacitus.values import Span
from tacitus.vocabulary import RoleName

DIRECT, NOUN, NEAR = 0.9, 0.75, 0.5  # how sure: grammar of the verb, of the noun, mere nearness
WIDE = 12  # tokens after an anchor in which its prepositions are looked for
HARMED = ("ASSAULT", "COERCE", "THREATEN")
BESIDE = frozenset(("near", "outside", "beside", "under", "alongside"))
BESIDE_WITHIN = 6  # tokens behind the anchor


def participants(frame: Frame) -> Iterator[Role]:
    """The roles of every anchor of a sentence."""
    for anchor in frame.anchors:
        found = list(of_verb(frame, anchor) if anchor.verbal else of_noun(frame, anchor))
        if not found and anchor.verbal and anchor.anchor.type in HARMED:
            found = list(nearest(frame, anchor))
        if anchor.anchor.type == "ASSAULT":
            found.extend(stood_by(frame, anchor))
        for role in found:
            yield role
            if role.role == "recipient" and anchor.anchor.type == "ASSAULT":
                yield targeted(role)


def targeted(role: Role) -> Role:
    """Whom an assault befell is its target, too."""
    return Role(
        role.anchor, role.mention, "target", role.evidence, score=role.score, rule=role.rule
    )


def stood_by(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """The thing beside which an assault took place: "exploded near a bus"."""
    for one in frame.of_kind("object"):
        near = frame.word(one.first - 1) in BESIDE
        if near and 0 < one.first - anchor.at.last <= BESIDE_WITHIN:
            evidence = Span(frame.tokens[one.first - 1].start, one.span.end)
            yield Role(anchor.at.number, one.number, "target", evidence, score=NEAR, rule="beside")
            return


def roles(
    frame: Frame, anchor: PlacedAnchor, who: list[Placed], name: RoleName, score: float, rule: str
) -> Iterator[Role]:
    """The same role for several mentions. A thing does nothing, and one that suffers an act is its
    target; a place that suffers one is where it was; what names the happening itself plays no
    part in it."""
    for one in who:
        if one.first < anchor.at.last and anchor.at.first < one.last:
            continue
        kind = frame.mentions[one.number].kind
        if kind == "place" and name == "recipient":
            yield Role(anchor.at.number, one.number, "place", one.span, score=score, rule=rule)
        if kind == "place" or (kind == "object" and name == "actor"):
            continue
        role = "target" if kind == "object" else name
        yield Role(
            anchor.at.number, one.number, role, frame.evidence(anchor, one), score=score, rule=rule
        )


# ---- a verb ---------------------------------------------------------------------------------


def of_verb(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """Active: subject and object; passive: agent and subject; then what prepositions add."""
    clause = frame.clauses[anchor.clause]
    if clause.passive:
        yield from roles(frame, anchor, frame.entities(clause.agent), "actor", DIRECT, "agent")
        yield from roles(
            frame, anchor, frame.entities(clause.subject), "recipient", DIRECT, "passive subject"
        )
        return
    yield from roles(frame, anchor, frame.entities(clause.subject), "actor", DIRECT, "subject")
    suffered = frame.entities(object_of(frame, anchor, clause))
    if anchor.anchor.type != "PROTEST":
        yield from roles(frame, anchor, suffered, "recipient", DIRECT, "object")
    if not suffered:
        yield from behind_prepositions(frame, anchor, clause.last)


def object_of(frame: Frame, anchor: PlacedAnchor, clause: Clause) -> range | None:
    """The object of a clause, else the mention that follows the anchor at once."""
    after = anchor.at.last
    if clause.object is not None and clause.object.stop > after:
        return range(max(after, clause.object.start), clause.object.stop)
    following = [one for one in frame.known if one.first == after]
    return range(after, max(one.last for one in following)) if following else None


def behind_prepositions(frame: Frame, anchor: PlacedAnchor, end: int) -> Iterator[Role]:
    """ "opened fire on X", "clashed with X", "called on X"."""
    type_ = anchor.anchor.type
    for token in range(anchor.at.last, min(end, anchor.at.last + WIDE)):
        word = frame.word(token)
        if word in listed("prepositions", type_):
            who = frame.entities(range(token + 1, min(end, token + 1 + WIDE)))
            if who and who[0].first <= token + 3:
                yield from roles(frame, anchor, who, "recipient", NOUN, f"{word} after verb")
                return
        if word == "with" and type_ == "ASSAULT":
            who = frame.entities(range(token + 1, min(end, token + 1 + WIDE)))
            yield from roles(frame, anchor, who, "actor", NOUN, "with: both sides")
            return
        if word in ";:" or frame.tokens[token].tag == "VERB":
            return


# ---- a noun ---------------------------------------------------------------------------------


def of_noun(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """ "X's attack on Y", "the killing of X by Y", and the verb that the noun stands beside."""
    yield from before_noun(frame, anchor)
    yield from after_noun(frame, anchor)
    if anchor.clause >= 0:
        yield from beside_verb(frame, anchor, frame.clauses[anchor.clause])


def is_suffered(frame: Frame, anchor: PlacedAnchor) -> bool:
    return frame.word(anchor.at.last - 1) in listed("nouns", "suffered")


def before_noun(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """A possessor ("X's", "their") or a noun set before ("police raid")."""
    first = anchor.at.first
    for one in reversed(frame.known):
        between = range(one.last, first)
        if one.last > first or len(between) > 4 or frame.mentions[one.number].kind not in PERSONS:
            continue
        possessive = frame.word(one.last) in ("'s", "’s", "'", "’") or (
            one.last - one.first == 1 and frame.word(one.first) in ("his", "her", "their", "its")
        )
        if possessive and not any(frame.tokens[t].tag == "VERB" for t in between):
            name: RoleName = "recipient" if is_suffered(frame, anchor) else "actor"
            yield from roles(frame, anchor, [one], name, NOUN, "possessor")
            return
        if not between:
            yield from roles(frame, anchor, [one], "actor", NOUN, "noun before noun")
            return


def after_noun(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """The prepositions after a noun, each with who stands behind it."""
    end = min(frame.sentence.last, anchor.at.last + WIDE)
    stop = next(
        (t for t in range(anchor.at.last, end) if frame.tokens[t].tag in ("VERB", "AUX")), end
    )
    for token in range(anchor.at.last, stop):
        name = role_behind(frame, anchor, token)
        if name is None:
            continue
        who = frame.entities(range(token + 1, end))
        if who and who[0].first <= token + 3:
            yield from roles(frame, anchor, who, name, NOUN, f"{frame.word(token)} after noun")


def role_behind(frame: Frame, anchor: PlacedAnchor, token: int) -> RoleName | None:
    """What the preposition at a token makes of who follows it."""
    word, type_ = frame.word(token), anchor.anchor.type
    mutual = frame.word(anchor.at.last - 1) in listed("nouns", "mutual")
    if word == "by" or (word in ("between", "among") and (mutual or type_ in ("CONSULT", "AGREE"))):
        return "actor"
    if word == "with" and (mutual or type_ == "ASSAULT"):
        return "actor"
    if word == "of" and token == anchor.at.last:
        return "recipient" if is_suffered(frame, anchor) else "actor"
    return "recipient" if word in listed("prepositions", type_) else None


def beside_verb(frame: Frame, anchor: PlacedAnchor, clause: Clause) -> Iterator[Role]:
    """The noun as object of a light verb ("staged an attack"), as subject of a harming one ("the
    blast killed X"), or beside one in the passive ("X was killed in the blast")."""
    if not clause.verbs:
        return
    head = frame.word(clause.head)
    is_subject = clause.subject is not None and anchor.at.first in clause.subject
    if head in verb_forms("light") and not is_subject and anchor.at.first > clause.head:
        who = clause.agent if clause.passive else clause.subject
        yield from roles(frame, anchor, frame.entities(who), "actor", NOUN, "light verb")
    elif head in verb_forms("light") and is_subject and clause.passive:
        yield from roles(frame, anchor, frame.entities(clause.agent), "actor", NOUN, "light verb")
    elif head in verb_forms("harm"):
        if clause.passive or (clause.subject and not is_subject and clause.object is None):
            who = clause.subject
        else:
            who = clause.object if is_subject else None
        yield from roles(frame, anchor, frame.entities(who), "recipient", NOUN, "harming verb")
    elif head in verb_forms("dying") and not is_subject:
        yield from roles(
            frame, anchor, frame.entities(clause.subject), "recipient", NOUN, "dying in it"
        )


def nearest(frame: Frame, anchor: PlacedAnchor) -> Iterator[Role]:
    """The last resort: somebody behind the verb in the same clause suffered it. Nobody is made an
    actor by standing near."""
    clause = frame.clauses[anchor.clause]
    for one in frame.of_kind("person", "people"):
        if one.within(range(anchor.at.last, clause.last)):
            yield from roles(frame, anchor, [one], "recipient", NEAR, "nearest")
            return
