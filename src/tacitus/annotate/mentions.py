"""Mentions: who and what the report speaks of, by names, descriptions and pronouns."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tacitus.annotate.drafts import Draft, Line
from tacitus.annotate.kinds import SAYING, Reason
from tacitus.annotate.known_names import Known, find_known
from tacitus.annotate.noun_phrases import Chunker
from tacitus.annotate.phrase_mentions import read_phrase
from tacitus.annotate.pronouns import find_pronouns
from tacitus.annotate.tags import style
from tacitus.annotate.tails import with_quantity, with_tail
from tacitus.closed_class import OWNING
from tacitus.marks import SURNAME, Mention, Sentence, Token, stretch
from tacitus.names import capitals
from tacitus.nouns import noun
from tacitus.values import Span
from tacitus.vocabulary import EntityKind

SCORES = {3: 0.95, 2: 0.85, 1: 0.7, 0: 0.5}  # by how strongly the kind is held
VOTES = {3: 9, 2: 6, 1: 2, 0: 1}  # how much a mention counts for the kind of its name
LINKS = frozenset(("of", "for"))
LOCATIVE = frozenset("in at near from across inside outside around throughout within".split())


def find_mentions(
    tokens: Sequence[Token], sentences: Sequence[Sentence], publisher: str | None = None
) -> tuple[Mention, ...]:
    """All mentions of persons, people, organisations, states, places and objects, in the order of
    the text. Tokens must be tagged. `publisher` is the body whose report it is."""
    lowered = [token.lower for token in tokens]
    tags = [token.tag for token in tokens]
    drafts: list[Draft] = []
    pronouns: list[Mention] = []
    for sentence in sentences:
        how = style([token.word for token in tokens[sentence.first : sentence.last]])
        known = find_known(tokens, sentence, how, publisher or "")
        drafts += read_sentence(tokens, lowered, tags, sentence, how, known)
        pronouns += find_pronouns(tokens, lowered, sentence, how)
    settled = settle(drafts, tokens)
    found = [mention_of(draft, tokens) for draft in settled]
    return in_order((*found, *pronouns))


def read_sentence(
    tokens: Sequence[Token],
    lowered: Sequence[str],
    tags: Sequence[str],
    sentence: Sentence,
    how: str,
    known: dict[int, tuple[int, Known]],
) -> list[Draft]:
    """The mentions of one sentence, pronouns aside; `known` are its known names."""
    joined = frozenset(k for first, (last, _) in known.items() for k in range(first, last))
    line = Line(tokens, lowered, known, how, sentence.first, sentence.last, joined)
    chunker = Chunker(tokens, lowered, tags, {first: last for first, (last, _) in known.items()})
    phrases = chunker.phrases(sentence)
    ends = {phrase.first: phrase.last for phrase in phrases}
    drafts = []
    for phrase in phrases:
        for draft in read_phrase(line, phrase):
            whole = draft.last == phrase.last and draft.first == phrase.first
            if not whole:
                drafts.append(draft)
                continue
            tailed = with_tail(line, draft, ends)
            counted = with_quantity(line, tailed)
            drafts.append(counted)
            if counted is not tailed and is_definite(line, tailed):
                drafts.append(tailed)  # "his sons" of "two of his sons"
    inner = inside_names(line, drafts)
    return [
        placed(line, draft)
        for draft in drafts
        if not is_amount_of(line, draft, drafts) and draft.first not in inner
    ]


def is_definite(line: Line, draft: Draft) -> bool:
    """Whether a phrase begins with "the" or a possessor."""
    return line.tokens[draft.first].tag in ("DET", "PRON")


def inside_names(line: Line, drafts: Sequence[Draft]) -> frozenset[int]:
    """The tokens inside a name with "of" at which no known name begins: "the Interior" of "Ministry
    of the Interior" is no mention."""
    found: set[int] = set()
    for draft in drafts:
        if not draft.name or draft.head_last - draft.head_first < 3:
            continue
        link = next(
            (k for k in range(draft.head_first, draft.head_last) if line.lowered[k] in LINKS),
            draft.head_last,
        )
        found.update(k for k in range(link + 1, draft.head_last) if k not in line.known)
    return frozenset(found)


def is_amount_of(line: Line, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a mention is only the amount in another ("a group" of "a group of gunmen")."""
    return line.word(draft.last) == "of" and any(
        other.first == draft.first and other.last > draft.last and other.head_first > draft.last
        for other in drafts
    )


def placed(line: Line, draft: Draft) -> Draft:
    """The mention with the kind that its place asks for: a country where something happens is a
    place, a capital or a hospital that speaks is a state or a body."""
    if draft.reason.kind in ("place", "object") and line.word(draft.last) in SAYING:
        return speaking(line, draft)
    if draft.reason.kind != "state":
        return draft
    before = line.word(draft.first - 1)
    owned = line.word(draft.last) in OWNING
    if before in LOCATIVE and not owned:
        reason = Reason("place", draft.reason.strength, draft.reason.rule)
        return draft._replace(reason=reason)
    return draft


def speaking(line: Line, draft: Draft) -> Draft:
    """A place or thing that says something: the government of a capital, a hospital's staff."""
    name = " ".join(line.lowered[draft.head_first : draft.head_last])
    if draft.reason.kind == "place":
        kind: EntityKind = "state" if draft.name and name in capitals() else "place"
    else:
        kind = "organisation"
    return draft._replace(reason=draft.reason._replace(kind=kind))


def settle(drafts: Sequence[Draft], tokens: Sequence[Token]) -> list[Draft]:
    """Weakly known names take the kind that the same name has most often in the report, counting
    how strongly, or that of the person whose surname they are."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    rules: dict[str, str] = {}
    surnames: set[str] = set()
    for draft in drafts:
        if not draft.name or draft.reason.strength < 0:
            continue
        key = key_of(draft, tokens)
        votes[key][draft.reason.kind] += VOTES[draft.reason.strength]
        rules.setdefault(key, draft.reason.rule)
        if draft.reason.kind == "person" and draft.reason.strength >= 1 and " " in key:
            surnames.update(key.split())
    for key in surnames & votes.keys():
        votes[key]["person"] += VOTES[2]
    found = [settled(draft, key_of(draft, tokens), votes, surnames, tokens) for draft in drafts]
    return [draft for draft in found if draft.reason.strength >= 0]


def settled(
    draft: Draft,
    key: str,
    votes: dict[str, Counter[EntityKind]],
    surnames: set[str],
    tokens: Sequence[Token],
) -> Draft:
    """One mention with the kind of its name."""
    if is_surname(draft, key, surnames, tokens):
        return draft._replace(name=True, reason=Reason("person", 2, SURNAME))
    if (
        draft.name
        and draft.reason.kind == "place"
        and draft.reason.rule == "known name"
        and key in surnames
    ):
        return draft._replace(reason=Reason("person", 2, SURNAME))
    if not draft.name or draft.reason.strength >= 2:
        return draft
    if key in votes:
        (kind, count), *_ = votes[key].most_common(1)
    elif key in surnames:
        kind, count = "person", VOTES[2]
    else:
        return draft
    if count < VOTES[2] and kind == draft.reason.kind:
        return draft
    strength = 2 if count >= VOTES[2] else max(0, draft.reason.strength)
    return draft._replace(reason=Reason(kind, strength, f"{draft.reason.rule}; elsewhere {kind}"))


def is_surname(draft: Draft, key: str, surnames: set[str], tokens: Sequence[Token]) -> bool:
    """Whether a common noun alone, written with a capital, is the surname of somebody named in the
    report ("Park said" of Park Jin-woo)."""
    alone = draft.last - draft.first == 1 and not draft.name and key in surnames
    if not alone or not tokens[draft.first].word[0].isupper():
        return False
    known = noun(key)
    return known is not None and known.role != "body" and not known.plural


def key_of(draft: Draft, tokens: Sequence[Token]) -> str:
    return " ".join(t.lower for t in tokens[draft.head_first : draft.head_last])


def mention_of(draft: Draft, tokens: Sequence[Token]) -> Mention:
    """The mention in offsets."""
    kind: EntityKind = draft.reason.kind
    return Mention(
        stretch(tokens, draft.first, draft.last),
        kind,
        stretch(tokens, draft.head_first, draft.head_last),
        SCORES[draft.reason.strength],
        draft.reason.rule,
    )


def place(span: Span) -> tuple[int, int]:
    """What spans are sorted by, quicker than by themselves."""
    return span.start, span.end


def in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions by their place, each span once, the surest reading of it."""
    best: dict[Span, Mention] = {}
    for mention in mentions:
        if mention.span not in best or best[mention.span].score < mention.score:
            best[mention.span] = mention
    return tuple(best[span] for span in sorted(best, key=place))
