"""What the network says of words, anchors and pairs, reckoned from the encoder's word vectors.

The same functions serve in training (torch tensors) and in use (numpy arrays): they use only what
both understand. Each head is one hidden layer whose input is a sum: of vectors times a matrix, and
of rows looked up in a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tacitus.annotate.learned.grounds import TIES
from tacitus.annotate.learned.labels import (
    ACTS,
    CERTAINTIES,
    CLAUSES,
    FORMS,
    KINDS,
    PARTS,
    SALIENCES,
    STAGES,
    TAGS,
    TYPES_SEEN,
)
from tacitus.vocabulary import PLOVER_TYPES

Array = Any  # numpy.ndarray or torch.Tensor of floats
Index = Any  # the same, of whole numbers
Weights = Mapping[str, Array]

SENTENCES = 8  # the first seven sentences are told apart
AWAY = 2  # a mention may lie so many sentences from its anchor
SCENE = 8  # a day or a place, which are told once for several happenings, so many
LOW = 64  # numbers of the products of two vectors
ROLE, LINK = 192, 128  # the hidden layers of pairs of an anchor and a mention, and of two anchors
SENT = 64  # numbers that a pair tells the other pairs of its anchor, and those of its mention
OF_ANCHOR, OF_MENTION = 8, 4  # what sums over their pairs are divided by, to be about 1
GAPS = (1, 2, 4, 8, 16, 32)  # steps of the words between two ranges: up to 1, up to 2 ...
APART = 7  # sentences between two anchors, up to
ALIKE = 3  # two anchors share no piece, share one, are the same words
EVENTS = 8  # happenings are told apart by their order in the report, the eighth and later are not
SIZES = 5  # and by how many anchors they have, up to

_TYPES, _ACTS, _KINDS, _PARTS = len(PLOVER_TYPES), len(ACTS), len(KINDS), len(PARTS)


def shapes(hidden: int) -> dict[str, tuple[int, ...]]:
    """The weights and their shapes for an encoder whose vectors have `hidden` numbers, by head and
    part ("role.anchor")."""
    types, kinds, tags = 1 + 2 * _TYPES, 1 + 2 * _KINDS, 1 + len(TAGS)
    word = head("word", 256, {"vector": hidden, "type": TYPES_SEEN, "tag": tags}, {"type": types})
    kind = head("kind", 128, {"vector": hidden, "kind": kinds, "tag": tags}, {"kind": kinds})
    around = {"vector": hidden, "sentence": hidden, "report": hidden, "place": SENTENCES}
    by_rules = {"act": 1 + _ACTS, "certainty": 1 + len(CERTAINTIES), "stage": 1 + len(STAGES)}
    views = {"type": _TYPES, "act": _ACTS, "certainty": len(CERTAINTIES), "stage": len(STAGES)}
    pair = {"anchor": hidden, "mention": hidden, "between": hidden, "low": LOW}
    known = {"kind": _KINDS, "type": _TYPES, "away": 2 * SCENE + 1, "gap": 2 * len(GAPS) + 3}
    parts = {"same": _PARTS, "other": _PARTS, "tie": len(TIES)}
    two = {"one": hidden, "two": hidden, "between": hidden, "low": LOW, "apart": APART + 1}
    types_of = {f"type_{one}": _TYPES for one in ("one", "two", "both")}
    places = {"place_one": SENTENCES, "place_two": SENTENCES, "alike": ALIKE}
    told = {"order": EVENTS, "size": SIZES, "type": _TYPES}
    clauses = {"clause": 1 + 2 * len(CLAUSES), "form": 1 + 2 * len(FORMS)}
    return {
        **word,
        **kind,
        **head("span", 256, around | by_rules, views),
        **head("role", ROLE, pair | known | parts, {"part": _PARTS, "certainty": len(CERTAINTIES)}),
        **heard("role", ROLE, {"by_anchor": SENT, "by_mention": SENT}),
        "role.anchor_low": (hidden, LOW),
        "role.mention_low": (hidden, LOW),
        **head("link", LINK, two | types_of | places, {"same": 3}),
        **heard("link.first", LINK, {"by": 2 * SENT}),
        **heard("link.second", LINK, {"by": 2 * SENT}),
        "link.one_low": (hidden, LOW),
        "link.two_low": (hidden, LOW),
        **head("clause", 128, {"vector": hidden, "type": TYPES_SEEN, "tag": tags}, clauses),
        **head("event", 128, around | told, {"salience": len(SALIENCES)}),
        "report.vector": (hidden, 1),
        "report.bias": (1,),
    }


def head(
    name: str, width: int, inputs: dict[str, int], outputs: dict[str, int]
) -> dict[str, tuple[int, ...]]:
    """The weights of a head: for each input (the length of a vector, or the rows of a table) what
    it adds to the hidden layer of `width`, and what makes each output of that layer."""
    return {
        **{f"{name}.{part}": (size, width) for part, size in inputs.items()},
        f"{name}.bias": (width,),
        **{f"{name}.{part}_out": (width, size) for part, size in outputs.items()},
        **{f"{name}.{part}_bias": (size,) for part, size in outputs.items()},
    }


def heard(name: str, width: int, parts: dict[str, int]) -> dict[str, tuple[int, ...]]:
    """The weights of what the pairs of a hidden layer of `width` tell each other: what each sends,
    what is made of the sums of each part, and what it keeps of itself."""
    return {
        f"{name}.sent": (width, 2 * SENT),
        f"{name}.sent_bias": (2 * SENT,),
        **{f"{name}.{part}": (size, width) for part, size in parts.items()},
        f"{name}.again": (width, width),
        f"{name}.again_bias": (width,),
    }


def keep(hidden: Array) -> Array:
    """In use nothing is left out; training puts its dropout here."""
    return hidden


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a trained or growing model."""

    weights: Weights
    drop: Any = keep

    def hidden(self, head: str, total: Array) -> Array:
        """The hidden layer of a head on a sum."""
        total = total + self.weights[f"{head}.bias"]
        return self.drop(total.clip(0))

    def out(self, head: str, output: str, hidden: Array) -> Array:
        """One output of a head, as logits."""
        weights = self.weights
        return hidden @ weights[f"{head}.{output}_out"] + weights[f"{head}.{output}_bias"]

    def word_types(self, vectors: Array, types: Index, tags: Index) -> Array:
        """n x 33: label of the type of the anchor that each word begins or stands in."""
        w = self.weights
        total = vectors @ w["word.vector"] + w["word.type"][types] + w["word.tag"][tags]
        return self.out("word", "type", self.hidden("word", total))

    def word_kinds(self, vectors: Array, kinds: Index, tags: Index) -> Array:
        """n x 21: label of the kind of the mention that each word begins or stands in."""
        w = self.weights
        total = vectors @ w["kind.vector"] + w["kind.kind"][kinds] + w["kind.tag"][tags]
        return self.out("kind", "kind", self.hidden("kind", total))

    def clauses(self, vectors: Array, types: Index, tags: Index) -> Array:
        """The hidden layer of n x 128 for words: whether they tell a motive or a damage (`clause`),
        and whether somebody says them (`form`)."""
        w = self.weights
        total = vectors @ w["clause.vector"] + w["clause.type"][types] + w["clause.tag"][tags]
        return self.hidden("clause", total)

    def spans(self, anchors: Array, around: Array, report: Array, seen: Index) -> Array:
        """The hidden layer of a x 256 for anchors: their vectors, those of their sentences, that of
        the report, and `seen`, a x 4: number of the sentence, act, certainty and stage by the
        rules."""
        w = self.weights
        return self.hidden(
            "span",
            anchors @ w["span.vector"]
            + around @ w["span.sentence"]
            + report @ w["span.report"]
            + w["span.place"][seen[:, 0]]
            + w["span.act"][seen[:, 1]]
            + w["span.certainty"][seen[:, 2]]
            + w["span.stage"][seen[:, 3]],
        )

    def roles(self, vectors: "Vectors", types: Array, pairs: "RolePairs") -> Array:
        """The hidden layer of p x 192 for pairs of an anchor and a mention; `types` is a x 16, how
        likely each anchor has each type."""
        w, a, m = self.weights, pairs.anchor, pairs.mention
        low = (vectors.anchors @ w["role.anchor_low"])[a] * (
            vectors.mentions @ w["role.mention_low"]
        )[m]
        hidden = self.hidden(
            "role",
            (vectors.anchors @ w["role.anchor"] + types @ w["role.type"])[a]
            + (vectors.mentions @ w["role.mention"])[m]
            + means(vectors.words @ w["role.between"], pairs.first, pairs.last)
            + low @ w["role.low"]
            + w["role.kind"][pairs.kind]
            + w["role.away"][pairs.away]
            + w["role.gap"][pairs.gap]
            + w["role.tie"][pairs.tie]
            + pairs.same @ w["role.same"]
            + pairs.other @ w["role.other"],
        )
        sent = self.sent("role", hidden)
        of_anchors = of_first(sent[:, :SENT], pairs)
        of_mentions = of_second(sent[:, SENT:], pairs)
        return self.heard(
            "role",
            hidden,
            (of_anchors @ w["role.by_anchor"])[pairs.anchor] / OF_ANCHOR
            + (of_mentions @ w["role.by_mention"])[pairs.mention] / OF_MENTION,
        )

    def sent(self, name: str, hidden: Array) -> Array:
        """What each pair tells the others (somebody else did it; it has a part elsewhere)."""
        total = hidden @ self.weights[f"{name}.sent"] + self.weights[f"{name}.sent_bias"]
        return total.clip(0)

    def heard(self, name: str, hidden: Array, told: Array) -> Array:
        """A hidden layer after its pairs have heard the others."""
        total = hidden @ self.weights[f"{name}.again"] + self.weights[f"{name}.again_bias"] + told
        return hidden + self.drop(total.clip(0))

    def links(self, vectors: "Vectors", types: Array, pairs: "LinkPairs") -> Array:
        """p x 3 logits for pairs of anchors: one happening; the first is about the second; the
        second is about the first."""
        w, one, two = self.weights, pairs.one, pairs.two
        anchors = vectors.anchors
        low = (anchors @ w["link.one_low"])[one] * (anchors @ w["link.two_low"])[two]
        hidden = self.hidden(
            "link",
            (anchors @ w["link.one"] + types @ w["link.type_one"])[one]
            + (anchors @ w["link.two"] + types @ w["link.type_two"])[two]
            + (types[one] * types[two]) @ w["link.type_both"]
            + means(vectors.words @ w["link.between"], pairs.first, pairs.last)
            + low @ w["link.low"]
            + w["link.apart"][pairs.apart]
            + w["link.alike"][pairs.alike]
            + w["link.place_one"][pairs.place_one]
            + w["link.place_two"][pairs.place_two],
        )
        for name in ("link.first", "link.second"):  # twice: what is one with one, is one with all
            sent = self.sent(name, hidden)
            told = (of_first(sent, pairs) + of_second(sent, pairs)) @ w[f"{name}.by"] / OF_ANCHOR
            hidden = self.heard(name, hidden, told[one] + told[two])
        return self.out("link", "same", hidden)

    def events(
        self, anchors: Array, around: Array, report: Array, types: Array, seen: Index
    ) -> Any:
        """e x 4 logits of why each happening is told. `anchors`, `around` and `types` are the means
        over its anchors; `seen` is e x 3: number of its first sentence, its order, its anchors."""
        w = self.weights
        hidden = self.hidden(
            "event",
            anchors @ w["event.vector"]
            + around @ w["event.sentence"]
            + report @ w["event.report"]
            + types @ w["event.type"]
            + w["event.place"][seen[:, 0]]
            + w["event.order"][seen[:, 1]]
            + w["event.size"][seen[:, 2]],
        )
        return self.out("event", "salience", hidden)

    def relevance(self, report: Array) -> Array:
        """One logit: whether the report tells of political events."""
        return report @ self.weights["report.vector"] + self.weights["report.bias"]


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of words, anchors and mentions, one a row."""

    words: Array
    anchors: Array
    mentions: Array


@dataclass(frozen=True, slots=True)
class RolePairs:
    """Numbers of anchors and mentions, the range of words between them, and what is known of each
    pair: kind of mention, sentences away, gap, how grammar ties them; the parts that the rules give
    the mention, at this anchor and at others (p x parts, 0 or 1). `of_first` (a x 2) is the range
    of the rows of each anchor; `by_second` are the rows in the order of their mentions, and
    `of_second` (m x 2) is the range of each mention in it."""

    anchor: Index
    mention: Index
    first: Index
    last: Index
    kind: Index
    away: Index
    gap: Index
    tie: Index
    same: Array
    other: Array
    of_first: Index
    by_second: Index
    of_second: Index


@dataclass(frozen=True, slots=True)
class LinkPairs:
    """Numbers of two anchors, the first before the second; the range of words between them, how
    many sentences apart they stand, in which sentences, and whether their words are alike;
    `of_first`, `by_second` and `of_second` as of `RolePairs`."""

    one: Index
    two: Index
    first: Index
    last: Index
    apart: Index
    place_one: Index
    place_two: Index
    alike: Index
    of_first: Index
    by_second: Index
    of_second: Index


def of_first(sent: Array, pairs: RolePairs | LinkPairs) -> Array:
    """The sums of what the pairs of each first of the two tell."""
    return totals(sent, pairs.of_first[:, 0], pairs.of_first[:, 1])


def of_second(sent: Array, pairs: RolePairs | LinkPairs) -> Array:
    """The sums of what the pairs of each second of the two tell."""
    return totals(sent[pairs.by_second], pairs.of_second[:, 0], pairs.of_second[:, 1])


def totals(vectors: Array, first: Index, last: Index) -> Array:
    """The sum of each range of rows; zeros for an empty one, wherever it begins."""
    sums, count = vectors.cumsum(0), len(vectors)
    size = last - first
    total = sums[last - 1] - sums[first % count] + vectors[first % count]
    return total * (size > 0)[:, None]


def means(vectors: Array, first: Index, last: Index) -> Array:
    """The mean vector of each range of rows; zeros for an empty one."""
    size = last - first
    total = totals(vectors, first, last)
    total /= (size + (size == 0))[:, None]  # in place: numpy would make doubles of single numbers
    return total
