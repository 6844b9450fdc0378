"""What a web page has beside its report: the publisher's name in the title, a list of videos."""

import pytest

from tacitus.furniture import masthead, videos


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Man shot - Action News 5 - Memphis, Tennessee", "Action News 5 - Memphis, Tennessee"),
        ("Man shot | KXYZ-TV | Tyler", "KXYZ-TV | Tyler"),
        ("Man shot - xyz9.com - Longview", "xyz9.com - Longview"),
        ("Wichita News, Weather, Sports - Man shot in Salina", "Wichita News, Weather, Sports"),
        ("Man shot - woman held", None),
        ("News of the week - man shot", None),
        ("Man shot in Tyler", None),
    ],
)  # fmt: skip
def test_the_name_of_the_publisher(title: str, name: str | None) -> None:
    text = f"{title}\n\nA man was shot."
    found = masthead(text)
    assert (None if found is None else found.of(text)) == name
    assert masthead(title) is None  # a single line is no title


def test_lists_of_videos() -> None:
    page = "Title\n\n0:50 Girl shot\n2:54 Fire at port\n1:24 Mayor resigns\n3:02 Goats\n\nEnd."
    assert [span.of(page) for span in videos(page)] == [
        "0:50 Girl shot", "2:54 Fire at port", "1:24 Mayor resigns", "3:02 Goats",
    ]  # fmt: skip
    running = "18:20 Road shut\n17:10 Two hurt\n16:05 Shots\n15:40 March begins\n"
    assert videos(running) == []
    assert videos("0:50 Girl shot\n2:54 Fire at port\n1:24 Mayor resigns\n") == []
