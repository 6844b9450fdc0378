"""Every benchmark by its name: the one table of them."""

from tacitus_lab.bench.base import Benchmark
from tacitus_lab.bench.dates import Dates
from tacitus_lab.bench.entities import Entities
from tacitus_lab.bench.events import Events
from tacitus_lab.bench.factuality import Factuality
from tacitus_lab.bench.keys import Keys
from tacitus_lab.bench.linking import Linking
from tacitus_lab.bench.muc4 import Muc4
from tacitus_lab.bench.muc4_roles import Muc4Roles
from tacitus_lab.bench.places import Places
from tacitus_lab.bench.quotes import Quotes
from tacitus_lab.bench.reports import Reports
from tacitus_lab.bench.rows import Rows
from tacitus_lab.bench.spans import Spans
from tacitus_lab.bench.speed import Speed
from tacitus_lab.bench.stories import StoryBench

BENCHMARKS: dict[str, Benchmark] = {
    one.name: one
    for one in (
        Reports(),
        Muc4(),
        Muc4Roles(),
        Dates(),
        Rows(),
        Places(),
        Quotes(),
        Factuality(),
        Events(),
        Spans(),
        Entities(),
        Linking(),
        StoryBench(),
        Speed(),
        Keys(),
    )
}
