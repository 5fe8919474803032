"""Pieces of the kits as clean HTML, and that HTML as Word, PDF and a bare page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape

from campaign.content.pieces import cut, said, written
from campaign.design.rendering import TEMPLATES, render
from campaign.language.sms import septets
from campaign.language.speech import seconds
from campaign.model.campaign import Campaign
from campaign.model.core import CampaignFile
from campaign.model.loss import When
from campaign.model.method import Method
from campaign.model.partner import Kit, Piece, PieceKind
from campaign.model.publisher import Publisher
from campaign.press import docx, engine
from campaign.press import fragment as clean

if TYPE_CHECKING:
    from campaign.project import Project

_FOLDER = TEMPLATES / "announcements"


def fragment(project: Project, kit: Kit, piece: Piece) -> str:
    """One piece as clean HTML (see fragment.py for the tags)."""
    campaign = project.campaign
    publisher = campaign.publishers[kit.publisher]
    contacts = [campaign.facts[slug] for slug in campaign.core.contacts if slug not in campaign.expired]
    return render(
        project.templates,
        f"announcements/{piece.kind.value}.html",
        kit=kit,
        piece=piece,
        publisher=publisher,
        address=publisher.address,
        measure=_measure(campaign, piece),
        paragraphs=[said(campaign, piece, text) for text in piece.paragraphs],
        closing=[said(campaign, piece, text) for text in piece.closing],
        questions=[
            {"ask": said(campaign, piece, item.ask), "answer": said(campaign, piece, item.answer)}
            for item in piece.questions
        ],
        cuts=[_cut(campaign, method, piece) for method in campaign.shown],
        methods=campaign.shown,
        after=[step for step in campaign.core.after.values() if step.when is not When.DAYS],
        contacts=contacts,
    )


def article(project: Project, kit: Kit) -> str:
    """The article of a kit that has one, its title as h1 on the first line."""
    piece = next(piece for piece in kit.pieces.values() if piece.kind is PieceKind.ARTICLE)
    return f"<h1>{escape(piece.title)}</h1>\n{fragment(project, kit, piece)}"


def _measure(campaign: Campaign, piece: Piece) -> str:
    """How long the piece takes or is, in words for its user; empty when nobody counts."""
    whole = "\n".join(written(campaign, piece))
    if piece.spoken and piece.kind is not PieceKind.CUTS:
        return reading_time(whole)
    if piece.characters:
        length = len(whole) if piece.polish else septets(whole)
        return f"Znaków: {length} (granica {piece.characters})."
    return ""


def reading_time(text: str) -> str:
    """The measured time, e.g. „Czyta się około 24 s.”"""
    return f"Czyta się około {round(seconds(text))}\u00a0s."


def _cut(campaign: Campaign, method: Method, piece: Piece) -> tuple[Method, list[str], str]:
    texts = cut(campaign, method, piece) if piece.kind is PieceKind.CUTS else []
    return method, texts, reading_time("\n".join(texts))


def label(core: CampaignFile, publisher: Publisher) -> str:
    """The line at the foot of every page."""
    draft = f" · {publisher.draft_mark}" if publisher.draft_mark else ""
    return f"{core.name} · {core.edition.label}{draft}"


def word(html: str, title: str, publisher: Publisher, core: CampaignFile) -> bytes:
    """A fragment as a Word document."""
    return docx.document(clean.parse(html), properties(title, publisher, core))


def properties(title: str, publisher: Publisher, core: CampaignFile) -> docx.Properties:
    """What such a document says about itself."""
    return docx.Properties(title, publisher.name, core.edition.date, label(core, publisher))


def sheet(html: str, title: str, publisher: Publisher, core: CampaignFile) -> str:
    """A fragment as the HTML of a printed sheet."""
    head = (
        f'<meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="author" content="{escape(publisher.name)}">'
        f'<meta name="dcterms.created" content="{core.edition.date}">'
        f'<meta name="dcterms.modified" content="{core.edition.date}">'
    )
    foot = f"<style>:root {{ --footer: '{label(core, publisher)}' }}</style>"
    return f'<!doctype html><html lang="pl"><head>{head}{foot}</head><body>{html}</body></html>'


def styles(leaflets: Path) -> tuple[Path, ...]:
    """What a sheet is printed with besides its HTML."""
    return (leaflets / "_shared/base.css", _FOLDER / "sheet.css", leaflets / "_shared/fonts")


def pdf(leaflets: Path, html: str) -> bytes:
    """A sheet as tagged PDF; leaflets: the folder with the fonts."""
    *sheets, fonts = styles(leaflets)
    return engine.pdf(engine.layout(engine.Sheet(html, _FOLDER, tuple(sheets), (fonts.parent, _FOLDER))))


def bare_page(title: str, html: str) -> str:
    """A page with nothing but the article: open, Ctrl+A, Ctrl+C, paste."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f'<!doctype html>\n<html lang="pl">\n<head>{head}</head>\n<body>\n{html}</body>\n</html>\n'
