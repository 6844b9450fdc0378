"""Which happening a statement speaks of: the one for which most speaks, by weights that
`tacitus_lab.subjects_train` learned (`data/subjects.toml`)."""

from collections.abc import Mapping, Sequence
from functools import cache

from tacitus.incidents.happenings import Happening
from tacitus.incidents.reading import Reading
from tacitus.lists import tables
from tacitus.marks import Quote
from tacitus.vocabulary import Act, PloverType

# An act of saying is not what it speaks of: a condemnation is ACCUSE, of an attack.
OWN_TYPES: dict[Act, frozenset[PloverType]] = {
    "condemn": frozenset(("ACCUSE",)),
    "accuse": frozenset(("ACCUSE",)),
    "demand": frozenset(("REQUEST",)),
    "threaten": frozenset(("THREATEN",)),
    "promise": frozenset(("CONSULT", "AGREE")),
    "deny": frozenset(("REJECT",)),
}
SPEECH: frozenset[PloverType] = frozenset(
    ("ACCUSE", "CONSULT", "REQUEST", "REJECT", "SUPPORT", "THREATEN")
)
HARM: frozenset[PloverType] = frozenset(("ASSAULT", "COERCE"))
ANSWERING: frozenset[Act] = frozenset(("accuse", "claim", "condemn", "condole", "deny"))
FEATURES = (
    "inside", "first_inside", "main_inside", "others_inside", "own_act", "last", "last_main",
    "main", "spoken_of_before", "this_paragraph", "this_or_last_sentence", "later", "speech",
    "answered_harm", "reaction",
)  # fmt: skip


class Subjects:
    """Look-ups over the happenings of one report; `mains` are the numbers of the main ones."""

    def __init__(
        self, reading: Reading, happenings: Sequence[Happening], mains: Sequence[int]
    ) -> None:
        self.reading = reading
        self.happenings = happenings
        self.mains = frozenset(mains)
        self.owner = {n: number for number, one in enumerate(happenings) for n in one.anchors}
        anchors = [[reading.anchor(n).span.start for n in one.anchors] for one in happenings]
        self.paragraphs = [{reading.paragraph_at(at) for at in starts} for starts in anchors]
        self.sentences = [{reading.sentence_at(at) for at in starts} for starts in anchors]

    def of(self, quote: Quote, before: int | None) -> int | None:
        """The happening that a quotation speaks of; `before` is that of the statement before it."""
        known = weights()
        sums = [
            sum(known[name] for name, holds in asked.items() if holds)
            for asked in self.features(quote, before)
        ]
        return max(range(len(sums)), key=lambda number: sums[number], default=None)

    def named(self, start: int, end: int) -> list[int]:
        """The happenings named in a stretch of the text, in the order of the words."""
        within = self.reading.anchors_in(start, end)
        return [self.owner[n] for n in within if n in self.owner]

    def features(self, quote: Quote, before: int | None) -> list[Mapping[str, bool]]:
        """What speaks for each happening or against it, by name."""
        content = quote.content
        inside, told = self.named(content.start, content.end), self.named(0, content.start)
        earlier = frozenset(told)
        last = told[-1] if told else None
        main_told = next((number for number in reversed(told) if number in self.mains), None)
        paragraph = self.reading.paragraph_at(content.start)
        sentence = self.reading.sentence_at(content.start)
        own = OWN_TYPES.get(quote.act, frozenset())
        found: list[Mapping[str, bool]] = []
        for number, one in enumerate(self.happenings):
            best = self.reading.anchor(one.best)
            main = number in self.mains
            within = number in inside
            found.append(
                {
                    "inside": within,
                    "first_inside": inside[:1] == [number],
                    "main_inside": within and main,
                    "others_inside": bool(inside) and not within,
                    "own_act": within and best.type in own,
                    "last": number == last,
                    "last_main": number == main_told,
                    "main": main,
                    "spoken_of_before": number == before,
                    "this_paragraph": paragraph in self.paragraphs[number],
                    "this_or_last_sentence": bool(
                        self.sentences[number] & {sentence, sentence - 1}
                    ),
                    "later": not within and number not in earlier,
                    "speech": best.type in SPEECH,
                    "answered_harm": quote.act in ANSWERING and best.type in HARM,
                    "reaction": best.salience == "reaction",
                }
            )
        return found


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    found: dict[str, float] = tables("subjects.toml")["weights"]
    return found
