"""The learned reader's parts, on made-up numbers and a tokenizer of a few pieces."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from threadpoolctl import threadpool_info
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import Whitespace

from tacitus.acquire.texts import receive
from tacitus.annotate.learned.decode import TAKING_PART, Parts, leave_inner_out, stretches, unlikely
from tacitus.annotate.learned.features import Features, features
from tacitus.annotate.learned.grounds import NOTHING, TIES, grounds
from tacitus.annotate.learned.heads import (
    Heads,
    Vectors,
    means,
    of_first,
    of_second,
    shapes,
    totals,
)
from tacitus.annotate.learned.labels import ACTS, PARTS, TAGS, beginning, inside
from tacitus.annotate.learned.model import one_thread
from tacitus.annotate.learned.pairs import (
    between,
    event_facts,
    gaps,
    link_pairs,
    role_pairs,
    seen_of,
    shares,
    spots,
)
from tacitus.annotate.learned.reader import added, spoken_apart
from tacitus.annotate.learned.told import runs
from tacitus.annotate.learned.windows import OVERLAP, cuts, piece_labels, windows
from tacitus.annotate.rules import RuleReader
from tacitus.marks import Anchor, Marks, Role
from tacitus.values import Source, Span
from tacitus.vocabulary import PLOVER_TYPES, RoleName

TEXT = "Gunmen shot dead a mayor in Lima on Monday.\n\nPolice arrested two men, officials said."
PIECES = "[UNK] [CLS] [SEP] gun ##men shot dead a mayor in lima on monday . police arrest ##ed two"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer(
        WordPiece({piece: n for n, piece in enumerate(PIECES.split())}, unk_token="[UNK]")
    )
    made.pre_tokenizer = Whitespace()
    return made


def marked(text: str) -> Marks:
    return RuleReader()(receive(text, Source(language="en")).report)


@pytest.fixture(scope="module")
def seen(tokenizer: Tokenizer) -> Features:
    return features(marked(TEXT.lower()), tokenizer)


def test_each_word_has_its_pieces(seen: Features, tokenizer: Tokenizer) -> None:
    words = [token.word for token in marked(TEXT.lower()).tokens]
    assert len(seen.words) == len(words)
    first, last = seen.words[words.index("gunmen")]
    assert [tokenizer.id_to_token(int(n)) for n in seen.pieces[first:last]] == ["gun", "##men"]
    assert (seen.words[:, 0] < seen.words[:, 1]).all()
    assert seen.words[-1, 1] == len(seen.pieces)


def test_what_the_rules_say_stands_at_its_words(seen: Features) -> None:
    words = [token.word for token in marked(TEXT.lower()).tokens]
    shot = words.index("shot")
    assert seen.types[shot] == beginning(PLOVER_TYPES.index("ASSAULT"))
    assert seen.types[words.index("arrested")] == beginning(PLOVER_TYPES.index("COERCE"))
    number = seen.anchor_at[shot]
    assert number > 0
    assert ACTS[seen.anchors[number, 0] - 1][0] == "ASSAULT"
    assert seen.sentence[words.index("police")] == 1
    assert (seen.anchors[0] == 0).all()


@pytest.mark.parametrize(
    ("count", "size"),
    [(1, 10), (10, 10), (11, 10), (25, 10), (600, 510), (1000, 510), (5000, 254)],
)
def test_windows_take_each_piece_once(count: int, size: int) -> None:
    found = cuts(count, size)
    taken = [piece for _, _, first, last in found for piece in range(first, last)]
    assert taken == list(range(count))
    for start, end, first, last in found:
        assert end - start <= size
        assert start <= first < last <= end
    overlap = min(OVERLAP, size // 2)
    for (_, end, *_), (start, *_) in pairwise(found):
        assert end - start >= overlap - 1


def test_a_window_has_its_marks_and_labels(seen: Features) -> None:
    (one,) = windows(seen, 512, (1, 2))
    assert one.pieces[0] == 1
    assert one.pieces[-1] == 2
    assert (one.pieces[one.first : one.last] == seen.pieces).all()
    assert (one.labels[0] == 0).all()
    assert (one.labels[one.first + seen.words[:, 0], 1] == seen.tags).all()


def test_of_two_words_that_share_a_piece_the_later_labels_it(seen: Features) -> None:
    shared = np.array([[0, 1], [1, 3], [2, 3]])
    some = replace(
        seen,
        pieces=np.arange(4),
        words=shared,
        types=np.array([1, 2, 3]),
        tags=np.array([4, 5, 6]),
        kinds=np.array([7, 8, 9]),
    )
    assert piece_labels(some).tolist() == [[1, 4, 7], [2, 5, 8], [3, 6, 9], [0, 0, 0]]


def test_means_of_ranges_and_of_none() -> None:
    vectors = np.array([[1.0], [3.0], [5.0]])
    found = means(vectors, np.array([0, 1, 0, 2]), np.array([2, 3, 0, 2]))
    assert found.tolist() == [[2.0], [4.0], [0.0], [0.0]]


def test_means_of_single_numbers_are_no_doubles() -> None:
    vectors = np.ones((3, 2), np.float32)
    assert means(vectors, np.array([0]), np.array([2])).dtype == np.float32


def test_sums_of_ranges_and_of_none_behind_the_last() -> None:
    vectors = np.array([[1.0], [3.0], [5.0]])
    assert totals(vectors, np.array([0, 3, 1]), np.array([2, 3, 3])).tolist() == [[4], [0], [8]]


def test_pairs_hear_those_of_their_anchor_and_of_their_mention(seen: Features) -> None:
    dice = np.random.default_rng(1)
    weights = {name: dice.normal(size=shape) * 0.1 for name, shape in shapes(4).items()}
    heads = Heads(weights)
    where = spots(seen, np.array([[1, 2], [3, 4], [12, 13]]))
    pairs = role_pairs(seen, where, NOTHING)
    hidden = dice.normal(size=(len(pairs.anchor), 192))
    told = heads.sent("role", hidden)
    of_anchors, of_mentions = of_first(told, pairs), of_second(told, pairs)
    sent = np.maximum(hidden @ weights["role.sent"] + weights["role.sent_bias"], 0)
    assert len(set(pairs.anchor.tolist())) > 1
    for sums, numbers in ((of_anchors, pairs.anchor), (of_mentions, pairs.mention)):
        for number, found in enumerate(sums):
            assert found == pytest.approx(sent[numbers == number].sum(0))


def test_whether_two_anchors_are_one_hangs_on_a_third(seen: Features) -> None:
    dice = np.random.default_rng(1)
    heads = Heads({name: dice.normal(size=shape) for name, shape in shapes(4).items()})
    words = dice.normal(size=(len(seen.words), 4))

    def one_event(ranges: list[list[int]]) -> list[float]:
        where = spots(seen, np.array(ranges))
        vectors = Vectors(words, means(words, *where.ranges.T), words[:0])
        types = np.eye(16)[: len(ranges)]
        return [float(one) for one in heads.links(vectors, types, link_pairs(seen, where))[:, 0]]

    alone, among = one_event([[1, 2], [3, 4]]), one_event([[1, 2], [3, 4], [12, 13]])
    assert abs(alone[0] - among[0]) > 1e-6


@pytest.mark.parametrize(
    ("anchor", "mention", "words", "gap"),
    [
        ((2, 3), (0, 1), (1, 2), 1),  # one word before
        ((0, 1), (1, 2), (1, 1), 0),  # beside it, after
        ((0, 1), (5, 6), (1, 5), 2 * 2),  # four words after
        ((0, 4), (1, 2), (1, 1), 14),  # inside
    ],
)
def test_what_lies_between(
    anchor: tuple[int, int], mention: tuple[int, int], words: tuple[int, int], gap: int
) -> None:
    first, last = between(np.array([anchor]), np.array([mention]))
    assert (int(first[0]), int(last[0])) == words
    assert gaps(np.array([anchor]), np.array([mention])).tolist() == [gap]


def test_pairs_know_what_the_rules_say(seen: Features) -> None:
    ranges = np.array(
        [
            np.nonzero(seen.anchor_at == n)[0][[0, -1]] + [0, 1]
            for n in np.unique(seen.anchor_at)[1:]
        ]
    )
    where = spots(seen, ranges)
    assert (where.by_rules == np.arange(1, len(ranges) + 1)).all()
    assert (seen_of(seen, where)[:, 1] > 0).all()
    text = TEXT.lower()
    known = grounds(text, marked(text))
    pairs = role_pairs(seen, where, known)
    assert pairs.same.sum() == len(known.parts)
    actor = PARTS.index(("actor", None))
    assert pairs.same[:, actor].sum() == pairs.other[:, actor].sum() > 0
    assert len(link_pairs(seen, where).one) == len(ranges) * (len(ranges) - 1) // 2


@pytest.mark.parametrize(
    ("text", "anchor", "ties"),
    [
        (
            "Gunmen from Oruro shot a mayor.",
            "shot",
            "Gunmen=subject; Oruro=behind a preposition in the subject; a mayor=object",
        ),
        (
            "A mayor was shot by gunmen in Lima.",
            "shot",
            "A mayor=passive subject; gunmen=agent; Lima=behind the anchor: in",
        ),
        (
            "Rebels staged an attack on soldiers.",
            "attack",
            "Rebels=beside the verb: subject; soldiers=behind the anchor: on",
        ),
        (
            "The army's attack on the rebels failed.",
            "attack",
            "The army=owner of the noun; the rebels=behind the anchor: on",
        ),
        ("A Hezbollah attack began.", "attack", "Hezbollah=noun before the noun"),
    ],
)
def test_how_grammar_ties_mentions_to_an_anchor(text: str, anchor: str, ties: str) -> None:
    marks = marked(text)
    start = text.index(anchor)
    own = Anchor(
        Span(start, start + len(anchor)), "ASSAULT", None, "asserted", "accomplished", "main"
    )
    found = grounds(text, replace(marks, anchors=(own,), roles=()))
    told = {
        marks.mentions[mention].span.of(text): TIES[number]
        for _, mention, number in found.ties.tolist()
    }
    others = {who: how for who, how in told.items() if how != "the anchor itself"}
    assert "; ".join(f"{who}={how}" for who, how in others.items()) == ties


def test_who_is_named_inside_other_words_plays_no_part_beside_them(tokenizer: Tokenizer) -> None:
    text = "Gunmen took two of our people. Our people fled."
    marks = marked(text)
    seen = features(marks, tokenizer)
    words = [token.word for token in marks.tokens]
    at = words.index("took"), words.index("fled")
    where = spots(seen, np.array([(n, n + 1) for n in at], np.int64))
    pairs = role_pairs(seen, where, grounds(text, replace(marks, roles=())))
    taken = np.ones((len(pairs.anchor), len(PARTS)), np.bool_)
    leave_inner_out(seen, pairs, taken)
    for part in TAKING_PART:
        rows = np.nonzero(~taken[:, part])[0]
        left_out = {marks.mentions[m].span.of(text) for m in pairs.mention[rows]}
        assert "two of our people" not in left_out
        assert "our people" in left_out
    others = [n for n in range(len(PARTS)) if n not in TAKING_PART]
    assert taken[:, others].all()


def test_what_a_slogan_names_plays_no_part_in_the_words_around_it() -> None:
    text = '"Remember Lima! Remember Cusco!" shouted the man who shot a mayor in Tacna.'
    marks = marked(text)
    shot = Anchor(span_of(text, "shot"), "ASSAULT", "firearms", "asserted", "accomplished")
    shouted = Anchor(span_of(text, "Remember"), "PROTEST", None, "asserted", "accomplished")
    marks = replace(marks, anchors=(shot, shouted))
    for name, anchor, apart in (("Lima", 0, True), ("Tacna", 0, False), ("Lima", 1, False)):
        number = next(n for n, one in enumerate(marks.mentions) if name in one.span.of(text))
        role = Role(anchor, number, "place", marks.mentions[number].span)
        assert spoken_apart(role, marks, marks.quotes) is apart
    motive = Role(0, -1, "motive", span_of(text, "Remember Lima!"))
    assert not spoken_apart(motive, marks, marks.quotes)


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_a_report_without_words(tokenizer: Tokenizer) -> None:
    empty = features(replace(marked("x"), tokens=(), sentences=(), mentions=()), tokenizer)
    assert empty.words.shape == (0, 2)
    assert empty.mentions.shape == (0, 2)


def test_stretches_are_cut_where_a_new_one_begins() -> None:
    words = np.zeros((6, 33), np.float32)
    words[:, 0] = [0.9, 0.1, 0.2, 0.3, 0.9, 0.4]
    words[1, beginning(3)] = 0.9
    words[2, inside(3)] = 0.8
    words[3, beginning(3)] = 0.7
    words[5, inside(15)] = 0.6
    verb, pronoun = 1 + TAGS.index("VERB"), 1 + TAGS.index("PRON")
    tags = np.array([pronoun, verb, pronoun, verb, pronoun, verb])
    ranges, scores = stretches(words, tags, 0.5)
    assert ranges.tolist() == [[1, 3], [3, 4], [5, 6]]
    assert scores.tolist() == pytest.approx([0.9, 0.7, 0.6])
    tags[5] = pronoun
    assert stretches(words, tags, 0.5)[0].tolist() == [[1, 3], [3, 4]]


def test_happenings_are_told_in_their_order(seen: Features) -> None:
    ranges = np.array([[0, 1], [1, 2], [10, 11], [12, 13]])
    where = spots(seen, ranges)
    numbers, facts = event_facts(where, np.array([2, 0, 2, 2]))
    assert numbers.tolist() == [2, 0]
    assert facts[:, 1:].tolist() == [[0, 2], [1, 0]]
    part = shares(np.array([2, 0, 2, 2]), numbers)
    assert part @ np.arange(4) == pytest.approx([5 / 3, 1])


def test_words_that_are_told_end_with_their_sentence(seen: Features) -> None:
    likely = np.zeros((len(seen.words), 5), np.float32)
    likely[:, 0] = 1
    last = int(seen.sentences[0, 1])
    likely[last - 2 : last + 2] = [0.1, 0, 0.2, 0, 0.7]
    found = runs(likely, seen, 0.5)
    assert [(one.first, one.last, one.kind) for one in found] == [
        (last - 2, last, 1),
        (last, last + 2, 1),
    ]
    likely[last + 1] = [1, 0, 0, 0, 0]
    assert len(runs(likely, seen, 0.5)) == 1  # one word tells nothing


def test_the_heads_compute_in_one_thread() -> None:
    def threads() -> list[int]:
        return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]

    before = threads()
    with one_thread():
        assert set(threads()) == {1}
    assert threads() == before


def test_a_part_of_the_rules_may_be_unlikely(seen: Features) -> None:
    number = seen.anchor_at[seen.anchor_at > 0].min()
    own = np.nonzero(seen.anchor_at == number)[0]
    where = spots(seen, np.array([[own[0], own[-1] + 1]]))
    text = TEXT.lower()
    marks = marked(text)
    one = replace(marks, anchors=marks.anchors[:1])
    one = replace(one, roles=tuple(role for role in marks.roles if role.anchor == 0))
    pairs = role_pairs(seen, where, grounds(text, one))
    told = {(int(pairs.mention[row]), int(part)) for row, part in np.argwhere(pairs.same > 0)}
    assert told
    likely = np.full(pairs.same.shape, 0.3)
    assert unlikely(pairs, likely) == frozenset()
    likely[:] = 0.01
    assert unlikely(pairs, likely) == {(0, mention, part) for mention, part in told}


def role(anchor: int, mention: int, name: RoleName) -> Role:
    return Role(anchor, mention, name, Span(0, 1))


KILLED = PARTS.index(("killed", None))


@pytest.mark.parametrize(
    ("given", "by_rule", "unlikely", "taken"),
    [
        ([], (0, 1, "killed"), (), True),
        ([], (0, 1, "killed"), ((0, 1, KILLED),), False),
        ([], (0, 1, "killed"), ((1, 1, KILLED), (0, 2, KILLED)), True),
        ([(0, 1, "killed")], (1, 1, "killed"), (), False),  # of another happening
        ([(0, 1, "killed")], (1, 1, "wounded"), (), True),
        ([(0, 1, "killed")], (0, 2, "killed"), (), True),
        ([(0, 1, "actor")], (0, 2, "actor"), (), False),
        ([(0, 1, "actor")], (1, 1, "actor"), (), True),
        ([], (0, 1, "count"), (), False),
        ([], (0, 1, "arrested"), (), False),
        ([], (0, 1, "displaced"), (), False),
        ([], (0, -1, "motive"), (), True),
    ],
)
def test_what_the_rules_add(
    given: list[tuple[int, int, RoleName]],
    by_rule: tuple[int, int, RoleName],
    unlikely: tuple[tuple[int, int, int], ...],
    taken: bool,
) -> None:
    made = [role(*one) for one in given]
    found = added([role(*by_rule)], made, Parts((), frozenset(unlikely)))
    assert found == ([role(*by_rule)] if taken else [])
