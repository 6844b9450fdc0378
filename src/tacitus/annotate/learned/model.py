"""A trained model: a folder with encoder.onnx, heads.npz, tokenizer.json and model.json.

Only this file knows the model runtime. One thread a session: more cores are used by more processes.
"""

import json
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

from tacitus.annotate.learned import labels
from tacitus.annotate.learned.features import Features, Floats, Ints
from tacitus.annotate.learned.heads import Heads, means, shapes
from tacitus.annotate.learned.windows import windows
from tacitus.errors import ModelError
from tacitus.vocabulary import PLOVER_TYPES

FORMAT = 4
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json", "model.json")


@dataclass(frozen=True, slots=True)
class Limits:
    """From what probability on something is taken; chosen on corpus/dev and the samples."""

    anchor: float = 0.5
    kept: float = 0.35  # of an anchor that the rules have too
    link: float = 0.5
    roles: tuple[float, ...] = (0.5,) * len(labels.PARTS)
    clause: float = 0.5  # words tell a motive or a damage
    said: float = 0.3  # words are what somebody says
    heat: float = 1.0  # what the logits of anchors are divided by


@dataclass(frozen=True, slots=True)
class Read:
    """What the encoder makes of a report: vectors of its words (n x hidden) and of the whole."""

    words: Floats
    report: Floats


@dataclass(frozen=True, slots=True)
class Model:
    version: str
    tokenizer: Tokenizer
    heads: Heads
    limits: Limits
    session: onnxruntime.InferenceSession
    window: int  # pieces that are read at once
    marks: tuple[int, int]  # pieces that begin and end a window

    def read(self, seen: Features) -> Read:
        """Read all windows of a report."""
        vectors, wholes = [], []
        for one in windows(seen, self.window, self.marks):
            found = self.vectors(one.pieces, one.labels)
            vectors.append(found[one.first : one.last])
            wholes.append(found[0])
        pieces = np.concatenate(vectors)
        return Read(
            means(pieces, seen.words[:, 0], seen.words[:, 1]), np.mean(np.array(wholes), axis=0)
        )

    def vectors(self, pieces: Ints, around: Ints) -> Floats:
        given = {"pieces": pieces[None], "labels": around[None]}
        return np.asarray(self.session.run(None, given)[0], np.float32)


def one_thread() -> AbstractContextManager[object]:
    """Inside it the heads compute in one thread, too: their matrices are small, and threads that
    wait for one another on a busy machine take ten times as long."""
    limited: AbstractContextManager[object] = libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def libraries() -> ThreadpoolController:
    """The libraries loaded with numpy, looked for once."""
    return ThreadpoolController()


def load_model(folder: Path) -> Model:
    """Open a model folder; ModelError says what is wrong with it."""
    for name in FILES:
        if not (folder / name).is_file():
            raise ModelError(f"{folder} is no model: it has no {name}; see `tacitus-lab train`")
    try:
        facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        if facts["format"] != FORMAT or facts["labels"] != label_names():
            raise ModelError(
                f"{folder} was made for another version of tacitus: train it again with"
                " `tacitus-lab train`"
            )
        weights = weights_of(folder / "heads.npz", facts["hidden"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return Model(
            version=facts["version"],
            tokenizer=tokenizer,
            heads=Heads(weights),
            limits=limits_of(facts["limits"]),
            session=session(folder / "encoder.onnx"),
            window=facts["window"],
            marks=(facts["begin"], facts["end"]),
        )
    except ModelError:
        raise
    except Exception as fault:
        raise ModelError(f"the model in {folder} cannot be read: {fault}") from fault


def session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def weights_of(path: Path, hidden: int) -> dict[str, Floats]:
    """The weights of the heads; a wrong name or shape is a ModelError."""
    with path.open("rb") as file, np.load(file) as found:
        weights = {name: found[name].astype(np.float32) for name in found.files}
    for name, shape in shapes(hidden).items():
        if name not in weights or weights[name].shape != shape:
            raise ModelError(f"{path}: {name} is missing or has another shape than {shape}")
    return weights


def limits_of(facts: dict[str, Any]) -> Limits:
    return Limits(
        anchor=facts["anchor"],
        kept=facts["kept"],
        link=facts["link"],
        roles=tuple(facts["roles"][name] for name in label_names()["parts"]),
        clause=facts["clause"],
        said=facts["said"],
        heat=facts["heat"],
    )


def label_names() -> dict[str, list[str]]:
    """The lists of labels as a model folder keeps them."""
    return {
        "types": list(PLOVER_TYPES),
        "acts": [f"{type_} {mode or '-'}" for type_, mode in labels.ACTS],
        "parts": [f"{role} {stance}" if stance else role for role, stance in labels.PARTS],
        "certainties": list(labels.CERTAINTIES),
        "stages": [stage or "open" for stage in labels.STAGES],
        "saliences": list(labels.SALIENCES),
        "kinds": list(labels.KINDS),
        "clauses": list(labels.CLAUSES),
        "forms": list(labels.FORMS),
        "tags": list(labels.TAGS),
    }
