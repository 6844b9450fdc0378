"""What the network tells apart, by number. A trained model keeps these lists; see `model.py`."""

from typing import get_args

from tacitus.vocabulary import (
    MODES,
    PLOVER_TYPES,
    Certainty,
    Form,
    MentionKind,
    PloverType,
    RoleName,
    Salience,
    Stage,
    Stance,
)

ACTS: tuple[tuple[PloverType, str | None], ...] = tuple(
    (type_, mode) for type_ in PLOVER_TYPES for mode in (None, *MODES[type_])
)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
STAGES: tuple[Stage | None, ...] = (*get_args(Stage), None)  # None: the text leaves it open
SALIENCES: tuple[Salience, ...] = get_args(Salience)
KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
STANCES: tuple[Stance, ...] = get_args(Stance)
PARTS: tuple[tuple[RoleName, Stance | None], ...] = (
    *(
        (role, None)
        for role in get_args(RoleName)
        if role not in ("responsibility", "motive", "damage")
    ),
    *(("responsibility", stance) for stance in STANCES),
)
CLAUSES: tuple[RoleName, ...] = ("motive", "damage")  # told by words that are no mention
FORMS: tuple[Form, ...] = get_args(Form)
TAGS = tuple(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
)

TYPES_SEEN = 1 + 3 * len(PLOVER_TYPES)  # labels of words by rules: none, of an anchor, may be one


def beginning(number: int) -> int:
    """The label of the first word of a stretch of kind `number`; 0 is that of a word outside."""
    return 1 + 2 * number


def inside(number: int) -> int:
    """The label of a later word of a stretch of kind `number`."""
    return 2 + 2 * number
