"""What all tables of a project are gathered in, and how their constraints are named."""

from sqlalchemy import MetaData

NAMES = {  # so that every constraint has a name by which a later migration can speak of it
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)
