"""CAMEO: who did what to whom as codes, with quad class and Goldstein scale; a row a pair."""

from collections.abc import Iterator

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Row, Table
from tacitus.write.formats.cameo_codes import Scheme, cameo_of, is_general, scheme_of
from tacitus.write.formats.columns import columns
from tacitus.write.formats.dyads import by_book, dyads, one_day
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party


def rows(one: Incident, losses: Losses, scheme: Scheme) -> Iterator[Row]:
    made, found = dyads(one, losses), cameo_of(one, scheme)
    if not made or found is None:
        return
    day = one_day(one, losses, "event_date")
    if is_general(found):
        losses.add(one.id, "cameo_code", "CAMEO tells no more than the root of this type and mode")
    for id_, who, whom in made:
        yield (
            id_,
            day,
            party_code(who, scheme),
            who.name if who else None,
            party_code(whom, scheme),
            whom.name if whom else None,
            found.code,
            found.description,
            found.root,
            found.quad,
            found.goldstein,
            one.id,
        )


def party_code(party: Party | None, scheme: Scheme) -> str | None:
    """CAMEO's code of one who took part: "EGYGOV"; None where nothing is known of it."""
    if party is None:
        return None
    return f"{party.country or ''}{''.join(roles(party, scheme)[:2])}" or None


def roles(party: Party, scheme: Scheme) -> list[str]:
    """CAMEO's role codes of its sectors, those that have one."""
    return [scheme.roles[sector] for sector in party.sectors if sector in scheme.roles]


CAMEO = Table(
    "cameo",
    "CAMEO codes, quad classes and Goldstein scale",
    columns("cameo"),
    by_book(scheme_of, rows),
    apart=True,
)
