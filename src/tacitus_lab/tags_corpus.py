"""Tagged sentences for `tags_train`: CoNLL-U put onto our own tokens, and our own file of news."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tacitus.annotate.tags import LETTERS
from tacitus.annotate.tokens import WORD

LETTER = {name: letter for letter, name in LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in our tokens with its tag letters."""

    words: tuple[str, ...]
    letters: tuple[str, ...]


Document = list[Example]


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
