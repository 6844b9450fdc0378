"""The headline sentence of an event: clauses, each of which rests on claims.

    who did what to whom | where | when | with what | how many | who claims it

A clause of its own certainty says so itself ("allegedly", "according to ..."); what the type claim
is not sure of stands at the head of the whole sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.lists import tables
from tacitus.values import Claim, Event, Participant, Target, Toll, TypeValue
from tacitus.vocabulary import TOLL_FIELDS, EventField, PloverType
from tacitus.write.clauses import (
    Clause,
    Lead,
    day_clauses,
    place_clauses,
    responsibility_clauses,
    toll_clauses,
    toll_phrase,
    weapon_clauses,
    without_parts,
)
from tacitus.write.hedges import (
    LONGEST_NAME,
    ByField,
    best,
    by_field,
    hedge,
    inside,
    likeliest,
    same_voice,
    tolls,
)
from tacitus.write.safe import excerpt
from tacitus.write.words import OUTCOMES, Names, number_of

MOST_NAMES = 3
PART = re.compile(  # "four of them", "two of the dead", "the others"; no "Brigade of the Delta"
    r"\bof (?:them|whom|those|these|us)\b"
    r"|^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|many|most|several"
    r"|half|dozens|scores) of the\b"
    r"|^(?:[\w,.]+ ){0,2}others$",
    re.IGNORECASE,
)
OWN_ACCOUNT = ("asserted", "reported", "planned")  # what somebody says of an act of his own
STAGES = {  # how an actor and how a noun stand at each stage that is not accomplished
    "attempted": ("tried to", "attempted"),
    "foiled": ("tried and failed to", "foiled"),
    "threatened": ("threatened to", "threatened"),
    "planned": ("planned to", "planned"),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a type and mode are named: one line of `data/phrases.toml`. `alone` is the verb where
    nobody is named to whom it was done, plain and past; empty where the noun serves."""

    noun: str
    link: str
    do: str
    did: str
    make: str
    made: str
    alone: tuple[str, ...]


def headline(event: Event, names: Names) -> str:
    """The sentence itself; empty where an event has no type."""
    sentence = "".join(clause.words for clause in clauses(event, names))
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def clauses(event: Event, names: Names) -> tuple[Clause, ...]:
    """The clauses in their order. None is without a claim."""
    told = without_parts(by_field(event), names)
    typed = next(iter(told.get("type", ())), None)
    if typed is None:
        return ()
    lead = lead_of(told, typed, names)
    return (
        lead.clause,
        *place_clauses(told, typed, names),
        *day_clauses(told, typed, names),
        *weapon_clauses(told, typed, names),
        *toll_clauses(told, typed, names, lead),
        *responsibility_clauses(told, typed, names),
    )


def lead_of(event: ByField, typed: Claim, names: Names) -> Lead:
    """Who did what to whom."""
    stages, whom = event.get("stage", []), whom_of(event, names)
    actors, phrase = actors_of(event, typed, whom), phrase_of(typed, whom)
    harm = harm_of(event, typed, whom)
    toll = harm or toll_of_mode(event, typed, whom)
    patient = patient_of(toll, names) if toll else ""
    if not patient:  # a toll, if any, has to be told by itself
        harm, toll, patient = None, None, joined(whom, names)
    stage = str(stages[0].value) if stages else ""
    told = stage or typed.certainty == "hypothetical"
    if told and actors and all(same_voice(actor, typed) for actor in actors):
        words = f"{joined(actors, names)} {predicate(phrase, typed, stage, patient, harm)}"
    else:
        words = nominal(phrase, typed, stage, patient, harm) + by_whom(actors, typed, names)
    tolls = (toll,) if toll else ()
    doubt = hedge(typed, names)
    if typed.certainty in OWN_ACCOUNT and typed.holder in map(entity_of, actors):
        doubt = "by own account"
    used = tuple(claim.id for claim in (typed, *stages, *actors, *whom, *tolls))
    befell = {entity_of(claim) for claim in whom}
    one = befell.pop() if len(befell) == 1 else None
    return Lead(Clause(doubted(words, typed, doubt), used), tolls, one)


def doubted(words: str, typed: Claim, doubt: str) -> str:
    """The words with what the type claim is not sure of at their head."""
    if not doubt or typed.certainty == "hypothetical":
        return words
    return f"{doubt}: {words}" if typed.certainty == "denied" else f"{doubt}, {words}"


def actors_of(event: ByField, typed: Claim, whom: Sequence[Claim]) -> list[Claim]:
    """The surest actors: each once, in the voice of the event where it is among them, and without
    those who suffered the act if there are others (both sides of a fight). None if it would be one
    being who did it to nobody but itself: one of the two is misread."""
    found: dict[str | None, Claim] = {}
    for claim in sorted(
        likeliest(best(event, "actor")), key=lambda claim: not same_voice(claim, typed)
    ):
        found.setdefault(entity_of(claim), claim)
    befell = {entity_of(claim) for claim in whom}
    others = [claim for entity, claim in found.items() if entity not in befell]
    if len(found) == 1 and befell == found.keys():
        return []
    return others or list(found.values())


def whom_of(event: ByField, names: Names) -> list[Claim]:
    """To whom it was done: the recipients, else the things attacked; not the one who did it, who
    may have come to harm in his own act, if there are others; nor a part of others ("four of
    them"), if there are others or figures. Of those whom a toll counts only the most: the others
    may be part of them."""
    things = [claim for claim in best(event, "target") if entity_of(claim)]
    told = best(event, "recipient") or things
    counted = any(tolls(event, field) for field in TOLL_FIELDS)
    whole = [one for one in told if not PART.search(names.get(entity_of(one) or "", ""))]
    found = likeliest(whole if whole or counted else told)
    actors = {entity_of(claim) for claim in likeliest(best(event, "actor"))}
    if len(actors) == 1:
        found = [claim for claim in found if entity_of(claim) not in actors] or found
    sizes = {
        toll.entity: toll.low
        for field in TOLL_FIELDS
        for claim in tolls(event, field)
        if isinstance(toll := claim.value, Toll)
    }
    most = max((sizes.get(entity_of(claim), 0) for claim in found), default=0)
    return [claim for claim in found if sizes.get(entity_of(claim), most) == most]


def harm_of(event: ByField, typed: Claim, whom: Sequence[Claim]) -> Claim | None:
    """The claim that just those were killed to whom it was done, or wounded where none died."""
    stages = [claim.value for claim in event.get("stage", [])]
    if not is_mode(typed, "ASSAULT") or stages != ["accomplished"]:
        return None
    return toll_of(event, typed, whom, "killed" if tolls(event, "killed") else "wounded")


def toll_of_mode(event: ByField, typed: Claim, whom: Sequence[Claim]) -> Claim | None:
    """The toll that the verb tells ("arrested two brothers")."""
    if is_mode(typed, "COERCE", "arrest"):
        return toll_of(event, typed, whom, "arrested")
    return toll_of(event, typed, whom, "abducted") if is_mode(typed, "ASSAULT", "abduct") else None


def toll_of(event: ByField, typed: Claim, whom: Sequence[Claim], field: EventField) -> Claim | None:
    """The claim that counts just those to whom it was done, in the voice of the event: its largest
    figure, none that may be a part of it."""
    befell = {entity_of(claim) for claim in whom}
    told = [
        (claim, claim.value)
        for claim in tolls(event, field)
        if isinstance(claim.value, Toll) and same_voice(claim, typed)
    ]
    most = max((toll.low for _, toll in told), default=0)
    for claim, toll in told:
        if befell == {toll.entity} and toll.low == most > 0 and not toll.perpetrators:
            return claim
    return None


def is_mode(typed: Claim, type_: PloverType, mode: str | None = None) -> bool:
    """Whether a claim is of this type, and of this mode if one is given."""
    value = typed.value
    return isinstance(value, TypeValue) and value.type == type_ and mode in (None, value.mode)


def patient_of(toll: Claim, names: Names) -> str:
    """How many and who, in plain words; empty where it takes a bracket to say both."""
    words = toll_phrase(toll, names)
    if not words.replace(",", "").isdecimal():
        return "" if "(" in words else words
    return f"{words} {'person' if words == '1' else 'people'}"


def predicate(phrase: Phrase, typed: Claim, stage: str, whom: str, harm: Claim | None) -> str:
    """What the actor did, tried, planned."""
    if harm:
        return f"{harm.field} {whom} in {phrase.noun}"
    noun = f"{phrase.noun} {phrase.link} {whom}" if whom else phrase.noun
    do, did = f"{phrase.make} {noun}", f"{phrase.made} {noun}"
    if whom and phrase.did:
        do, did = (
            verb.replace("{}", whom) if "{}" in verb else f"{verb} {whom}"
            for verb in (phrase.do, phrase.did)
        )
    elif not whom and phrase.alone:
        do, did = phrase.alone
    if typed.certainty == "hypothetical":
        return f"might {do}"
    return f"{STAGES[stage][0]} {do}" if stage in STAGES else did


def nominal(phrase: Phrase, typed: Claim, stage: str, whom: str, harm: Claim | None) -> str:
    """The happening as a noun: "an attempted attack with firearms on ..."."""
    if harm:
        return f"{whom} {harm.field} in {phrase.noun}"
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


def phrase_of(typed: Claim, whom: Sequence[Claim]) -> Phrase:
    """The phrase for the type and mode of a claim; some modes have another for things."""
    value = typed.value
    assert isinstance(value, TypeValue)
    table, mode = tables("phrases.toml")[value.type], value.mode or ""
    things = whom and all(claim.field == "target" for claim in whom)
    noun, link, do, did, *alone = (
        (table.get(f"{mode} a thing") if things else None) or table.get(mode) or table[""]
    )
    return Phrase(noun, link, do, did, table["make"], table["made"], tuple(alone))


def entity_of(claim: Claim) -> str | None:
    """The entity that a value names."""
    value = claim.value
    return value.entity if isinstance(value, Participant | Target | Toll) else None


def joined(claims: Sequence[Claim], names: Names) -> str:
    """Names in a row: "A", "A and B", "A, B, C and 2 others"."""
    entities = dict.fromkeys(entity_of(claim) for claim in claims)
    words = [
        unharmed(inside(excerpt(names[entity], LONGEST_NAME))) for entity in entities if entity
    ]
    if len(words) > MOST_NAMES + 1:
        words = [*words[:MOST_NAMES], f"{len(words) - MOST_NAMES} others"]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def unharmed(name: str) -> str:
    """Those whom a word counts by what became of them, as they were before: "three people"."""
    number, _, outcome = name.partition(" ")
    if outcome.lower() not in OUTCOMES or number_of(number) is None:
        return name
    return f"{number} {'person' if number_of(number) == 1 else 'people'}"
