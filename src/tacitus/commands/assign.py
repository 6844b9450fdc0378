"""`tacitus assign`: who codes what."""

from collections.abc import Sequence

from tacitus.coder_values import Assignment
from tacitus.commands.opened import opened
from tacitus.commands.talk import say
from tacitus.project.assigning import Assigning, Wanted
from tacitus.project.project import user
from tacitus.review.lots import Lot
from tacitus.write.safe import shown


def assign(
    given: str | None, people: Sequence[str], wanted: Wanted, lot: Lot, *, dry_run: bool
) -> None:
    """Deal reports and print how many each got."""
    with opened(given) as project:
        made = Assigning(project.database, user()).assign(people, wanted, lot, dry_run=dry_run)
    for name in dict.fromkeys(one.who for one in made):
        print(line(name, [one for one in made if one.who == name]))
    doubles = len(made) - len({one.report for one in made})
    say(f"{'would deal' if dry_run else 'dealt'} {len(made):,} codings, {doubles:,} of them second")


def line(name: str, made: Sequence[Assignment]) -> str:
    """What one person got."""
    blind = sum(one.blind for one in made)
    return f"{len(made):>6,}  {shown(name)}" + (f"  ({blind:,} from the text alone)" * bool(blind))


def withdraw(given: str | None, name: str, *, dry_run: bool) -> None:
    """Withdraw what somebody has not ended."""
    with opened(given) as project:
        assigning = Assigning(project.database, user())
        if dry_run:
            open_ = sum(one.who == name and not one.ended for _, one in assigning.every())
            say(f"would withdraw {open_:,} reports of {name}")
            return
        number = assigning.withdraw(name)
    say(f"{number:,} reports are no longer {name}'s to code; what {name} said stays in the log")


def set_share(given: str | None, share: float, *, dry_run: bool) -> None:
    """Keep the share of reports that are shown without proposals."""
    with opened(given) as project:
        if not dry_run:
            Assigning(project.database, user()).set_blind_share(share)
    say(f"{100 * share:g} % of reports {'would be' if dry_run else 'are'} shown without proposals")


def list_all(given: str | None, *, whole: bool) -> None:
    """Print a line for each person, or for each assignment."""
    with opened(given) as project:
        assigning = Assigning(project.database, user())
        if whole:
            for id_, one in assigning.every():
                how = "text alone" if one.blind else "proposals"
                print(f"{shown(id_)}  {one.state.replace('_', ' '):<11}  {how:<10}  {one.who}")
            return
        for load in assigning.loads():
            blind = f", {load.blind:,} from the text alone" if load.blind else ""
            print(f"{load.ended:>6,} of {load.assigned:,}  {shown(load.who)}{blind}")
        say(f"{100 * assigning.blind_share():g} % of reports are shown without proposals")
