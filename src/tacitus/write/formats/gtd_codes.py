"""GTD's classes: attack types in their priority, targets, weapons, doubts."""

from collections.abc import Iterator, Sequence
from typing import Any

from tacitus.incident_values import Incident
from tacitus.write.codes import country_name
from tacitus.write.formats.codebook_table import Cells
from tacitus.write.formats.country_numbers import numbers
from tacitus.write.formats.facts import Book, Derived
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party, weapons_of
from tacitus.write.formats.rules import all_given, first_given, found, several
from tacitus.write.formats.view import listed

TOO_MANY = "GTD has no more columns for it; the best supported stand"


def attacks(known: Derived, book: Book, losses: Losses) -> Cells:
    """Up to three attack types, chosen by priority and not by code; 9 where none is told."""
    order: list[str] = book["priority"]["attacktype"]
    given = {str(one["attacktype"]) for one in all_given(book["attack"], known.facts)}
    chosen = [name for name in order if name in given] or ["Unknown"]
    if len(chosen) > 3:
        losses.add(known.one.id, "attacktype3", TOO_MANY)
    return coded("attacktype", [(book["attacktype"][name], name) for name in chosen[:3]])


def coded(column: str, codes: Sequence[tuple[int, str]]) -> Cells:
    """column1, column1_txt, column2 and so on."""
    cells: Cells = {}
    for number, (code, name) in enumerate(codes, 1):
        cells[f"{column}{number}"], cells[f"{column}{number}_txt"] = code, name
    return cells


def doubts(known: Derived, book: Book) -> Cells:
    """Whether it may be no terrorism, and what else."""
    given = first_given(book["doubt"], known.facts)
    if not given:
        return {"doubtterr": -9}
    code = int(given["alternative"])
    return {
        "doubtterr": 1,
        "alternative": code,
        "alternative_txt": book["alternative"][str(code)],
    }


# ---- targets --------------------------------------------------------------------------------


def targets(known: Derived, book: Book, losses: Losses) -> Cells:
    """Up to three targets: each a class, and those of whom it is told."""
    classes = known.targets or ("Unknown",)
    if len(classes) > 3:
        losses.add(known.one.id, "targtype3", TOO_MANY)
    cells = coded("targtype", [(book["targtype"][name], name) for name in classes[:3]])
    for number, (name, who) in enumerate(matched(classes[:3], attacked(known)), 1):
        sub = subtype(name, target_words(who, known), book["targsubtype"])
        if sub:
            cells[f"targsubtype{number}"] = sub["code"]
            cells[f"targsubtype{number}_txt"] = sub["name"]
        cells |= {f"{key}{number}": value for key, value in named(who).items()}
    return cells


def attacked(known: Derived) -> list[Party]:
    """Those to whom it was done, then the things attacked."""
    return [*(classed.party for classed in known.recipients), *known.things]


def matched(
    classes: Sequence[str], recipients: Sequence[Party]
) -> Iterator[tuple[str, Party | None]]:
    """Each class with one of those to whom it was done, in their order of support."""
    for number, name in enumerate(classes):
        yield name, recipients[number] if number < len(recipients) else None


def named(party: Party | None) -> Cells:
    """target, natlty: the target by name, its nationality."""
    if party is None:
        return {}
    country = country_name(party.country)
    return {
        "target": party.name,
        "corp": party.name if party.kind == "organisation" else None,
        "natlty": numbers(party.country).gtd,
        "natlty_txt": country if numbers(party.country).gtd else None,
    }


def target_words(who: Party | None, known: Derived) -> str:
    """Where the words for a subtype are looked for: name, title, site."""
    parts = [known.place.site if known.place else None]
    if who is not None:
        parts += [who.name, who.title]
    return "\n".join(part.lower() for part in parts if part)


def subtype(of: str, words: str, subtypes: Sequence[Any]) -> Any:
    """The first subtype of a class whose words are found; None where none is."""
    for one in subtypes:
        if one["of"] != of or found(several(one.get("no_words", ())), words):
            continue
        if not one["words"] or found(several(one["words"]), words):
            return one
    return None


# ---- weapons --------------------------------------------------------------------------------


def weapons(one: Incident, book: Book, losses: Losses) -> Cells:
    """Up to four weapons by class, with subtypes by their words; 13 where none is told."""
    told = weapons_of(one)
    texts: dict[str, list[str]] = {}
    for weapon in told:
        texts.setdefault(weapon.class_, []).append(weapon.text)
    classes = list(texts)[:4] or ["Unknown"]
    if len(texts) > 4:
        losses.add(one.id, "weaptype4", TOO_MANY)
    shown = book["weaptype_text"]
    cells = coded("weaptype", [(book["weaptype"][c], shown.get(c, c)) for c in classes])
    for number, name in enumerate(classes, 1):
        words = "\n".join(texts.get(name, ())).lower()
        sub = subtype(name, words, book["weapsubtype"])
        if sub:
            cells[f"weapsubtype{number}"] = sub["code"]
            cells[f"weapsubtype{number}_txt"] = sub["name"]
    cells["weapdetail"] = listed([weapon.text for weapon in told])
    return cells
