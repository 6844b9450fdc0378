"""Mentions grouped by the being they stand for: names first, then what stands beside names, then
descriptions, then pronouns. Two beings are joined only where a rule says so."""

from tacitus.derive.appositions import join_appositions
from tacitus.derive.being_reading import Reading
from tacitus.derive.beings import Being
from tacitus.derive.clusters import Cluster, Clusters
from tacitus.derive.descriptions import join_descriptions, join_fighters
from tacitus.derive.named import join_brackets, join_names
from tacitus.derive.pronouns import join_pronouns
from tacitus.derive.scene_parts import join_parts


def group(beings: list[Being], reading: Reading) -> list[Cluster]:
    """The beings of a report, each with its mentions, by their first mention."""
    clusters = Clusters(beings)
    join_all_but_pronouns(beings, clusters, reading)
    join_pronouns(beings, clusters, reading)
    return list(clusters)


def join_all_but_pronouns(beings: list[Being], clusters: Clusters, reading: Reading) -> None:
    """Joins what the reader linked, then names, appositions, descriptions and scene parts."""
    join_links(clusters, reading)
    join_names(beings, clusters)
    join_brackets(beings, clusters, reading.text)
    join_appositions(beings, clusters, reading)
    join_fighters(beings, clusters)
    join_descriptions(beings, clusters, has_title(reading))
    join_parts(beings, clusters, reading)


def has_title(reading: Reading) -> bool:
    """Whether the first sentence is a title: a paragraph without a full stop."""
    sentences = reading.marks.sentences
    if len(sentences) < 2 or sentences[1].paragraph == sentences[0].paragraph:
        return False
    return not sentences[0].span.of(reading.text).endswith((".", "!", "?"))


def join_links(clusters: Clusters, reading: Reading) -> None:
    """Joins what the reader itself saw to be one being."""
    for link in reading.marks.links:
        if link.kind == "same_entity" and link.one in clusters.of and link.two in clusters.of:
            clusters.join(clusters.of[link.one], clusters.of[link.two])
