"""The samples of the package."""

from tacitus.acquire.samples import samples


def test_every_sample_is_there_and_known() -> None:
    found = list(samples())
    assert len(found) >= 12
    assert len({one.received.report.id for one in found}) == len(found)
    for one in found:
        assert one.about
        assert one.received.report.publisher
        assert len(one.received.report.text) > 200
