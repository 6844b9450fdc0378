"""All formats, by the name that `--format` takes: one file each, one line each here."""

from tacitus.write.formats.acled import ACLED
from tacitus.write.formats.base import Format, Table
from tacitus.write.formats.brat import BRAT
from tacitus.write.formats.cameo import CAMEO
from tacitus.write.formats.full_record import FULL_RECORD
from tacitus.write.formats.gdelt_events import GDELT_EVENTS
from tacitus.write.formats.gdelt_gkg import GDELT_GKG
from tacitus.write.formats.gdelt_mentions import GDELT_MENTIONS
from tacitus.write.formats.geojson import GEOJSON
from tacitus.write.formats.geopackage import GEOPACKAGE
from tacitus.write.formats.gtd import GTD
from tacitus.write.formats.hxl import HXL
from tacitus.write.formats.icews import ICEWS
from tacitus.write.formats.muc4 import MUC4
from tacitus.write.formats.ninjs import NINJS
from tacitus.write.formats.own_actors import ACTORS, PLACES
from tacitus.write.formats.own_claims import CLAIMS
from tacitus.write.formats.own_codebook import CODEBOOK, DECISIONS
from tacitus.write.formats.own_incidents import INCIDENTS
from tacitus.write.formats.own_reports import INCIDENT_REPORT, REPORTS
from tacitus.write.formats.plover import PLOVER
from tacitus.write.formats.polecat import POLECAT
from tacitus.write.formats.spacy_docs import SPACY
from tacitus.write.formats.table_format import TableFormat, TablesFormat
from tacitus.write.formats.ucdp import UCDP
from tacitus.write.formats.web_annotation import WEB_ANNOTATION

OWN: tuple[Table, ...] = (
    INCIDENTS, REPORTS, INCIDENT_REPORT, CLAIMS, ACTORS, PLACES, DECISIONS, CODEBOOK,
)  # fmt: skip
TABLES: tuple[Table, ...] = (
    *OWN,
    ACLED,
    UCDP,
    GTD,
    POLECAT,
    CAMEO,
    ICEWS,
    GDELT_EVENTS,
    GDELT_MENTIONS,
    GDELT_GKG,
    HXL,
)
EVERY: tuple[Format, ...] = (
    TablesFormat("tables", "all of our own tables: .xlsx, .sqlite, or a folder of CSV", OWN),
    *map(TableFormat, TABLES),
    FULL_RECORD,
    GEOJSON,
    GEOPACKAGE,
    PLOVER,
    MUC4,
    NINJS,
    WEB_ANNOTATION,
    BRAT,
    SPACY,
)
FORMATS: dict[str, Format] = {one.name: one for one in EVERY}
