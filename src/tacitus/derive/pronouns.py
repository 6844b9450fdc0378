"""Whom pronouns stand for: by gender and number, nearness, subjects first, speakers."""

from collections.abc import Iterator
from functools import cache
from itertools import compress

from tacitus.closed_class import POSSESSIVE
from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being
from tacitus.derive.body_names import same_body
from tacitus.derive.clusters import Cluster, Clusters
from tacitus.lists import tables
from tacitus.values import Span

BACK = 3  # sentences looked back
MOST = 40  # mentions looked back
FITTING = {
    "he": ("person",),
    "she": ("person",),
    "they": ("people", "organisation"),
    "it": ("organisation", "state", "object"),
}
SAYING = frozenset(
    "said says told added denied claimed warned announced vowed insisted promised admitted".split()
)
OBJECTS = frozenset("him her them it".split())
# What is asked of each pair of a pronoun and a mention before it; `pronouns.toml` has the weights,
# learned by `tacitus_lab.pronouns_train`.
FEATURES = (
    "sentence_before", "two_before", "more_before", "same_paragraph", "subject", "opens_sentence",
    "after_preposition", "possessive_in_sentence", "same_pronoun", "pronoun", "named", "indefinite",
    "people_word", "met_once", "met_often", "gender_told", "one_in_quotation", "people",
    "organisation", "state", "object", "speaks_in_sentence", "the",
)  # fmt: skip
# What is asked of the pronoun itself: whether it is likely to stand for any being at all.
CONTEXT = ("possessive", "speaks", "is", "opens", "object_of", "acts")
BEING = frozenset("is was 's ’s will would has".split())


def join_pronouns(beings: list[Being], clusters: Clusters, reading: Reading) -> None:
    """Joins each pronoun with the being it stands for, in the order of the text."""
    publisher = publisher_of(clusters, reading)
    for k, being in enumerate(beings):
        if not being.pronoun:
            continue
        if being.pronoun == "we" and being.quote < 0:
            found = publisher
        elif being.pronoun in ("I", "we"):
            found = speaker_of(being, clusters, reading)
        else:
            found = best_before(being, beings[max(0, k - MOST) : k], clusters, reading)
        if found is not None:
            clusters.join(found, clusters.of[being.number])


def speaker_of(being: Being, clusters: Clusters, reading: Reading) -> Cluster | None:
    """The being that says "I"; for "we" the body that the speaker is or speaks for."""
    if being.quote < 0:
        return None
    speaker = reading.marks.quotes[being.quote].speaker
    if not isinstance(speaker, Span):
        return None
    cluster = cluster_at(speaker, clusters, reading)
    if cluster is None or being.pronoun == "I":
        return cluster if cluster is not None and cluster.kind == "person" else None
    return (
        cluster
        if cluster.kind in ("organisation", "people", "state")
        else body_within(speaker, clusters, reading)
    )


def publisher_of(clusters: Clusters, reading: Reading) -> Cluster | None:
    """The body that published the report, where the report names it: "we" outside quotations."""
    publisher = reading.publisher
    if publisher is None:
        return None
    return next((c for c in clusters.bodies if any(same_body(publisher, h) for h in c.heads)), None)


def cluster_at(span: Span, clusters: Clusters, reading: Reading) -> Cluster | None:
    """The being whose mention is these words, or the longest inside them."""
    held = [number for number in reading.mentions_in(span) if number in clusters.of]
    mentions = reading.marks.mentions
    longest = max(held, key=lambda n: mentions[n].span.end - mentions[n].span.start, default=None)
    return None if longest is None else clusters.of[longest]


def body_within(span: Span, clusters: Clusters, reading: Reading) -> Cluster | None:
    """The organisation named inside the words for a speaker ("army spokesman")."""
    for number in reading.mentions_in(span):
        if number in clusters.of and reading.marks.mentions[number].kind == "organisation":
            return clusters.of[number]
    return None


def best_before(
    being: Being, earlier: list[Being], clusters: Clusters, reading: Reading
) -> Cluster | None:
    """The best of the beings met before a pronoun, None where none is believable."""
    weights, least = weights_for(being.pronoun)
    best, high = None, least
    base = sum(compress(weights[len(FEATURES) :], context(being, reading)))
    for other, cluster in standing(being, earlier, clusters, reading):
        told = features(being, other, cluster, reading)
        score = base + weights[-1] * distance(being, other) + sum(compress(weights, told))
        if score > high:
            best, high = cluster, score
    return best


def distance(being: Being, other: Being) -> float:
    """How far a being was met before, in steps of 20 words, at most 3."""
    return min(60, being.tokens[0] - other.tokens[0]) / 20


def standing(
    being: Being, earlier: list[Being], clusters: Clusters, reading: Reading
) -> Iterator[tuple[Being, Cluster]]:
    """The mentions before a pronoun that it can stand for, the nearest first."""
    for other in reversed(earlier):
        if being.sentence - other.sentence > BACK:
            break
        cluster = clusters.of[other.number]
        if may_stand(being, other, cluster) and not acts_on_itself(being, other, reading):
            yield other, cluster


def may_stand(being: Being, other: Being, cluster: Cluster) -> bool:
    """Whether nothing forbids that a pronoun stands for a being."""
    if cluster.kind not in FITTING[being.pronoun]:
        return False
    if being.gender and cluster.genders and being.gender not in cluster.genders:
        return False
    if other.span.holds(being.span):
        return False
    return not (other.pronoun in ("I", "we") and other.quote == being.quote >= 0)


def acts_on_itself(being: Being, other: Being, reading: Reading) -> bool:
    """Whether a being would act on itself in one clause: it would be "itself", not "it"."""
    if being.words[0] not in OBJECTS or not other.subject or other.sentence != being.sentence:
        return False
    after = reading.tag(being.tokens[1])
    if reading.tag(being.tokens[0] - 1) not in ("VERB", "ADP") or after in ("VERB", "AUX", "NOUN"):
        return False
    between = [reading.tag(i) for i in range(other.tokens[1], being.tokens[0])]
    return between.count("VERB") == 1 and not {"PUNCT", "SCONJ", "CCONJ", "PRON"} & set(between)


def features(being: Being, other: Being, cluster: Cluster, reading: Reading) -> tuple[bool, ...]:
    """What speaks for and against that a pronoun stands for a being met at `other`, in the order of
    `FEATURES`."""
    apart = being.sentence - other.sentence
    size = len(cluster.unsorted)
    kind = cluster.kind
    return (
        apart == 1,
        apart == 2,
        apart > 2,
        being.paragraph == other.paragraph,
        other.subject,
        other.tokens[0] == reading.marks.sentences[other.sentence].first,
        reading.tag(other.tokens[0] - 1) == "ADP",
        apart == 0 and being.words[0] in POSSESSIVE,
        other.pronoun == being.pronoun,
        bool(other.pronoun),
        bool(cluster.names),
        other.article == "a" and not other.pronoun,
        other.kind == "people",
        size == 1,
        size >= 5,
        bool(being.gender) and being.gender in cluster.genders,
        (being.quote >= 0) != (other.quote >= 0),
        kind == "people",
        kind == "organisation",
        kind == "state",
        kind == "object",
        apart == 0 and reading.word(other.tokens[1]) in SAYING,
        other.article == "the",
    )


def context(being: Being, reading: Reading) -> tuple[bool, ...]:
    """What speaks for and against that a pronoun stands for any being; the order of `CONTEXT`."""
    first, last = being.tokens
    word, after = being.words[0], reading.word(last)
    return (
        word in POSSESSIVE,
        after in SAYING,
        after in BEING,
        first == reading.marks.sentences[being.sentence].first,
        word in OBJECTS and not being.subject and reading.tag(first - 1) in ("VERB", "ADP"),
        reading.tag(last) in ("VERB", "AUX"),
    )


@cache
def weights_for(pronoun: str) -> tuple[tuple[float, ...], float]:
    """The weights of `FEATURES`, of `CONTEXT` and of the distance (in steps of 20 words) for a
    pronoun, and the least score that is believed."""
    table = tables("pronouns.toml")["he" if pronoun == "she" else pronoun]
    return tuple(table[name] for name in (*FEATURES, *CONTEXT, "distance")), table["least"]
