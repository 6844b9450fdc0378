"""Languages by their codes: `data/languages.toml`."""

from tacitus.lists import tables


def language_name(code: str) -> str:
    """The English name of a language by its BCP 47 code ("pt-BR" is Portuguese), else its code."""
    names = tables("languages.toml")["names"]
    return str(names.get(code.partition("-")[0].lower(), code))
