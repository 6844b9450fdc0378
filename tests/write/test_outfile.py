"""A file is there whole or not at all."""

from pathlib import Path
from typing import TextIO

import pytest

from tacitus.errors import UnreadableInput, UsageError
from tacitus.write.outfile import whole_file


def test_it_takes_the_place_of_the_old(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("old")
    file.chmod(0o640)
    with whole_file(file) as stream:
        stream.write("é\n")
        assert file.read_text() == "old"
    assert file.read_bytes() == "é\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def write_half(stream: TextIO) -> None:
    stream.write("half")
    raise UnreadableInput("x: is empty")


def test_a_failure_leaves_the_old(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("old")
    with pytest.raises(UnreadableInput), whole_file(file) as stream:
        write_half(stream)
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "out.txt", tmp_path / "link.txt"
    file.write_text("old")
    link.symlink_to(file)
    with whole_file(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual, file = tmp_path / "usual.txt", tmp_path / "out.txt"
    usual.write_text("x")
    with whole_file(file) as stream:
        stream.write("x")
    assert file.stat().st_mode == usual.stat().st_mode


def test_what_is_no_plain_file_is_written_to() -> None:
    with whole_file(Path("/dev/null")) as stream:
        stream.write("x")


@pytest.mark.parametrize("name", ["none/out.txt", "."])
def test_where_nothing_can_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be written"), whole_file(tmp_path / name) as out:
        out.write("x")


def test_a_full_disk_is_named() -> None:
    with pytest.raises(UsageError, match="no space left"), whole_file(Path("/dev/full")) as stream:
        stream.write("x")
