"""Plain text files of a kit: the mail it travels with and the card for a web editor."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from campaign.content.pieces import written
from campaign.content.texts import share, spell_out
from campaign.design.rendering import day
from campaign.kits.pictures import alt
from campaign.model.campaign import Campaign
from campaign.model.partner import Kit
from campaign.model.publisher import Publisher

_LICENCE = (
    "Licencja: treść wolno kopiować, drukować i rozdawać za darmo, bez pytania o zgodę. Prosimy nie zmieniać"
    " numerów i nie usuwać daty wydania."
)
_BLANK = "____________________"


def notepad(text: str) -> bytes:
    """Bytes that even an old Notepad shows right: UTF-8 with a mark, Windows line ends."""
    return text.replace("\u00a0", " ").replace("\n", "\r\n").encode("utf-8-sig")


def version(campaign: Campaign, publisher: Publisher) -> str:
    """The line every file carries."""
    edition = campaign.core.edition
    draft = f" {publisher.draft_mark}." if publisher.draft_mark else ""
    return f"Stan na {day(edition.date)} {edition.label}.{draft}"


def mail(
    campaign: Campaign, kit: Kit, publisher: Publisher, files: Iterable[tuple[str, str]], table: str = ""
) -> str:
    """The mail: subject, request, files (name, what it is), what goes where, texts to copy, version."""
    fill = _filler(campaign)
    parts = [f"Temat: {fill(kit.mail.subject)}", *(fill(text) for text in kit.mail.paragraphs)]
    parts.append("W załącznikach:\n" + "\n".join(f"- {name} – {about}" for name, about in files))
    parts += [_BLANK + "\n(podpis: funkcja i jednostka)"]
    if table:
        parts.append(f"--- Co gdzie wkleić ---\n\n{table}")
    for piece in kit.pieces.values():
        if piece.in_mail:
            parts.append(f"--- {piece.title} ---\n" + "\n".join(written(campaign, piece)))
    parts += [version(campaign, publisher)]
    return "\n\n".join(parts) + "\n"


def card(campaign: Campaign, kit: Kit, title: str, *, known: bool) -> str:
    """What an editor fills in around an article; known: an earlier version was kept to compare with."""
    fill, web = _filler(campaign), kit.web
    assert web is not None  # only kits with an article get a card
    parts = [
        f"KARTA PUBLIKACJI: {kit.name}",
        f"Tytuł:\n{title}",
        f"Zajawka:\n{fill(web.lead)}",
        f"Opublikować: {web.publish}. Dzień: {_BLANK}",
        f"Zdjąć lub podmienić: {web.remove}. Dzień: {_BLANK}",
        *_pictures(campaign, kit),
        _LICENCE,
        _history(known),
        version(campaign, campaign.publishers[kit.publisher]),
    ]
    return "\n\n".join(parts) + "\n"


def _pictures(campaign: Campaign, kit: Kit) -> Iterable[str]:
    if kit.picture:
        yield "Obrazy:\n" + "\n".join(f"- {kit.slug}-obraz-{size}.jpg" for size in kit.picture.sizes)
        yield f"Podpis pod obrazem:\n{kit.picture.caption}"
        yield f"Opis obrazu (tekst alternatywny):\n{alt(campaign)}"


def _history(known: bool) -> str:
    if known:
        return "Poprzednia wersja jest odłożona. Jeśli coś się zmieniło, różnice są w pliku z podmianą."
    return (
        "Nie odłożono wcześniejszej wersji tego artykułu, więc nie ma z czym porównać. Proszę wkleić całość."
    )


def _filler(campaign: Campaign) -> Callable[[str], str]:
    return lambda text: spell_out(share(text, campaign.core), campaign.facts)
