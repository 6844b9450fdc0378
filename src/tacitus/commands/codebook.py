"""`tacitus codebook check`: what is wrong with codebook files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tacitus.errors import UsageError
from tacitus.lists import data_file
from tacitus.write.codebook_files import FILES, NAMES, looked_through, read


def check_books(paths: Sequence[Path]) -> int:
    """Print the faults of files and of folders of them, or of the package's own; 1 if there is
    any."""
    bad = 0
    for path in paths or packaged():
        for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
            found = list(faults_of(file))
            bad += bool(found)
            print("\n".join(f"{file}: {fault}" for fault in found) or f"{file}: in order")
    return 1 if bad else 0


def packaged() -> list[Path]:
    return [Path(str(data_file(f"codebooks/{name}.toml"))) for name in NAMES]


def faults_of(path: Path) -> Iterator[str]:
    """The faults of one file, one that is no TOML among them."""
    try:
        own = read(path)
        format_ = path.stem if path.stem in FILES else own.get("extends")
        if format_ is None:
            yield f"no format has this codebook: call the file {', '.join(FILES)} (.toml)"
            return
        _, found = looked_through(own, path, str(format_))
    except UsageError as fault:
        yield str(fault).removeprefix(f"{path}: ")
        return
    yield from found
