"""Train the reader: read from top to bottom.

    tacitus-lab train --encoder DIR --out DIR

Seeded, and resumable after each epoch: a run that was stopped goes on where the same command, code
and data left off. On a processor each of `processes` learns from its share of every batch, on one
core; what they learn is put together before each step, so that all have the same weights. On a GPU
one process does it all.
"""

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor, distributed, multiprocessing

from tacitus.errors import UsageError
from tacitus_lab.train.examples import Example
from tacitus_lab.train.judge import judge
from tacitus_lab.train.network import WEIGHTS, Network
from tacitus_lab.train.pack import Pack, pack
from tacitus_lab.train.sources import DATA

POOL = 32  # reports that are sorted by length before they are put into batches
WARM = 0.1  # share of the steps in which the pace rises
LAST = 0.02  # the pace at the end, of the highest
CLIP = 1.0  # the longest step of all weights together
DEVICES = ("auto", "cpu", "cuda")
DICE = Random()  # noqa: S311 - for the order of reports


@dataclass(frozen=True, slots=True)
class Settings:
    """`pace` of the encoder and of the heads; `blind`: how often a report is read without what the
    rules say of it; `layers`: only so many of the encoder's, 0 for all; `mixed`: its matrices are
    multiplied in 16 bits, nearly twice as fast where the processor does so itself (AMX)."""

    epochs: int = 7
    batch: int = 4
    pace: float = 1.5e-4
    head_pace: float = 1e-3
    decay: float = 0.01
    blind: float = 0.15
    window: int = 512
    layers: int = 0
    mixed: bool = False
    seed: int = 1
    device: str = "auto"  # cpu or cuda; auto: a GPU where there is one
    processes: int = 2  # on a processor
    without: tuple[str, ...] = ()  # losses left out, for ablations


@dataclass(frozen=True, slots=True)
class Course:
    """What a training run works on."""

    settings: Settings
    processes: int
    network: Network
    reports: list[tuple[Pack, Pack]]  # each report, and the same without the rules
    shares: dict[str, float]  # how many of the reports of a source are read in an epoch
    watched: list[Pack]
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler


def train(
    settings: Settings,
    folder: Path,
    examples: Sequence[Example],
    watched: Sequence[Example],
    checkpoint: Path,
    fingerprint: str,
) -> Network:
    """A network that starts from the encoder in `folder` and has learned from the examples. It is
    judged on those `watched` as it goes."""
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    course = course_of(settings, folder, examples, watched)
    if course.processes == 1:
        learn(0, course, checkpoint, fingerprint)
    else:
        checkpoint.with_suffix(".meet").unlink(missing_ok=True)  # of a run that was stopped
        multiprocessing.start_processes(
            learn_together,
            (course, checkpoint, fingerprint),
            nprocs=course.processes,
            start_method="fork",
        )
        resumed(course, checkpoint, fingerprint)
    course.network.eval()
    return course.network.cpu()


def learn_together(rank: int, course: Course, checkpoint: Path, fingerprint: str) -> None:
    """What process number `rank` of several does."""
    distributed.init_process_group(
        "gloo",
        store=distributed.FileStore(str(checkpoint.with_suffix(".meet")), course.processes),
        rank=rank,
        world_size=course.processes,
    )
    learn(rank, course, checkpoint, fingerprint)
    distributed.barrier()
    distributed.destroy_process_group()


def learn(rank: int, course: Course, checkpoint: Path, fingerprint: str) -> None:
    """All epochs; the first process tells how it goes and keeps what was learned."""
    settings = course.settings
    for epoch in range(resumed(course, checkpoint, fingerprint), settings.epochs):
        started = time.monotonic()
        DICE.seed(settings.seed * 1000 + epoch)
        torch.manual_seed((settings.seed * 1000 + epoch) * course.processes + rank)
        losses = one_epoch(course, rank)
        if rank:
            continue
        told = {name: round(loss, 3) for name, loss in losses.items()}
        print(
            f"epoch {epoch + 1} of {settings.epochs}, {time.monotonic() - started:.0f} s, {told}",
            flush=True,
        )
        if course.watched and (epoch % 3 == 2 or epoch + 1 == settings.epochs):
            shares = judge(course.network, course.watched)
            found = {name: round(100 * share, 1) for name, share in shares.items()}
            print("  watched:", found, flush=True)
        save(course, checkpoint, fingerprint, epoch + 1)


def course_of(
    settings: Settings, folder: Path, examples: Sequence[Example], watched: Sequence[Example]
) -> Course:
    shares = {one.name: one.share for one in DATA}
    device = device_of(settings)
    network = Network(folder, settings.layers or None, settings.mixed).to(device)
    size, marks = settings.window, network.encoder.marks
    reports = [(pack(one, size, marks), pack(one.blinded(), size, marks)) for one in examples]
    read = sum(shares.get(one.source, 1.0) for one in examples)
    steps = settings.epochs * int(read / settings.batch + 1)
    growing = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {"params": growing, "lr": settings.pace},
            {"params": network.params.parameters(), "lr": settings.head_pace},
        ],
        weight_decay=settings.decay,
        fused=True,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(1.0, (step + 1) / (WARM * steps + 1)) * max(LAST, 1 - step / steps),
    )
    seen = [pack(one, size, marks) for one in watched]
    processes = 1 if device.type == "cuda" else settings.processes
    return Course(settings, processes, network, reports, shares, seen, optimiser, schedule)


def device_of(settings: Settings) -> torch.device:
    """Where to learn; UsageError for a GPU that is not there."""
    if settings.device not in DEVICES:
        raise UsageError(f"--device is one of {', '.join(DEVICES)}, not {settings.device!r}")
    there = torch.cuda.is_available()
    if settings.device == "cuda" and not there:
        raise UsageError("torch sees no GPU here: leave out --device, or give --device cpu")
    return torch.device("cuda" if there and settings.device != "cpu" else "cpu")


def one_epoch(course: Course, rank: int) -> dict[str, float]:
    """Learn from every report once; the mean of each loss over the reports of this process."""
    course.network.train()
    totals: dict[str, Tensor] = {}
    batches = batches_of(course)
    for packs in batches:
        own = packs[rank :: course.processes]
        losses = course.network.losses(own) if own else {}
        course.optimiser.zero_grad(set_to_none=False)
        total = weighed(losses, course.settings)
        if isinstance(total, Tensor):  # a share may have nothing that is learned from
            (total * (len(own) / len(packs))).backward()
        if course.processes > 1:
            put_together(course.network)
        torch.nn.utils.clip_grad_norm_(course.network.parameters(), CLIP)
        course.optimiser.step()
        course.schedule.step()
        for name, loss in losses.items():
            totals[name] = totals.get(name, 0) + loss.detach()
    return {name: float(total) / len(batches) for name, total in totals.items()}


def put_together(network: Network) -> None:
    """Add up what all processes would have the weights do."""
    growing = [weight for weight in network.parameters() if weight.requires_grad]
    for weight in growing:
        if weight.grad is None:
            weight.grad = torch.zeros_like(weight)
    grads = [weight.grad for weight in growing if weight.grad is not None]
    together = torch.cat([grad.view(-1) for grad in grads])
    distributed.all_reduce(together)
    for grad, total in zip(grads, together.split([grad.numel() for grad in grads]), strict=True):
        grad.copy_(total.view_as(grad))


def batches_of(course: Course) -> list[list[Pack]]:
    """The reports of an epoch in batches of like length, in a new order."""
    settings = course.settings
    read = [
        two
        for two in course.reports
        if DICE.random() < course.shares.get(two[0].example.source, 1.0)
    ]
    DICE.shuffle(read)
    found = []
    for start in range(0, len(read), POOL):
        pool = sorted(read[start : start + POOL], key=lambda two: len(two[0].seen.pieces))
        for n in range(0, len(pool), settings.batch):
            chosen = pool[n : n + settings.batch]
            found.append([two[DICE.random() < settings.blind] for two in chosen])
    DICE.shuffle(found)
    return found


def weighed(losses: dict[str, Tensor], settings: Settings) -> Any:
    """The sum of the losses that count, each with its weight; 0 where there is none."""
    return sum(
        WEIGHTS[name] * loss for name, loss in losses.items() if name not in settings.without
    )


def save(course: Course, checkpoint: Path, fingerprint: str, done: int) -> None:
    """Keep all that the next epoch needs; a stop while writing leaves the file before."""
    state: dict[str, Any] = {
        "fingerprint": fingerprint,
        "settings": asdict(course.settings),
        "done": done,
        "network": course.network.state_dict(),
        "optimiser": course.optimiser.state_dict(),
        "schedule": course.schedule.state_dict(),
    }
    beside = checkpoint.with_suffix(".part")
    torch.save(state, beside)
    beside.replace(checkpoint)


def resumed(course: Course, checkpoint: Path, fingerprint: str) -> int:
    """The epochs that a run of the same code and data has done; its state is taken."""
    if not checkpoint.is_file():
        return 0
    state = torch.load(checkpoint, weights_only=False, map_location="cpu")
    if state["fingerprint"] != fingerprint:
        return 0
    course.network.load_state_dict(state["network"])
    course.optimiser.load_state_dict(state["optimiser"])
    course.schedule.load_state_dict(state["schedule"])
    return int(state["done"])
