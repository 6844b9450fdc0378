"""An SVG drawing, the same bytes for the same figures. Lengths are pixels."""

from collections.abc import Iterable, Sequence
from html import escape

from tacitus.write.safe import shown

WIDTH, HEIGHT = 900, 560
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 64, 72  # margins around what is drawn
INK, FAINT, COAST = "#222222", "#bbbbbb", "#8a8a8a"
MARK, HOLLOW = "#3a6ea5", "#ffffff"


class Drawing:
    """Shapes are added in the order in which they are painted."""

    def __init__(self, title: str, caption: str) -> None:
        size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
        self.parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" role="img">',
            f"<title>{words(title)}</title>",
            f"<desc>{words(caption)}</desc>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        ]
        self.text(LEFT, 30, title, size=16)
        self.text(LEFT, HEIGHT - 14, caption, fill="#555555")

    def text(  # where, what, and how it looks
        self,
        x: float,
        y: float,
        told: str,
        *,
        size: int = 12,
        fill: str = INK,
        anchor: str = "start",
    ) -> None:
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}"'
            f' text-anchor="{anchor}">{words(told)}</text>'
        )

    def line(self, ends: Sequence[float], stroke: str = FAINT, *, width: float = 1) -> None:
        """From x, y to x, y."""
        x1, y1, x2, y2 = ends
        self.parts.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}"'
            f' stroke-width="{width:g}"/>'
        )

    def paths(self, runs: Iterable[Sequence[tuple[float, float]]], stroke: str) -> None:
        """Lines through points, cut off at the margins."""
        drawn = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs)
        if not drawn:
            return
        if not any("clipPath" in part for part in self.parts):
            box = f'width="{WIDTH - LEFT - RIGHT}" height="{HEIGHT - TOP - BOTTOM}"'
            self.parts.append(f'<clipPath id="frame"><rect x="{LEFT}" y="{TOP}" {box}/></clipPath>')
        self.parts.append(
            f'<path d="{drawn}" fill="none" stroke="{stroke}" stroke-width="0.8"'
            ' clip-path="url(#frame)"/>'
        )

    def bar(self, box: Sequence[float], about: str) -> None:
        """x, y, width, height."""
        x, y, width, height = box
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
            f' fill="{MARK}"><title>{words(about)}</title></rect>'
        )

    def dot(self, at: Sequence[float], about: str, *, hollow: bool = False) -> None:
        """x, y, radius; a hollow one has a dashed edge."""
        x, y, radius = at
        edge = ' stroke-dasharray="3 2"' if hollow else ""
        fill = HOLLOW if hollow else MARK
        self.parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" fill-opacity="0.7"'
            f' stroke="{MARK}"{edge}><title>{words(about)}</title></circle>'
        )

    def svg(self) -> str:
        """The whole drawing."""
        return "\n".join([*self.parts, "</svg>"]) + "\n"


def words(told: str) -> str:
    """Words of reports, harmless in XML."""
    return escape(shown(told), quote=True)


def steps(most: float) -> list[int]:
    """Whole numbers for an axis from 0 to at least `most`, some five of them."""
    size = 1
    while size * 5 < most:
        text = str(size)
        size = size * 5 // 2 if text[0] == "2" else size * 2
    return list(range(0, int(-(-max(most, 1) // size)) * size + 1, size))
