"""What `tacitus-lab train` does: data to examples, to a network, to the folder of a model.

    tacitus-lab train --encoder DIR --out DIR

The folder that comes out is what `tacitus code --model DIR` reads.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from tacitus.annotate import learned
from tacitus.annotate.learned.model import FORMAT, Limits, label_names, load_model
from tacitus.errors import UsageError
from tacitus_lab import train as here
from tacitus_lab.bench.reports import Reports
from tacitus_lab.train.card import card
from tacitus_lab.train.examples import Example
from tacitus_lab.train.export import export
from tacitus_lab.train.fit import Settings, train
from tacitus_lab.train.limits import choose
from tacitus_lab.train.network import WEIGHTS
from tacitus_lab.train.sources import DATA, DataSet, coded_reports


@dataclass(frozen=True, slots=True)
class Order:
    """`encoder`: a BERT-shaped folder; `out`: where the model is written; `data`: the folder with
    the gold data of others; `only`: names of data sets, none for all."""

    encoder: Path
    out: Path
    corpus: Path = Path("corpus")
    data: Path = Path("../shared/data")
    only: tuple[str, ...] = ()
    small: bool = True  # the encoder in whole numbers of 8 bits
    settings: Settings = field(default_factory=Settings)


def run(order: Order) -> int:
    """Train, export, choose limits, write the facts and the card; 0."""
    known(order.only, {one.name for one in DATA}, "data set")
    known(order.settings.without, set(WEIGHTS), "loss")
    tokenizer = Tokenizer.from_file(str(order.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    sets = list(present(order))
    examples = [one for chosen in sets for one in chosen.read(place_of(chosen, order), tokenizer)]
    watched = list(coded_reports(order.corpus / "dev", tokenizer))
    pieces = sum(len(one.seen.pieces) for one in examples)
    print(f"{len(examples)} reports to learn from, {pieces:,} pieces; {len(watched)} are watched")
    order.out.mkdir(parents=True, exist_ok=True)
    mark = fingerprint(order, examples)
    network = train(
        order.settings, order.encoder, examples, watched, order.out / "checkpoint.pt", mark
    )
    export(network, order.encoder / "tokenizer.json", order.out, small=order.small)
    facts = facts_of(order, sets, examples, mark) | {
        "hidden": network.encoder.hidden,
        "begin": network.encoder.marks[0],
        "end": network.encoder.marks[1],
    }
    write(order.out, facts | {"limits": limit_facts(Limits())})
    dev, samples = (
        Reports().load(order.corpus / "dev", "given"),
        Reports().load(order.data, "samples"),
    )
    limits = choose(load_model(order.out), [*dev, *samples])
    write(order.out, facts | {"limits": limit_facts(limits)})
    (order.out / "README.md").write_text(card(facts), encoding="utf-8")
    return 0


def known(given: Sequence[str], names: set[str], what: str) -> None:
    """UsageError for a name that is none."""
    for name in given:
        if name not in names:
            raise UsageError(
                f"there is no {what} {name!r}: choose among {', '.join(sorted(names))}"
            )


def present(order: Order) -> Iterator[DataSet]:
    """The data sets that are wanted and at hand; those that are not are named."""
    for one in DATA:
        if order.only and one.name not in order.only:
            continue
        if place_of(one, order).exists():
            yield one
        else:
            print(f"{one.name}: nothing at {place_of(one, order)}: it comes from {one.origin}")


def place_of(one: DataSet, order: Order) -> Path:
    return (order.data if one.of_others else order.corpus) / one.place


def fingerprint(order: Order, examples: Sequence[Example]) -> str:
    """What settings, examples and code together are: the same for the same run."""
    digest = hashlib.sha256(json.dumps(asdict(order.settings)).encode())
    for one in examples:
        digest.update(one.id.encode())
        for value in (one.seen, one.wanted, one.known):
            for name in value.__slots__:
                array = getattr(value, name)
                digest.update(array.tobytes() if hasattr(array, "tobytes") else b"")
    for package in (learned, here):
        for path in sorted(Path(str(package.__file__)).parent.glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def facts_of(
    order: Order, sets: Sequence[DataSet], examples: Sequence[Example], mark: str
) -> dict[str, Any]:
    """What a model folder says of itself."""
    return {
        "format": FORMAT,
        "version": mark[:8],
        "fingerprint": mark,
        "labels": label_names(),
        "window": order.settings.window,
        "settings": asdict(order.settings),
        "small": order.small,
        "data": [
            {
                "name": one.name,
                "origin": one.origin,
                "rights": one.rights,
                "teaches": one.teaches,
                "reports": sum(example.source.startswith(one.name) for example in examples),
            }
            for one in sets
        ],
    }


def limit_facts(limits: Limits) -> dict[str, Any]:
    facts = asdict(limits)
    return facts | {"roles": dict(zip(label_names()["parts"], limits.roles, strict=True))}


def write(folder: Path, facts: dict[str, Any]) -> None:
    text = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    (folder / "model.json").write_text(text, encoding="utf-8")
