"""The writer's preview: a saved change is in the browser within two seconds, a mistake is shown there too.

A small server of its own, because the generator's injects an inline script that our pages forbid, and dies of
a mistake in the content. Prints are made once, at the start.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from campaign import ASSETS, NEEDED
from campaign.build import Order, build_all
from campaign.design.rendering import TEMPLATES
from campaign.problems import CampaignError
from campaign.project import open_project

EVERY = 0.15
"""Seconds between two looks at the files."""
PATIENCE = 20.0
"""Seconds a browser's question „anything new?” may wait for its answer."""
NEWS, SCRIPT = "/__nowe", "/__podglad.js"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_JS = """(function (seen) {
  function ask() {
    fetch("%s?" + seen).then(function (answer) { return answer.text(); }).then(function (now) {
      if (now !== seen) { location.reload(); } else { ask(); }
    }, function () { setTimeout(ask, 1000); });
  }
  ask();
})(new URL(document.currentScript.src).search.slice(1));
"""


class Preview:
    """The current state of one edition: how often it was rebuilt, and what stops it now."""

    def __init__(self, root: Path, day: date, order: Order, assets: Path = ASSETS) -> None:
        self.root, self.day, self.order, self.assets = root, day, order, assets
        self.site = root / "build" / str(order.edition) / "site"
        self.version = 0
        self.failure: CampaignError | None = None
        self.building = threading.Lock()
        """Held while files change; a request waits rather than read half a page."""
        self._news = threading.Condition()

    def rebuild(self, prints: bool = False) -> None:
        """Build the pages again; a mistake is kept for the browser, the last good pages stay on disk."""
        try:
            with self.building:
                project = open_project(self.root, self.day, self.assets)
                order = replace(self.order, prints=prints)
                build_all(project, order, progress=lambda *_: None, tell=lambda _: None)
            failure = None
        except CampaignError as error:
            failure = error
        except Exception as error:  # a template being edited: the preview has to outlive it
            failure = CampaignError(f"szablon lub program ma błąd ({error}) – popraw ostatnio zmieniony plik")
        with self._news:
            self.failure, self.version = failure, self.version + 1
            self._news.notify_all()

    def wait(self, seen: str) -> int:
        """The version, as soon as it differs from the one seen, or after a while."""
        with self._news:
            self._news.wait_for(lambda: str(self.version) != seen, PATIENCE)
            return self.version

    def watch(self, stop: threading.Event) -> None:
        """Rebuild whenever a watched file changes, until stop is set."""
        before = self._snapshot()
        while not stop.wait(EVERY):
            now = self._snapshot()
            if now != before:
                before = now
                self.rebuild()

    def _snapshot(self) -> dict[str, tuple[int, int]]:
        return {str(path): _stamp(path) for path in self._files()}

    def _files(self) -> Iterator[Path]:
        for path in (self.root / "content", TEMPLATES, *(self.assets / name for name in NEEDED)):
            yield from path.rglob("*") if path.is_dir() else [path]


HOSTS = ("127.0.0.1", "localhost")
"""Names under which the preview answers: a foreign page may send a browser here by a name of its own."""
_FOREIGN = "To jest podgląd na tym komputerze. Proszę otworzyć adres, który podał program.\n"
_GONE = (
    '<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Nie ma strony</title></head>'
    "<body><p>Nie ma tu zbudowanej strony. Proszę zapisać dowolny plik z treścią albo uruchomić podgląd"
    " jeszcze raz.</p></body></html>"
)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:  # an editor's temporary file that is gone again
        return 0, 0
    return status.st_mtime_ns, status.st_size


def mistakes(failure: CampaignError) -> str:
    """What a writer sees instead of the page: every mistake with its file, line and remedy."""
    items = "".join(f"<li>{escape(str(problem))}</li>" for problem in failure.problems)
    return (
        '<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Błędy w treści</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<link rel="stylesheet" href="/css/campaign.css"></head><body><main>'
        f'<h1>Błędy w treści</h1><p class="text">{escape(str(failure))}</p><ul class="sources">{items}</ul>'
        "<p>Strona pokaże się sama, gdy błędy znikną.</p></main></body></html>"
    )


class Handler(SimpleHTTPRequestHandler):
    """Serves the site; every page asks for news, and shows the mistakes while there are any."""

    def __init__(self, *args: object, preview: Preview, **kwargs: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.site), **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer one request; another site's name in Host is no request of this computer's user."""
        parts = urlsplit(self.path)
        if self.headers.get("Host", "").rpartition(":")[0] not in HOSTS:
            self._send(_FOREIGN.encode(), "text/plain; charset=utf-8", HTTPStatus.MISDIRECTED_REQUEST)
        elif parts.path == NEWS:
            self._send(str(self.preview.wait(parts.query)).encode(), "text/plain")
        elif parts.path == SCRIPT:
            self._send((_JS % NEWS).encode(), "text/javascript")
        else:
            with self.preview.building:
                self._file(parts.path)

    def _file(self, path: str) -> None:
        found = self._found(path)
        if found and found.suffix != ".html":
            super().do_GET()
        else:
            self._page(found)

    def _found(self, path: str) -> Path | None:
        """The file of an address; None where there is none, whatever the address holds."""
        try:
            found = Path(self.translate_path(path))
            found = found / "index.html" if found.is_dir() else found
            return found if found.is_file() else None
        except (OSError, ValueError):  # too long a name, or a character no name may have
            return None

    def _page(self, path: Path | None) -> None:
        version, failure = self.preview.version, self.preview.failure
        status = HTTPStatus.OK if path or failure else HTTPStatus.NOT_FOUND
        lost = self.preview.site / "404.html"
        try:
            html = mistakes(failure).encode() if failure else (path or lost).read_bytes()
        except OSError:  # somebody removed the folder, or a page in this very moment
            html = _GONE.encode()
        news = f'<script src="{SCRIPT}?{version}"></script></body>'.encode()
        self._send(_POLICY.sub(b"", html).replace(b"</body>", news), "text/html; charset=utf-8", status)

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Let the browser keep nothing: the next look must show what is on disk."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing per file."""


def serve(preview: Preview, port: int, tell: Callable[[str], None]) -> None:
    """Show an edition on this computer and follow its files, until Ctrl+C.

    Raises CampaignError when the port is taken.
    """
    tell("Przygotowuję strony i wydruki…")
    stop = threading.Event()
    server = start(preview, port)
    threading.Thread(target=preview.watch, args=(stop,), daemon=True).start()
    tell(f"Podgląd: http://127.0.0.1:{server.server_port}/index.html (koniec: Ctrl+C)")
    try:
        server.serve_forever()
    finally:
        stop.set()
        server.server_close()


def start(preview: Preview, port: int) -> ThreadingHTTPServer:
    """A server of the preview, after a first build; port 0 takes any free one."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, preview=preview))
    except OSError as error:
        raise CampaignError(f"port {port} jest zajęty – podaj inny, np. --port {port + 1}") from error
    server.daemon_threads = True
    try:
        preview.rebuild(prints=True)
        if preview.failure and not preview.failure.problems:  # not the writer's mistake: nothing to wait for
            raise preview.failure
    except BaseException:
        server.server_close()
        raise
    return server
