"""A trained network as the files that the package reads."""

import shutil
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tacitus_lab.train.encoder import Encoder
from tacitus_lab.train.network import Network


class OneWindow(nn.Module):
    """The encoder for one window without padding."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor, labels: Tensor) -> Tensor:
        return self.encoder(pieces, labels)[0]


def export(network: Network, tokenizer: Path, out: Path, *, small: bool = True) -> None:
    """Write a model folder. `small`: the encoder in whole numbers of 8 bits, channel by channel."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        write_encoder(network.encoder, full)
        if small:
            quantize_dynamic(
                full,
                out / "encoder.onnx",
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gather"],
            )
        else:
            shutil.copy(full, out / "encoder.onnx")
    weights = {
        name.replace("/", "."): weight.detach().numpy().astype(np.float16)
        for name, weight in network.params.items()
    }
    np.savez_compressed(out / "heads.npz", **weights)
    shutil.copy(tokenizer, out / "tokenizer.json")


def write_encoder(encoder: Encoder, path: Path) -> None:
    length = torch.export.Dim("length", min=2, max=encoder.length)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            OneWindow(encoder),
            (torch.zeros(1, 9, dtype=torch.long), torch.zeros(1, 9, 3, dtype=torch.long)),
            str(path),
            input_names=["pieces", "labels"],
            output_names=["vectors"],
            dynamic_shapes={"pieces": {1: length}, "labels": {1: length}},
            external_data=False,
            dynamo=True,
        )
