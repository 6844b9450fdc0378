"""`tacitus doctor`: what is installed, what works, what does not and how to mend it.

`examine` looks, `doctor` speaks.
"""

import importlib.util
import os
import platform
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.text import Text

from tacitus.acquire.language import identifier
from tacitus.acquire.samples import samples
from tacitus.config import cache_folder, max_bytes
from tacitus.errors import ModelError, TacitusError
from tacitus.text_coder import load
from tacitus.version import VERSION
from tacitus.write.safe import shown

State = Literal["ok", "warning", "wrong"]
STYLES: dict[State, str] = {"ok": "green", "warning": "magenta", "wrong": "bold red"}
AGAIN = "install Tacitus again"
TRIAL = "Gunmen shot dead two police officers in Lima on Tuesday, the interior minister said."


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, and how to mend it (empty if nothing is to be done)."""

    name: str
    state: State
    found: str
    mend: str = ""


def doctor() -> int:
    """Print every check; 1 if something is wrong."""
    console = Console(file=sys.stdout)
    wrong = 0
    for check in examine():
        wrong += check.state == "wrong"
        line = Text.assemble(
            (f"{check.state:<8}", STYLES[check.state]), f"{check.name:<14}", shown(check.found)
        )
        console.print(line, soft_wrap=True)
        if check.mend:
            console.print(Text(f"{'':<22}{check.mend}"), soft_wrap=True)
    last = "All is well." if not wrong else f"Wrong: {wrong}. Mend it as said above."
    console.print(f"\n{last}")
    return 1 if wrong else 0


def examine() -> Iterator[Check]:
    """Every check, in the order in which one rests on the other."""
    checks: tuple[tuple[str, Callable[[str], Check]], ...] = (
        ("python", python),
        ("tacitus", version),
        ("settings", largest_report),
        ("data files", data_files),
        ("cache", cache),
        ("coder", coder),
        ("model", model),
        ("samples", sample_reports),
        ("language", languages),
        ("terminal", terminal),
    )
    for name, look in checks:
        try:
            yield look(name)
        except (TacitusError, OSError) as fault:
            yield Check(name, "wrong", str(fault), AGAIN)


def python(name: str) -> Check:
    """The interpreter."""
    system = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    return Check(name, "ok", f"{system}, {sys.executable}")


def version(name: str) -> Check:
    """Tacitus itself and where it lies."""
    return Check(name, "ok", f"{VERSION}, {Path(__file__).parents[1]}")


def largest_report(name: str) -> Check:
    """Settings from the environment."""
    try:
        largest = max_bytes(os.environ.get("TACITUS_MAX_MB", ""))
    except TacitusError as fault:
        return Check(name, "wrong", str(fault), "unset it, or set it to a number")
    return Check(name, "ok", f"reports up to {largest / 1e6:g} MB are read (TACITUS_MAX_MB)")


def data_files(name: str) -> Check:
    """Every list of the package can be read."""
    broken, number = [], 0
    for file in files_under(resources.files("tacitus").joinpath("data")):
        number += 1
        if not sound(file):
            broken.append(file.name)
    if broken:
        return Check(name, "wrong", f"damaged: {', '.join(sorted(broken))}", AGAIN)
    return Check(name, "ok", f"{number} files")


def files_under(folder: Traversable) -> Iterator[Traversable]:
    """All files, those of folders within it too."""
    for item in folder.iterdir():
        if item.is_dir():
            yield from files_under(item)
        else:
            yield item


def sound(file: Traversable) -> bool:
    """Whether a data file is there, not empty, and of the form that its name says."""
    content = file.read_bytes()
    if file.name.endswith((".txt", ".toml", ".tsv", ".yaml")):
        try:
            text = content.decode("utf-8")
            if file.name.endswith(".toml"):
                tomllib.loads(text)
        except ValueError:
            return False
    return bool(content)


def cache(name: str) -> Check:
    """The folder for what is built once."""
    folder = cache_folder(os.environ)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as refused:
        mend = "set TACITUS_CACHE to a folder that you may write to"
        reason = (refused.strerror or str(refused)).lower()
        return Check(name, "warning", f"{folder}: {reason}", mend)
    sizes = [file.stat().st_size for file in folder.iterdir() if file.is_file()]
    built = f"{len(sizes)} files, {sum(sizes) / 1e6:.0f} MB" if sizes else "empty until first use"
    return Check(name, "ok", f"{folder}: {built} (TACITUS_CACHE)")


def coder(name: str) -> Check:
    """The coder can be loaded and codes a sentence."""
    begun = time.perf_counter()
    coded = load()(TRIAL, published="2024-03-06", language="en")
    seconds = time.perf_counter() - begun
    told = f"{coded.coder.name} {coded.coder.version}: a trial sentence in {seconds:.1f} s"
    if not coded.events:
        return Check(name, "warning", f"{told}, but no event was found in it", AGAIN)
    return Check(name, "ok", told)


def model(name: str) -> Check:
    """The trained model can be opened and reads a sentence."""
    begun = time.perf_counter()
    try:
        coded = load("learned")(TRIAL, published="2024-03-06", language="en")
    except ModelError as fault:
        mend = "unset TACITUS_MODEL, or name a folder that `tacitus-lab train` has made"
        return Check(name, "wrong", str(fault), mend)
    seconds = time.perf_counter() - begun
    told = f"learned {coded.coder.version}: opened, and a trial sentence read, in {seconds:.1f} s"
    if not coded.events:
        return Check(name, "warning", f"{told}, but no event was found in it", AGAIN)
    return Check(name, "ok", f"{told} (TACITUS_MODEL)")


def sample_reports(name: str) -> Check:
    """The samples of the package."""
    return Check(name, "ok", f"{len(list(samples()))} reports (tacitus demo)")


def languages(name: str) -> Check:
    """The language detector, asked for texts that are plainly not English."""
    if importlib.util.find_spec("py3langid") is None:
        return Check(name, "wrong", "py3langid is missing", AGAIN)
    found, _ = identifier().classify("La police a arrêté trois hommes après l’attaque de mardi.")
    if found != "fr":
        return Check(name, "warning", f"py3langid takes French for {found}", AGAIN)
    return Check(name, "ok", "py3langid; only English is read")


def terminal(name: str) -> Check:
    """Whether every character can be printed."""
    encoding = sys.stdout.encoding or "unknown"
    if not encoding.lower().startswith("utf"):
        mend = "set PYTHONUTF8=1, or write to a file with -o: files are always UTF-8"
        return Check(name, "warning", f"{encoding}: some letters cannot be shown", mend)
    return Check(name, "ok", encoding)
