"""`data/common_words.tsv`: in what share of reports each common word stands, from corpus/train."""

from collections import Counter
from pathlib import Path

from tacitus.link.gist import WORD

LEAST = 0.02  # of the reports
HEADER = (
    "# Words and the share of the reports of corpus/train that have them, in per cent: made by"
    " `tacitus-lab common-words`."
)


def common_words(folder: Path, out: Path) -> int:
    """Write the words that many reports have, the commonest first; the number of words."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    held = Counter(word for text in texts for word in set(WORD.findall(text.lower())))
    kept = [(word, n / len(texts)) for word, n in held.items() if n >= LEAST * len(texts)]
    kept.sort(key=lambda one: (-one[1], one[0]))
    lines = [
        HEADER,
        *(f"{word}\t{100 * share:.1f}" for word, share in kept),
    ]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(kept)
