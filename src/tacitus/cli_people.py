"""The commands on the people of a project. `cli.py` joins them to the others."""

from typing import Annotated

import typer

from tacitus.cli_project import Place
from tacitus.people_values import Role

commands = typer.Typer()
people = typer.Typer(no_args_is_help=True, help="Who may sign in to `tacitus serve`.")
commands.add_typer(people, name="people")

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="The name that others see in decisions.", show_default=False
    ),
]
ROLE_HELP = (
    "viewer: reads; coder: decides, comments and adds reports; reviewer: settles disputes, merges"
    " and splits incidents and exports, too; admin: people and undoing imports, too."
)


@people.command()
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help=ROLE_HELP)] = "coder",
    project: Place = None,
) -> None:
    """Add somebody. From the first one on, who has to be an admin, `tacitus serve` asks for
    sign-in.

    The password is asked for, unseen; where standard input is no terminal, it is its first line.

    Example: tacitus people add "Ana Bay" --role admin
    """
    from tacitus.commands.people import add as run

    run(project, name, role)


@people.command("list")
def list_(project: Place = None) -> None:
    """List everybody: role, name, since when, and until when if the account is closed.

    Example: tacitus people list
    """
    from tacitus.commands.people import list_people

    list_people(project)


@people.command()
def role(
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help=ROLE_HELP, show_default=False)],
    project: Place = None,
) -> None:
    """Give somebody another role, from their next click on.

    Example: tacitus people role "Ana Bay" reviewer
    """
    from tacitus.commands.people import change_role

    change_role(project, name, role)


@people.command()
def password(name: Name, project: Place = None) -> None:
    """Give somebody another password; they are signed out everywhere.

    It is asked for as with `tacitus people add`.

    Example: tacitus people password "Ana Bay"
    """
    from tacitus.commands.people import change_password

    change_password(project, name)


@people.command()
def close(name: Name, project: Place = None) -> None:
    """Let somebody in no more. Nothing is deleted: what they decided keeps their name.

    Example: tacitus people close "Ana Bay"
    """
    from tacitus.commands.people import close_account

    close_account(project, name)
