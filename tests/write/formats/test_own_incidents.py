"""The table `incidents`, to a file and back."""

import csv
import datetime
from pathlib import Path

from tacitus.values import Day, Participant, Place, Responsibility, Toll, TypeValue
from tacitus.write.formats.all_formats import FORMATS
from tacitus.write.formats.base import Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.target import Target
from tests.write.formats.made import joined, report, who

DAY = datetime.date(2024, 6, 4)
ALEPPO = Place("حلب", "SYR", "Aleppo", 36.2, 37.15, 170063, "city")
ONE = joined(
    report(
        "wire-1",
        (who("a", "Northern Front; Army", "REB"), who("b", "police", "COP")),
        ("type", TypeValue("ASSAULT", "firearms")),
        ("date", Day(DAY, DAY, "day")),
        ("place", ALEPPO),
        ("actor", Participant("a"), "alleged"),
        ("recipient", Participant("b")),
        ("killed", Toll(5, None)),
        ("responsibility", Responsibility("claimed", "a")),
        ("responsibility", Responsibility("suspected", "b"), "denied"),
    ),
    report(
        "post-1",
        (),
        ("type", TypeValue("ASSAULT", "explosives")),
        ("killed", Toll(3, 3)),
        ("wounded", Toll(0, 0)),
    ),
)


def test_a_row_has_what_is_known(tmp_path: Path) -> None:
    out, losses = tmp_path / "incidents.csv", Losses()
    assert FORMATS["incidents"].write([ONE], Target(out), Wish(), losses) == 1
    with out.open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    told = {name: value for name, value in row.items() if value}
    assert told == {
        "incident_id": "i-0000000001",
        "event_date": "2024-06-04",
        "event_date_end": "2024-06-04",
        "date_precision": "day",
        "event_datetime": "2024-06-04 00:00",
        "event_type": "ASSAULT",
        "event_mode": "explosives",
        "certainty": "asserted",
        "country": "SYR",
        "admin1": "Aleppo",
        "location": "حلب",
        "latitude": "36.2",
        "longitude": "37.15",
        "geonames_id": "170063",
        "geo_precision": "city",
        "actors": "Northern Front, Army",
        "recipients": "police",
        "fatalities": "3",
        "fatalities_low": "3",
        "fatalities_rule": "acled_conservative",
        "fatalities_sources": "1",
        "wounded": "0",
        "wounded_low": "0",
        "wounded_high": "0",
        "wounded_rule": "acled_conservative",
        "wounded_sources": "1",
        "claimed_by": "Northern Front, Army",
        "n_reports": "2",
        "n_sources": "2",
        "first_reported": "2024-06-05",
        "last_reported": "2024-06-05",
        "disputed": "killed",
        "review_status": "unreviewed",
        "coder": "trial 1",
        "codebook_version": "tacitus-1",
    }
    assert list(losses.summary()) == [
        "type: only the best supported of several values has a column (1 row)"
    ]


def test_twice_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        FORMATS["incidents"].write([ONE, ONE], Target(tmp_path / name), Wish(), Losses())
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_nothing_is_a_header(tmp_path: Path) -> None:
    out = tmp_path / "none.csv"
    assert FORMATS["incidents"].write([], Target(out), Wish(), Losses()) == 0
    assert out.read_bytes().startswith(b"incident_id,event_date,")
    assert out.read_bytes().count(b"\n") == 1
