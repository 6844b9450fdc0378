"""Small words of English of which there are no more, and the names of days and months: lists that
several modules ask for, in lower case. Who needs a few words besides adds them where he stands."""

BE = frozenset("be am is are was were been being".split())
POSSESSIVE = frozenset("my your his her its our their".split())
OWNING = frozenset({"'s", "’s"})  # behind an owner; may also be short for "is" and "has"
# Small words inside a name: "Charles de Gaulle", "Osama bin Laden", "Ursula von der Leyen".
PARTICLES = frozenset(
    "bin ibn bint binti binte al el de la del da dos das do di von van der den ter ul ur du af av"
    " abu ben ould und y le".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTH_NAMES = tuple(  # as they are written, in their order; the same in every locale
    "January February March April May June July August September October November December".split()
)
MONTHS = frozenset(map(str.lower, MONTH_NAMES))
