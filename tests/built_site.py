"""Helpers around a built site: where its pages are, and a server for them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

DAY = date(2026, 11, 23)
PATIENCE = 20_000
"""ms a browser may take on a busy machine."""


def names(site: Path) -> list[str]:
    """Addresses of all pages of a site, under its root; 404.html names everything from the server's root."""
    return sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"
    )


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a log line per file."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serving(folder: Path) -> Iterator[str]:
    """Address of a server of the folder while it is needed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
