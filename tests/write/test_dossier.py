"""An incident as people read it; reports of an invented shooting."""

from tacitus.incident_values import Told
from tacitus.link.dossier import incident
from tacitus.values import Toll
from tacitus.write.dossier import plain_dossier
from tests.link.made import coded


def told(number: int, name: str, killed: int, holder: str, family: int) -> Told:
    report = coded(
        name,
        f"2024-06-{5 + number:02}",
        ("killed", Toll(killed, killed), holder, "reported"),
        ("killed", Toll(killed, killed), "quispe", "denied"),
    )
    return Told(number, report, report.events[0], family)


def test_all_that_is_known_with_its_sources() -> None:
    page = plain_dossier(
        incident(
            "i-1",
            [
                told(0, "wire-1", 3, "unnamed", 0),
                told(1, "daily-1", 3, "unnamed", 0),
                told(2, "wire-2", 7, "unnamed", 2),
            ],
        ),
        100,
    )
    assert "i-1 · 3 reports · 2 sources · told 2024-06-05 to 2024-06-07 · figures disputed" in page
    where = next(line for line in page.splitlines() if line.strip().startswith("where"))
    assert where.split() == "where Arica, Arica y Parinacota, Chile 2 sources".split()
    assert "3 (3 to 7), the most conservative figure, as ACLED takes it, disputed" in page
    assert "replaced later by its source" in page
    assert page.count("a reprint") == 1
    assert "“Gunmen of Rosa Quispe shot dead guards in Arica. wire-1”" in page
    assert all(len(line) <= 100 for line in page.splitlines())


def test_hostile_words_stay_words() -> None:
    page = plain_dossier(incident("i-1", [told(0, "x\x1b[31m-\u202e[bold]", 1, "author", 0)]))
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "[bold]" in page
