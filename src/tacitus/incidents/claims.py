"""The claims of one happening: each value once for each who says so, with all its words."""

import datetime
import re
from collections import Counter
from dataclasses import replace

from tacitus.areas import HOME, is_area, is_guessed, lies_in
from tacitus.incidents.day_claims import together
from tacitus.incidents.drafts import Draft
from tacitus.incidents.facts import Fact, fact_of
from tacitus.incidents.happenings import Happening
from tacitus.incidents.homes import is_elsewhere
from tacitus.incidents.reading import AUTHOR, Reading, Voice
from tacitus.incidents.side_by_side import side_by_side
from tacitus.incidents.sites import with_site
from tacitus.marks import TIME_MARK, Anchor, Role
from tacitus.values import (
    ClaimValue,
    Count,
    Day,
    Participant,
    Place,
    Span,
    Target,
    Toll,
    TypeValue,
    Unknown,
)
from tacitus.vocabulary import (
    RESERVED,
    TOLL_FIELDS,
    Act,
    Certainty,
    EventField,
    PloverType,
    Salience,
    Stage,
)

# Who speaks so reacts to a happening and is no source of it (corpus/MANUAL.md, 3.2).
REACTING: frozenset[Act] = frozenset(
    ("condemn", "condole", "demand", "praise", "threaten", "promise", "other")
)
# Acts that are done by saying so (PLOVER's verbal types).
DONE_BY_SAYING: frozenset[PloverType] = frozenset(
    ("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT")
)
Told = tuple[Anchor, Role]
SUFFERED: frozenset[EventField] = frozenset(("killed", "wounded", "abducted", "arrested"))
FIRST_PERSON = re.compile(r"\b(?:I|we)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
ORDER: tuple[EventField, ...] = (
    "type", "stage", "date", "place", "actor", "recipient", "target", "weapon", "killed",
    "wounded", "abducted", "arrested", "missing", "displaced", "count", "responsibility",
    "motive", "duration", "damage",
)  # fmt: skip


def claims_of(reading: Reading, happening: Happening, settings: tuple[Fact, ...]) -> list[Draft]:
    """All claims of a happening, in the order of the format. `settings` are the day and place that
    it shares with the scene it belongs to."""
    drafts = [*type_and_stage(reading, happening)]
    told = [
        (reading.anchor(number), role)
        for number in happening.anchors
        for role in reading.roles_of[number]
    ]
    facts = [
        (anchor, fact)
        for anchor, role in without_hours(reading, told)
        if isinstance(fact := fact_of(reading, role), Fact)
    ]
    for anchor, fact in (*facts, *side_by_side(reading, facts)):
        drafts.append(draft_of(reading, fact, anchor, fact.role))
    best = reading.anchor(happening.best)
    drafts.extend(draft_of(reading, fact, best, fact.role) for fact in settings)
    drafts = with_perpetrators(reading, happening, drafts)
    drafts.extend(befallen(drafts))
    kept = headline_under_body(reading, without_echoes(reading, drafts))
    made = together(reading, without_areas(without_counted_twice(merged(kept))))
    made = without_namesakes(reading, made, settings)
    return sorted(with_site(reading, happening, made), key=lambda draft: ORDER.index(draft.field))


def without_standpoint(drafts: list[Draft], salience: Salience) -> list[Draft]:
    """The claims, without the place of a reaction that is done by saying so ("In Geneva the body
    condemned the attack"): that is where the speaker stands."""
    said = any(
        isinstance(draft.value, TypeValue) and draft.value.type in DONE_BY_SAYING
        for draft in drafts
    )
    if salience != "reaction" or not said:
        return drafts
    return [draft for draft in drafts if draft.field != "place"]


def without_hours(reading: Reading, told: list[Told]) -> list[Told]:
    """Without the hours of entries of a running report, save those of the first day where no other
    words date the happening."""
    dates = [(role, day_of(reading, role)) for _, role in told if role.role == "date"]
    hours = [day for role, day in dates if day and is_hour(reading, role)]
    dated = any(day for role, day in dates if not is_hour(reading, role))
    first = None if dated or not hours else min(hours)
    return [
        (anchor, role)
        for anchor, role in told
        if not is_hour(reading, role) or (first is not None and day_of(reading, role) == first)
    ]


def is_hour(reading: Reading, role: Role) -> bool:
    """Whether a role is played by the hour of an entry."""
    mention = reading.marks.mentions[role.mention] if role.mention >= 0 else None
    return mention is not None and mention.rule == TIME_MARK


def day_of(reading: Reading, role: Role) -> datetime.date | None:
    """The first day of a date; None where nothing is known of it."""
    found = reading.days.get(role.mention)
    return found.value.start if found and isinstance(found.value, Day) else None


def befallen(drafts: list[Draft]) -> list[Draft]:
    """Those whom a toll counts suffered the act: each is its recipient, too."""
    return [
        replace(draft, field="recipient", value=Participant(draft.value.entity), basis=None)
        for draft in drafts
        if isinstance(draft.value, Toll)
        and draft.value.entity is not None
        and not draft.value.perpetrators
        and draft.field in SUFFERED
    ]


def without_counted_twice(drafts: list[Draft]) -> list[Draft]:
    """Without the counts that are tolls: the same words give both."""
    tolls = [draft for draft in drafts if isinstance(draft.value, Toll)]
    return [
        draft
        for draft in drafts
        if not isinstance(draft.value, Count)
        or not any(
            (one.value.low, one.value.high) == (draft.value.low, draft.value.high)
            for one in tolls
            if isinstance(one.value, Toll)
        )
    ]


def without_areas(drafts: list[Draft]) -> list[Draft]:
    """Without the areas in which a town lies that the same voice tells as surely: they are no
    second place. A guessed town takes none away."""
    towns = [
        (draft.value, draft.holder, draft.certainty)
        for draft in drafts
        if isinstance(draft.value, Place)
        and draft.value.precision in ("site", "city")
        and not is_guessed(draft.basis)
    ]
    return [
        draft
        for draft in drafts
        if not isinstance(draft.value, Place)
        or not is_area(draft.value)
        or not any(
            lies_in(town, draft.value)
            for town, *told in towns
            if told == [draft.holder, draft.certainty]
        )
    ]


def without_namesakes(
    reading: Reading, drafts: list[Draft], settings: tuple[Fact, ...]
) -> list[Draft]:
    """Without the towns elsewhere, where the happening is in the town at which the report is at
    home: names of its quarters were read as theirs."""
    told = (fact.value for fact in settings if (fact.basis or "").startswith(HOME))
    home = next((place for place in told if isinstance(place, Place)), None)
    if home is None:
        return drafts
    return [
        draft
        for draft in drafts
        if not isinstance(draft.value, Place)
        or is_area(draft.value)
        or not is_elsewhere(reading, draft.value, home)
    ]


def with_perpetrators(reading: Reading, happening: Happening, drafts: list[Draft]) -> list[Draft]:
    """A figure that counts somebody who did the attack counts perpetrators, if that is told of him
    more often than that he suffered it."""
    played = Counter(
        (reading.entity_of[role.mention], role.role)
        for number in happening.anchors
        for role in reading.roles_of[number]
        if role.mention in reading.entity_of
    )
    actors = {
        entity
        for (entity, role), times in played.items()
        if role == "actor" and times > played[entity, "recipient"]
    }
    return [
        replace(draft, value=replace(draft.value, perpetrators=True))
        if isinstance(draft.value, Toll)
        and draft.value.entity in actors
        and draft.field in ("killed", "wounded")
        else draft
        for draft in drafts
    ]


def type_and_stage(reading: Reading, happening: Happening) -> list[Draft]:
    """The type with its mode, and the stage where the text does not leave it open."""
    best = reading.anchor(happening.best)
    certainty, voice = sureness(reading, best.span, best.certainty)
    if performed(reading, best):
        certainty, voice = "asserted", AUTHOR
    mode = mode_of(reading, happening)
    value = TypeValue(best.type, mode)
    evidence = tuple(
        reading.anchor(n).span
        for n in sorted({happening.best, mode_bearer(reading, happening, mode)})
    )
    typed = Draft("type", value, evidence, certainty, voice.holder, voice.basis, best.score)
    stage = stage_of(best)
    if isinstance(stage, Unknown):
        return [typed]
    cue = (best.cue,) if best.cue is not None and stage != "accomplished" else ()
    spans = tuple(sorted({best.span, *cue}))
    return [typed, replace(typed, field="stage", value=stage, evidence=spans)]


def stage_of(anchor: Anchor) -> Stage | Unknown:
    """A hypothetical happening has no stage; a planned one is at that stage."""
    if anchor.certainty == "hypothetical":
        return Unknown("told only as possible")
    return "planned" if anchor.certainty == "planned" else anchor.stage


def mode_of(reading: Reading, happening: Happening) -> str | None:
    """`targeted` before the mode of the weapon, that of the best anchor before the others'."""
    modes = [reading.anchor(n).mode for n in (happening.best, *happening.anchors)]
    return "targeted" if "targeted" in modes else next((mode for mode in modes if mode), None)


def mode_bearer(reading: Reading, happening: Happening, mode: str | None) -> int:
    """The first anchor that shows the mode."""
    bearers = [n for n in happening.anchors if reading.anchor(n).mode == mode]
    return happening.best if happening.best in bearers or not bearers else bearers[0]


def performed(reading: Reading, anchor: Anchor) -> bool:
    """Whether an act is done by the very words of a quotation ("I condemn ..."): the author,
    who tells of the words, tells of the act."""
    voice = reading.voice_of(anchor.span)
    if voice.quote is None or anchor.type not in DONE_BY_SAYING or voice.holder in RESERVED:
        return False
    before = reading.text[max(0, anchor.span.start - 25) : anchor.span.start]
    said = anchor.span.start == voice.quote.content.start
    return said or FIRST_PERSON.search(before) is not None


def sureness(reading: Reading, span: Span, certainty: Certainty) -> tuple[Certainty, Voice]:
    """How sure, and who says so: words under somebody's name are his, and no more than reported."""
    voice = reading.voice_of(span)
    if voice.quote is not None and certainty == "asserted":
        certainty = "alleged" if voice.quote.doubted else "reported"
    elif voice.quote is None and certainty in ("reported", "alleged"):
        voice = Voice("unnamed")
    return certainty, voice


def draft_of(reading: Reading, fact: Fact, anchor: Anchor, role: Role) -> Draft:
    """A fact with its holder; a value is no surer than the happening it belongs to."""
    own = role.certainty != "asserted" or (
        role.role in TOLL_FIELDS and anchor.certainty not in ("planned", "hypothetical")
    )
    certainty = role.certainty if own else anchor.certainty
    sure, voice = sureness(reading, role.evidence, certainty)
    if role.role == "responsibility" and is_its_own_teller(voice):
        sure, voice = "asserted", AUTHOR
    if role.teller in reading.entity_of:
        voice = Voice(reading.entity_of[role.teller])
    if performed(reading, anchor):
        if role.role == "actor":
            fact = replace(fact, value=Participant(reading.voice_of(anchor.span).holder))
        sure, voice = "asserted", AUTHOR
    basis = "; ".join(filter(None, (fact.basis, voice.basis))) or None
    confidence = round(fact.confidence * anchor.score, 3)
    return Draft(fact.field, fact.value, fact.evidence, sure, voice.holder, basis, confidence)


def is_its_own_teller(voice: Voice) -> bool:
    """Whether words about responsibility stand under nobody's name, or under the name of who
    claims, denies or suspects: that he does so is told by the author."""
    return voice.quote is None or voice.quote.act in ("accuse", "claim", "deny")


def without_echoes(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Without what is said by those who only react to a happening that another source tells of."""
    sources = [draft for draft in drafts if not reacts(reading, draft)]
    return sources if any(draft.field == "type" for draft in sources) else drafts


def reacts(reading: Reading, draft: Draft) -> bool:
    quote = reading.voice_of(draft.evidence[0]).quote
    return quote is not None and quote.act in REACTING


def headline_under_body(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """What the headline asserts and the body attributes is the body's claim, with the headline's
    words as further evidence."""
    told = {
        (draft.field, same_key(draft)): draft for draft in drafts if not in_headline(reading, draft)
    }
    found = []
    for draft in drafts:
        body = told.get((draft.field, same_key(draft)))
        attributed = body is not None and in_headline(reading, draft)
        found.append(
            replace(draft, holder=body.holder, certainty=body.certainty)
            if body is not None and attributed
            else draft
        )
    return found


def in_headline(reading: Reading, draft: Draft) -> bool:
    """Whether all words of a claim stand in the report's title."""
    title = reading.report.title
    return title is not None and all(reading.paragraph_at(s.start) == 0 for s in draft.evidence)


def merged(drafts: list[Draft]) -> list[Draft]:
    """One claim for each value and holder; a second telling by the same holder is more evidence."""
    groups: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key: tuple[object, ...] = (draft.field, same_key(draft), draft.holder)
        held = groups.get(key)
        groups[key] = draft if held is None else joined(held, draft)
    return list(groups.values())


def same_key(draft: Draft) -> object:
    """What makes two values one: of tolls and targets, all but the entity that one may lack; of
    days, all but the hour."""
    match draft.value:
        case Day(start, end) if start is not None:
            return start, end
        case Toll(low, high, _, perpetrators):
            return low, high, perpetrators
        case Target(class_, _):
            return class_
        case value if draft.field == "weapon":
            return getattr(value, "class_", value)
        case value:
            return value


def joined(one: Draft, two: Draft) -> Draft:
    """One claim of two: all words, the fuller value, the surer figure."""
    fuller = two if lacks(one.value) else one
    evidence = tuple(sorted({*one.evidence, *two.evidence}))
    certainty = one.certainty if one.certainty == "asserted" else two.certainty
    return replace(
        fuller,
        evidence=evidence,
        certainty=certainty,
        basis=one.basis or two.basis,
        confidence=max(one.confidence, two.confidence),
    )


def lacks(value: ClaimValue) -> bool:
    """Whether a value leaves out what another telling may give: whom it counts, the hour."""
    if isinstance(value, Day):
        return value.precision != "time"
    return getattr(value, "entity", 0) is None
