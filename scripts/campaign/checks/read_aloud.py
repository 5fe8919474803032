"""What is read aloud has no digits to stumble over and fits its slot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from campaign.checks.context import Context
from campaign.content.pieces import cut, spoken_texts
from campaign.language.numbers import decimal
from campaign.language.speech import MARGIN, digits, fits, seconds
from campaign.model.method import Method
from campaign.model.partner import Piece, PieceKind
from campaign.problems import Level, Problem


def check(context: Context) -> Iterator[Problem]:
    """Digits without a spoken form; texts longer than their slot (cuts of a method only warn)."""
    for slug, kit in context.campaign.partners.items():
        for name, piece in kit.pieces.items():
            if piece.spoken:
                place = (f"content/partners/{slug}.yml", name)
                with suppress(KeyError):  # an unknown fact is reported by references.py
                    yield from _digits(context, *place, piece)
                    yield from _too_long(context, *place, piece)


def _digits(context: Context, path: str, name: str, piece: Piece) -> Iterator[Problem]:
    for said in spoken_texts(context.campaign, piece):
        for number in digits(said):
            message = (
                f"„{number}” w tekście do czytania na głos – napisz słowami albo dopisz spoken w facts.yml"
            )
            yield context.problem(path, ("pieces", name), message)


def _too_long(context: Context, path: str, name: str, piece: Piece) -> Iterator[Problem]:
    if piece.seconds is None:
        return
    if piece.kind is PieceKind.CUTS:
        for method in context.campaign.shown:
            yield from _long_cut(context, method, piece, piece.seconds)
        return
    whole = "\n".join(spoken_texts(context.campaign, piece))
    if not fits(whole, piece.seconds):
        yield context.problem(path, ("pieces", name, "seconds"), _message(seconds(whole), piece.seconds))


def _long_cut(context: Context, method: Method, piece: Piece, slot: int) -> Iterator[Problem]:
    whole = "\n".join(cut(context.campaign, method, piece))
    if not fits(whole, slot):
        message = f"tekst dla radia: {_message(seconds(whole), slot)}"
        yield context.problem(f"content/methods/{method.slug}.yml", ("easy",), message, Level.WARNING)


def _message(measured: float, slot: int) -> str:
    return f"czytanie trwa {decimal(measured)} s, a mieści się {decimal(MARGIN * slot)} s – skróć tekst"
