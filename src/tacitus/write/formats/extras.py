"""Libraries that only some formats need."""

import importlib
from typing import Any

from tacitus.errors import UsageError


def extra(module: str, kind: str) -> Any:
    """The module; UsageError says how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise UsageError(
            f"writing {kind} needs {module}: pip install 'tacitus[tables]', or write CSV"
        ) from None
