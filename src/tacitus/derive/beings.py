"""Mentions of beings with all that grouping asks of them: name, noun, gender, number, place."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, get_args

from tacitus.closed_class import OWNING, POSSESSIVE
from tacitus.countries import country_of_demonym, country_of_name
from tacitus.derive.being_reading import Reading
from tacitus.derive.governments import governments
from tacitus.derive.name_kinds import WEAK, name_kinds
from tacitus.derive.other_nouns import is_other, other_beings
from tacitus.derive.person_names import FAMILY_FIRST, folded
from tacitus.marks import SURNAME, Mention
from tacitus.names import capitals, gender_of_name, group_named
from tacitus.nouns import Gender, Noun, agent, ending, honorifics, noun
from tacitus.values import Span
from tacitus.vocabulary import EntityKind, MentionKind

KINDS = get_args(EntityKind)
PRONOUNS: dict[str, tuple[str, Gender]] = {
    **dict.fromkeys("i me my mine".split(), ("I", "")),
    **dict.fromkeys("we us our ours".split(), ("we", "")),
    **dict.fromkeys("he him his".split(), ("he", "m")),
    **dict.fromkeys("she her hers".split(), ("she", "f")),
    **dict.fromkeys("they them their theirs".split(), ("they", "")),
    **dict.fromkeys(("it", "its"), ("it", "")),
}  # fmt: skip
NONE: frozenset[str] = frozenset()
NO_PRONOUN: tuple[str, Gender] = ("", "")
ARTICLES = {
    **dict.fromkeys("the this that these those both".split(), "the"),
    **dict.fromkeys("a an another one some several two three four five many no".split(), "a"),
}
ABOUT = frozenset("about around some nearly almost roughly over only".split())
NAME_TAGS = ("PROPN", "X")
TELLS_NOTHING = (
    OWNING | POSSESSIVE | ARTICLES.keys() | {",", "and", "or", "'", "’", "of", "to", "for"}
)


class Being(NamedTuple):
    """One mention. `name` is its name's words, folded, without titles; `noun` what it is called by
    and `noun_words` those words; `article` is `the`, `a`, `his` (owned by somebody) or empty;
    `modifiers` are the words before its head; `tokens` its first and last token (half open);
    `quote` the number of the direct quotation it stands in, -1 for none."""

    number: int
    kind: MentionKind
    span: Span
    head: str
    words: tuple[str, ...]
    name: tuple[str, ...]
    noun: Noun | None
    noun_words: str
    pronoun: str
    gender: Gender
    plural: bool
    article: str
    modifiers: frozenset[str]
    country: str | None
    sentence: int
    paragraph: int
    tokens: tuple[int, int]
    head_tokens: tuple[int, int]
    subject: bool
    quote: int

    @property
    def described(self) -> bool:
        """Whether it is a description without a name."""
        return not self.name and not self.pronoun

    @property
    def figures(self) -> frozenset[str]:
        """The figures among its words, ages aside: "13" of "13 soldiers"."""
        return frozenset(w for w in self.words if w[0].isdigit() and "-old" not in w)

    @property
    def ages(self) -> frozenset[str]:
        """The words that tell an age: "68-year-old"."""
        return frozenset(w for w in self.words if w.endswith(("-old", "-olds")))


def read_beings(reading: Reading) -> list[Being]:
    """All mentions of beings, things and places, in the order of the text; of those whose noun no
    list has the ones that `other_beings` tells."""
    text = reading.text
    others = other_beings(reading)
    kinds, states = name_kinds(reading, others), governments(reading)
    found = []
    for number, mention in enumerate(reading.marks.mentions):
        if mention.kind not in KINDS:
            continue
        if is_other(mention):
            other = others.get(mention.head.of(text).lower())
            if other is not None:
                one = replace(mention, kind=other.kind)
                found.append(read_being(reading, number, one, other))
            continue
        told = kinds.get(mention.head.of(text)) if mention.rule in WEAK else None
        if number in states:
            told = "state"
        one = mention if told is None else replace(mention, kind=told)
        found.append(read_being(reading, number, one))
    return found


def read_being(reading: Reading, number: int, mention: Mention, other: Noun | None = None) -> Being:
    """One mention with its features; `other` is its noun where no list has it."""
    first, last = head_first, head_last = reading.tokens_of(mention.span)
    if mention.head != mention.span:
        head_first, head_last = reading.tokens_of(mention.head)
        head_first = max(first, head_first)
        head_last = max(head_first + 1, head_last)
    head = mention.head.of(reading.text)
    words = reading.words(first, last)
    sentence = reading.sentence_at(mention.span.start)
    whole = head.lower() if mention.head == mention.span else ""
    pronoun, gender = PRONOUNS.get(whole, NO_PRONOUN)
    named = not pronoun and other is None and is_named(reading, mention, head_first, head_last)
    before_head = words[: (head_first if named else head_last) - first]
    if named and mention.kind in ("organisation", "object"):
        before_head = words[: head_last - first]  # "the party" after "the Workers' Party"
    called, called_words = (None, "") if pronoun else called_by(before_head)
    if other is not None:
        called, called_words = other, head.lower()
    if called is None and named and mention.kind == "person" and before_head:
        called, called_words = agent(before_head[-1]), before_head[-1]
    return Being(
        number=number,
        kind=mention.kind,
        span=mention.span,
        head=head,
        words=words,
        name=folded(head) if named else (),
        noun=called,
        noun_words=called_words,
        pronoun=pronoun,
        gender=gender or gender_of(mention, words, called, head if named else ""),
        plural=mention.kind == "people" or pronoun in ("we", "they"),
        article="a" if is_counted(reading, first, words) else article_of(words),
        modifiers=NONE
        if last - first == 1
        else modifiers_of(
            (*words[: head_first - first], *words[head_last - first :]), called_words
        ),
        country=None if pronoun else country_of(mention.kind, head, words[: head_first - first]),
        sentence=sentence,
        paragraph=reading.paragraph_of(sentence),
        tokens=(first, last),
        head_tokens=(head_first, head_last),
        subject=is_subject(reading, first, last),
        quote=reading.quote_at(mention.span),
    )


def is_named(reading: Reading, mention: Mention, first: int, last: int) -> bool:
    """Whether the head of a mention is a name."""
    head = mention.head.of(reading.text)
    if mention.rule == SURNAME:
        return True
    if mention.kind == "organisation" and group_named(head) is not None:
        return True
    known = noun(head.lower())
    if known is not None:  # "Interior Ministry" is a name, "Ministry" and "Police" are none
        return known.role == "body" and last - first > 1 and head[0].isupper()
    if not any(map(str.isupper, head)) or (last - first == 1 and reading.tag(first) == "NUM"):
        return False  # "One" of "One of them"
    if country_of_demonym(head) is not None or head.lower().endswith(("-old", "-olds")):
        return False
    return last - first > 1 or reading.tag(first) in NAME_TAGS or head != head.lower()


@lru_cache(maxsize=8192)
def called_by(words: tuple[str, ...]) -> tuple[Noun | None, str]:
    """The noun that ends these words, the longest there is, and its words; titles with a full stop
    ("Col .") count."""
    plain = [word for word in words if word != "."]
    known, count = ending(plain)
    if known is None:
        return None, ""
    called = " ".join(plain[len(plain) - count :])
    return known, called.replace(" 's", "'s").replace(" ’s", "'s")


def gender_of(mention: Mention, words: Sequence[str], called: Noun | None, name: str) -> Gender:
    """The gender that a title, a noun or a given name tells; empty where none does."""
    if mention.kind != "person":
        return ""
    for word in words[:4]:
        if gender := honorifics().get(word.rstrip("."), ""):
            return gender
    if called is not None and called.gender:
        return called.gender
    parts = folded(name) if name else ()
    if not parts or (len(parts) > 1 and parts[0] in FAMILY_FIRST):
        return ""
    return gender_of_name(parts[0]) or ""


def is_counted(reading: Reading, first: int, words: tuple[str, ...]) -> bool:
    """Whether a phrase begins with a number, or with "around" or the like before one."""
    return reading.tag(first + (words[0] in ABOUT)) == "NUM"


@lru_cache(maxsize=8192)
def article_of(words: tuple[str, ...]) -> str:
    """`the`, `a`, `his` where a possessor stands in the phrase, or empty."""
    if words[0] in POSSESSIVE:
        return "his"
    if any(word in OWNING for word in words[:-1]):
        return "his"
    return ARTICLES.get(words[0], "a" if words[0][0].isdigit() else "")


def modifiers_of(words: Sequence[str], called: str) -> frozenset[str]:
    """The words before a head that tell it from others of its kind."""
    return frozenset(words).difference(TELLS_NOTHING, called.split())


@lru_cache(maxsize=8192)
def country_of(kind: MentionKind, head: str, words: tuple[str, ...]) -> str | None:
    """The country that a mention's own words tell, its head or `words`, those before the head:
    "Turkish officials", "Ghana's army"."""
    if kind == "state":  # or its capital: "Nairobi said"
        return country_of_name(head) or capitals().get(head.lower())
    if kind == "place" and not words:
        return country_of_name(head)
    for k in range(len(words)):
        pair = " ".join(words[k : k + 2]) if k + 1 < len(words) else ""
        if code := demonym_or_name(pair) or demonym_or_name(words[k]):
            return code
    first, _, rest = head.partition(" ")
    if kind == "organisation" and rest and (code := demonym_or_name(first)):
        return code
    return country_of_demonym(head) if kind in ("person", "people") else None


@lru_cache(maxsize=8192)
def demonym_or_name(words: str) -> str | None:
    """The country of words in lower case that are a demonym or a country's name."""
    if not words.replace(" ", "").replace(".", "").isalpha() or len(words) < 2:
        return None
    written = words.upper() if len(words.replace(".", "")) <= 3 else words.title()
    return country_of_demonym(written) or country_of_name(written)


def is_subject(reading: Reading, first: int, last: int) -> bool:
    """Whether a verb follows and neither a verb nor a preposition goes before."""
    if reading.tag(first - 1) in ("ADP", "VERB"):
        return False
    after = reading.tag(last)
    if after == "ADV":
        after = reading.tag(last + 1)
    return after in ("VERB", "AUX")
