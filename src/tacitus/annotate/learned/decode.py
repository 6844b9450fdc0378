"""From what the network says of words and pairs to anchors, happenings and roles.

A search under constraints: stretches of words that are likely anchors; those that are one happening
come together, and each happening has one type, mode, stage, certainty and standing, the likeliest
over all its wordings; a report with happenings has a main one; a figure plays one part.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tacitus.annotate.learned.features import Features, Floats, Ints
from tacitus.annotate.learned.grounds import Grounds
from tacitus.annotate.learned.heads import RolePairs, Vectors, means
from tacitus.annotate.learned.labels import ACTS, CERTAINTIES, KINDS, PARTS, SALIENCES, STAGES, TAGS
from tacitus.annotate.learned.model import Model, Read
from tacitus.annotate.learned.pairs import (
    Spots,
    event_facts,
    link_pairs,
    role_pairs,
    seen_of,
    shares,
    spots,
)
from tacitus.annotate.learned.told import Told, softmax, told_words
from tacitus.vocabulary import PLOVER_TYPES, TOLL_FIELDS, Certainty, PloverType, Salience, Stage

MOST = 400  # anchors of a report that are compared with each other
UNLIKELY = 0.1  # a part of less probability, which the rules give, is none
FIGURES = {n for n, (role, _) in enumerate(PARTS) if role in (*TOLL_FIELDS, "count", "duration")}
TAKING_PART = [n for n, (role, _) in enumerate(PARTS) if role in ("actor", "recipient")]
NUMBER = KINDS.index("number")
CONTENT = {1 + TAGS.index(tag) for tag in ("ADJ", "NOUN", "PROPN", "VERB")}
TYPE_OF_ACT = np.array([PLOVER_TYPES.index(type_) for type_, _ in ACTS])


@dataclass(frozen=True, slots=True)
class Named:
    """Words (a range) that name a happening (a number), what that is, and how likely main."""

    first: int
    last: int
    happening: int
    score: float
    type: PloverType
    mode: str | None
    certainty: Certainty
    stage: Stage | None
    salience: Salience
    main: float


@dataclass(frozen=True, slots=True)
class Played:
    """Number of an anchor, of a mention, of a part, how sure, and the certainty of it."""

    anchor: int
    mention: int
    part: int
    score: float
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that are played; `unlikely` are those that the rules give and the network does not
    believe: numbers of anchor, mention and part."""

    played: tuple[Played, ...]
    unlikely: frozenset[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a report tells of; `types` (a x 16), `where` and `vectors` are what the parts that
    mentions play in the anchors are read from; `links` (a x a) is how likely two are one."""

    anchors: tuple[Named, ...]
    clauses: tuple[Told, ...]
    said: tuple[Told, ...]
    relevance: float
    types: Floats
    where: Spots
    vectors: Vectors
    links: Floats


def decode(seen: Features, read: Read, model: Model) -> Decoded:
    """The happenings of a report, by a model."""
    heads, limits = model.heads, model.limits
    clauses, said = told_words(seen, heads, read.words, limits.clause, limits.said)
    relevance = float(sigmoid(heads.relevance(read.report))[0])
    words = softmax(heads.word_types(read.words, seen.types, seen.tags) / limits.heat)
    ranges, scores = with_rules(
        seen, words, *stretches(words, seen.tags, limits.anchor), limits.kept
    )
    where = spots(seen, ranges)
    sentence = seen.sentences[where.sentence]
    every = means(read.words, *np.concatenate([seen.heads, ranges, sentence]).T)
    mentions, own, around = np.split(every, np.cumsum([len(seen.heads), len(ranges)]))
    vectors = Vectors(read.words, own, mentions)
    if not len(ranges):
        none = np.zeros((0, len(PLOVER_TYPES)), np.float32)
        return Decoded((), (), tuple(said), relevance, none, where, vectors, none[:, :0])
    hidden = heads.spans(vectors.anchors, around, read.report, seen_of(seen, where))
    views = {
        name: log_softmax(heads.out("span", name, hidden))
        for name in ("type", "act", "certainty", "stage")
    }
    views["type"] = np.float32(0.5) * (views["type"] + word_types(words, ranges))
    types = softmax(views["type"])
    links = linked(seen, model, vectors, types, where)
    happening = happenings(links, model.limits.link)
    numbers, facts = event_facts(where, happening)
    part = shares(happening, numbers)
    standing = heads.events(part @ vectors.anchors, part @ around, read.report, part @ types, facts)
    views = {name: part @ view for name, view in views.items()} | {"salience": standing}
    anchors = settled(ranges, scores, happening, numbers, views)
    return Decoded(
        anchors=anchors,
        clauses=tuple(clauses),
        said=tuple(said),
        relevance=relevance,
        types=types,
        where=where,
        vectors=vectors,
        links=links,
    )


def stretches(words: Floats, tags: Ints, limit: float) -> tuple[Ints, Floats]:
    """Ranges of words (a x 2) of which each is likelier than `limit` part of an anchor, cut where a
    new one begins; and how likely the likeliest word of each is. Words that only join others ("was
    the") name nothing."""
    likely = 1 - words[:, 0]
    begins = words[:, 1::2].sum(1) >= words[:, 2::2].sum(1)
    joined: list[list[int]] = []
    for n in np.nonzero(likely > limit)[0].tolist():
        if joined and joined[-1][1] == n and not begins[n]:
            joined[-1][1] = n + 1
        else:
            joined.append([n, n + 1])
    ranges = [own for own in joined if CONTENT.intersection(tags[own[0] : own[1]].tolist())][:MOST]
    scores = np.array([likely[first:last].max() for first, last in ranges], np.float32)
    return np.array(ranges, np.int64).reshape(len(ranges), 2), scores


def with_rules(
    seen: Features, words: Floats, ranges: Ints, scores: Floats, limit: float
) -> tuple[Ints, Floats]:
    """The same ranges, and those of the rules' anchors that share no word with them and of which
    the network thinks a word likelier than `limit` part of an anchor; in the order of the text."""
    likely = 1 - words[:, 0]
    taken = {n for first, last in ranges.tolist() for n in range(first, last)}
    found = list(zip(ranges.tolist(), scores.tolist(), strict=True))
    for number in sorted(set(seen.anchor_at[seen.anchor_at > 0].tolist())):
        own = np.nonzero(seen.anchor_at == number)[0]
        score = float(likely[own].max())
        if score > limit and taken.isdisjoint(own.tolist()):
            found.append(([int(own[0]), int(own[-1]) + 1], score))
    found = sorted(found)[:MOST]
    return (
        np.array([own for own, _ in found], np.int64).reshape(len(found), 2),
        np.array([score for _, score in found], np.float32),
    )


def word_types(words: Floats, ranges: Ints) -> Floats:
    """a x 16: the logarithm of how likely each type is, by the words alone."""
    by_type = words[:, 1::2] + words[:, 2::2]
    mean = np.array([by_type[first:last].mean(0) for first, last in ranges.tolist()])
    return np.asarray(np.log(mean / mean.sum(1, keepdims=True) + 1e-6), np.float32)


def linked(seen: Features, model: Model, vectors: Vectors, types: Floats, where: Spots) -> Floats:
    """a x a: how likely two anchors name one happening; an anchor and itself 0."""
    count = len(where.ranges)
    likely = np.zeros((count, count), np.float32)
    pairs = link_pairs(seen, where)
    if count > 1:
        found = sigmoid(model.heads.links(vectors, types, pairs)[:, 0])
        likely[pairs.one, pairs.two] = likely[pairs.two, pairs.one] = found
    return likely


def happenings(links: Floats, limit: float) -> Ints:
    """The number of the happening of each anchor: the two groups whose anchors are likeliest one,
    on the whole, come together until none is likelier than the limit."""
    count = len(links)
    likely = links.astype(np.float64)
    np.fill_diagonal(likely, -1)
    sizes = np.ones(count)
    group = np.arange(count)
    while count > 1:
        one, two = divmod(int(likely.argmax()), count)
        if likely[one, two] <= limit:
            break
        both = (likely[one] * sizes[one] + likely[two] * sizes[two]) / (sizes[one] + sizes[two])
        likely[one] = likely[:, one] = np.where(likely[one] < 0, -1, both)
        likely[two] = likely[:, two] = -1
        likely[one, one] = -1
        sizes[one] += sizes[two]
        group[group == two] = one
    return group


def settled(
    ranges: Ints, scores: Floats, happening: Ints, numbers: Ints, views: dict[str, Floats]
) -> tuple[Named, ...]:
    """Anchors with what their happening is; `views` has a row for each of the happenings."""
    likely = softmax(views["salience"])[:, SALIENCES.index("main")]
    main = int(likely.argmax())
    row_of = {int(number): row for row, number in enumerate(numbers)}
    found: list[Named] = []
    for n, (first, last) in enumerate(ranges.tolist()):
        row = row_of[int(happening[n])]
        type_ = int(views["type"][row].argmax())
        act = int(np.where(type_ == TYPE_OF_ACT, views["act"][row], -np.inf).argmax())
        standing = SALIENCES[int(views["salience"][row].argmax())]
        found.append(
            Named(
                first=first,
                last=last,
                happening=int(happening[n]),
                score=float(scores[n]),
                type=PLOVER_TYPES[type_],
                mode=ACTS[act][1],
                certainty=CERTAINTIES[int(views["certainty"][row].argmax())],
                stage=STAGES[int(views["stage"][row].argmax())],
                salience="main" if row == main else standing,
                main=float(likely[row]),
            )
        )
    return tuple(found)


def roles(seen: Features, model: Model, found: Decoded, known: Grounds) -> Parts:
    """The parts that mentions play in the anchors; a figure plays its likeliest part only."""
    pairs = role_pairs(seen, found.where, known)
    if not len(pairs.anchor):
        return Parts((), frozenset())
    hidden = model.heads.roles(found.vectors, found.types, pairs)
    likely = sigmoid(model.heads.out("role", "part", hidden))
    certainty = model.heads.out("role", "certainty", hidden).argmax(1)
    taken = likely > np.array(model.limits.roles)
    for number in set(pairs.mention[pairs.kind == NUMBER].tolist()):
        rows = np.nonzero(pairs.mention == number)[0]
        best = np.unravel_index(int(likely[rows].argmax()), likely[rows].shape)
        kept = bool(taken[rows][best])
        taken[rows] = False
        taken[rows[best[0]], best[1]] = kept
    leave_inner_out(seen, pairs, taken)
    played = tuple(
        Played(
            anchor=int(pairs.anchor[row]),
            mention=int(pairs.mention[row]),
            part=int(part),
            score=float(likely[row, part]),
            certainty=CERTAINTIES[int(certainty[row])],
        )
        for row, part in zip(*np.nonzero(taken), strict=True)
    )
    return Parts(played, unlikely(pairs, likely))


def unlikely(pairs: RolePairs, likely: Floats) -> frozenset[tuple[int, int, int]]:
    """Of the parts that the rules give those that the network has looked at and does not believe;
    `likely` is p x parts."""
    rows, parts = np.nonzero((pairs.same > 0) & (likely < UNLIKELY))
    anchors, mentions = pairs.anchor[rows], pairs.mention[rows]
    return frozenset(zip(anchors.tolist(), mentions.tolist(), parts.tolist(), strict=True))


def leave_inner_out(seen: Features, pairs: RolePairs, taken: NDArray[np.bool_]) -> None:
    """Whoever is named inside the words for another who plays the same part plays none: of "two of
    our people were taken" not all our people. `taken` is p x parts."""
    for part in TAKING_PART:
        rows = np.nonzero(taken[:, part])[0]
        anchors = pairs.anchor[rows]
        first, last = seen.mentions[pairs.mention[rows]].T
        inside = (anchors[:, None] == anchors) & (first[:, None] >= first) & (last[:, None] <= last)
        inside &= (last - first)[:, None] < last - first
        taken[rows[inside.any(1)], part] = False


def sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def log_softmax(x: Floats) -> Floats:
    return np.asarray(np.log(softmax(x) + 1e-9), np.float32)
