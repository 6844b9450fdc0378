"""All checks, by the name that `tacitus check --format` takes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tacitus.errors import UnreadableInput
from tacitus.write.checks import (
    acled_rules,
    annotation_rules,
    claim_rules,
    codebook_rules,
    decision_rules,
    event_rules,
    gdelt_rules,
    geojson_rules,
    gkg_rules,
    gtd_rules,
    mention_rules,
    muc4_rules,
    ninjs_rules,
    own_rules,
    own_table_rules,
    plover_rules,
    ucdp_rules,
)
from tacitus.write.checks.base import Check, Rule, code_of
from tacitus.write.checks.brat_check import BratCheck
from tacitus.write.checks.common_rules import COMMON
from tacitus.write.checks.geopackage_check import GeoPackageCheck
from tacitus.write.checks.hxl_check import HxlCheck
from tacitus.write.checks.json_check import JsonCheck
from tacitus.write.checks.record_check import RecordCheck
from tacitus.write.checks.spacy_check import SpacyCheck
from tacitus.write.checks.table_check import TableCheck
from tacitus.write.formats.base import Column
from tacitus.write.formats.columns import columns


def polecat_columns() -> tuple[Column, ...]:
    """Those that we write; files of others may have words for the quad code."""
    return tuple(
        replace(column, kind="text") if column.name == "Quad Code" else column
        for column in columns("polecat")
    )


def gdelt(table: str, id_: str, rules: tuple[Rule, ...]) -> TableCheck:
    """A table of GDELT as it is published."""
    return TableCheck(columns(f"gdelt_{table}"), id_, rules, "\t", bare=True)


CHECKS: dict[str, Check] = {
    "acled": TableCheck(columns("acled"), "event_id_cnty", acled_rules.RULES),
    "ucdp": TableCheck(columns("ucdp"), "id", ucdp_rules.RULES),
    "gtd": TableCheck(columns("gtd"), "eventid", gtd_rules.RULES),
    "cameo": TableCheck(columns("cameo"), "event_id", event_rules.CAMEO),
    "icews": TableCheck(columns("icews"), "Event ID", event_rules.ICEWS, "\t"),
    "polecat": TableCheck(polecat_columns(), "Event ID", event_rules.POLECAT, "\t"),
    "gdelt-events": gdelt("events", "GLOBALEVENTID", gdelt_rules.RULES),
    "gdelt-mentions": gdelt("mentions", "", mention_rules.RULES),
    "gdelt-gkg": gdelt("gkg", "GKGRECORDID", gkg_rules.RULES),
    "hxl": HxlCheck(),
    "plover": JsonCheck(
        ("id", "event"), "id", plover_rules.SHAPE, plover_rules.NEEDED, plover_rules.RULES
    ),
    "ninjs": JsonCheck(
        ("uri", "type"),
        "uri",
        ninjs_rules.SHAPE,
        ninjs_rules.NEEDED,
        ninjs_rules.RULES,
        closed=False,
    ),
    "muc4": JsonCheck(
        ("docid", "templates"), "", muc4_rules.SHAPE, muc4_rules.NEEDED, muc4_rules.RULES
    ),
    "geojson": JsonCheck(
        ("geometry", "properties"),
        "id",
        geojson_rules.SHAPE,
        geojson_rules.NEEDED,
        geojson_rules.RULES,
        closed=False,
        inside="features",
    ),
    "web-annotation": JsonCheck(
        ("target",),
        "id",
        annotation_rules.SHAPE,
        annotation_rules.NEEDED,
        annotation_rules.RULES,
        closed=False,
        inside="items",
    ),
    "own": TableCheck(columns("incidents"), "incident_id", own_rules.RULES, own=True),
    "claims": TableCheck(columns("claims"), "", claim_rules.RULES),
    "reports": TableCheck(columns("reports"), "report_id", own_table_rules.REPORTS),
    "incident_report": TableCheck(columns("incident_report"), "", own_table_rules.INCIDENT_REPORT),
    "actors": TableCheck(columns("actors"), "", own_table_rules.ACTORS),
    "places": TableCheck(columns("places"), "", own_table_rules.PLACES),
    "decisions": TableCheck(columns("decisions"), "number", decision_rules.RULES, counted=True),
    "codebook": TableCheck(columns("codebook"), "variable", codebook_rules.RULES, capitals=True),
    "jsonl": RecordCheck(),
    "brat": BratCheck(),
    "gpkg": GeoPackageCheck(),
    "spacy": SpacyCheck(),
}
NO_TEXT = ("brat", "gpkg", "spacy")  # folders, and files that only they can read


def every_rule() -> Iterator[tuple[str, Callable[..., object]]]:
    """All rules with their codes, in the order of the codes."""
    rules: list[Callable[..., object]] = [*COMMON]
    for check in CHECKS.values():
        rules += check.rules
    each = dict.fromkeys(rules)  # some are of several formats
    yield from sorted(((code_of(rule), rule) for rule in each), key=lambda pair: pair[0][1:])


def guess(path: Path) -> str:
    """The format most of which a file has. UnreadableInput where it has nothing of any."""
    for name in NO_TEXT:
        if CHECKS[name].share(path):
            return name
    shares = {name: check.share(path) for name, check in CHECKS.items()}
    best = max(shares, key=lambda name: (shares[name], name))
    if not shares[best]:
        raise UnreadableInput(
            f"{path}: has no columns of a known format: say which with --format"
            f" ({', '.join(CHECKS)})"
        )
    return best
