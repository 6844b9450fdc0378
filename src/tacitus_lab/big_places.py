"""Which place names can be told from the name alone, without asking the gazetteer."""

from collections.abc import Iterable, Iterator

from anyascii import anyascii

from tacitus.annotate.known_names import joined_key, part_key
from tacitus.annotate.tokens import WORD
from tacitus.derive.gazetteer import Kind
from tacitus.lists import data_file
from tacitus.names import is_given_name
from tacitus_lab.gazetteer_rows import Row

BIG, LARGE = 100_000, 500_000  # inhabitants
# Towns and provinces that are met in news more often as part of a person's name.
PERSONS = frozenset(
    """Abbas Abdullah Adam Adrian Ahmed Ali Alfred Allen Alma Amir Ana Anderson Andrea Angel
Angela Anthony Antonio Arnold Arthur Aurora Bello Benjamin Bernardo Bradley Brandon Bruno Bryan
Burke Carlos Carol Carolina Cecilia Charlotte Chandler Clara Clark Clayton Clinton Cruz Daly
Daniel David Diana Diego Dora Douglas Edison Edward Elias Elizabeth Emmanuel Erika Eugene Felipe
Fernando Francisco Franklin Garland George Gilbert Grant Hamilton Hamid Hana Harrison Hasan
Hassan Helena Henderson Henry Herbert Irving Isabel Isabela Jackson Jamal James Jefferson Jose
Juan Karim Kent Khan Laura Lawrence Lee Leo Leon Lewis Lincoln Lopez Louis Luis Lydia Madison
Mahmud Manuel Marcos Maria Marina Mario Marshall Martin Melbourne Mercedes Meyer Michel Miguel
Miranda Mitchell Mohammad Moreno Morris Murray Nelson Norman Olga Omar Orlando Oscar Oswaldo
Patricia Paul Pedro Peter Rafael Rahim Ramos Regina Rosa Rosario Rubio Russell Salem Salvador
Samuel Sanchez Sandra Santos Saul Silva Simon Soto Stanley Stephen Taylor Teresa Thomas Tomas
Valentina Vera Victor Victoria Vincent Walker Warren Wilson Young Yusuf""".split()
)


def big_place_names(rows: Iterable[Row]) -> list[str]:
    """Towns of 100,000 people, capitals and provinces, as the gazetteer writes them, without
    accents, and by the other names of the largest; in order of the alphabet. Not those that are
    also words of English or names of persons."""
    words = english_words()
    names = {name for row in rows if is_big(row.kind, row.population) for name in names_of(row)}
    return sorted(n for n in names if n.lower() not in words and n not in PERSONS and len(n) > 2)


def grouped(names: Iterable[str]) -> list[str]:
    """The names as lines of `big_places.txt`: first word, then the most words of a name that begins
    with it and the keys of all of them ("san", "2|san jose|san juan"). Not those whose key is also
    a given name or a word."""
    words = english_words()
    most: dict[str, int] = {}
    keys: dict[str, set[str]] = {}
    for name in names:
        parts = WORD.findall(name)
        key, first = joined_key(parts), part_key(parts[0])
        if first.isalnum() and len(name) > 3 and key not in words and not is_given_name(key):
            most[first] = max(most.get(first, 0), len(parts))
            keys.setdefault(first, set()).add(key)
    return [
        "\t".join((first, "|".join((str(most[first]), *sorted(keys[first])))))
        for first in sorted(keys)
    ]


def names_of(row: Row) -> Iterator[str]:
    """The names of a big place that a text may have."""
    yield row.name
    yield anyascii(row.name)
    if row.kind == "admin1" or row.population >= LARGE:
        yield from (other.title() for other in row.others if len(other) > 3)


def is_big(kind: Kind, people: int) -> bool:
    """Whether a place of this kind and size stands in the list."""
    if kind in ("capital", "admin1"):
        return True
    return kind in ("town", "seat") and people >= BIG


def english_words() -> frozenset[str]:
    """The words of the tagger's lexicon that are not always names (M) or unheard of."""
    return frozenset(lexicon_words())


def lexicon_words() -> Iterator[str]:
    """One word after the other, lower-cased."""
    for line in data_file("tags_lexicon.txt").read_text(encoding="utf-8").splitlines():
        word, _, letters = line.partition("\t")
        if letters and letters != "M":
            yield word
