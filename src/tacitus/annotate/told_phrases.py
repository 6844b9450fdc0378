"""What a reporting word tells without a clause: "vowed to return", "put the toll at nine"."""

from tacitus.annotate.cues import Cue, verbs
from tacitus.annotate.page import Page
from tacitus.annotate.scopes import NOMINAL, PRONOUNS, VERBAL, clause_end
from tacitus.annotate.speaker_words import REFLEXIVE, phrase_after, run_end
from tacitus.closed_class import POSSESSIVE

FAR = 45  # tokens within which words in quotation marks may be what something is called
ABOUT = frozenset("about around nearly almost over under between some roughly only just".split())
BOUNDS = frozenset(
    (
        ("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than"),
        ("up", "to"), ("as", "many"), ("no", "fewer"),
    )
)  # fmt: skip
# To refuse these is to say nothing.
SILENT = frozenset("be give discuss speak talk identify name provide go take".split())
OBJECTS = frozenset("it this them him her these those both".split())


def phrase_told(page: Page, cue: Cue, at: int, limit: int) -> tuple[int, str] | None:
    """The first token and the frame of what is told without a clause. The words cannot stand alone
    and the cue belongs to them ("urged both sides to talk"), but for "what he called a farce"."""
    takes, start = cue.kind.takes, cue.words.start
    frame = linked(page, takes, at, limit) or taken(page, takes, at, limit)
    if frame is not None:
        return start, frame
    if takes & {"as", "names"} and (found := named(page, cue, at, limit)):
        return found
    return (start, "noun") if is_deed_told(page, cue, at) else None


def linked(page: Page, takes: frozenset[str], at: int, limit: int) -> str | None:
    """The frame whose "to", "for" or "of" stands at `at`."""
    word = page.words.lower[at]
    quoted_to = page.within[at] >= 0 and page.words.lower[at + 1 : at + 2] == ["to"]
    if "to" in takes and (quoted_to or is_infinitive(page, at, limit)):
        return "to"
    if "deed" in takes and is_infinitive(page, at, limit):
        return None if is_silent(page.words.lower[at + 1]) else "to"
    if word == "for" and "for" in takes:
        return "whom" if asks_whom(page, at + 1, limit) else "for"
    return "of" if word in {"of", "about", "against"} and "of" in takes else None


def taken(page: Page, takes: frozenset[str], at: int, limit: int) -> str | None:
    """The frame whose object begins at `at`."""
    if "whom" in takes and asks_whom(page, at, limit):
        return "whom"
    if "blame" in takes and is_object(page, at):
        return "blame"
    counted = "number" in takes and is_number(page, at)
    put_at = "at" in takes and is_put_at(page, at, limit)
    return "figure" if counted or put_at else None


def is_infinitive(page: Page, at: int, limit: int) -> bool:
    """Whether "to" and a verb stand at `at`, by tag or, where the tag is doubtful, before an object
    ("to free the nurses")."""
    words = page.words
    if words.lower[at] != "to" or at + 1 >= limit:
        return False
    if words.tags[at + 1] in VERBAL:
        return True
    object_ = words.tags[at + 2 : at + 3] in (["DET"], ["PRON"])
    return words.tags[at + 1] in {"ADJ", "NOUN"} and (words.tags[at] == "PART" or object_)


def is_silent(verb: str) -> bool:
    """Whether to refuse to do this is to say nothing: "refused to comment"."""
    return verb in SILENT or verb in verbs()


def asks_whom(page: Page, at: int, limit: int) -> bool:
    """Whether somebody and an infinitive stand at `at`: "the rebels to leave"."""
    whom = phrase_after(page, at, limit)
    if page.within[at] >= 0:
        whom = page.insides[page.within[at]]
    return (
        whom is not None
        and whom.stop + 1 < limit
        and page.words.lower[whom.stop] in {"to", "not"}
        and page.words.tags[whom.stop + 1] in {"VERB", "AUX", "ADV", "PART"}
    )


def is_object(page: Page, at: int) -> bool:
    """Whether a noun phrase begins at `at`, be it a pronoun or words in quotation marks."""
    word = page.words.lower[at]
    nominal = page.words.tags[at] in NOMINAL | {"DET", "PRON"} or word in POSSESSIVE
    return nominal or page.within[at] >= 0


def is_number(page: Page, at: int) -> bool:
    """Whether a number begins at `at`: "14 dead", "at least 14", "about a dozen"."""
    words = page.words
    while words.lower[at : at + 1] and words.lower[at] in ABOUT:
        at += 1
    if tuple(words.lower[at : at + 2]) in BOUNDS:
        at += 2
    if words.tags[at : at + 1] == ["NUM"]:
        return True
    return words.lower[at : at + 2] in (["a", "dozen"], ["a", "handful"], ["a", "hundred"])


def is_put_at(page: Page, at: int, limit: int) -> bool:
    """Whether "at" and a number follow what is counted: "the dead at four"."""
    if not is_object(page, at):
        return False
    return any(
        page.words.lower[j] == "at" and is_number(page, j + 1)
        for j in range(at + 1, min(limit - 1, at + 20))
    )


def is_deed_told(page: Page, cue: Cue, at: int) -> bool:
    """Whether a noun phrase or -ing form that the cue takes begins at `at`: "confirmed deaths",
    "denied firing", "denies it"."""
    word = page.words.lower[at]
    if word.endswith("ing") and "gerund" in cue.kind.takes:
        return True
    if "noun" not in cue.kind.takes or at != cue.words.stop:
        return False
    if cue.kind.doubted and not word.endswith("ing"):
        return False  # to claim lives, a seat or credit is no saying
    if page.words.tags[at] == "PRON" and word not in OBJECTS | POSSESSIVE:
        return False
    return is_object(page, at) or word.endswith("ing")


def named(page: Page, cue: Cue, at: int, limit: int) -> tuple[int, str] | None:
    """What is called something: "the vote a sham", "the army as cowards"; words in quotation marks
    are enough ("the “barbaric” raid")."""
    words, start = page.words, cue.words.start
    end = min(limit, at + 20)
    if words.lower[at] in REFLEXIVE:
        return None  # "a group calling itself the Sons of the River"
    if "what" in words.lower[max(0, at - 8) : at]:
        start = at  # "what he called a farce" stands for a name
    if page.within[at] >= 0 and "names" in cue.kind.takes:
        return (at, "named") if start == at else None
    far = clause_end(words, at, limit) if "noun" in cue.kind.takes else min(limit, at + FAR)
    if any(page.within[j] >= 0 for j in range(at, far)):
        return start, "named"
    if "as" in cue.kind.takes:
        found = any(words.lower[j] == "as" and words.tags[j] != "ADV" for j in range(at + 1, end))
        return (start, "named") if found and words.tags[at] not in {"ADP", "PUNCT"} else None
    alone = words.lower[at] in PRONOUNS | {"him", "them", "it"}
    whom = at + 1 if alone else run_end(page, at, limit)
    if not at < whom < limit:
        return None
    name = words.lower[whom] in {"a", "an", "the"} or words.tags[whom] == "ADJ"
    return (start, "named") if name or (alone and words.tags[whom] == "NOUN") else None


def name_end(page: Page, start: int, end: int) -> int:
    """Where what something is called ends: with the words in quotation marks behind which a mark
    or "and" stands."""
    for j in range(start, end - 1):
        last = page.within[j] >= 0 > page.within[j + 1]
        if last and (page.words.tags[j + 1] in {"PUNCT", "CCONJ"} or ends_in_mark(page, j)):
            return j + 1
    return end


def ends_in_mark(page: Page, j: int) -> bool:
    """Whether the words of the quotation that token `j` closes end in a comma or full stop."""
    content = page.quotations[page.within[j]].content
    return content.of(page.text).rstrip().endswith((",", "."))
