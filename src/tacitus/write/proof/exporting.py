"""An export and its proof, written together."""

from collections.abc import Iterable
from pathlib import Path

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Format, Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tacitus.write.outfile import whole_file
from tacitus.write.proof.proof_file import Proof, beside


def write_proven(
    format_: Format,
    incidents: Iterable[Incident],
    path: Path,
    wish: Wish,
    losses: Losses,
) -> int:
    """Write the export, then the proof beside it; how many rows. Each is there whole or not at all;
    stopped between the two, the old proof does not fit the new file, and verifying says so.
    UsageError for a format that has no proof."""
    with whole_file(beside(path)) as stream:
        proof = Proof(stream, format_, wish)
        count = format_.write(proof.proving(incidents), Target(path), wish, losses)
        proof.end(path)
    return count
