"""Whom pronouns stand for: by gender and number, nearness, subjects first, speakers."""

from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being
from tacitus.derive.clusters import Cluster, Clusters
from tacitus.values import Span

BACK = 3  # sentences looked back
MOST = 40  # mentions looked back
FITTING = {
    "he": ("person",),
    "she": ("person",),
    "they": ("people", "organisation"),
    "it": ("organisation", "state", "object"),
}
OBJECTS = frozenset("him her them it".split())
LEAST = {"he": 0.0, "she": 0.0, "they": 1.0, "it": 1.5}  # least score that is believed


SPOKESPERSONS = frozenset(("spokesman", "spokeswoman", "spokesperson", "press officer"))


def join_pronouns(beings: list[Being], clusters: Clusters, reading: Reading) -> None:
    """Joins each pronoun with the being it stands for, in the order of the text."""
    for k, being in enumerate(beings):
        if not being.pronoun:
            continue
        if being.pronoun in ("I", "we"):
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
    best, high = None, LEAST[being.pronoun]
    for other in reversed(earlier):
        if being.sentence - other.sentence > BACK:
            break
        cluster = clusters.of[other.number]
        if not may_stand(being, other, cluster) or acts_on_itself(being, other, reading):
            continue
        score = score_of(being, other, cluster, reading)
        if score > high:
            best, high = cluster, score
    return best


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


def score_of(being: Being, other: Being, cluster: Cluster, reading: Reading) -> float:
    """How well a being met at `other` fits a pronoun."""
    apart = being.sentence - other.sentence
    score = 3.0 - 1.2 * apart
    score += 1.0 if other.subject else 0.0
    score += 0.6 if other.pronoun == being.pronoun else 0.0
    score += 0.5 if cluster.names else 0.0
    score += 0.4 if being.gender and being.gender in cluster.genders else 0.0
    score += min(0.6, 0.15 * len(cluster.unsorted))
    score -= 0.02 * (being.tokens[0] - other.tokens[0])
    if (being.quote >= 0) != (other.quote >= 0):
        score -= 0.5
    if other.tokens[0] > 0 and reading.tag(other.tokens[0] - 1) == "ADP":
        score -= 0.4
    if being.pronoun == "they" and cluster.kind == "organisation":
        score -= 0.8
    if being.pronoun == "it" and cluster.kind == "object":
        score -= 0.8
    return score
