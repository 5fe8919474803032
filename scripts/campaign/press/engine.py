"""The print engine: HTML in, tagged PDF out. The only module that knows WeasyPrint.

It loads nothing but files of this project, uses only the project's fonts, and treats a renderer's
warning as an error: a missing glyph or picture must never reach paper in silence.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from hashlib import md5
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from campaign.output.listening import Warnings
from campaign.press import pdfobjects
from campaign.press.inks import Profile
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from weasyprint import Document

NO_PANGO = (
    "nie mogę drukować PDF: brakuje biblioteki Pango – na Debianie i Ubuntu wykonaj: "
    "sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
)
_FONTCONFIG = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    "<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>"
)


@dataclass(frozen=True)
class Sheet:
    """What is printed: HTML text, the folder its links start from, and style sheets in order."""

    html: str
    base: Path
    styles: tuple[Path, ...]
    """At least one. The first names the fonts; sheets with the same first one share them, and no others."""
    roots: tuple[Path, ...]
    """Folders the renderer may read."""


def layout(sheet: Sheet) -> Document:
    """Lay a sheet out. Raises CampaignError when the renderer warns or a file lies outside the roots."""
    weasyprint = _weasyprint()
    with _warnings_are_errors(), _refusals_are_errors():
        html = weasyprint.HTML(
            string=sheet.html, base_url=f"{sheet.base.as_uri()}/", url_fetcher=_fetcher(sheet.roots)
        )
        family = sheet.styles[0]
        styles = [_stylesheet(path, family, sheet.roots) for path in sheet.styles]
        document: Document = html.render(stylesheets=styles, font_config=_fonts(family), **_OPTIONS)
    return document


_OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "pdf_forms": True}


_PRESS = {"pdf_variant": "pdf/x-4"}


def pdf(
    document: Document, zoom: float = 1, flip: str | None = None, profile: Profile | None = None
) -> bytes:
    """A laid out document as PDF/UA-1 bytes; the same document gives the same bytes in any process.

    zoom: scale of the page (A4 to A3: sqrt 2); flip: "long" or "short" edge for printing on both sides;
    profile: the press it is meant for; then it is PDF/X-4, and the document has margins for a print shop.
    """
    if profile:
        document.color_profiles["press"] = _for_renderer(profile)
        document.output_intent = "device-cmyk"  # the space of groups; the only profile becomes the intent
    with _warnings_are_errors(), _refusals_are_errors():
        finish = partial(_finish, flip=flip, profile=profile)
        data: bytes = document.write_pdf(zoom=zoom, finisher=finish, **(_PRESS if profile else _OPTIONS))
    return data


def _for_renderer(profile: Profile) -> Any:
    from weasyprint.css import ColorProfile

    inks = (["c"], ["m"], ["y"], ["k"])
    with profile.path.open("rb") as file:
        return ColorProfile(file, profile.path.name, "relative-colorimetric", inks)


_DUPLEX = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge", None: "/Simplex"}


def _finish(document: Document, file: Any, flip: str | None, profile: Profile | None) -> None:
    """Ask the print dialogue for real size and the right edge; mark every annotation as printable."""
    preferences = file.catalog.setdefault("ViewerPreferences", file.catalog.__class__())
    preferences |= {"PrintScaling": "/None", "Duplex": _DUPLEX[flip]}
    for item in file.objects:
        if isinstance(item, dict) and item.get("Type") == "/Annot":
            item["F"] = 4
    pdfobjects.draw_in_place(file)
    if profile:
        pdfobjects.for_print_shop(file, profile, f"{document.metadata.title} {document.metadata.authors}")


@cache
def _weasyprint() -> Any:
    try:
        with _machine_fonts_hidden():
            import weasyprint
            from weasyprint.pdf import fonts
    except OSError as error:
        raise CampaignError(NO_PANGO) from error
    fonts.md5 = _tag
    return weasyprint


def _tag(description: bytes, **options: Any) -> Any:
    """The digest a font's tag is made of, from its name alone.

    WeasyPrint takes Pango's whole description, in which each version of Pango says something else of its own:
    the same print would have other bytes on Debian 12 and 13. Our families have one file for each weight.
    """
    return md5(re.split(b" [#@]", description)[0], **options)


@contextmanager
def _machine_fonts_hidden() -> Iterator[None]:
    """Point fontconfig at an empty folder while it is read, so that a missing letter is noticed.

    The setting is taken back afterwards: programs started from here (a browser, an office) need their fonts.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="campaign-fonts-") as folder, warnings.catch_warnings():
        config = Path(folder, "fonts.conf")
        config.write_text(_FONTCONFIG.format(folder=folder), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(config)
        warnings.filterwarnings("ignore", message="No fonts configured")  # on purpose: the folder is empty
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


LAID_OUT = 100_000
"""How many new objects before rubbish is looked for: a print's. Every 700, it takes a tenth of the time."""


def warm() -> None:
    """Load what every print needs, before worker processes are forked from this one."""
    _weasyprint()
    from weasyprint.text import fonts  # noqa: F401  # loads what reads the fonts

    gc.freeze()
    gc.set_threshold(LAID_OUT)


@cache
def _fonts(family: Path) -> Any:
    """The fonts a family of sheets may use: with all in one place, a letter that one font lacks would come
    from another family's font without a word, and only when both are printed by one process.
    """
    _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    with _machine_fonts_hidden():
        return FontConfiguration()


@cache
def _stylesheet(path: Path, family: Path, roots: tuple[Path, ...]) -> Any:
    return _weasyprint().CSS(filename=path, font_config=_fonts(family), url_fetcher=_fetcher(roots))


@cache
def _fetcher(roots: tuple[Path, ...]) -> Any:
    """A fetcher for data: URIs and files under the roots; everything else stops the print."""
    _weasyprint()
    from weasyprint.urls import URLFetcher

    allowed = tuple(root.resolve() for root in roots)

    class ProjectFiles(URLFetcher):  # type: ignore[misc]
        """Reads only this project's files."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("data:"):
                _refuse_outside(url, allowed)
            return super().fetch(url, headers)

    return ProjectFiles(allowed_protocols={"data", "file"}, allow_redirects=False, fail_on_errors=True)


def _refuse_outside(url: str, allowed: tuple[Path, ...]) -> None:
    parts = urlsplit(url)
    path = Path(url2pathname(parts.path)).resolve()
    inside = (
        parts.scheme == "file" and not parts.netloc and any(path.is_relative_to(root) for root in allowed)
    )
    if not inside:
        raise CampaignError(f"wydruk odwołuje się do „{url}” – wolno używać tylko plików z folderu leaflets")


@contextmanager
def _warnings_are_errors() -> Iterator[None]:
    """Collect WeasyPrint's log records; any warning becomes one CampaignError."""
    logger, seen = logging.getLogger("weasyprint"), Warnings()
    previous = logger.propagate
    logger.addHandler(seen)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(seen)
        logger.propagate = previous
    if seen.messages:
        first = "; ".join(message[:160] for message in dict.fromkeys(seen.messages[:3]))
        raise CampaignError(f"program do wydruku ostrzega: {first} – popraw szablon albo tekst")


@contextmanager
def _refusals_are_errors() -> Iterator[None]:
    """What the fetcher refused or did not find stops the print, as one CampaignError."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError as error:
        if isinstance(error.__cause__, CampaignError):
            raise error.__cause__ from error
        url = str(error).partition('"')[2].strip('"')
        advice = "sprawdź nazwę pliku w szablonie i w style.css"
        raise CampaignError(f"nie mogę odczytać „{url}” – {advice}") from error
