"""How fast and how large: reports a second on one core, cold start, peak memory."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from tacitus.text_coder import TextCoder
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.metrics import Figure

WORDS = 400  # of a report
REPORTS = 200
STARTS = 5


class Speed:
    """Texts are joined from the samples to reports of 400 words, 200 of them. Two passes; the
    second is timed."""

    name = "speed"
    about = "reports a second on one core, cold start and peak memory"
    data: tuple[str, ...] = ()
    origin = "the package's samples, joined to reports of 400 words"
    splits: ClassVar[dict[str, str]] = {"samples": "reporting"}
    peers: tuple[Peer, ...] = ()

    def load(self, _data: Path, _split: str) -> Sequence[Case]:
        return [
            Case(f"speed-{number}", text, None, "2024-03-05")
            for number, text in enumerate(texts_of(WORDS, REPORTS))
        ]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        began = time.perf_counter()
        coder(case.text, case.published)
        return time.perf_counter() - began

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        seconds = sum(predictions)
        words = sum(len(case.text.split()) for case in cases)
        n = len(cases)
        return [
            plain("reports_a_second", n / seconds, n, "reports/s"),
            plain("words_a_second", words / seconds, n, "words/s"),
            plain("median_report", 1000 * median(predictions), n, "ms", "lower"),
            plain("cold_start", median(cold_starts()), STARTS, "s", "lower"),
            plain("peak_memory", peak_of_children(), STARTS, "MB", "lower"),
        ]


def plain(name: str, value: float, n: int, unit: str, better: str = "higher") -> Figure:
    """A figure of the machine, without an interval."""
    return Figure(name, value, float("nan"), float("nan"), n, unit, better)


def texts_of(words: int, number: int) -> list[str]:
    """Reports of about so many words: paragraphs of the English samples, each begun elsewhere."""
    folder = resources.files("tacitus") / "data" / "samples"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt"))
    paragraphs = [
        line
        for name in names
        if not name.endswith(("-fr.txt", "-ar.txt"))
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    made = []
    for first in range(number):
        text: list[str] = []
        for step in range(len(paragraphs)):
            text.append(paragraphs[(7 * first + step) % len(paragraphs)])
            if sum(len(line.split()) for line in text) >= words:
                break
        made.append("\n".join(text))
    return made


def cold_starts() -> list[float]:
    """Seconds of `tacitus code -` on one report, started anew each time, with the modules compiled
    as an installation has them; the start that compiles them is not counted."""
    text = texts_of(WORDS, 1)[0].encode()
    call = [sys.executable, "-m", "tacitus", "code", "-", "--published", "2024-03-05"]
    seconds = []
    with TemporaryDirectory() as folder:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for _ in range(STARTS + 1):
            began = time.perf_counter()
            subprocess.run(call, input=text, stdout=subprocess.DEVNULL, check=True, env=env)
            seconds.append(time.perf_counter() - began)
    return seconds[1:]


def peak_of_children() -> float:
    """Peak resident memory of the largest process started so far, in MB."""
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return kilobytes / (1_000_000 if sys.platform == "darwin" else 1_000)
