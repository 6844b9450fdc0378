"""CAMEO codes of an incident, by the table of `data/codebooks/cameo.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tacitus.incident_values import Incident
from tacitus.lists import data_file, tables
from tacitus.vocabulary import PloverType, Stage, WeaponClass
from tacitus.write.formats.base import Wish
from tacitus.write.formats.parties import stage_of, weapons_of
from tacitus.write.formats.view import headline_of, kind_of

BOOK = "codebooks/cameo.toml"


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code: `base` has at most three digits, `root` two; `quad` is 1 to 4, `goldstein`
    -10 (conflict) to 10 (cooperation)."""

    code: str
    description: str
    goldstein: float
    quad: int

    @property
    def base(self) -> str:
        return self.code[:3]

    @property
    def root(self) -> str:
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule asks for; empty: nothing."""

    type: PloverType
    code: str
    mode: str = ""
    stage: frozenset[Stage] = frozenset()
    weapon: frozenset[WeaponClass] = frozenset()
    words: tuple[str, ...] = ()
    fatal: bool = False


def rule_of(row: dict[str, Any]) -> Rule:
    return Rule(
        type=row["type"],
        code=row["code"],
        mode=row.get("mode", ""),
        stage=frozenset(row.get("stage", ())),
        weapon=frozenset(row.get("weapon", ())),
        words=tuple(row.get("words", ())),
        fatal=bool(row.get("fatal", False)),
    )


@dataclass(frozen=True, slots=True)
class Scheme:
    """A codebook, ready to be asked: its rules, every code of the list, roots too, and the role
    codes of sectors."""

    rules: tuple[Rule, ...]
    codes: dict[str, Cameo]
    roles: Mapping[str, str]


def scheme_of(wish: Wish) -> Scheme:
    """The project's own, else the package's."""
    book = wish.book("cameo")
    return packaged() if book is tables(BOOK) else scheme(book)


@cache
def packaged() -> Scheme:
    return scheme(tables(BOOK))


def codes() -> dict[str, Cameo]:
    """Every code as the package has it, roots too."""
    return packaged().codes


def scheme(book: Mapping[str, Any]) -> Scheme:
    quads = {root: int(quad) for quad, roots in book["quad"].items() for root in roots}
    made = {
        code: Cameo(code, description, goldstein, quads[code[:2]])
        for code, goldstein, description in listed()
    }
    return Scheme(tuple(map(rule_of, book["rule"])), made, book["sectors"])


@cache
def listed() -> tuple[tuple[str, float, str], ...]:
    """CAMEO's codes, each with its place on the Goldstein scale and its description."""
    lines = data_file("codebooks/cameo_codes.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((code, float(goldstein), description) for code, goldstein, description in cells)


def cameo_of(one: Incident, found: Scheme) -> Cameo | None:
    """The code of an incident; None where it has no type."""
    rule = next((rule for rule in found.rules if fits(rule, one)), None)
    return found.codes[rule.code] if rule else None


def is_general(found: Cameo) -> bool:
    """Whether CAMEO cannot tell more than the root."""
    return found.base == found.root + "0"


def fits(rule: Rule, one: Incident) -> bool:
    kind = kind_of(one)
    if kind is None or kind.type != rule.type or (rule.mode and kind.mode != rule.mode):
        return False
    if rule.stage and (stage_of(one) or "accomplished") not in rule.stage:
        return False
    if rule.fatal and not ((killed := headline_of(one, "killed")) and killed.best):
        return False
    return armed(rule, one)


def armed(rule: Rule, one: Incident) -> bool:
    """Whether the weapons are those of the rule."""
    weapons = weapons_of(one)
    if rule.weapon and not any(weapon.class_ in rule.weapon for weapon in weapons):
        return False
    told = [" ".join(weapon.text.lower().split()) for weapon in weapons]
    return not rule.words or any(word in text for word in rule.words for text in told)
