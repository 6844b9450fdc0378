"""How far the cue of a hedge reaches, for each kind of scope in `data/hedges.toml`."""

from collections.abc import Callable, Sequence

from tacitus.annotate.hedge_cues import Found
from tacitus.annotate.scopes import (
    FINITE,
    LONGEST,
    NOMINAL,
    OPENERS,
    VERBAL,
    Words,
    clause_end,
    clause_start,
    open_parts,
    phrase_end,
)

NEAR = 8  # cues about a cue that may take it back
RELATIVE = frozenset({"who", "which", "that"})
COMING = frozenset({"will", "'ll", "would", "'d", "shall"})
Parts = tuple[range, ...]

REPORTING = frozenset(
    "said says saying say told announced added warned believed thought hoped promised vowed"
    " pledged insisted predicted claimed declared confirmed feared expected knew asked decided"
    " stated indicated suggested wrote tweeted explained argued agreed".split()
)
# What "will" or "not" says of these, it says of their subject: "the talks will go ahead".
HAPPENING = frozenset(
    "take taken took happen happened occur occurred begin begun start started resume resumed held"
    " go hold staged launched carried conducted continue obtained reached signed made found"
    " reported proven achieved open opened".split()
)


def scoped(words: Words, found: Found) -> Found:
    """The same cue with its scope."""
    parts = SCOPES[found.kind.scope](words, found)
    if found.kind.rule == "modal-unreal" and is_future_in_past(words, found):
        return found._replace(parts=parts, certainty="planned", stage="planned")
    return found._replace(parts=parts)


def stretch(start: int, end: int) -> Parts:
    """The one piece from `start` to `end`; none if it is empty."""
    return (range(start, end),) if start < end else ()


def verb_scope(words: Words, found: Found) -> Parts:
    """The clause that goes on from the cue, without what is taken for granted; with the subject
    where the verb only says that it happens."""
    start = found.cue.stop
    end = predicate_end(words, found, clause_end(words, start, found.last))
    parts = open_parts(words, start, end, found.certainty)
    verb = next((j for j in range(start, end) if words.tags[j] not in {"AUX", "ADV", "PART"}), -1)
    if verb >= 0 and words.lower[verb] in HAPPENING and happens(words, verb, end):
        return (*stretch(subject_start(words, found), found.cue.start), *parts)
    return parts


def predicate_end(words: Words, found: Found, end: int) -> int:
    """Where the verb of the main clause ends a relative clause that holds the cue: "The man who may
    have fired was held"."""
    at = found.cue.start
    opened = [j for j in range(max(found.first, at - 6), at) if words.lower[j] in RELATIVE]
    if not opened or words.tags[opened[-1]] not in {"PRON", "SCONJ"}:
        return end
    for j in range(found.cue.stop + 1, end):
        behind = words.tags[j - 1] in {"NOUN", "PROPN", "NUM"}
        if behind and words.lower[j] in FINITE and words.tags[j] == "AUX":
            return j
    return end


def subject_start(words: Words, found: Found) -> int:
    """Where the words of the subject begin that stand right before the cue."""
    j = found.cue.start
    while j > found.first and words.tags[j - 1] == "AUX":
        j -= 1
    while (
        j > found.first
        and found.cue.start - j < LONGEST
        and words.tags[j - 1] not in {"VERB", "AUX", "SCONJ", "PUNCT"}
        and words.lower[j - 1] not in OPENERS
    ):
        j -= 1
    return j


def happens(words: Words, verb: int, end: int) -> bool:
    """Whether a verb of `HAPPENING` has no object of its own: "will be held", not "will hold"."""
    if words.lower[verb] in {"take", "taken", "took"}:
        return words.lower[verb + 1 : verb + 2] == ["place"]
    if words.lower[verb] == "go":
        return words.lower[verb + 1 : verb + 2] == ["ahead"]
    following = words.tags[verb + 1] if verb + 1 < end else ""
    passive = words.lower[verb - 1] in {"be", "been", "being"}
    return passive or following not in {"DET", "NOUN", "ADJ", "PROPN", "NUM", "PRON", "PART"}


def complement_scope(words: Words, found: Found) -> Parts:
    """The clause or phrase that follows, a "that" left out."""
    start = found.cue.stop
    if start < found.last and words.lower[start] == "that" and words.tags[start] != "DET":
        start += 1
    return open_parts(words, start, clause_end(words, start, found.last), found.certainty)


def object_scope(words: Words, found: Found) -> Parts:
    """The noun phrase that follows with all that hangs on it; not its agent."""
    start = found.cue.stop
    end = clause_end(words, start, found.last)
    return stretch(start, next((j for j in range(start, end) if words.lower[j] == "by"), end))


def noun_scope(words: Words, found: Found) -> Parts:
    """Adjectives and nouns up to the head noun."""
    return stretch(found.cue.stop, phrase_end(words, found.cue.stop, found.last))


def no_scope(words: Words, found: Found) -> Parts:
    """The noun that "no" stands before, with the verb that it is subject or object of ("no group
    claimed", "injured no one"), and with what it is of ("no reports of casualties")."""
    start = found.cue.stop
    end = phrase_end(words, start, found.last)
    if end < found.last and (words.tags[end] in VERBAL or words.lower[end] in {"of", "that", "to"}):
        return open_parts(words, start, clause_end(words, start, found.last), "denied")
    if found.cue.start > found.first and words.tags[found.cue.start - 1] == "VERB":
        return (range(found.cue.start - 1, found.cue.start), *stretch(start, end))
    return stretch(start, end)


def gap_scope(_: Words, found: Found) -> Parts:
    """The words in the gap of the phrase."""
    return (found.gap,) if found.gap else ()


def whole_scope(_: Words, found: Found) -> Parts:
    """All that follows in the sentence: what a question asks."""
    return stretch(found.cue.stop, found.last)


def subject_scope(words: Words, found: Found) -> Parts:
    """The clause around a passive or adjective, from its subject on."""
    start = clause_start(words, found.first, found.cue.start)
    return stretch(start, max(clause_end(words, found.cue.stop, found.last), found.cue.stop))


def condition_scope(words: Words, found: Found) -> Parts:
    """The clause after "if"; where it begins the sentence, also its consequence."""
    start = found.cue.stop
    end = clause_end(words, start, found.last)
    parts = open_parts(words, start, end, "hypothetical")
    if found.cue.start - found.first <= 2 and words.lower[end : end + 1] == [","]:
        follow = clause_end(words, end + 1, found.last)
        if words.lower[follow : follow + 1] == [","] and said(words, end + 1, follow):
            end, follow = follow, clause_end(words, follow + 1, found.last)
        parts += open_parts(words, end + 1, follow, "hypothetical")
    return (*consequence(words, found), *parts)


def said(words: Words, start: int, end: int) -> bool:
    """Whether a short clause only tells who speaks: ", Ana Ruiz said,"."""
    return end - start <= NEAR and not REPORTING.isdisjoint(words.lower[start:end])


def consequence(words: Words, found: Found) -> Parts:
    """What will or would happen on a condition told after it: "will strike if talks fail"."""
    if words.lower[found.cue.start] not in {"if", "unless"}:
        return ()
    start = clause_start(words, found.first, found.cue.start)
    will = [j for j in range(start, found.cue.start) if words.lower[j] in COMING]
    if not will:
        return ()
    return open_parts(words, will[-1] + 1, found.cue.start, "hypothetical")


def before_scope(words: Words, found: Found) -> Parts:
    """The noun phrase right before the cue ("a march planned for Friday")."""
    start = found.cue.start
    while start > found.first and words.tags[start - 1] in NOMINAL:
        start -= 1
    return stretch(start, found.cue.start)


def self_scope(_: Words, found: Found) -> Parts:
    """The words of the cue themselves, and the gap in them ("assassination attempt")."""
    return stretch(found.cue.start, found.cue.stop)


def back_scope(words: Words, found: Found) -> Parts:
    """What stands before the clause of the cue; where that clause begins the sentence, the
    sentence before."""
    start = clause_start(words, found.first, found.cue.start)
    if start > found.first and words.lower[start - 1] == "that":
        return stretch(found.first, found.cue.start)  # "the claim that rebels shot him could not"
    while start > found.first and words.lower[start - 1] in {",", "and", "but", "which"}:
        start -= 1
    if start > found.first:
        return stretch(found.first, start)
    return (found.before,) if found.before else ()


SCOPES: dict[str, Callable[[Words, Found], Parts]] = {
    "verb": verb_scope,
    "complement": complement_scope,
    "object": object_scope,
    "noun": noun_scope,
    "no": no_scope,
    "gap": gap_scope,
    "whole": whole_scope,
    "subject": subject_scope,
    "if": condition_scope,
    "gerund": complement_scope,
    "back": back_scope,
    "before": before_scope,
    "self": self_scope,
}


def is_future_in_past(words: Words, found: Found) -> bool:
    """Whether "would" is the "will" of reported speech: a reporting verb stands before it, and
    neither "if" nor "have" makes it unreal."""
    if words.lower[found.cue.start] not in {"would", "'d"} or len(found.cue) > 1:
        return False
    at = found.cue.start
    earlier = words.lower[max(found.first, at - LONGEST) : at]
    later = words.lower[at : min(found.last, at + LONGEST)]
    return "if" not in earlier + later and bool(REPORTING.intersection(earlier))


def settled(words: Words, found: Sequence[Found]) -> list[Found]:
    """Without cues that another takes back: "failed to prevent the attack", "never refused", "could
    have been averted". The
    outer cue then ends where the inner one does, and the inner one says nothing."""
    kept: list[Found | None] = list(found)
    for n, outer in enumerate(found):
        unreal = outer.kind.rule == "modal-unreal" and words.lower[outer.cue.stop - 1] == "have"
        if outer.certainty != "denied" and outer.kind.rule != "failed" and not unreal:
            continue
        for k in range(max(0, n - NEAR), min(len(found), n + NEAR + 1)):
            inner, held = kept[k], kept[n]
            if k != n and inner and held and takes_back(held, inner):
                kept[n], kept[k] = cut(held, inner.cue.stop), None
    return [one for one in kept if one is not None]


def takes_back(outer: Found, inner: Found) -> bool:
    """Whether the inner cue is a negative in the scope of a negative."""
    negative = inner.stage == "foiled" or (
        inner.certainty == outer.certainty == "denied" and inner.kind.rule != "nor"
    )
    return negative and any(inner.cue.start in part for part in outer.parts)


def cut(found: Found, end: int) -> Found:
    """The same with no scope after token `end`."""
    parts = (range(part.start, min(part.stop, end)) for part in found.parts)
    return found._replace(parts=tuple(part for part in parts if part))
