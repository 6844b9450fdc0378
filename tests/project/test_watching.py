"""Watching: what is new is added, what is unchanged is not sent, what fails waits longer."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

import tacitus
from tacitus.acquire.web import Web
from tacitus.errors import UsageError
from tacitus.project.adding import Wish, add_sources, web_for
from tacitus.project.project import Project
from tacitus.project.watching import Pace, Watch, followed
from tacitus.project_values import Imported, Looked
from tests.acquire.pages import BODY, Served, feed, item, page, served
from tests.project.made import sizes, texts, write_lines

PACE = Pace(every=100.0, pages=1_000.0)


@pytest.fixture
def server() -> Iterator[Served]:
    with served() as state:
        yield state


@pytest.fixture
def project(place: str) -> Iterator[Project]:
    with tacitus.open(place) as opened:
        yield opened


def near(project: Project) -> Web:
    """A fetcher that may ask this machine, and need not wait."""
    web = web_for(project.database)
    web.allowed, web.pause = lambda _address: True, 0.0
    return web


def watch(project: Project, *sources: str, pace: Pace = PACE) -> Watch:
    return Watch(project.database, sources, pace, near(project))


def put_feed(server: Served, *numbers: int, words: str = BODY[0]) -> str:
    """A feed of these pages, which are there too, and its address."""
    items = [item(f"{server.root}/{number}", f"News {number}", words) for number in numbers]
    server.put("/feed", feed("".join(items)), "application/rss+xml", ETag=f'"{numbers}"')
    for number in numbers:
        server.put(f"/{number}", page(title=f"News {number}", link=""))
    return f"{server.root}/feed"


def asked(server: Served) -> list[str]:
    """What the server was asked since the last time, but for robots.txt."""
    paths = [path for path in server.paths() if path != "/robots.txt"]
    server.asked.clear()
    return paths


def test_only_what_is_new_is_asked_for_and_added(project: Project, server: Served) -> None:
    source = put_feed(server, 1, 2)
    going = watch(project, source)
    assert going.look(source) == Looked(source, Imported(1, new=2), (), failed=False, wait=100.0)
    assert asked(server) == ["/feed", "/1", "/2"]
    assert going.look(source) == Looked(source, Imported(None), (), failed=False, wait=100.0)
    assert asked(server) == ["/feed"]
    put_feed(server, 1, 2, 3)
    assert going.look(source).done == Imported(2, new=1)
    assert asked(server) == ["/feed", "/3"]
    assert going.look(source).done.number is None
    assert asked(server) == ["/feed"]
    assert sizes(project)["imports"] == 2  # looks that bring nothing leave nothing behind


def test_a_page_is_asked_for_again_after_a_while(project: Project, server: Served) -> None:
    source = put_feed(server, 1)
    going = watch(project, source, pace=Pace(100.0, pages=-1.0))
    going.look(source)
    put_feed(server, 1, 2)
    server.put("/1", page(title="News 1, corrected", link=""))
    assert going.look(source).done == Imported(2, new=1, changed=1)
    assert sorted(text.partition("\n")[0] for text in texts(project)) == [
        "News 1, corrected",
        "News 2",
    ]


def test_a_page_that_was_read_is_not_replaced_by_the_words_of_the_feed(
    project: Project, server: Served
) -> None:
    source = put_feed(server, 1, words=" ".join(BODY))
    going = watch(project, source, pace=Pace(100.0, pages=-1.0))
    going.look(source)
    whole = texts(project)
    put_feed(server, 1, 2)
    server.has["/1"] = (500, {}, b"")
    server.has["/2"] = (500, {}, b"")
    looked = going.look(source)
    assert (looked.done.new, looked.done.changed, looked.failed) == (1, 0, False)
    assert looked.refused == (f"{server.root}/1: the server answers 500: see to the address",)
    assert texts(project)[0] == whole[0]
    assert texts(project)[1] == f"News 2\n\n{BODY[0]}\n"  # this one was never read


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ((404, {}, b""), "the server answers 404"),
        ((200, {"Content-Type": "text/html"}, b"<html><p>Down for maintenance"), "no article"),
        ((200, {}, feed("", '<!DOCTYPE l [<!ENTITY a "ha">]>')), "declares XML entities"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "not plain http or https"),
        ((429, {"Retry-After": "600"}, b""), "the server answers 429"),
    ],
)
def test_a_feed_that_fails_waits_longer_and_costs_no_other(
    project: Project, server: Served, answer: tuple[int, dict[str, str], bytes], fault: str
) -> None:
    good = put_feed(server, 1)
    with served() as other:
        other.has["/bad"] = answer
        bad = f"{other.root}/bad"
        going = watch(project, bad, good)
        first, second = itertools.islice(going, 2)
        assert first.failed
        assert fault in first.refused[0]
        assert second.done.new == 1
        waits = [going.look(bad).wait for _ in range(12)]
        assert waits[:3] == [400.0, 800.0, 1_600.0]
        assert waits[-1] == 86_400.0
        going._web.rest.clear()  # noqa: SLF001  # as if the time that was asked for were over
        other.put("/bad", feed(item("", "Mended", BODY[0])), "application/rss+xml")
        assert going.look(bad) == Looked(bad, Imported(2, new=1), (), failed=False, wait=100.0)


def test_a_redirect_to_a_private_address(project: Project, server: Served) -> None:
    source = f"{server.root}/feed"
    server.lead("/feed", "http://169.254.169.254/latest/meta-data")
    going = watch(project, source)
    going._web.allowed = lambda address: address == "127.0.0.1"  # noqa: SLF001
    looked = going.look(source)
    assert looked.failed
    assert "is no address of the open internet" in looked.refused[0]


def test_looks_come_when_they_are_due(project: Project, server: Served) -> None:
    good, bad = put_feed(server, 1), f"{server.root}/none"
    going = iter(watch(project, good, bad, pace=Pace(every=0.2)))
    looks = [next(going).source for _ in range(7)]
    assert looks.count(good) > looks.count(bad) >= 2


def test_a_disk_that_is_full_stops_no_watch(project_file: Path, server: Served) -> None:
    source = put_feed(server, *range(1, 30))
    with tacitus.open(project_file) as project:
        raw = project.database.engine.raw_connection()
        raw.cursor().execute("PRAGMA max_page_count = 1")
        raw.close()
        going = watch(project, source)
        looked = going.look(source)
        assert looked.failed
        assert "the disk is full" in looked.refused[0]
        raw = project.database.engine.raw_connection()
        raw.cursor().execute("PRAGMA max_page_count = 1000000")
        raw.close()
        assert going.look(source).done.new == 29


def test_a_fault_of_our_own_costs_one_source(
    project: Project, server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = put_feed(server, 1)
    nothing: dict[str, str] = {}
    monkeypatch.setattr("tacitus.acquire.feeds.words_of", lambda _html: nothing["x"])
    looked = watch(project, source).look(source)
    assert looked.failed
    assert "a fault of Tacitus itself (KeyError: 'x')" in looked.refused[0]


def test_a_folder_is_watched_too(project: Project, tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [{"id": "a", "text": "One."}])
    going = watch(project, str(tmp_path))
    assert going.look(str(tmp_path)).done == Imported(1, new=1)
    assert going.look(str(tmp_path)).done == Imported(None, same=1)
    write_lines(tmp_path / "b.jsonl", [{"id": "b", "text": "Two."}])
    assert going.look(str(tmp_path)).done == Imported(2, new=1, same=1)


def test_what_was_added_before_is_followed(project: Project, server: Served) -> None:
    feed_, page_ = put_feed(server, 1, 2), f"{server.root}/1"
    web = near(project)
    for source in (feed_, page_, f"{server.root}/2"):
        add_sources(project.database, [source], Wish(web=web), print, iter)
    assert followed(project.database) == (feed_,)
    assert watch(project).sources == (feed_,)
    project.undo(1)
    assert followed(project.database) == ()


@pytest.mark.parametrize("sources", [(), ("-",), ("",)])
def test_nothing_to_watch(project: Project, sources: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="nothing to watch"):
        watch(project, *sources)
