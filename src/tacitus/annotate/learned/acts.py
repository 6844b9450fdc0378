"""What is done by saying something: the act for which most of the words speak, by weights that
`tacitus_lab.acts_train` learned from our own corpus (`data/act_weights.txt`). The reporting word
and the words that show an act (`manner.py`) are weighed with the others.
"""

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import get_args

from tacitus.annotate.cues import verbs
from tacitus.annotate.manner import any_shows, shows
from tacitus.lists import data_file
from tacitus.marks import Mention, Quote
from tacitus.values import Span
from tacitus.vocabulary import Act, Form

ACTS: tuple[Act, ...] = get_args(Act)
SCALE = 10  # the weights of the file are tenths
WORD = re.compile(r"\w+(?:'\w+)*|[?!]")
NEGATION = re.compile(r"\b(?:no|not|never|nobody|none|nothing|neither|nor|without)\b|n't\b")
MOST = 60  # words that are looked at
STEP = 6  # words by which lengths are told apart
PERSONAL = frozenset({"he", "she", "i"})


def weighed(text: str, quote: Quote, mentions: tuple[Mention, ...]) -> Act:
    """The act of a quotation."""
    cue = quote.cue.of(text) if quote.cue else ""
    who = speaker_kind(text, quote, mentions)
    sums: dict[Act, int] = defaultdict(int)
    for name in {"base", *features(quote.content.of(text), cue, quote.form, who)}:
        for act, weight in weights().get(name, ()):
            sums[act] += weight
    return max(ACTS, key=lambda act: sums[act])


def speaker_kind(text: str, quote: Quote, mentions: tuple[Mention, ...]) -> str:
    """What kind of being speaks, `unnamed` where that is not known."""
    speaker = quote.speaker
    if not isinstance(speaker, Span):
        return "unnamed"
    if speaker.of(text).lower() in PERSONAL:
        return "person"
    near = (one for one in mentions if one.span.meets(speaker) and one.kind)
    best = max(near, key=lambda one: (speaker.holds(one.head), one.span.end), default=None)
    return str(best.kind) if best is not None else "unnamed"


def features(said: str, cue: str, form: Form, kind: str) -> set[str]:
    """What is asked of a quotation, by name. `cue` is the reporting word, "" for none; `kind` the
    kind of being that speaks."""
    low = said.lower().replace("’", "'")
    words = WORD.findall(low)[:MOST]
    reporting = cue.lower().split()[:1] or ["-"]
    found = {f"w {word}" for word in words}
    found |= {f"b {one} {two}" for one, two in pairwise(["^", *words])}
    found |= {f"c {reporting[0]}", f"f {form}", f"k {kind}", f"n {min(4, len(words) // STEP)}"}
    found |= {f"r {known.act}" for _, known in verbs().get(reporting[0], ())}
    found |= {f"a {known.act}" for word in words[:1] for _, known in verbs().get(word, ())}
    if any_shows().search(low):
        found |= {f"h {act}" for act, pattern in shows() if pattern.search(low)}
    if NEGATION.search(low):
        found |= {"not", f"not {kind}"}
    return found


@cache
def weights() -> dict[str, tuple[tuple[Act, int], ...]]:
    """The weights of each feature for the acts that it speaks for or against; `base` is always
    there."""
    table: dict[str, tuple[tuple[Act, int], ...]] = {}
    for line in data_file("act_weights.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        name, *told = line.split("\t")
        numbers = dict(one.split("=") for one in told)
        table[name] = tuple((act, int(numbers[act])) for act in ACTS if act in numbers)
    return table
