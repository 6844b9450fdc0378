"""The word lists of roles (`data/roles.toml`), with verbs in all their forms."""

from functools import cache

from tacitus.annotate.verbs import lemma_table
from tacitus.lists import tables


@cache
def listed(table: str, name: str) -> frozenset[str]:
    """A list, as written."""
    return frozenset(tables("roles.toml")[table].get(name, ()))


@cache
def verb_forms(name: str) -> frozenset[str]:
    """All forms of the verbs of a list."""
    return frozenset(lemma_table(listed("verbs", name)))
