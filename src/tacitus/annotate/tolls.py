"""How many, or who, was killed, wounded, abducted, arrested, displaced or is missing, and in which
happening: toll roles."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.annotate.befallen import befallen
from tacitus.annotate.counted import Counted, Line, laid_out
from tacitus.annotate.harms import Harm, lists, words
from tacitus.annotate.hedges import Hedge, judged
from tacitus.annotate.person_lists import listed
from tacitus.annotate.toll_anchors import Ties
from tacitus.marks import Anchor, Mention, Role, Sentence, Token
from tacitus.values import Span
from tacitus.vocabulary import TOLL_FIELDS, TollField

LONGEST = 25  # tokens of evidence; longer, the figure's own words must do
DOUBT = frozenset({"feared", "believed", "presumed", "thought"})  # "20 feared dead"
LARGE = frozenset({"hundred", "hundreds", "thousand", "thousands", "million", "millions"})
RULE = "tolls"
# How far each way of finding a toll is to be trusted: set by hand after reading what each found in
# about a thousand reports, not yet calibrated.
SCORES = {
    "past": 0.93, "ing": 0.93, "base": 0.85, "subject": 0.9, "predicate": 0.9, "noun": 0.85,
    "sum": 0.95, "self": 0.7, "part": 0.85, "weak": 0.6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toll:
    """Persons to whom something befell; `harm` are the words that say so."""

    who: Counted
    toll: TollField
    harm: Harm
    rule: str


def find_tolls(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    anchors: Sequence[Anchor],
    hedges: Sequence[Hedge],
) -> tuple[Role, ...]:
    """One role for each figure, on the number; one of the same name for the persons whom it counts,
    with the same evidence. Persons without a figure have the one role."""
    starts = [mention.span.start for mention in mentions]
    found: list[tuple[Toll, Line, int]] = []
    before: list[Toll] = []
    for number, sentence in enumerate(sentences):
        inside = range(
            bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        )
        line = laid_out(tokens, sentence, mentions, inside)
        before = told(line, before)
        found += [(toll, line, number) for toll in before]
    deaths = any(toll.toll == "killed" and not toll.who.zero for toll, _, _ in found)
    ties = Ties(anchors, sentences)
    roles: dict[tuple[int, int, str], Role] = {}
    for toll, line, number in found:
        if counts(toll, line, deaths=deaths):
            for role in roles_of(toll, line, number, ties, hedges):
                roles.setdefault((role.anchor, role.mention, role.role), role)
    return tuple(sorted(roles.values(), key=lambda role: (role.anchor, role.mention, role.role)))


def counts(toll: Toll, line: Line, *, deaths: bool) -> bool:
    """Whether a toll counts in a report that tells of deaths or of none: who was shot may be among
    the dead, and one who was taken to hospital may have died there."""
    if toll.harm.weak and toll.toll == "displaced":
        return is_many(line.low[toll.who.first : toll.who.last])
    if not toll.harm.weak or toll.toll != "wounded":
        return True
    return not deaths or (toll.harm.weak == "care" and toll.who.number is not None)


def is_many(low: Sequence[str]) -> bool:
    """Whether the words count a hundred or more."""
    digits = [word.replace(",", "") for word in low if word[0].isdecimal()]
    return not LARGE.isdisjoint(low) or any(word.isdecimal() and len(word) > 2 for word in digits)


def told(line: Line, before: Sequence[Toll]) -> list[Toll]:
    """All tolls of a sentence; `before` are those of the sentence before."""
    found: dict[tuple[Counted, TollField], Toll] = {}
    if not line.counted:
        return []
    for harm in line.harms:
        for toll in of_harm(line, harm):
            found.setdefault((toll.who, toll.toll), toll)
    verbal = {toll.who for toll in found.values() if not toll.harm.weak}
    for toll in of_counting_nouns(line):
        if toll.who.zero or toll.who not in verbal:
            found.setdefault((toll.who, toll.toll), toll)
    plain = without_weak(list(found.values()))
    if not plain and not before:
        return plain
    told_of = {toll.who for toll in plain}
    for toll in of_parts(line, plain, before):
        if toll.who not in told_of:
            plain.append(toll)
            told_of.add(toll.who)
    return plain


def of_harm(line: Line, harm: Harm) -> Iterator[Toll]:
    """The tolls that words of harm tell; "killed or wounded" tells none but zero of each."""
    either = is_either(line, harm)
    for who in befallen(line, harm):
        if who.zero or not either:
            yield Toll(who, harm.toll, harm, harm.form)


def is_either(line: Line, harm: Harm) -> bool:
    """Whether "or" joins the words of harm with other such words."""
    before = harm.first - 2 in line.harm_at and line.word(harm.first - 1) in ("or", "/")
    after = harm.last + 1 in line.harm_at and line.word(harm.last) in ("or", "/")
    other = line.harm_at.get(harm.first - 2 if before else harm.last + 1)
    return (before or after) and other is not None and other.toll != harm.toll


def of_counting_nouns(line: Line) -> Iterator[Toll]:
    """The tolls of nouns that count: "three deaths", "no casualties", "claimed 13 lives"."""
    for who in line.counted:
        if who.number is None:
            continue
        for toll in counted_as(line, who):
            place = who.last - 1
            yield Toll(who, toll, Harm(toll, "noun", place, place + 1), "noun")


def counted_as(line: Line, who: Counted) -> Iterator[TollField]:
    """What befell those whom a counting noun counts."""
    counted = lists()["counted"]
    for toll in TOLL_FIELDS:
        if who.head in counted.get(toll, ()):
            yield toll
        joined = who.zero and line.word(who.last) in ("or", "and", "nor")
        if joined and line.word(who.last + 1) in counted.get(toll, ()):
            yield toll
    if who.zero and who.head in ("casualties", "casualty", "victims"):
        yield from ("killed", "wounded")
    if who.zero and who.head in ("loss", "life", "lives"):
        yield "killed"
    near = line.low[max(0, who.first - 5) : who.first] + line.low[who.last : who.last + 5]
    if who.head in ("lives", "bodies", "corpses", "hostages"):
        name = "bodies" if who.head == "corpses" else who.head
        if any(word in counted[name] for word in near):
            yield "abducted" if name == "hostages" else "killed"


def without_weak(tolls: Sequence[Toll]) -> list[Toll]:
    """The tolls without those "shot" who are also said to be dead or wounded, and without the
    wounded who died ("five of the wounded died")."""
    strong = {toll.who for toll in tolls if not toll.harm.weak}
    died = {toll.who for toll in tolls if toll.toll == "killed" and not toll.who.zero}
    return [
        toll
        for toll in tolls
        if not (toll.harm.weak and toll.who in strong)
        and not (toll.toll == "wounded" and toll.who in died and toll.harm.last <= toll.who.last)
    ]


def of_parts(line: Line, tolls: Sequence[Toll], before: Sequence[Toll]) -> Iterator[Toll]:
    """The tolls of subgroups: "44 people, including 37 officers", "among them four children",
    "three of them seriously"."""
    wholes = sorted((toll for toll in tolls if not toll.who.zero), key=lambda toll: toll.who.last)
    for place, start in part_marks(line):
        end = bisect_right(wholes, place, key=lambda toll: toll.who.last)
        near = wholes[max(0, end - len(TOLL_FIELDS)) : end]
        own = bool(near)
        if not near and place <= 3:
            near = before_these(line, place, before)
        last = near[-1].who if near else None
        if last is None or (own and place - last.last > LONGEST):
            continue
        parts = listed(line, start)
        for toll in [each for each in near if each.who is last]:
            for part in parts:
                harm = toll.harm if own else Harm(toll.toll, "noun", part.first, part.last)
                yield Toll(part, toll.toll, harm, "part")


def before_these(line: Line, place: int, before: Sequence[Toll]) -> list[Toll]:
    """The tolls of the sentence before of whom this one names a part: all where they are of one
    kind, those killed where it speaks of "the victims"."""
    if "victims" in line.low[: place + 3]:
        return [toll for toll in before if toll.toll == "killed"]
    return list(before) if len({toll.toll for toll in before}) == 1 else []


def part_marks(line: Line) -> Iterator[tuple[int, int]]:
    """Where words for a subgroup stand and where its persons begin."""
    for place, word in enumerate(line.low):
        if word in words("inclusive"):
            yield place, place + 1
        elif word in words("among"):
            after = place + (3 if line.word(place + 2) == "victims" else 2)
            if line.word(after - 1) not in ("them", "whom", "victims"):
                continue
            yield place, after + (line.word(after) in ("were", "was", "are", "is"))
    for who in line.counted:
        if who.number is not None and line.low[who.last - 1] in ("them", "whom"):
            yield who.first, who.first
        elif line.low[0] == "of" and who.number is not None and line.word(who.first - 1) == ",":
            yield who.first, who.first  # "Of the 34 dead, 20 were soldiers"
            return


def roles_of(
    toll: Toll, line: Line, sentence: int, ties: Ties, hedges: Sequence[Hedge]
) -> Iterator[Role]:
    """The roles of one toll, none where no happening is told that it can belong to. Whether "held"
    and "captured" are an arrest or an abduction the anchor on them says."""
    harm = span_of(line, toll.harm.first, toll.harm.last)
    field: TollField | None = toll.toll
    if toll.harm.weak and toll.toll in ("abducted", "arrested"):
        field = ties.kind_of(toll.toll, harm)
    anchor = None if field is None else ties.anchor_of(field, harm, sentence)
    if field is None or anchor is None:
        return
    evidence = evidence_of(toll, line)
    certainty, stage, _ = judged(hedges, harm)
    if stage in ("attempted", "foiled", "threatened") and not toll.who.zero:
        return
    if toll.who.zero and certainty == "denied":
        certainty = "asserted"
    elif certainty == "asserted" and not DOUBT.isdisjoint(line.low[toll.who.last : toll.harm.last]):
        certainty = "alleged"
    did = did_attack(line, toll)
    for mention in (toll.who.number, toll.who.entity):
        if mention is not None and not (toll.who.zero and mention == toll.who.entity):
            yield Role(
                anchor,
                mention,
                field,
                evidence,
                certainty,
                perpetrators=did,
                score=SCORES["weak" if toll.harm.weak else toll.rule],
                rule=f"{RULE}.{toll.rule}",
            )


def evidence_of(toll: Toll, line: Line) -> Span:
    """From the figure or persons to the words of harm, or the persons alone where that is long."""
    first, last = min(toll.who.first, toll.harm.first), max(toll.who.last, toll.harm.last)
    if last - first > LONGEST:
        first, last = toll.who.first, toll.who.last
    return span_of(line, first, last)


def span_of(line: Line, first: int, last: int) -> Span:
    """The span of tokens of a sentence."""
    return Span(line.part[first].start, line.part[last - 1].end)


def did_attack(line: Line, toll: Toll) -> bool:
    """Whether those killed or wounded did the attack; suspects never."""
    if toll.toll not in ("killed", "wounded"):
        return False
    if toll.rule == "self":
        return True
    around = line.low[toll.who.first : toll.who.last]
    return toll.who.head in words("perpetrators") and not any(
        w in words("suspected") for w in around
    )
