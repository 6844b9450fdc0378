"""Learns the weights of `tacitus.write.muc4.chances` (`[victim_chance]` of `codebooks/muc4.toml`).

    python -m tacitus_lab.targets_train --data DIR

Codes the texts of MUC-4 train. Of each human target of an incident: whether the key of its template
has it, by the scorer's own judgement, one half where that is in part. The encoder has learned from
these texts, so that what is learned here is too sure of it. The same data and reader give the same
weights; they are printed, for the codebook is kept by hand.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tacitus.text_coder import TextCoder, load
from tacitus.write.muc4.chances import features
from tacitus.write.muc4.fill import home_of, incidents_of
from tacitus.write.muc4.incident import Victim
from tacitus.write.muc4.profile import Profile, read_profile
from tacitus.write.muc4.reading import Reading
from tacitus.write.muc4.templates import Template, templates_of
from tacitus.write.muc4.writing import template_of
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.muc4 import Muc4, coded_of
from tacitus_lab.muc4.judgement import judge_string
from tacitus_lab.muc4.scorer import pairs_of
from tacitus_lab.regression import Floats, as_table, learn

WORTH: dict[str | None, float] = {"correct": 1.0, "partial": 0.5}


def rows_of(case: Case, coder: TextCoder, profile: Profile) -> tuple[Floats, Floats]:
    """A row of features for each human target of a document, and how far it is right; none of a
    template whose key is optional."""
    names = list(profile.victim_chance.weights)
    told = list(targets_of(case, coder, profile))
    table = np.array([[asked[name] for name in names] for asked, _ in told])
    return table.reshape(len(told), len(names)), np.array([right for _, right in told])


def targets_of(
    case: Case, coder: TextCoder, profile: Profile
) -> Iterator[tuple[dict[str, float], float]]:
    coded, dateline = coded_of(case, coder)
    reading = Reading(coded, dateline.end)
    incidents = incidents_of(reading, profile)
    land = home_of(reading, dateline.country, profile)
    made = [template_of(str(n), one, profile, land, reading.day) for n, one in enumerate(incidents)]
    keys = {
        answer.id: key
        for key, answer in pairs_of(templates_of(case.gold["templates"]), made)
        if answer is not None
    }
    for incident, template in zip(incidents, made, strict=True):
        key = keys.get(template.id)
        if key is None or not key.optional:
            for victim in incident.victims:
                yield features(reading, incident, victim), rightness(victim, key)


def rightness(victim: Victim, key: Template | None) -> float:
    """The best judgement of a human target beside the fills of its slot."""
    slot = "hum_tgt_name" if victim.name else "hum_tgt_desc"
    words = victim.name or victim.descriptions[0]
    fills = (
        fill for asked in (key.of(slot) if key else ()) for one in asked.any for fill in one.value
    )
    return max((WORTH.get(judge_string(slot, fill, words), 0.0) for fill in fills), default=0.0)


def main() -> None:
    """Learns and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    chosen, coder, profile = parser.parse_args(), load(), read_profile()
    weights = learn(rows_of(case, coder, profile) for case in Muc4().load(chosen.data, "train"))
    names = (*profile.victim_chance.weights, "start")
    print("\n".join(as_table("victim_chance.weights", names, weights)))


if __name__ == "__main__":
    main()
