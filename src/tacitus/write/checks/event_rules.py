"""Rules for tables of coded events: CAMEO, ICEWS and POLECAT."""

from tacitus.lists import tables
from tacitus.vocabulary import MODES, PLOVER_TYPES
from tacitus.write.checks.base import Cells, Places, decimal, unlisted, whole
from tacitus.write.formats.cameo_codes import codes

CODES = ("cameo_code", "CAMEO Code")
SCALES = ("goldstein", "Intensity")
POINT = (("Latitude", 90), ("Longitude", 180))
MOST = 10  # of the Goldstein scale


def e601_cameo_code(row: Cells) -> Places:
    """CAMEO 1.1b3 has no such code: a leading zero belongs to it (043, not 43)."""
    return [column for column in CODES if column in row and row[column] not in codes()]


def e602_cameo_root(row: Cells) -> Places:
    """The root is the first two digits of the code."""
    code, root = row.get("cameo_code"), row.get("cameo_root")
    return ("cameo_root",) if code and root and code[:2] != root else ()


def e603_quad_class(row: Cells) -> Places:
    """The quad class is not that of the code: 1 verbal and 2 material cooperation, 3 verbal and 4
    material conflict."""
    found = codes().get(row.get("cameo_code", ""))
    if found is None or "quad_class" not in row:
        return ()
    return () if whole(row, "quad_class") == found.quad else ("quad_class",)


def e604_scale(row: Cells) -> Places:
    """The scale goes from -10 (conflict) to 10 (cooperation)."""
    return [column for column in SCALES if abs(decimal(row, column) or 0.0) > MOST]


def e605_point(row: Cells) -> Places:
    """A point has both degrees, latitude from -90 to 90, longitude from -180 to 180."""
    there = [(column, most) for column, most in POINT if column in row]
    if len(there) == 1:
        return [column for column, _ in there]
    return [column for column, most in there if abs(decimal(row, column) or 0.0) > most]


def e606_event_type(row: Cells) -> Places:
    """PLOVER has no such event type: write one of its sixteen in capitals."""
    return unlisted(row, "Event Type", PLOVER_TYPES)


def w607_event_mode(row: Cells) -> Places:
    """The manual of PLOVER has no such mode of this event type."""
    type_ = next((one for one in PLOVER_TYPES if one == row.get("Event Type")), None)
    return () if type_ is None else unlisted(row, "Event Mode", MODES[type_])


def w608_quad_code(row: Cells) -> Places:
    """The quad code is not that of the event type, by the manual of PLOVER."""
    quads = tables("codebooks/plover.toml")["quad"]
    number, type_ = whole(row, "Quad Code"), row.get("Event Type", "")
    if number is None or type_ not in quads:
        return ()
    return () if number == quads[type_] else ("Quad Code",)


def e609_needed(row: Cells) -> Places:
    """An event of CAMEO needs an id and a code: fill the cell."""
    return [column for column in ("event_id", "cameo_code") if column not in row]


def e610_needed(row: Cells) -> Places:
    """An event of ICEWS needs an id and a code: fill the cell."""
    return [column for column in ("Event ID", "CAMEO Code") if column not in row]


def e611_needed(row: Cells) -> Places:
    """An event of POLECAT needs an id and an event type: fill the cell."""
    return [column for column in ("Event ID", "Event Type") if column not in row]


CAMEO = (e601_cameo_code, e602_cameo_root, e603_quad_class, e604_scale, e609_needed)
ICEWS = (e601_cameo_code, e604_scale, e605_point, e610_needed)
POLECAT = (e604_scale, e605_point, e606_event_type, w607_event_mode, w608_quad_code, e611_needed)
