"""The headline sentence of an event: clauses, each of which rests on claims.

    who did what to whom | where | when | with what | how many | who claims it

A clause of its own certainty says so itself ("allegedly", "according to ..."); what the type claim
is not sure of stands at the head of the whole sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.lists import tables
from tacitus.values import Claim, Event, Participant, Target, Toll, TypeValue
from tacitus.vocabulary import TOLL_FIELDS
from tacitus.write.clauses import (
    LONGEST_NAME,
    Clause,
    day_clauses,
    place_clauses,
    responsibility_clauses,
    toll_clauses,
    weapon_clauses,
)
from tacitus.write.hedges import best, hedge, inside, of_field, same_voice
from tacitus.write.safe import excerpt
from tacitus.write.words import Names

MOST_NAMES = 3
STAGES = {  # how an actor and how a noun stand at each stage that is not accomplished
    "attempted": ("tried to", "attempted"),
    "foiled": ("tried and failed to", "foiled"),
    "threatened": ("threatened to", "threatened"),
    "planned": ("planned to", "planned"),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a type and mode are named: one line of `data/phrases.toml`."""

    noun: str
    link: str
    do: str
    did: str
    make: str
    made: str


def headline(event: Event, names: Names) -> str:
    """The sentence itself; empty where an event has no type."""
    sentence = "".join(clause.words for clause in clauses(event, names))
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def clauses(event: Event, names: Names) -> tuple[Clause, ...]:
    """The clauses in their order. None is without a claim."""
    typed = next(iter(of_field(event, "type")), None)
    if typed is None:
        return ()
    lead, killing = lead_clause(event, typed, names)
    return (
        lead,
        *place_clauses(event, typed, names),
        *day_clauses(event, typed, names),
        *weapon_clauses(event, typed, names),
        *toll_clauses(event, typed, names, killing),
        *responsibility_clauses(event, typed, names),
    )


def lead_clause(event: Event, typed: Claim, names: Names) -> tuple[Clause, Claim | None]:
    """Who did what to whom, and the claim of a killing that these words already tell."""
    stages, whom = of_field(event, "stage"), whom_of(event)
    actors = actors_of(event, typed, whom)
    phrase, patient = phrase_of(typed), joined(whom, names)
    stage = str(stages[0].value) if stages else ""
    killing = None
    told = stage or typed.certainty == "hypothetical"
    if told and actors and all(same_voice(actor, typed) for actor in actors):
        killing = killing_of(event, typed, whom)
        done = predicate(phrase, typed, stage, patient, killing)
        words = f"{joined(actors, names)} {done}"
    else:
        words = nominal(phrase, typed, stage, patient) + by_whom(actors, typed, names)
    used = (typed, *stages, *actors, *whom, *([killing] if killing else []))
    doubt = hedge(typed, names)
    if typed.certainty == "reported" and typed.holder in map(entity_of, actors):
        doubt = "by own account"
    return Clause(doubted(words, typed, doubt), tuple(claim.id for claim in used)), killing


def doubted(words: str, typed: Claim, doubt: str) -> str:
    """The words with what the type claim is not sure of at their head."""
    if not doubt or typed.certainty == "hypothetical":
        return words
    return f"{doubt}: {words}" if typed.certainty == "denied" else f"{doubt}, {words}"


def actors_of(event: Event, typed: Claim, whom: Sequence[Claim]) -> list[Claim]:
    """The surest actors: each once, in the voice of the event where it is among them, and without
    those who suffered the act if there are others (both sides of a fight)."""
    found: dict[str | None, Claim] = {}
    for claim in sorted(best(event, "actor"), key=lambda claim: not same_voice(claim, typed)):
        found.setdefault(entity_of(claim), claim)
    befell = {entity_of(claim) for claim in whom}
    others = [claim for entity, claim in found.items() if entity not in befell]
    return others or list(found.values())


def whom_of(event: Event) -> list[Claim]:
    """To whom it was done: the recipients, else the things attacked. Of those whom a toll counts
    only the most: the others may be part of them."""
    things = [claim for claim in best(event, "target") if entity_of(claim)]
    found = best(event, "recipient") or things
    sizes = {
        toll.entity: toll.low
        for field in TOLL_FIELDS
        for claim in best(event, field)
        if isinstance(toll := claim.value, Toll)
    }
    most = max((sizes.get(entity_of(claim), 0) for claim in found), default=0)
    return [claim for claim in found if sizes.get(entity_of(claim), most) == most]


def killing_of(event: Event, typed: Claim, whom: Sequence[Claim]) -> Claim | None:
    """The claim that just those were killed to whom it was done."""
    if not isinstance(typed.value, TypeValue) or typed.value.type != "ASSAULT":
        return None
    befell = {entity_of(claim) for claim in whom}
    stages = [claim.value for claim in of_field(event, "stage")]
    if len(befell) != 1 or stages != ["accomplished"]:
        return None
    for claim in best(event, "killed"):
        toll = claim.value
        if isinstance(toll, Toll) and toll.entity in befell and same_voice(claim, typed):
            return None if toll.perpetrators or toll.low == 0 else claim
    return None


def predicate(phrase: Phrase, typed: Claim, stage: str, whom: str, killing: Claim | None) -> str:
    """What the actor did, tried, planned."""
    if killing:
        return f"killed {whom} in {phrase.noun}"
    noun = f"{phrase.noun} {phrase.link} {whom}" if whom else phrase.noun
    do, did = f"{phrase.make} {noun}", f"{phrase.made} {noun}"
    if whom and phrase.did:
        do, did = (
            verb.replace("{}", whom) if "{}" in verb else f"{verb} {whom}"
            for verb in (phrase.do, phrase.did)
        )
    if typed.certainty == "hypothetical":
        return f"might {do}"
    return f"{STAGES[stage][0]} {do}" if stage in STAGES else did


def nominal(phrase: Phrase, typed: Claim, stage: str, whom: str) -> str:
    """The happening as a noun: "an attempted attack with firearms on ..."."""
    kind = STAGES[stage][1] if stage in STAGES else ""
    if typed.certainty == "hypothetical":
        kind = "possible"
    noun = phrase.noun
    if kind:
        bare = noun.removeprefix("an ").removeprefix("a ")
        article = "" if bare == noun else "an " if kind[0] in "aeiou" else "a "
        noun = f"{article}{kind} {bare}"
    return f"{noun} {phrase.link} {whom}" if whom else noun


def by_whom(actors: Sequence[Claim], typed: Claim, names: Names) -> str:
    """The actors of a happening told as a noun, those of each voice with how sure it is."""
    voices: dict[str, list[Claim]] = {}
    for claim in actors:
        doubt = "" if same_voice(claim, typed) else hedge(claim, names)
        voices.setdefault(doubt, []).append(claim)
    return "".join(by_words(doubt, joined(claims, names)) for doubt, claims in voices.items())


def by_words(doubt: str, who: str) -> str:
    """The actors of one voice: " by A", ", allegedly by A", " by A (according to B)"."""
    if not doubt:
        return f" by {who}"
    return f" by {who} ({doubt})" if " " in doubt else f", {doubt} by {who}"


def phrase_of(typed: Claim) -> Phrase:
    """The phrase for the type and mode of a claim."""
    value = typed.value
    assert isinstance(value, TypeValue)
    table = tables("phrases.toml")[value.type]
    noun, link, do, did = table.get(value.mode or "") or table[""]
    return Phrase(noun, link, do, did, table["make"], table["made"])


def entity_of(claim: Claim) -> str | None:
    """The entity that a value names."""
    value = claim.value
    return value.entity if isinstance(value, Participant | Target | Toll) else None


def joined(claims: Sequence[Claim], names: Names) -> str:
    """Names in a row: "A", "A and B", "A, B, C and 2 others"."""
    entities = dict.fromkeys(entity_of(claim) for claim in claims)
    words = [inside(excerpt(names[entity], LONGEST_NAME)) for entity in entities if entity]
    if len(words) > MOST_NAMES + 1:
        words = [*words[:MOST_NAMES], f"{len(words) - MOST_NAMES} others"]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
