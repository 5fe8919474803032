"""What goes to a print shop with the files: a letter to copy from, with size, sides and folds of each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from campaign.language.numbers import decimal
from campaign.model.campaign import Campaign
from campaign.model.format import Format
from campaign.model.publisher import Publisher
from campaign.output.output import Output, ready
from campaign.press.paper import BLEED
from campaign.prints.officer import TITLES
from campaign.prints.prints import PRINT_SHOP, Print

if TYPE_CHECKING:
    from campaign.project import Project

LETTER = "0-ZAMAWIAM.txt"
PEOPLE = 50
"""For how many people the letter counts what an occasion takes."""
_HEAD = """\
Zamawiam w drukarni

Ten tekst można skopiować do zamówienia. Proszę wpisać nakład, a niepotrzebne pliki skreślić.
Papier jest propozycją; drukarnia może doradzić inny.

Zamawiam druk z załączonych plików PDF. W każdym pliku jest jedna sztuka: strona po stronie, w skali 1:1.
Spad ma {bleed:g} mm z każdej strony, znaki cięcia leżą poza spadem. Proszę drukować bez skalowania.
Kreski między znakami cięcia pokazują miejsca zagięcia. Czarny tekst to sama czerń (K 100).
Pliki są w PDF/X-4 z profilem FOGRA39 (offset, papier powlekany), chyba że drukarnia dała własny profil.
Proszę o wydruk próbny przed nakładem.
"""
_DRAFT = """
UWAGA: na wydrukach jest jeszcze napis „PROJEKT – do akceptacji”.
Zamówienie wysyłamy dopiero wtedy, gdy wydawca zaakceptuje treść i ten napis zniknie.
"""


def sheets(project: Project, prints: Iterable[Print]) -> list[Output]:
    """One letter for every publisher whose prints go to a print shop."""
    campaign = project.campaign
    ordered = [item for item in prints if item.bleed]
    letters = {
        slug: _letter(campaign, campaign.publishers[slug], items)
        for slug, items in groupby(ordered, key=lambda item: item.publisher.slug)
    }
    return [ready(f"{PRINT_SHOP}/{slug}/{LETTER}", letter, LETTER) for slug, letter in letters.items()]


def _letter(campaign: Campaign, publisher: Publisher, items: Iterable[Print]) -> bytes:
    """The letter as a text that any editor shows with Polish letters and line ends."""
    parts = [_HEAD.format(bleed=BLEED), "" if publisher.approved else _DRAFT]
    methods = len(campaign.shown)
    parts += [f"\n{item.file}\n{_described(item, methods)}\n{_ordered(item.format)}\n" for item in items]
    return "".join(parts).replace("\n", "\r\n").encode("utf-8-sig")


def _ordered(form: Format) -> str:
    """The number, with what each occasion takes, and the paper."""
    needs = [f"{TITLES[occasion]}: {need.count(PEOPLE)}" for occasion, need in form.occasions.items()]
    usual = f" ({PEOPLE} osób – {', '.join(needs).lower()})" if needs else ""
    return f"Nakład: ........ sztuk{usual}. Papier: {form.stock or '........'}."


def _described(item: Print, methods: int) -> str:
    form, pages = item.format, len(item.arrangement(methods))
    width, height = (decimal(side).removesuffix(",0") for side in item.size)
    sides = "z obu stron" if form.flip else "z jednej strony"
    lines = [
        f"{item.title}. Po przycięciu: {width} × {height} mm. Stron w pliku: {pages}, druk {sides}.",
        *(["Strony są po kolei. Oprawa: zeszyt zszyty w grzbiecie."] if form.booklet else []),
        *([f"Zagięć (bigów): {form.folds}."] if form.folds else []),
        *([form.finish] if form.finish and not item.cut else []),
    ]
    return "\n".join(lines)
