"""The writer's preview in a real browser: changes appear, mistakes are shown, nothing dies."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from built_site import DAY
from campaign.authoring import serving
from campaign.build import Order
from campaign.problems import CampaignError
from project import copy_project

pytestmark = pytest.mark.browser

PARCEL = "content/methods/na-przesylke.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose content may change, with one print format."""
    return copy_project(tmp_path / "projekt", formats=("common",), variants=False).root


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """A running preview."""
    preview, stop = serving.Preview(root, DAY, Order("kpp-zalesie"), root), threading.Event()
    server = serving.start(preview, 0)
    threads = [
        threading.Thread(target=preview.watch, args=(stop,), daemon=True),
        threading.Thread(target=server.serve_forever, daemon=True),
    ]
    for thread in threads:
        thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    stop.set()
    server.shutdown()
    server.server_close()
    for thread in threads:
        thread.join()


def save(root: Path, old: str, new: str) -> None:
    """Change the parcel method as an editor would."""
    path = root / PARCEL
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_saved_change_appears_and_a_mistake_is_shown_until_it_is_gone(
    page: Page, root: Path, address: str
) -> None:
    page.goto(f"{address}/metody/na-przesylke.html")
    save(root, "Bardzo krótki termin.", "Krótki termin.")
    expect(page.get_by_text("Krótki termin.", exact=True)).to_be_visible()
    save(root, "status: published", "status: publised")
    expect(page.get_by_role("heading", name="Błędy w treści")).to_be_visible()
    expect(page.get_by_text(f"{PARCEL}:5:9: „publised” nie jest na liście")).to_be_visible()
    save(root, "status: publised", "status: published")
    expect(page.get_by_role("heading", name="Metoda na przesyłkę")).to_be_visible()


def test_the_preview_serves_search_prints_and_the_lost(page: Page, address: str) -> None:
    page.goto(f"{address}/szukaj.html?q=wnuczkowi")
    expect(page.locator(".found a").first).to_have_attribute("href", "metody/na-krewnego.html")
    assert page.request.get(f"{address}/druk/ulotka-wspolna.pdf").body()[:4] == b"%PDF"
    page.goto(f"{address}/nie-ma.html")
    expect(page.get_by_role("heading", name="Nie ma takiej strony")).to_be_visible()


def test_a_taken_port_and_an_unknown_edition_are_told(root: Path, address: str) -> None:
    port = int(address.rpartition(":")[2])
    with pytest.raises(CampaignError, match=f"port {port} jest zajęty – podaj inny"):
        serving.start(serving.Preview(root, DAY, Order("kpp-zalesie"), root), port)
    with pytest.raises(CampaignError, match="nie ma wydania „kpp-lublin”"):
        serving.start(serving.Preview(root, DAY, Order("kpp-lublin"), root), 0)


def answer(address: str, path: str, host: str | None = None) -> tuple[int, str]:
    """Status and text of one request, written by hand so that no client mends it."""
    where = urlsplit(address)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=30) as line:
        line.sendall(f"GET {path} HTTP/1.0\r\nHost: {host or where.netloc}\r\n\r\n".encode("latin-1"))
        said = b"".join(iter(lambda: line.recv(65536), b"")).decode("utf-8", "replace")
    return int(said.split(" ", 2)[1]), said


LOST = ("/nie-ma.html", "/nie-ma", "/%00.html", "/a%00", f"/{'a' * 5000}.html", "/%ff/", "/../mkdocs.yml",
        "/%2e%2e/mkdocs.yml")  # fmt: skip
FOREIGN = ("zly.example", "127.0.0.1.zly.example:80", "zly.example:8000")


def test_what_is_not_there_is_not_found_and_a_foreign_name_is_not_served(
    address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert answer(address, "/")[0] == answer(address, "/index.html")[0] == 200
    for path in LOST:
        status, said = answer(address, path)
        assert (status, "<html" in said) == (404, True), path
    for host in FOREIGN:
        status, said = answer(address, "/index.html", host)
        assert (status, "podgląd na tym komputerze" in said, "<h1" in said) == (421, True, False), host
    assert "Traceback" not in capfd.readouterr().err
