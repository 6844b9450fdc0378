"""What a coding could not do, in words for the user."""

from tacitus.values import CodedReport, Day

SHOWN = 3  # words for days quoted in a note


def coding_notes(coded: CodedReport) -> tuple[str, ...]:
    """The coder's own notes, and that days stay open where no day of publication is known."""
    return (*coded.notes, *undated_notes(coded))


def undated_notes(coded: CodedReport) -> tuple[str, ...]:
    """A note if words for a day could not be reckoned for want of a publication day."""
    if coded.report.published is not None:
        return ()
    text = coded.report.text
    words = dict.fromkeys(
        claim.evidence[0].of(text)
        for event in coded.events
        for claim in event.claims
        if isinstance(claim.value, Day) and claim.value.start is None and claim.value.end is None
    )
    if not words:
        return ()
    quoted = ", ".join(f"“{one}”" for one in list(words)[:SHOWN])
    more = ", ..." if len(words) > SHOWN else ""
    open_days = f"no day of publication is known, so {quoted}{more} could not be reckoned"
    return (f"{open_days}: give it with --published",)
