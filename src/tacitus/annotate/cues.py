"""The reporting words of a report: verbs and nouns of saying, by `data/reporting.toml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tacitus.annotate.page import Page
from tacitus.annotate.phrases import inflected
from tacitus.annotate.scopes import FINITE
from tacitus.closed_class import BE, POSSESSIVE
from tacitus.lists import tables
from tacitus.marks import Sentence
from tacitus.vocabulary import Act

CueForm = Literal["finite", "ing", "to", "passive", "noun", "source"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One table of reporting words; see the head of `reporting.toml`."""

    act: Act
    takes: frozenset[str]
    doubted: bool = False
    belief: bool = False
    medium: str | None = None
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word or phrase, all token numbers of the report. `group` is its verb group,
    auxiliaries and adverbs before it included; `unreal` one under "would", "could" or "to"."""

    words: range
    group: range
    kind: Kind
    form: CueForm
    negated: bool = False
    unreal: bool = False


Verbs = dict[str, list[tuple[tuple[str, ...], Kind]]]

# Forms of these are verbs of saying whatever the tag.
SURE = frozenset("said says say told tweeted retweeted asked wrote vowed claimed insisted".split())
PASSIVE = BE | {"'s"}  # before a participle they make it a passive
CLAUSE_WORDS = (["that"], ["he"], ["she"], ["they"], ["it"], ["there"])
ARTICLES = frozenset({"the", "a", "an"})
UNREAL = frozenset("would could might may should can must will shall 'll 'd cannot".split())
TOLD = Kind("inform", frozenset({"clause"}))


@cache
def verbs() -> Verbs:
    """For every form of a reporting verb the words that must follow it and its kind, the longest
    phrase first."""
    return verbs_of("verbs")


@cache
def attitudes() -> Verbs:
    """The same of the verbs of wanting, backing and speaking about."""
    return verbs_of("attitudes")


def verbs_of(name: str) -> Verbs:
    """The verbs of one table of `reporting.toml`."""
    table: Verbs = {}
    for row in tables("reporting.toml")[name]:
        kind = Kind(
            row["act"],
            frozenset(row["takes"]),
            row.get("doubted", False),
            row.get("belief", False),
            row.get("medium"),
            frozenset(row.get("unless", ())),
        )
        for lemma in row["lemmas"]:
            first, *rest = lemma.split()
            for form in inflected(first):
                table.setdefault(form, []).append((tuple(rest), kind))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def nouns() -> dict[str, Kind]:
    """The reporting nouns and their kinds."""
    return {
        word: Kind(row["act"], frozenset({"that"}), row.get("doubted", False))
        for row in tables("reporting.toml")["nouns"]
        for word in row["words"]
    }


@cache
def sources() -> frozenset[str]:
    """The words before the name of a source."""
    return frozenset(tables("reporting.toml")["sources"]["phrases"])


def find_cues(page: Page, sentence: Sentence) -> Iterator[Cue]:
    """The reporting words of a sentence outside quotation marks, from left to right."""
    j, known = sentence.first, cue_words()
    while j < sentence.last:
        cue = None
        if page.words.lower[j] in known and page.within[j] < 0:
            cue = verb_cue(page, sentence, j, verbs()) or noun_cue(page, j) or source_cue(page, j)
        if cue is not None:
            yield cue
        j = cue.words.stop if cue else j + 1


@cache
def cue_words() -> frozenset[str]:
    """Every word that a cue begins with."""
    return frozenset({*verbs(), *nouns(), *(source.split()[0] for source in sources())})


def source_cue(page: Page, j: int) -> Cue | None:
    """ "According to" at token `j`."""
    stretch = range(j, j + 2)
    found = " ".join(page.words.lower[j : j + 2]) in sources()
    return Cue(stretch, stretch, TOLD, "source") if found else None


def verb_cue(page: Page, sentence: Sentence, j: int, known: Verbs) -> Cue | None:
    """The verb of a table that begins at token `j`."""
    words = page.words
    entries = known.get(words.lower[j])
    if entries is None or not is_verb(page, sentence, j):
        return None
    for rest, kind in entries:
        stop = j + 1 + len(rest)
        if kind.unless.intersection(words.lower[stop : stop + 1]):
            continue
        if tuple(words.lower[j + 1 : stop]) == rest and stop <= sentence.last:
            kinds = [kind, *(other for more, other in entries if more == rest and other != kind)]
            group = range(group_start(page, sentence, j), stop)
            return verb_in_group(page, range(j, stop), group, joined(kinds))
    return None


def is_verb(page: Page, sentence: Sentence, j: int) -> bool:
    """Whether a form of a reporting verb is used as a verb: by its tag; not before its noun ("the
    alleged attacker"); "notes" and the like right behind a quotation in any case."""
    words = page.words
    if words.lower[j - 1 : j] == ["worth"]:
        return False
    if words.lower[j] in SURE:
        return True
    following = words.tags[j + 1] if j + 1 < sentence.last else "PUNCT"
    quoted = j + 1 < sentence.last and page.within[j + 1] >= 0 and words.lower[j].endswith("ing")
    if quoted or (words.lower[j + 1 : j + 2] == [":"] and words.lower[j] not in nouns()):
        return True
    if words.lower[j] in nouns() and words.lower[j + 1 : j + 2] in (["by"], ["of"], ["from"]):
        return False
    if words.tags[j] in {"VERB", "X"}:
        before = words.tags[j - 1] if j > sentence.first else ""
        attributive = before in {"DET", "ADJ", "NUM"} or words.lower[j - 1] in POSSESSIVE
        nominal = following in {"NOUN", "ADJ", "PROPN"} or words.lower[j - 1] in ARTICLES
        return not (attributive and words.lower[j].endswith("ed") and nominal)
    if words.lower[j + 1 : j + 2] in CLAUSE_WORDS and words.lower[j] not in nouns():
        return True
    behind = any(page.within[k] >= 0 for k in range(max(sentence.first, j - 8), j))
    return behind and words.lower[j].endswith("s") and following == "PUNCT"


def joined(kinds: list[Kind]) -> Kind:
    """One kind for a verb that stands in several tables ("call for", "call it"): all that it may
    take, else as the first says."""
    first = kinds[0]
    if len(kinds) == 1:
        return first
    takes = frozenset().union(*(kind.takes for kind in kinds))
    return Kind(first.act, takes, first.doubted, first.belief, first.medium)


def group_start(page: Page, sentence: Sentence, j: int) -> int:
    """Where the verb group of the verb at `j` begins."""
    words, first = page.words, j
    k = j
    while k > sentence.first and j - k < 6 and page.within[k - 1] < 0:
        before, tag = words.lower[k - 1], words.tags[k - 1]
        if (
            tag == "AUX"
            or (before in FINITE and tag != "PROPN")
            or (before in {"to", "not"} and tag == "PART")
        ):
            first = k - 1
        elif tag not in {"ADV", "PART"}:
            break
        k -= 1
    return first


def verb_in_group(page: Page, stretch: range, group: range, kind: Kind) -> Cue:
    """The verb with the form that its group gives it."""
    helpers = page.words.lower[group.start : stretch.start]
    word = page.words.lower[stretch.start]
    form: CueForm = "finite"
    if "heard" in kind.takes or (word == "asked" and is_asked(page, group.start)):
        form = "passive"
    elif helpers[:1] == ["to"]:
        form = "to"
    elif word.endswith("ing"):
        form = "finite" if PASSIVE.intersection(helpers) else "ing"
    elif PASSIVE.intersection(helpers):
        form = "passive"
    negated = any(one in {"not", "never"} or one.endswith("n't") for one in helpers)
    unreal = any(one in UNREAL for one in helpers)
    return Cue(stretch, group, kind, form, negated, unreal)


def is_asked(page: Page, j: int) -> bool:
    """Whether "asked" begins its clause: "Asked about it, he ..." is a passive."""
    return j == 0 or page.words.lower[j - 1] in {".", "when", "if", "while", "“", "(", "—"}


def noun_cue(page: Page, j: int) -> Cue | None:
    """The reporting noun at token `j`, if a clause or "of" follows."""
    words = page.words
    kind = nouns().get(words.lower[j])
    if kind is None or words.tags[j] not in {"NOUN", "X", "VERB"}:
        return None
    stretch = range(j, j + 1)
    return Cue(stretch, stretch, kind, "noun")
