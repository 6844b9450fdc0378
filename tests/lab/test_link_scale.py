"""What linking costs, as the laboratory tells it."""

import re
import shutil
from pathlib import Path

import pytest

from tacitus_lab.link_scale import link_scale

TRAIN = Path("corpus/train")


@pytest.mark.parametrize(("sizes", "lines"), [((6,), 1), ((6, 6), 1), ((12, 6), 3)])
def test_a_line_for_each_size_and_the_exponent(
    tmp_path: Path, sizes: tuple[int, ...], lines: int
) -> None:
    for path in sorted(TRAIN.glob("*.yaml"))[:3]:
        for one in (path, path.with_suffix(".txt")):
            shutil.copy(one, tmp_path)
    told = list(link_scale(tmp_path, sizes, 1))
    assert len(told) == lines
    assert told[0].startswith("6 reports, ")
    memory = re.search(r"([\d,]+) MB", told[0])
    assert memory is not None
    assert int(memory[1].replace(",", "")) > 10 or not Path("/proc/self/smaps_rollup").exists()
    assert told[-1].startswith("exponent ") is (lines > 1)
