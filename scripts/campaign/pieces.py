"""Pieces of partners' kits as their readers get them: filled in, spelled for the voice or cut for an SMS."""

from __future__ import annotations

from campaign.language.sms import without_polish
from campaign.model import Campaign, Method, Piece
from campaign.texts import aloud, share, spell_out


def said(campaign: Campaign, piece: Piece, text: str) -> str:
    """One text of a piece: the rule and facts filled in, in the form the piece needs."""
    filled = share(text, campaign.core)
    if piece.spoken:
        return aloud(filled, campaign.facts)
    plain = spell_out(filled, campaign.facts)
    return plain if piece.polish else without_polish(plain)


def written(campaign: Campaign, piece: Piece) -> list[str]:
    """All texts of a piece, in order."""
    return [said(campaign, piece, text) for text in piece.texts]


def cut(campaign: Campaign, method: Method, piece: Piece) -> list[str]:
    """What is said about one method: its easy sentences, then the piece's closing."""
    easy = " ".join(said(campaign, piece, line) for line in method.easy)
    return [easy, *(said(campaign, piece, text) for text in piece.closing)]


def spoken_texts(campaign: Campaign, piece: Piece) -> list[str]:
    """Every text of a piece that a voice reads, cuts of methods included."""
    texts = written(campaign, piece)
    if piece.kind.value == "cuts":
        texts += [text for method in campaign.shown for text in cut(campaign, method, piece)]
    return texts
