"""Which reports weights are learned from."""

import shutil
from pathlib import Path

from tacitus_lab.bench.reports import folder_of
from tacitus_lab.unread import read_and_unread

DEV = Path("corpus/dev")


def test_what_is_put_aside_is_neither_read_nor_unread(tmp_path: Path) -> None:
    shared = {"train": DEV.glob("0[1-5]-*"), "fresh": DEV.glob("02-*"), "kept": DEV.glob("03-*")}
    for name, files in shared.items():
        (tmp_path / name).mkdir()
        for file in files:
            shutil.copy(file, tmp_path / name)
    read, unread = read_and_unread(tmp_path, [tmp_path / "fresh"], [tmp_path / "kept"])
    samples = {one.stem for one in folder_of(tmp_path, "samples").glob("*.yaml")}
    numbers = {case.id.split("-")[0] for case in read}
    assert numbers == {"c01", "c04", "c05"}
    assert {case.id.split("-")[0] for case in unread if case.id not in samples} == {"c02"}
