"""The scripts and styles of the pages, which a browser need ask for only once."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
KEPT = "private, max-age=31536000, immutable"


@cache
def address_of_files() -> str:
    """Under which pages name them. The fingerprint of them all is part of it, so that a page never
    has a script of another version, and the browser never asks whether one has changed."""
    print_ = sha256()
    for file in sorted(FOLDER.iterdir()):
        print_.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"/static/{print_.hexdigest()[:12]}"


class OwnFiles(StaticFiles):
    """At `/static`: by that address, kept by the browser; by their names alone, never kept."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file of a path."""
        first, *rest = Path(path).parts or ("",)
        if first != address_of_files().rpartition("/")[2]:
            return await super().get_response(path, scope)
        answer = await super().get_response(str(Path(*rest)), scope)
        if answer.status_code == 200:
            answer.headers["Cache-Control"] = KEPT
        return answer
