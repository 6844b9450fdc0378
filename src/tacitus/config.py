"""The few settings, all from the environment; every one has a default that works."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tacitus.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """`max_bytes` is the largest report read (TACITUS_MAX_MB, in millions of bytes); `cache` is
    the folder for what is built once, such as the gazetteer (TACITUS_CACHE); `model` is the folder
    of the learned reader's model (TACITUS_MODEL)."""

    max_bytes: int
    cache: Path
    model: Path


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this run; UsageError names a variable that makes no sense."""
    return Settings(
        max_bytes=max_bytes(environment.get("TACITUS_MAX_MB", "")),
        cache=cache_folder(environment),
        model=model_folder(environment),
    )


def project_place(given: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The path or URL of the project: as given, else $TACITUS_PROJECT, else tacitus.db here."""
    return given or environment.get("TACITUS_PROJECT") or "tacitus.db"


def max_bytes(megabytes: str) -> int:
    """Bytes of the largest report; 20 MB where nothing is said."""
    if not megabytes:
        return 20_000_000
    try:
        size = float(megabytes)
        if not 0 < size < 100_000:
            raise ValueError
    except ValueError:
        raise UsageError(
            f"TACITUS_MAX_MB is {megabytes!r}: give a number of megabytes, such as 20"
        ) from None
    return int(size * 1_000_000)


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """$TACITUS_CACHE, else `tacitus` in the folder that the system has for caches."""
    if own := environment.get("TACITUS_CACHE"):
        return Path(own).expanduser()
    if platform == "win32":
        base = environment.get("LOCALAPPDATA") or "~/AppData/Local"
    elif platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = environment.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "tacitus"


def model_folder(environment: Mapping[str, str]) -> Path:
    """$TACITUS_MODEL, else the model that ships inside the package."""
    if own := environment.get("TACITUS_MODEL"):
        return Path(own).expanduser()
    return Path(__file__).parent / "data" / "model"
