"""Learns the lexicon and the weights of `tacitus.annotate.tags`.

    python -m tacitus_lab.tags_train --ewt DIR --gum DIR [--measure] [-o DIR]

Reads UD English EWT (`*-train*.conllu`, `*-dev.conllu`) and GUM (its own split file), puts their
words into our tokens, learns an averaged perceptron and prints the accuracy on both dev parts.
Some training sentences are also shown in capitals and in Title Case, as headlines and old wire
reports are. The seed is fixed: the same data give the same files.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tacitus.annotate.tags import (
    LETTERS,
    OPENERS,
    START,
    TEMPLATES,
    Cased,
    Model,
    candidates,
    features,
    habits,
    load,
    packed,
    shape,
    style,
    tag_words,
    written_form,
)
from tacitus_lab.tags_corpus import Document, Example, gum_part, read_documents, read_tagged
from tacitus_lab.tags_lexicon import learn_lexicon

ROUNDS = 8
SEEDS = range(1, 6)
SCALE = 5  # weights are kept as whole numbers: the averages times this
LARGEST = 370_000  # bytes of the weight file

Weights = tuple[dict[str, dict[str, int]], ...]  # by template, then key, then tag letter

# ---- learning ---------------------------------------------------------------------------------


def restyled(document: Document, chance: random.Random) -> Document:
    """The document as it is, or with its capitals as in wire reports or headlines."""
    dice = chance.random()
    if dice < 0.08:
        return [Example(tuple(w.upper() for w in e.words), e.letters) for e in document]
    return [capitalised(e) if chance.random() < 0.06 else e for e in document]


def capitalised(example: Example) -> Example:
    """The sentence as a headline in Title Case, without its full stop."""
    pairs = list(zip(example.words, example.letters, strict=True))
    if len(pairs) > 1 and pairs[-1][0] == ".":
        pairs.pop()
    words = [
        w if letter in "PDCTU" and i else w[0].upper() + w[1:]
        for i, (w, letter) in enumerate(pairs)
    ]
    return Example(tuple(words), tuple(letter for _, letter in pairs))


class Perceptron:
    """An averaged perceptron: weights, their running sums and when each was last touched."""

    def __init__(self) -> None:
        self.weights: list[dict[str, dict[str, float]]] = [{} for _ in range(TEMPLATES)]
        self.sums: dict[tuple[int, str, str], float] = defaultdict(float)
        self.touched: dict[tuple[int, str, str], int] = {}
        self.seen: Counter[tuple[int, str]] = Counter()
        self.step = 0

    def update(self, keys: Sequence[str], right: str, wrong: str) -> None:
        """Moves the weights of these keys towards the right tag."""
        for template, key in enumerate(keys):
            row = self.weights[template].setdefault(key, {})
            self.seen[template, key] += 1
            for letter, change in ((right, 1.0), (wrong, -1.0)):
                name = (template, key, letter)
                old = row.get(letter, 0.0)
                self.sums[name] += (self.step - self.touched.get(name, 0)) * old
                self.touched[name] = self.step
                row[letter] = old + change

    def best(self, choice: str, keys: Sequence[str]) -> str:
        """The candidate with the highest score; the earlier one in a tie."""
        found = [
            row for rows, key in zip(self.weights, keys, strict=True) if (row := rows.get(key))
        ]
        return max(choice, key=lambda letter: sum(row.get(letter, 0.0) for row in found))

    def averaged(self, at_least: int = 1) -> Weights:
        """The averages as whole numbers; keys with fewer than `at_least` updates are left out."""
        result: Weights = tuple({} for _ in range(TEMPLATES))
        for template, rows in enumerate(self.weights):
            for key, row in rows.items():
                if self.seen[template, key] < at_least:
                    continue
                kept = {}
                for letter, weight in row.items():
                    name = (template, key, letter)
                    total = self.sums[name] + (self.step - self.touched[name]) * weight
                    if value := round(SCALE * total / self.step):
                        kept[letter] = value
                if kept:
                    result[template][key] = kept
        return result


def learn(documents: Sequence[Document], lexicon: dict[str, str]) -> Weights:
    """The weights of several learners together: one alone turns on the order of its lessons."""
    total: Weights = tuple({} for _ in range(TEMPLATES))
    for seed in SEEDS:
        for template, rows in enumerate(learn_once(documents, lexicon, seed).averaged(at_least=2)):
            for key, row in rows.items():
                sums = total[template].setdefault(key, {})
                for letter, weight in row.items():
                    sums[letter] = sums.get(letter, 0) + weight
    return total


def learn_once(documents: Sequence[Document], lexicon: dict[str, str], seed: int) -> Perceptron:
    """The perceptron after all rounds; rare words are hidden half the time, to learn endings."""
    chance = random.Random(seed)  # noqa: S311
    counts = Counter(w.lower() for d in documents for e in d for w in e.words)
    learner = Perceptron()
    order = list(documents)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for document in order:
            shown = restyled(document, chance)
            written = [e.words for e in shown]
            styles = [style(words) for words in written]
            cased = habits(written, styles)
            for example, how in zip(shown, styles, strict=True):
                hidden = {
                    w.lower()
                    for w in example.words
                    if counts[w.lower()] < 6 and chance.random() < 0.5
                }
                learn_sentence(learner, example, how, cased, lexicon, hidden)
    return learner


def learn_sentence(
    learner: Perceptron, example: Example, how: str, cased: Cased, lexicon: dict[str, str],
    hidden: set[str],
) -> None:  # fmt: skip
    """One pass over one sentence, with the learner's own tags as history."""
    lowered = [w.lower() for w in example.words]
    classes = [(None if w in hidden else lexicon.get(w)) or shape(w) for w in lowered] + ["$", "$"]
    lowered.append("$")
    one, two = START, START
    for i, (word, right) in enumerate(zip(example.words, example.letters, strict=True)):
        first = i == 0 or example.words[i - 1] in OPENERS
        choice = candidates(word, lowered[i], how, classes[i], first)
        if word == "." and i + 1 == len(example.words):
            choice = "U"
        guess = choice[0]
        if len(choice) > 1:
            before = example.words[i - 1] if i else ""
            form = written_form(word, lowered[i], how, cased, before)
            keys = features(lowered, classes, i, one, two, form)
            learner.step += 1
            guess = learner.best(choice, keys)
            if guess != right and right in choice:
                learner.update(keys, right, guess)
        one, two = guess, one


# ---- measuring and writing --------------------------------------------------------------------


def in_capitals(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents as old wire reports have them."""
    for document in documents:
        yield [Example(tuple(w.upper() for w in e.words), e.letters) for e in document]


def accuracy(
    documents: Iterable[Document], model: Model, caps: bool = False
) -> tuple[float, Counter[str]]:
    """Share of tokens tagged right, and the confusions."""
    right = total = 0
    wrong: Counter[str] = Counter()
    for document in in_capitals(documents) if caps else documents:
        written = [e.words for e in document]
        styles = [style(words) for words in written]
        cased = habits(written, styles)
        for example, how in zip(document, styles, strict=True):
            guesses = tag_words(example.words, how, cased, model)
            for guess, truth in zip(guesses, example.letters, strict=True):
                total += 1
                right += guess == truth
                if guess != truth:
                    wrong[f"{LETTERS[truth]} as {LETTERS[guess]}"] += 1
    return right / max(1, total), wrong


def write(lexicon: dict[str, str], weights: Weights, folder: Path) -> None:
    """Both data files, sorted."""
    head = "# Learned by tacitus_lab.tags_train from UD English EWT and GUM (CC BY-SA 4.0).\n"
    words = "".join(f"{word}\t{tags}\n" for word, tags in sorted(lexicon.items()))
    (folder / "tags_lexicon.txt").write_text(head + words, encoding="utf-8")
    lines = [
        f"{template}:{key}\t" + written(row)
        for template, rows in enumerate(weights)
        for key, row in sorted(rows.items())
    ]
    (folder / "tags_weights.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def written(row: Mapping[str, int]) -> str:
    """The weights of a key as the data file has them ("J-12,M1")."""
    return ",".join(f"{letter}{weight}" for letter, weight in sorted(row.items()))


def pruned(weights: Weights, largest: int) -> Weights:
    """The weights without the weakest keys, so that their file fits in `largest` bytes."""
    strength = [
        (max(map(abs, row.values())), template, key)
        for template, rows in enumerate(weights)
        for key, row in rows.items()
    ]
    strength.sort(reverse=True)
    kept: Weights = tuple({} for _ in range(TEMPLATES))
    size = 0
    for _, template, key in strength:
        row = weights[template][key]
        size += len(f"{template}:{key}\t\n".encode()) + sum(len(f"{t}{w},") for t, w in row.items())
        if size > largest:
            break
        kept[template][key] = row
    return kept


def main() -> None:
    """Learns, measures and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ewt", type=Path, required=True)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--measure", action="store_true", help="only measure the model in use")
    parser.add_argument("-o", "--output", type=Path)
    chosen = parser.parse_args()
    dev = {
        "EWT dev": list(read_documents(chosen.ewt / "en_ewt-ud-dev.conllu")),
        "GUM dev": [d for p in gum_part(chosen.gum, "dev") for d in read_documents(p)],
    }
    if chosen.measure:
        model = load()
    else:
        train = [d for p in sorted(chosen.ewt.glob("*-train*.conllu")) for d in read_documents(p)]
        train += [d for p in gum_part(chosen.gum, "train") for d in read_documents(p)]
        lexicon = learn_lexicon(train)
        news = list(read_tagged(Path(__file__).with_name("tagged_news.txt")))
        train += 5 * news + 2 * [[capitalised(e) for e in document] for document in news]
        weights = pruned(learn(train, lexicon), LARGEST)
        model = Model(
            lexicon,
            tuple({key: packed(written(row)) for key, row in rows.items()} for rows in weights),
        )
        if chosen.output:
            write(lexicon, weights, chosen.output)
    for name, documents in dev.items():
        share, wrong = accuracy(documents, model)
        capitals, _ = accuracy(documents, model, caps=True)
        print(f"{name}: {share:.4f}, in capitals {capitals:.4f}; {wrong.most_common(8)}")


if __name__ == "__main__":
    main()
