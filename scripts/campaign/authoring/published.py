"""`campaign log published`: keeps an article as it was published; later builds say what to replace in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from campaign.kits import announcements, replacement
from campaign.model.campaign import Campaign
from campaign.model.partner import Kit
from campaign.problems import CampaignError, remedy
from campaign.project import Project


@dataclass(frozen=True)
class Kept:
    """Where the article lies, what to say about it, and whether it was written just now."""

    path: Path
    sentence: str
    fresh: bool


def keep(project: Project, partner: str, day: date) -> Kept:
    """Keep today's article of a partner as the one published on that day; nothing is ever overwritten.

    An article that is word for word the one kept last is not kept again. Raises CampaignError.
    """
    root, campaign = project.root, project.campaign
    kit = _kit(campaign, partner)
    text = announcements.article(project, kit)
    before = replacement.latest(root, kit.slug, campaign.core.edition.number)
    edition = campaign.core.edition
    path = replacement.kept_path(root, kit.slug, edition.number, day)
    shown = path.relative_to(root)
    if before is not None and replacement.same(before, text):
        return Kept(path, f"Ten artykuł jest już odłożony bez zmian ({edition.label}).", False)
    _write(path, f"<!-- Opublikowano {day}. {edition.label}. -->\n{text}")
    approved = campaign.publishers[kit.publisher].approved
    draft = "" if approved else " Uwaga: wydawca nie wpisał akceptacji, w artykule stoi napis PROJEKT."
    return Kept(path, f"Artykuł odłożono: {shown} ({edition.label}).{draft}", True)


def _kit(campaign: Campaign, partner: str) -> Kit:
    kit = campaign.partners.get(partner)
    if kit is None:
        listed = f"wpisz jedno z: {', '.join(campaign.partners)}"
        raise CampaignError(f"nie ma partnera „{partner}” – {remedy(partner, campaign.partners, listed)}")
    if kit.web is None:
        raise CampaignError(
            f"partner „{partner}” nie ma artykułu na stronę, a odkłada się tylko artykuł – inne materiały "
            f"zapisuje dziennik: ./campaign log published {partner}"
        )
    return kit


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise CampaignError(
            f"{path.name} już jest i ma inną treść – podaj dzień, w którym ukazała się zmiana (--date)"
        ) from None
