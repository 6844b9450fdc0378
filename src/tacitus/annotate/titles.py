"""Titles and other words for persons before a name ("Foreign Secretary", "police spokesman")."""

from tacitus.annotate.drafts import Line
from tacitus.annotate.kinds import by_last_word
from tacitus.annotate.noun_phrases import noun_like
from tacitus.names import is_given_name
from tacitus.nouns import agent, honorifics, longest, noun


def titled_name(line: Line, start: int, run: int, title: int, last: int) -> tuple[int, int] | None:
    """Where the words for a person before a name begin, and where the name does; None where the
    name stands alone. `title` is the token after the titles that begin the run of names."""
    if line.is_known(title, last):
        return None  # "neighbour Kenya": no person
    if title > run:
        return run, title
    before = title_before(line, start, run)
    if before is not None:
        return before, run
    return title_inside(line, run, last)


def title_end(line: Line, start: int, last: int) -> int:
    """The token after the titles that begin a name ("Foreign Secretary", "Mr")."""
    i = start
    while i < last:
        length = title_length(line, i, last)
        if not length:
            break
        i += length
        if i < last and line.lowered[i] == ".":
            i += 1
    return i


def title_length(line: Line, i: int, last: int) -> int:
    """How many words the title at a token has, 0 for none."""
    if i in line.known:
        return 0
    for length in range(min(4, last - i), 0, -1):
        words = " ".join(line.lowered[i : i + length])
        if (length == 1 and is_honorific(words)) or is_post(words):
            return length
    return 1 if line.lowered[i] in ("deputy", "vice", "acting", "former", "ex") else 0


def is_honorific(word: str) -> bool:
    return word.rstrip(".") in honorifics()


def is_post(words: str) -> bool:
    """Whether words are an office or occupation, in the singular."""
    known = noun(words.rstrip(".").removesuffix("-elect").removesuffix("-designate"))
    if known is None or known.plural or known.kind != "person":
        return False
    return known.role in ("office", "occupation") or words in ("gunman", "suspect", "rebel")


def is_post_of(line: Line, run: int) -> bool:
    """Whether a run of names begins with the last word of a post ("Secretary of State")."""
    known = noun(" ".join(line.lowered[run - 2 : run + 1]))
    return known is not None and known.role == "office"


def title_before(line: Line, start: int, run: int) -> int | None:
    """Where the words for a person right before a name begin ("police spokesman")."""
    most = longest().get(line.lowered[run - 1], 0)
    for length in range(min(most, run - start), 0, -1):
        known = noun(" ".join(line.lowered[run - length : run]))
        if known is not None and known.kind == "person" and not known.plural:
            return run - length
    if run > start and agent(line.lowered[run - 1]) and line.tokens[run - 1].tag == "NOUN":
        return run - 1
    if run > start and (is_honorific(line.lowered[run - 1]) or noun_like(line.lowered[run - 1])):
        return run - 1
    if run > start + 2 and line.lowered[run - 2] == "of" and is_post_of(line, run - 1):
        return run - 3
    if run > start + 1 and line.lowered[run - 1] == ".":
        return title_before(line, start, run - 1)
    return None


def title_inside(line: Line, run: int, last: int) -> tuple[int, int] | None:
    """A title inside a run of names ("Interior Ministry Spokesman Karim Daoud"): where it begins
    and where the name does."""
    words = [line.tokens[k].word for k in range(run, last)]
    if by_last_word(words, [word.lower() for word in words]) is not None:
        return None
    for i in range(last - 2, run, -1):
        length = title_length(line, i, last - 1)
        if length and i + length < last and line.lowered[i] not in ("king", "prince", "major"):
            begins = i
            while begins > run and title_length(line, begins - 1, i + length) > i + length - begins:
                begins -= 1
            return begins, i + length
    return None


def is_plain_noun(line: Line, run: int, last: int) -> bool:
    """Whether a run of names is a common noun written with a capital ("the Army", "Muslims")."""
    if line.is_known(run, last):
        return False
    known = noun(" ".join(line.lowered[run:last]))
    return known is not None and (known.plural or known.kind != "person")


def ends_in_post(line: Line, run: int, last: int) -> bool:
    """Whether a run of names is a description ("Lagos Police Commissioner"), not a person's name
    that ends in such a word ("Tom Baker")."""
    if last - run < 2 or line.is_known(run, last):
        return False
    known = noun(line.lowered[last - 1])
    if known is None or known.kind not in ("person", "people"):
        return False
    return not is_given_name(line.tokens[run].word) and (
        known.plural or is_post(line.lowered[last - 1])
    )
