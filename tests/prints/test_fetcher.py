"""The renderer reads this project's files and nothing else, whatever a template or a text asks for."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign.press import engine
from campaign.problems import CampaignError
from project import ROOT

FONTS = (ROOT / "leaflets/_shared/base.css",)
SECRET = "tajne-haslo-z-dysku"
WAYS = {
    "picture": '<img src="{url}" alt="x">',
    "attachment": '<link rel="attachment" href="{url}">',
    "style sheet": '<link rel="stylesheet" href="{url}">',
    "import": '<style>@import url("{url}");</style>',
    "font": '<style>@font-face {{ font-family: X; src: url("{url}"); }} p {{ font-family: X; }}</style>',
    "background": '<p style="background-image: url({url})">x</p>',
    "object": '<object data="{url}"></object>',
    "embed": '<embed src="{url}">',
}


@pytest.fixture
def visits() -> Iterator[tuple[str, list[str]]]:
    """A local server and the list of what was asked of it."""
    seen: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SECRET.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/x.png", seen
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A leaflets folder beside a secret file, with a link inside that leads out of it."""
    (tmp_path / "secret.css").write_text(f'p::after {{ content: "{SECRET}"; }}', encoding="utf-8")
    folder = tmp_path / "leaflets"
    folder.mkdir()
    (folder / "way-out.css").symlink_to(tmp_path / "secret.css")
    (folder / "inside.css").write_text("p { color: #000; }", encoding="utf-8")
    return folder


def _print(folder: Path, body: str) -> bytes:
    html = f'<!doctype html><html lang="pl"><head><title>t</title></head><body>{body}<p>a</p></body></html>'
    return engine.pdf(engine.layout(engine.Sheet(html, folder, FONTS, (folder, ROOT / "leaflets"))))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "../secret.css", "%2e%2e/secret.css", "way-out.css", "file://host/share/x.css"],
)
def test_file_outside_is_refused(shop: Path, way: str, target: str) -> None:
    with pytest.raises(CampaignError) as caught:
        _print(shop, WAYS[way].format(url=target))
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("way", WAYS)
def test_network_is_never_asked(shop: Path, visits: tuple[str, list[str]], way: str) -> None:
    address, seen = visits
    with pytest.raises(CampaignError):
        _print(shop, WAYS[way].format(url=address))
    assert not seen


def test_project_file_is_read(shop: Path) -> None:
    assert _print(shop, '<link rel="stylesheet" href="inside.css">').startswith(b"%PDF")


def test_missing_picture_is_a_polish_sentence(shop: Path) -> None:
    with pytest.raises(CampaignError, match=r"nie mogę odczytać „file:.*nie-ma.png” – sprawdź nazwę"):
        _print(shop, '<img src="nie-ma.png" alt="x">')
