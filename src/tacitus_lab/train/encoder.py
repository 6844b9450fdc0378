"""The encoder as torch sees it: any BERT-shaped folder (config.json, model.safetensors)."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from tacitus.errors import UsageError
from tacitus_lab.train.pack import Pack

MASKED = 0.1  # share of the pieces that are hidden in training
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "after_words": "output.LayerNorm",
}


class Layer(nn.Module):
    """One layer of BERT: attention, then a two-layer network, each added and normed."""

    def __init__(self, hidden: int, inner: int, heads: int, epsilon: float, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.mixed = nn.Linear(hidden, hidden)
        self.after_attention = nn.LayerNorm(hidden, eps=epsilon)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.after_words = nn.LayerNorm(hidden, eps=epsilon)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x: batch x length x hidden; mask: batch x length, true where there is a piece."""
        batch, length, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        attended = attend(
            split(self.query(x)),
            split(self.key(x)),
            split(self.value(x)),
            None if mask is None else mask[:, None, None, :],
        )
        joined = attended.transpose(1, 2).reshape(batch, length, hidden)
        x = self.after_attention(x + self.drop(self.mixed(joined)))
        return self.after_words(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces, and three labels of each by the rules, to vectors."""

    def __init__(self, folder: Path, labels: tuple[int, ...], layers: int | None = None) -> None:
        """`labels`: how many values each label has; `layers`: only so many of them."""
        super().__init__()
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.hidden = hidden = int(config["hidden_size"])
        self.length = int(config["max_position_embeddings"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.marks = (piece(tokenizer, "[CLS]"), piece(tokenizer, "[SEP]"))
        self.mask = piece(tokenizer, "[MASK]")
        epsilon, drop = float(config["layer_norm_eps"]), float(config["hidden_dropout_prob"])
        self.words = nn.Embedding(config["vocab_size"], hidden)
        # Left as it is: words that no report of ours has stay beside those that mean the same.
        self.words.weight.requires_grad = False
        self.places = nn.Embedding(self.length, hidden)
        self.kind = nn.Embedding(config["type_vocab_size"], hidden)
        self.norm = nn.LayerNorm(hidden, eps=epsilon)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(
            Layer(hidden, config["intermediate_size"], config["num_attention_heads"], epsilon, drop)
            for _ in range(layers or config["num_hidden_layers"])
        )
        self.labels = nn.ModuleList(nn.Embedding(size, hidden) for size in labels)
        for table in self.labels:
            nn.init.normal_(table.weight, std=0.01)
        self.take(folder / "model.safetensors")

    def forward(self, pieces: Tensor, labels: Tensor, mask: Tensor | None = None) -> Tensor:
        """pieces: batch x length; labels: batch x length x number of labels."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.places(places) + self.kind.weight[0]
        for number, table in enumerate(self.labels):
            x = x + table(labels[:, :, number])
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def take(self, path: Path) -> None:
        """The weights of a trained encoder."""
        found = {name.removeprefix("bert."): w.float() for name, w in load_file(path).items()}
        names = {
            "words": "embeddings.word_embeddings",
            "places": "embeddings.position_embeddings",
            "kind": "embeddings.token_type_embeddings",
            "norm": "embeddings.LayerNorm",
        }
        for number in range(len(self.layers)):
            for ours, theirs in PARTS.items():
                names[f"layers.{number}.{ours}"] = f"encoder.layer.{number}.{theirs}"
        state = self.state_dict()
        for name in state:
            part, _, what = name.rpartition(".")
            if part in names:
                state[name] = found[f"{names[part]}.{what}"]
        self.load_state_dict(state)


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention over batch x heads x length x width. On a processor torch's own is slow on its way
    back in 16 bits, so there the two products are made one after the other."""
    if query.dtype != torch.bfloat16 or query.is_cuda:
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    with torch.autocast("cpu", enabled=False):
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
        if mask is not None:
            scores = scores + torch.where(mask, 0.0, -1e4).to(scores.dtype)
        return scores.softmax(-1) @ value


def piece(tokenizer: Tokenizer, name: str) -> int:
    """The number of a piece that every BERT-shaped encoder has."""
    number = tokenizer.token_to_id(name)
    if number is None:
        raise UsageError(f"the tokenizer has no {name}: take the folder of a BERT-shaped encoder")
    return int(number)


def read(encoder: Encoder, packs: list[Pack]) -> list[tuple[Tensor, Tensor]]:
    """For each report the vectors of its pieces and that of the report as a whole. In training some
    pieces are masked, so that no single word decides alone."""
    device = encoder.words.weight.device
    rows = [(pack, number) for pack in packs for number in range(len(pack.windows))]
    length = max(len(pack.windows[n].pieces) for pack, n in rows)
    pieces = torch.zeros(len(rows), length, dtype=torch.long)
    labels = torch.zeros(len(rows), length, len(encoder.labels), dtype=torch.long)
    mask = torch.zeros(len(rows), length, dtype=torch.bool)
    for row, (pack, number) in enumerate(rows):
        window = pack.windows[number]
        size = len(window.pieces)
        pieces[row, :size] = window.pieces
        labels[row, :size] = window.labels
        mask[row, :size] = True
    if encoder.training:
        masked = (torch.rand(pieces.shape) < MASKED) & (pieces != encoder.marks[0])
        pieces[masked & (pieces != encoder.marks[1])] = encoder.mask
    full = bool(mask.all())
    x = encoder(pieces.to(device), labels.to(device), None if full else mask.to(device))
    found = []
    row = 0
    for pack in packs:
        own = x[row : row + len(pack.windows)]
        kept = [one[w.first : w.last] for one, w in zip(own, pack.windows, strict=True)]
        found.append((torch.cat(kept), own[:, 0].mean(0)))
        row += len(pack.windows)
    return found
