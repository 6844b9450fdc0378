"""The model card: what a model was made from, what it is for, and what it cannot do."""

from typing import Any

PAGE = """# The reader's model

Made by `tacitus-lab train`; not to be edited.

| | |
|---|---|
| **Version** | {version} (fingerprint of data, code and settings: {fingerprint}) |
| **What it does** | Marks the words that name happenings, what these are, and who and what plays \
which part in them, in a report that the rules have marked. |
| **Encoder** | MiniLM-L6-H384-uncased (Apache-2.0) or what `--encoder` named, fine-tuned; \
{weights}; windows of {window} pieces |
| **Training** | {epochs} epochs, batches of {batch} reports, pace {pace} and {head_pace}, seed \
{seed} |
| **Rights** | Apache-2.0, like the code; what it learned from is below |
| **Figures** | `docs/benchmarks.md`; `tacitus-lab bench NAME` measures them |

## What it learned from
| set | reports | teaches | from | rights |
|---|---|---|---|---|
{sets}

## What it cannot do
- It reads English news; of other languages it marks nothing.
- It learned from reports that language models invented and coded (`corpus/README.md`) and, for
  roles, from newswire of 1989 and 1990. Expect less on reports unlike these.
- What it gives are proposals with the words they stand on. A person decides; nobody should be
  named in public, sought or accused on the strength of it.
- In a report written all in capitals the rules read who was killed or wounded and which words name
  one happening: they do it better there.
- It knows no facts of the world: names, places and dates are resolved by rules afterwards.
"""


def card(facts: dict[str, Any]) -> str:
    """The page beside the weights, from the facts of `model.json`."""
    columns = ("name", "reports", "teaches", "origin", "rights")
    sets = "\n".join(
        "| " + " | ".join(str(one[name]) for name in columns) + " |" for one in facts["data"]
    )
    weights = "whole numbers of 8 bits, channel by channel" if facts["small"] else "32 bits"
    return PAGE.format(sets=sets, weights=weights, **(facts["settings"] | facts))
