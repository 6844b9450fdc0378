"""Tacitus: from news reports of political events to incident data, every value with its words.

    import tacitus
    coder = tacitus.load()
    coded = coder("Gunmen shot dead ...", published="2024-03-05")
    for coded in coder.stream(reports): ...

    project = tacitus.open("my.db", create=True)
    project.add("reports/")
    project.run()
    for incident in project.incidents(country="Mali", start_date="2024-01-01"): ...

The names are loaded when first used, so that `import tacitus` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tacitus.version import VERSION

if TYPE_CHECKING:
    from tacitus.project.project import Project as Project
    from tacitus.project.project import open as open  # noqa: A004
    from tacitus.text_coder import TextCoder as TextCoder
    from tacitus.text_coder import load as load
    from tacitus.values import CodedReport as CodedReport
    from tacitus.values import Report as Report

__version__ = VERSION

_HOMES = {
    "open": "tacitus.project.project",
    "Project": "tacitus.project.project",
    "load": "tacitus.text_coder",
    "TextCoder": "tacitus.text_coder",
    "Report": "tacitus.values",
    "CodedReport": "tacitus.values",
}
__all__ = ["CodedReport", "Project", "Report", "TextCoder", "__version__", "load"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tacitus' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
