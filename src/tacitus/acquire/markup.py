"""The words of a short piece of HTML, as feeds hold them."""

from html.parser import HTMLParser

BREAKS = {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr", "table"}
SILENT = {"script", "style", "template"}


class Words(HTMLParser):
    """Gathers what is between the tags; a block begins a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin a paragraph, or fall silent."""
        self._silent += tag in SILENT
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, or be silent no more."""
        self._silent -= tag in SILENT and self._silent > 0
        if tag in BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if not self._silent:
            self.parts.append(data.replace("\n", " "))


def words_of(html: str) -> str:
    """The text, its paragraphs parted by blank lines."""
    gathered = Words()
    gathered.feed(html)
    gathered.close()
    lines = (" ".join(line.split()) for line in "".join(gathered.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)
