"""Which of the words found do name a happening: weak words need violence around them, a weapon or
a death stands for an attack only where nothing else does."""

from tacitus.annotate.anchor_found import Found, by_sentence
from tacitus.annotate.anchor_sense import Ground, word_list

FAR = 14  # tokens within which one word names the happening for another
DYING = frozenset("die dies died dying".split())
CLOSE = 5  # tokens within which it is right after
DEFINITE = frozenset("the this that these those his her its their".split())
VERBAL = frozenset({"VERB", "AUX"})
APART = frozenset("after before in by amid during with over under and , at".split())
BREAKS = frozenset({";", "while", "but", "meanwhile", "separately", "whereas"})
HARM = frozenset(
    "kill kills killed killing wound wounds wounded wounding injure injures injured injuring dead"
    " deaths died dies die hit hits struck strikes destroyed destroys damaged damaging tore ripped"
    " maimed hurt casualties rocked victims".split()
)


def chosen(ground: Ground, found: list[Found]) -> list[Found]:
    """Those that name a happening."""
    firm = {one.sentence for one in found if one.type == "ASSAULT" and one.rank == "firm"}
    violent = is_violent_report(ground, firm)
    kept: list[Found] = []
    for group in by_sentence(found):
        settled = [
            one for one in group if one.rank == "firm" or is_violent(ground, one, firm, violent)
        ]
        kept += [
            one
            for one in settled
            if stands_alone(ground, one, settled)
            and not is_light(one, settled)
            and not is_agreed(ground, one, settled)
            and not is_asked_for(ground, one, settled)
        ]
    told = {one.sentence for one in kept if one.type == "ASSAULT" and one.rank != "toll"}
    return [one for one in kept if not is_told_elsewhere(ground, one, told)]


def is_violent_report(ground: Ground, firm: set[int]) -> bool:
    """Whether a report tells of violence plainly: an attack, and more words of violence than of
    accidents."""
    words = frozenset(ground.lower)
    strong, harmless = words & word_list("strong"), words & word_list("accident")
    return len(strong) >= (2 if firm else 3) and len(strong) > len(harmless)


def is_told_elsewhere(ground: Ground, one: Found, told: set[int]) -> bool:
    """Whether a death or wound that nobody is said to have dealt belongs to an attack named in the
    two sentences before, or right after the first sentence."""
    near = {one.sentence - 1, one.sentence - 2} if one.sentence else {1, 2}
    if one.rank != "toll" or not near & told:
        return False
    clause = ground.clause_of(one.sentence, one.first, one.last)
    return (
        clause is None
        or (clause.passive and clause.agent is None)
        or (ground.lower[one.first] in DYING)
    )


def is_light(one: Found, group: list[Found]) -> bool:
    """Whether a noun inside a phrase names the same ("imposed an arms embargo")."""
    return bool(one.match.gap is not None or one.match.entry.kind == "phrase") and any(
        other is not one
        and other.type == one.type
        and other.rank == "firm"
        and other.match.entry.kind == "noun"
        and one.last <= other.first
        and other.first < one.match.last
        for other in group
    )


def is_agreed(ground: Ground, one: Found, group: list[Found]) -> bool:
    """Whether what is agreed or promised is named right after."""
    return (
        one.type == "AGREE"
        and one.match.entry.kind == "verb"
        and any(
            0 <= other.first - one.last <= CLOSE
            and APART.isdisjoint(ground.lower[one.last : other.first])
            for other in group
        )
    )


def is_asked_for(ground: Ground, one: Found, group: list[Found]) -> bool:
    """Whether a noun is only what is asked for, threatened or refused right before it; violence
    and protest that the article takes for granted are not ("an end to the war")."""
    if one.match.entry.kind != "noun" or one.type in {"THREATEN", "REJECT", "ACCUSE"}:
        return False
    if one.type in {"ASSAULT", "PROTEST"} and ground.lower[one.first - 1] in DEFINITE:
        return False
    return any(
        other.type in {"REQUEST", "THREATEN", "REJECT"}
        and 0 <= one.first - other.last <= CLOSE
        and not VERBAL & set(ground.tags[other.last : one.first])
        for other in group
    )


def is_violent(ground: Ground, one: Found, firm: set[int], report: bool) -> bool:
    """Whether the sentence of a weak word, or the one before or after it, tells of violence."""
    number = one.sentence
    if number in firm:
        return True
    own = set(ground.lower[one.match.first : one.match.last])
    words = ground.words(number) - own
    strong, harmless = words & word_list("strong"), words & word_list("accident")
    if len(strong) > len(harmless):
        return one.rank != "weapon" or not HARM.isdisjoint(words)
    if harmless:
        return False
    if one.rank == "weapon":
        return not HARM.isdisjoint(words)
    if not (word_list("armed") | word_list("suspicion")).isdisjoint(words):
        return True
    return report or bool({number - 1, number + 1} & firm)


def stands_alone(ground: Ground, one: Found, group: list[Found]) -> bool:
    """Whether no better word near it names the same attack."""
    if one.rank not in {"toll", "weapon"}:
        return True
    if one.rank == "toll" and any(
        other.rank == "toll" and other.first < one.first and are_near(ground, other, one)
        for other in group
    ):
        return False
    better = {"firm", "weak"} if one.rank == "weapon" else {"firm", "weak", "weapon"}
    return not any(
        other.type == "ASSAULT" and other.rank in better and are_near(ground, one, other)
        for other in group
    )


def are_near(ground: Ground, one: Found, other: Found) -> bool:
    """Whether two words stand near each other with nothing between that tells of something else."""
    first, last = sorted(((one.first, one.last), (other.first, other.last)))
    between = ground.lower[first[1] : last[0]]
    return len(between) <= FAR and BREAKS.isdisjoint(between)
