"""Pieces of partners' kits as their readers get them: filled in, spelled for the voice or cut for an SMS."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.content.texts import aloud, share, spell_out
from campaign.language.sms import without_polish
from campaign.model.campaign import Campaign
from campaign.model.edition import Edition
from campaign.model.method import Method
from campaign.model.partner import Piece, PieceKind


@dataclass(frozen=True)
class HandOver:
    """One piece as the distribution log knows it: whose, its identifier and title, and today's version."""

    partner: str
    piece: str
    title: str
    version: Edition
    article: bool = False


def hand_overs(campaign: Campaign) -> list[HandOver]:
    """Every piece of every kit; the log records when it was handed over or published, in which version."""
    return [
        HandOver(kit.slug, name, piece.title, campaign.core.edition, piece.kind is PieceKind.ARTICLE)
        for kit in campaign.partners.values()
        for name, piece in kit.pieces.items()
    ]


def kit_folder(partner: str) -> str:
    """Where a partner's kit lies under build/."""
    return f"partnerzy/{partner}"


def kit_path(partner: str, name: str) -> str:
    """Where a file of a kit lies under build/; the partner's name is in the file's name, too."""
    return f"{kit_folder(partner)}/{partner}-{name}"


def replacement_mail(partner: str) -> str:
    """Where the mail lies that says what to replace in a published article."""
    return kit_path(partner, "podmiana-mail.txt")


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
    """What is said about one method: its beginning, its truth, the first action, then the piece's closing."""
    told = " ".join(
        said(campaign, piece, line) for line in (method.beginning, method.truth, method.actions[0].do)
    )
    return [told, *(said(campaign, piece, text) for text in piece.closing)]


def spoken_texts(campaign: Campaign, piece: Piece) -> list[str]:
    """Every text of a piece that a voice reads, cuts of methods included."""
    texts = written(campaign, piece)
    if piece.kind.value == "cuts":
        texts += [text for method in campaign.shown for text in cut(campaign, method, piece)]
    return texts
