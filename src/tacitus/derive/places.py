"""What the places and states of a report are: each mention resolved in the gazetteer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tacitus.derive.gazetteer import Gazetteer
from tacitus.derive.place_asking import Asked, ask, may_be_place
from tacitus.derive.place_choice import Answer, settle
from tacitus.derive.place_context import Context, context_of
from tacitus.derive.place_reckoned import between, border, offset, turned_back
from tacitus.derive.place_scores import Question
from tacitus.derive.place_values import Findings, named, unknown
from tacitus.marks import Marks
from tacitus.values import Place, Report, Resolved

MOST_COUNTRIES = 2  # of those the report speaks of most, searched for a misspelt name
OTHER_NAME = 0.25  # what a place by another name than its chief one counts for its country
OFTEN = 0.5  # what each further mention of a name adds to its weight


def derive_places(
    report: Report, marks: Marks, gazetteer: Gazetteer
) -> tuple[Resolved[Place], ...]:
    """One value for each mention of kind `place` or `state`, and each name of another kind that the
    reader takes for where something was, in the order of the mentions."""
    told = {role.mention for role in marks.roles if role.role == "place"}
    asked = {
        number: ask(number, mention, report.text, gazetteer)
        for number, mention in enumerate(marks.mentions)
        if mention.kind in ("place", "state")
        or (number in told and may_be_place(mention, report.text))
    }
    if not asked:
        return ()
    context = context_of(report, marks, gazetteer)
    answers = answers_of(asked.values(), context)
    foremost = leading(context, answers)
    slips = dict(corrected(asked, foremost, gazetteer))
    if slips:
        asked |= slips
        answers |= answers_of(slips.values(), context)
    findings = Findings(
        report, marks, gazetteer, context, asked, answers, frozenset(slips), foremost
    )
    return tuple(value_of(findings, number) for number in asked)


def value_of(findings: Findings, number: int) -> Resolved[Place]:
    """The value of one mention; Unknown says why there is none."""
    match findings.asked[number].reading.shape:
        case "offset":
            return offset(findings, number)
        case "between":
            return between(findings, number)
        case "border":
            return border(findings, number)
        case "back":
            return turned_back(findings, number)
        case "nothing":
            return unknown(findings, number, "these words name no place")
    return named(findings, number)


def answers_of(asked: Iterable[Asked], context: Context) -> dict[int, Answer]:
    """The place meant by each mention that has candidates. Mentions of one name are one question,
    unless what stands beside them differs."""
    known = [one for one in asked if one.entries]
    told = {one.key: one for one in reversed(known) if one.inside}
    groups: dict[tuple[object, ...], list[Asked]] = {}
    for one in (completed(each, told.get(each.key)) for each in known):
        holders = tuple(holder.number for holder in one.inside)
        key = (one.key, one.reading.kinds, one.entries[0].number, holders)
        groups.setdefault(key, []).append(one)
    answers = settle([question_of(group) for group in groups.values()], context)
    return {
        one.mention: answer
        for group, answer in zip(groups.values(), answers, strict=True)
        for one in group
    }


def completed(one: Asked, told: Asked | None) -> Asked:
    """A mention with what another of the same name is said to lie in, where it has nothing."""
    if told is None or one.inside or one.entries[0] is not told.entries[0]:
        return one
    return replace(one, inside=told.inside)


def question_of(group: Sequence[Asked]) -> Question:
    """Mentions of one name as one question."""
    return Question(
        entries=group[0].entries,
        kinds=group[0].reading.kinds,
        cues=frozenset(cue for one in group for cue in one.cues),
        inside=group[0].inside,
        weight=1 + OFTEN * (len(group) - 1),
    )


def corrected(
    asked: dict[int, Asked], countries: Sequence[str], gazetteer: Gazetteer
) -> Iterator[tuple[int, Asked]]:
    """Mentions whose name is a slip of the pen for one in a country that the report speaks of."""
    for number, one in asked.items():
        if one.entries or one.reading.shape not in ("name", "offset"):
            continue
        found = [
            (likeness, -rank, like, country)
            for rank, country in enumerate(countries)
            for like, likeness in gazetteer.near(one.key, country)
        ]
        if found:
            _, _, like, country = max(found)
            entries = tuple(e for e in gazetteer.named(like) if e.country == country)
            yield number, replace(one, key=like, entries=entries)


def leading(context: Context, answers: dict[int, Answer]) -> list[str]:
    """The countries the report speaks of most, by name or by their places."""
    weights: dict[str, float] = defaultdict(float, context.countries)
    for answer in answers.values():
        if answer.entry.country:
            weights[answer.entry.country] += OTHER_NAME if answer.entry.match else 1.0
    return sorted(weights, key=lambda country: -weights[country])[:MOST_COUNTRIES]
