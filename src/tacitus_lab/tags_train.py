"""Learns the lexicon and the weights of `tacitus.annotate.tags`.

    python -m tacitus_lab.tags_train --ewt DIR --gum DIR [--measure] [-o DIR]

Reads UD English EWT (`*-train*.conllu`, `*-dev.conllu`) and GUM (its own split file), puts their
words into our tokens, learns an averaged perceptron and prints the accuracy on both dev parts.
Some training sentences are also shown in capitals and in Title Case, as headlines and old wire
reports are. The seed is fixed: the same data give the same files.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tacitus.annotate.tags import (
    FIXED,
    LETTERS,
    START,
    TEMPLATES,
    Cased,
    Model,
    Weights,
    best,
    candidates,
    features,
    habits,
    load,
    shape,
    style,
    tag_words,
    written_form,
)
from tacitus.annotate.tokens import WORD
from tacitus.countries import countries

LETTER = {name: letter for letter, name in LETTERS.items()}
ROUNDS = 8
SEED = 20161219
SCALE = 12  # weights are kept as whole numbers: the averages times this
LARGEST = 390_000  # bytes of the weight file
LEAST = 0.01  # share of a word's uses that a tag must have
COMMAS = ",;:!?()\"'“”‘’"
SELDOM = 12  # a word seen fewer times than this may have tags that were not seen

# Words of news with the tags they may have, whatever the treebanks show.
NEWS_WORDS = {
    "NV": """
        abuse aid aim air ambush appeal arrest assault attack ban barrage battle beat beating
        blast blaze block blockade blow bomb bombing boycott brawl burial call campaign capture
        cease ceasefire chant charge chase claim clash command concern conflict control coup
        cover crackdown crash crossfire cut damage deal death debate defeat defence delay demand
        deploy detain dispute dispatch drone drop drown exchange execute exile explosion fall
        feud fight fighting fire flare flight force fund guard guide gun hack halt harm haul
        hit hold hunt hurt influx injury interview invade jail joint killing kidnapping landing
        launch lead link lockdown loot looting march mark massacre mob mortar move murder mutiny
        name offer order oust parade patrol pay penalty plan plot plunge poison police post
        presence press prison probe promise protest purge push quake question quit race raid
        rally ram ransom rape release report request rescue resort rest result retreat return
        revolt riot rioting rise robbery rocket row rule rush sack sanction search seize seizure
        sentence shell shelling shoot shooting shot siege skirmish slaying snipe spark stab
        stabbing stage stampede stand standoff stone stop storm strike struggle supply support
        surge surrender suspect swap talk target threat toll torch torture toss track trade
        train transfer trap travel trial troop truce turn unrest uprising veto visit vote walk
        walkout warn warning watch win withdrawal work wound wreck
        attacks raids strikes fires protests shots bombs blasts clashes arrests marches rallies
        demands plans claims reports riots sanctions wounds threats votes talks visits calls
        charges moves orders probes sentences shells storms targets torches releases
    """,
    "V": """
        abduct abducted abducts accuse accused accuses ambushed arrested assassinate assassinated
        attacked beheaded besiege besieged blew bombed bombarded burned burnt captured condemn
        condemned condemns denounce denounced deplore deplored detained dispersed displaced
        evacuated executed expelled fled fired freed gunned hijacked hijack hurled injured
        jailed kidnap kidnapped kidnaps kill killed kills looted lynched mourn mourned murdered
        opened ousted overran overthrew pelted perished pledged protested raided rammed raped
        recaptured repelled repulsed rescued retook said says seized set shelled slain slammed
        stabbed stormed struck surrendered tortured torched tweeted urged urges vowed vows
        wounded withdrew clashed died dies die rallied marched struck stoned shut thwarted foiled
    """,
    "VJ": "armed wounded injured displaced besieged abandoned alleged suspected detained masked",
    "N": """
        assailant assailants attacker attackers bomber bombers gunman gunmen hostage hostages
        insurgent insurgents militia militias militiaman militiamen protester protesters
        demonstrator demonstrators rioter rioters soldier soldiers spokesman spokeswoman
        spokesperson terrorist terrorists trooper troopers troops villager villagers policeman
        policemen warplane warplanes grenade grenades mosque mosques convoy airstrike airstrikes
        insurgency separatists jihadists jihadist guerrillas guerrilla assassination bloodshed
        checkpoint checkpoints outpost shootout separatist sniper snipers
        perpetrator perpetrators herder herders bandits vigilantes refugees
    """,
    "NJ": """
        militant militants civilian insurgent separatist jihadist extremist islamist loyalist
        nationalist guerrilla paramilitary military dead wounded injured rebel dissident
    """,
}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in our tokens with its tag letters."""

    words: tuple[str, ...]
    letters: tuple[str, ...]


Document = list[Example]


# ---- reading CoNLL-U --------------------------------------------------------------------------


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file."""
    document: Document = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if "# newdoc" in block and document:
            yield document
            document = []
        example = read_sentence(block)
        if example.words:
            document.append(example)
    if document:
        yield document


def read_sentence(block: str) -> Example:
    """One sentence: the tags of the treebank's words put onto our tokens."""
    text, pieces = "", []
    places: list[int] = []  # where the words stand that a multiword row already covers
    for line in block.split("\n"):
        row = line.split("\t")
        if len(row) < 10 or "." in row[0]:
            continue
        start = len(text)
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            places = [start + k for k in range(last - first + 1)]
        elif places:
            pieces.append((places.pop(0), row))
            if places:  # the next word of the multiword row begins after this one
                places[0] = max(places[0], pieces[-1][0] + len(row[1]))
            continue
        else:
            pieces.append((start, row))
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return align(text, pieces)


def align(text: str, pieces: Sequence[tuple[int, list[str]]]) -> Example:
    """Our tokens of a text, each with the tag of the treebank words inside it."""
    words, letters = [], []
    k, last = 0, "X"
    for match in WORD.finditer(text):
        inside = []
        while k < len(pieces) and pieces[k][0] < match.end():
            inside.append(pieces[k][1])
            k += 1
        last = chief_tag(inside) if inside else last
        words.append(match.group())
        letters.append(last)
    return Example(tuple(words), tuple(letters))


def chief_tag(rows: Sequence[list[str]]) -> str:
    """The tag letter of one of our tokens, made of one or more words of a treebank."""
    top = rows[0]
    if len(rows) > 1 and any("-" in row[1] for row in rows):
        ids = {row[0] for row in rows}
        heads = [row for row in rows if row[6] not in ids and row[3] != "PUNCT"]
        top = heads[0] if heads else top
        if top[7] == "amod" and not top[4].startswith("NNP"):
            return "J"
    if top[4].startswith("NNP"):
        return "M"
    return LETTER.get(top[3], "X")


def read_tagged(path: Path) -> Iterator[Document]:
    """Documents of five lines each from a file of `word/letter` lines."""
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x and x[0] != "#"]
    pairs = [[word.rpartition("/") for word in line.split()] for line in lines]
    examples = [Example(tuple(p[0] for p in row), tuple(p[2] for p in row)) for row in pairs]
    for start in range(0, len(examples), 5):
        yield examples[start : start + 5]


def gum_part(folder: Path, part: str) -> list[Path]:
    """The files of one part of GUM that are there."""
    section = re.search(
        rf"^## {part}\n(.*?)(?=^## |\Z)", (folder / "splits.md").read_text(), re.M | re.S
    )
    names = re.findall(r"\* (\w+)", section.group(1)) if section else []
    return [p for name in names if (p := folder / f"{name}.conllu").exists()]


# ---- learning ---------------------------------------------------------------------------------


def learn_lexicon(documents: Iterable[Document]) -> dict[str, str]:
    """Lower-case words with their tags, the commonest first: those seen at least twice, with the
    other tags that a word of such an ending may have where it was seldom seen; `NEWS_WORDS`, and
    the names of countries and their people. Marks and figures are told by their shape."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for example in document:
            for word, letter in zip(example.words, example.letters, strict=True):
                counts[word.lower()][letter] += 1
    lexicon = {}
    for word, seen in sorted(counts.items()):
        total = sum(seen.values())
        if total < 2 or (shape(word) in FIXED and (len(seen) == 1 or word in COMMAS)):
            continue
        if total < 3 and (word[0].isdigit() or set(seen) & set("MX")):
            continue
        kept = "".join(t for t, n in seen.most_common() if n >= max(1, LEAST * total))
        lexicon[word] = kept + (others(word, kept) if total < SELDOM else "")
    for letters, words in (*NEWS_WORDS.items(), ("M", country_words()), ("JMN", people_words())):
        for word in words.split():
            known = lexicon.get(word, "")
            lexicon[word] = known + "".join(t for t in letters if t not in known)
    return lexicon | {"'s": "TBV", "’s": "TBV"}


def country_words() -> str:
    """The countries of one word, in lower case."""
    return " ".join(c.name.lower() for c in countries().values() if c.name.isalpha())


def people_words() -> str:
    """The adjectives of nationality of one word, in lower case."""
    return " ".join(d.lower() for c in countries().values() for d in c.demonyms if d.isalpha())


def others(word: str, kept: str) -> str:
    """Tags that a noun, verb or adjective of this ending may also have."""
    if not set(kept) & set("NVJ") or not word.isalpha():
        return ""
    if word.endswith("ing"):
        more = "VNJ"
    elif word.endswith(("ed", "en")):
        more = "VJ"
    elif "V" in kept or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
        more = "NV"
    else:
        more = ""
    return "".join(t for t in more if t not in kept)


def restyled(document: Document, chance: random.Random) -> Document:
    """The document as it is, or with its capitals as in wire reports or headlines."""
    dice = chance.random()
    if dice < 0.08:
        return [Example(tuple(w.upper() for w in e.words), e.letters) for e in document]
    return [
        Example(tuple(capitalised(e)), e.letters) if chance.random() < 0.06 else e for e in document
    ]


def capitalised(example: Example) -> list[str]:
    """The words of a headline in Title Case."""
    return [
        w if letter in "PDCTU" and i else w[0].upper() + w[1:]
        for i, (w, letter) in enumerate(zip(example.words, example.letters, strict=True))
    ]


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


def learn(documents: Sequence[Document], lexicon: dict[str, str]) -> Perceptron:
    """The perceptron after all rounds; rare words are hidden half the time, to learn endings."""
    chance = random.Random(SEED)  # noqa: S311
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
        choice = candidates(word, lowered[i], how, classes[i], i == 0)
        if word == "." and i + 1 == len(example.words):
            choice = "U"
        guess = choice[0]
        if len(choice) > 1:
            before = example.words[i - 1] if i else ""
            form = written_form(word, lowered[i], how, cased, before)
            keys = features(lowered, classes, i, one, two, form)
            learner.step += 1
            guess = best(choice, keys, tuple(learner.weights))  # type: ignore[arg-type]
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


def write(model: Model, folder: Path) -> None:
    """Both data files, sorted."""
    head = "# Learned by tacitus_lab.tags_train from UD English EWT and GUM (CC BY-SA 4.0).\n"
    lexicon = "".join(f"{word}\t{tags}\n" for word, tags in sorted(model.lexicon.items()))
    (folder / "tags_lexicon.txt").write_text(head + lexicon, encoding="utf-8")
    lines = [
        f"{template}:{key}\t" + ",".join(f"{t}{w}" for t, w in sorted(row.items()))
        for template, rows in enumerate(model.weights)
        for key, row in sorted(rows.items())
    ]
    (folder / "tags_weights.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def pruned(model: Model, largest: int) -> Model:
    """The model with its weakest keys left out until the weight file fits in `largest` bytes."""
    strength = [
        (max(map(abs, row.values())), template, key)
        for template, rows in enumerate(model.weights)
        for key, row in rows.items()
    ]
    strength.sort(reverse=True)
    weights: Weights = tuple({} for _ in range(TEMPLATES))
    size = 0
    for _, template, key in strength:
        row = model.weights[template][key]
        size += len(f"{template}:{key}\t\n".encode()) + sum(len(f"{t}{w},") for t, w in row.items())
        if size > largest:
            break
        weights[template][key] = row
    return Model(model.lexicon, weights)


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
    model = load() if chosen.measure else None
    if model is None:
        train = [d for p in sorted(chosen.ewt.glob("*-train*.conllu")) for d in read_documents(p)]
        train += [d for p in gum_part(chosen.gum, "train") for d in read_documents(p)]
        lexicon = learn_lexicon(train)
        train += 3 * list(read_tagged(Path(__file__).with_name("tagged_news.txt")))
        learner = learn(train, lexicon)
        model = pruned(Model(lexicon, learner.averaged(at_least=2)), LARGEST)
    for name, documents in dev.items():
        share, wrong = accuracy(documents, model)
        capitals, _ = accuracy(documents, model, caps=True)
        print(f"{name}: {share:.4f}, in capitals {capitals:.4f}; {wrong.most_common(8)}")
    if chosen.output:
        write(model, chosen.output)


if __name__ == "__main__":
    main()
