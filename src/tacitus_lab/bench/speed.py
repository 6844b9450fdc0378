"""How fast and how large: reports a second on one core, cold start, peak memory."""

import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import resources
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from tacitus.annotate.learned.features import features
from tacitus.cli import ALLOCATIONS
from tacitus.text_coder import TextCoder, load
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.marking import marked
from tacitus_lab.bench.resolvers import resolver_seconds
from tacitus_lab.metrics import Figure

WORDS = 400  # of a report
REPORTS = 2_000
SHARED = 400  # reports coded by two processes
STARTS = 5
RESOLVED = 300  # reports whose resolvers are timed one by one
FIRST_ROUND = 50  # reports coded before the clock starts


class Speed:
    """Texts are joined from the corpus's training reports (the samples, where there is no corpus)
    to reports of 400 words, 2,000 of them. Each split is a reader; the learned one is that of
    $TACITUS_MODEL, else of the package. The figures of one core are in its own time, so that what
    else runs on the machine counts little, and after a first round of reports, in which the
    patterns are compiled; those of two processes and the cold start are by the clock. `dates` to
    `targets_weapons` are the medians of each resolver alone, on the first 300 reports; `learned`
    has on these also the share of the bare encoder's speed: of the time of a report the part in
    which the network computes."""

    name = "speed"
    about = "reports a second on one core and on two processes, each resolver, cold start, memory"
    data: tuple[str, ...] = ()
    origin = "corpus/train, or the package's samples, joined to reports of 400 words"
    splits: ClassVar[dict[str, str]] = {"rules": "reporting", "learned": "reporting"}
    usual: ClassVar[tuple[str, ...]] = ("rules", "learned")
    one_process: ClassVar[bool] = True
    split_is_reader: ClassVar[bool] = True
    peers: tuple[Peer, ...] = ()

    def __init__(self) -> None:
        self.warm: set[str] = set()  # the readers that have had their first round

    def load(self, _data: Path, split: str) -> Sequence[Case]:
        return [
            Case(f"{split}-{number}", text, None, "2024-03-05")
            for number, text in enumerate(texts_of(WORDS, REPORTS))
        ]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        reader, number = case.id.split("-")
        if reader not in self.warm:
            gc.set_threshold(ALLOCATIONS)  # as the command line has it
            for text in texts_of(WORDS, FIRST_ROUND):
                coder(text, case.published)
            self.warm.add(reader)
        began = time.process_time()
        coder(case.text, case.published)
        whole = time.process_time() - began
        timed = int(number) < RESOLVED
        parts = resolver_seconds(case, coder) if timed else {}
        encoder = encoder_seconds(case, coder) if timed else None
        return {"whole": whole, "parts": parts, "encoder": encoder}

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        each = [told["whole"] for told in predictions]
        bare = [one for one in predictions if one["encoder"] is not None]
        seconds = sum(each)
        words = sum(len(case.text.split()) for case in cases)
        n = len(cases)
        shared = cases[:SHARED]
        reader = cases[0].id.split("-")[0]
        rate, peak = on_two([case.text for case in shared], reader)
        length = sum(len(case.text.split()) for case in shared) / len(shared)
        made = [
            plain("reports_a_second", n / seconds, n, "reports/s"),
            plain("words_a_second", words / seconds, n, "words/s"),
            plain("median_report", 1000 * median(each), n, "ms", "lower"),
            *resolver_figures([told["parts"] for told in predictions if told["parts"]]),
            plain("two_processes", rate, len(shared), "reports/s"),
            plain("two_processes_words", rate * length, len(shared), "words/s"),
            plain("cold_start", median(cold_starts(reader)), STARTS, "s", "lower"),
            plain("peak_memory", peak, len(shared), "MB", "lower"),
        ]
        if bare:
            share = sum(one["encoder"] for one in bare) / sum(one["whole"] for one in bare)
            made.append(plain("encoder_share", share, len(bare), "share"))
        return made


def encoder_seconds(case: Case, coder: TextCoder) -> float | None:
    """The time that the network alone takes for a report; None with a reader that has none."""
    model: Any = getattr(coder.tools.annotator, "model", None)
    if model is None:
        return None
    seen = features(marked(case, coder)[1], model.tokenizer)
    began = time.process_time()
    model.read(seen)
    return time.process_time() - began


def resolver_figures(parts: list[dict[str, float]]) -> list[Figure]:
    """The median milliseconds of each resolver."""
    return [
        plain(name, 1000 * median(one[name] for one in parts), len(parts), "ms", "lower")
        for name in parts[0]
    ]


def on_two(texts: list[str], reader: str) -> tuple[float, float]:
    """Reports a second by the clock with two processes, their start left out, and the peak memory
    of one of them in MB."""
    spawn = get_context("spawn")
    with ProcessPoolExecutor(2, spawn, initializer=open_coder, initargs=(reader,)) as pool:
        list(pool.map(code_one, texts[:2] * 4))
        began = time.perf_counter()
        list(pool.map(code_one, texts, chunksize=8))
        seconds = time.perf_counter() - began
        return len(texts) / seconds, pool.submit(peak_memory).result()


CODERS: list[TextCoder] = []  # the one coder of a worker process


def open_coder(reader: str) -> None:
    gc.set_threshold(ALLOCATIONS)
    CODERS.append(load(reader))


def code_one(text: str) -> int:
    """The number of events, so that little is sent back."""
    return len(CODERS[0](text, "2024-03-05").events)


def plain(name: str, value: float, n: int, unit: str, better: str = "higher") -> Figure:
    """A figure of the machine, without an interval."""
    return Figure(name, value, float("nan"), float("nan"), n, unit, better)


def texts_of(words: int, number: int) -> list[str]:
    """Reports of about so many words: paragraphs of English reports, each begun elsewhere."""
    paragraphs = [line for text in sources() for line in text.splitlines() if line.strip()]
    made = []
    for first in range(number):
        text: list[str] = []
        for step in range(len(paragraphs)):
            line = paragraphs[(7 * first + step) % len(paragraphs)]
            length, more = sum(len(one.split()) for one in text), len(line.split())
            if length + more / 2 > words:  # as near to so many words as whole paragraphs come
                break
            text.append(line)
        made.append("\n".join(text))
    return made


def sources() -> list[str]:
    """The texts of corpus/train, else of the English samples."""
    folder = Path("corpus/train")
    if not folder.is_dir():
        folder = Path(str(resources.files("tacitus") / "data" / "samples"))
    files = sorted(folder.glob("*.txt"))
    return [
        path.read_text(encoding="utf-8")
        for path in files
        if not path.name.endswith(("-fr.txt", "-ar.txt"))
    ]


def cold_starts(reader: str) -> list[float]:
    """Seconds of `tacitus code -` on one report by this reader, started anew each time, with the
    modules compiled as an installation has them; the start that compiles them is not counted."""
    text = texts_of(WORDS, 1)[0].encode()
    call = [sys.executable, "-m", "tacitus", "code", "-", "--published", "2024-03-05"]
    call += ["--reader", reader]
    seconds = []
    with TemporaryDirectory() as folder:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for _ in range(STARTS + 1):
            began = time.perf_counter()
            subprocess.run(call, input=text, stdout=subprocess.DEVNULL, check=True, env=env)
            seconds.append(time.perf_counter() - began)
    return seconds[1:]


def peak_memory() -> float:
    """Peak resident memory of this process in MB. Linux keeps it in /proc; what `getrusage` gives
    there still counts the process that this one was forked from."""
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return int(status.split("VmHWM:")[1].split()[0]) / 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000_000
