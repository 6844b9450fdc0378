"""Settings from the environment."""

from pathlib import Path

import pytest

from tacitus.config import cache_folder, settings
from tacitus.errors import UsageError


@pytest.mark.parametrize(
    ("environment", "max_bytes", "cache"),
    [
        ({}, 20_000_000, Path.home() / ".cache" / "tacitus"),
        ({"TACITUS_MAX_MB": "0.5", "TACITUS_CACHE": "/tmp/c"}, 500_000, Path("/tmp/c")),
        ({"XDG_CACHE_HOME": "/x"}, 20_000_000, Path("/x/tacitus")),
    ],
)
def test_settings(environment: dict[str, str], max_bytes: int, cache: Path) -> None:
    found = settings(environment)
    assert (found.max_bytes, found.cache) == (max_bytes, cache)


@pytest.mark.parametrize("size", ["many", "-1", "0", "nan", "inf"])
def test_a_senseless_size_is_named(size: str) -> None:
    with pytest.raises(UsageError, match="TACITUS_MAX_MB"):
        settings({"TACITUS_MAX_MB": size})


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/tacitus")),
        ("win32", {}, Path.home() / "AppData/Local/tacitus"),
        ("darwin", {}, Path.home() / "Library/Caches/tacitus"),
        ("darwin", {"TACITUS_CACHE": "/own"}, Path("/own")),
        ("linux", {"XDG_CACHE_HOME": "/cache"}, Path("/cache/tacitus")),
        ("linux", {"XDG_CACHE_HOME": ""}, Path.home() / ".cache/tacitus"),
    ],
)
def test_cache_folders(platform: str, environment: dict[str, str], folder: Path) -> None:
    assert cache_folder(environment, platform) == folder
