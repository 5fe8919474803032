"""The main job in order: load, check, plan, write, generate. Nothing is written when something is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from campaign import checks
from campaign.content.pieces import kit_folder
from campaign.kits import calendar, partners
from campaign.log import folder
from campaign.model.campaign import Campaign
from campaign.output import files
from campaign.output.memory import forget
from campaign.output.output import Output
from campaign.press.inks import Profile
from campaign.prints import leaflets, officer, ordering
from campaign.prints.prints import OFFICER, PRINT_SHOP, Selection, prints
from campaign.problems import CampaignError, Problem, errors
from campaign.project import Project
from campaign.site import feed, generator, inspection, pages, sitezip

PROVIDERS = (
    officer.Provider("5-LICZ", folder.counting),
    officer.Provider("6-INFORMACJA", folder.informing),
)
"""Who adds to the officer's folder what is no print."""


@dataclass(frozen=True)
class Order:
    """What to limit a build to; nothing given means everything."""

    edition: str | None = None
    method: str | None = None
    format: str | None = None
    workers: int = 2
    bleed: bool = False
    """True also makes what print shops get; False removes it, so that nothing stale is ordered."""
    profile: Path | None = None
    """The print shop's own ICC profile, for what is made with bleed."""
    prints: bool = True
    """False builds only the site's pages; prints of an earlier build stay as they are."""

    @property
    def partial(self) -> bool:
        """True when anything is left out, so that nothing of the rest may be removed."""
        return self.edition is not None or not self.whole

    @property
    def whole(self) -> bool:
        """True when whatever editions are built are built with all that is theirs."""
        return not (self.method or self.format) and self.prints


@dataclass(frozen=True)
class Built:
    """What a build did, for the person who asked for it."""

    warnings: list[Problem]
    summary: str
    again: str
    """The summary of a build after this one, which finds nothing to do."""


@dataclass(frozen=True)
class Seen:
    """A look at the project before anything is written: all problems, sorted, and the pages as planned."""

    problems: list[Problem]
    pages: list[Output]


def examine(project: Project, publish: bool = False) -> Seen:
    """Ask every rule; pages are made, and asked about, only from content without errors."""
    problems = checks.run(checks.Context(project))
    made = [] if errors(problems) else pages.plan(project)
    if publish:
        problems = checks.run(checks.Context(project, publish=True))
    if made:
        problems += inspection.examine_pages(project, made)
    return Seen(sorted(problems), made)


def build_all(project: Project, order: Order, progress: files.Progress, tell: Callable[[str], None]) -> Built:
    """Build what an order asks for. Raises CampaignError, with all problems, before anything is written."""
    if order.profile:
        Profile(order.profile).check()
    seen = examine(project)
    if wrong := errors(seen.problems):
        raise CampaignError(f"Błędów: {len(wrong)}. Nic nie zostało zapisane.", wrong)
    _known(order, project)
    with files.alone(project.build):
        forget(project.build)
        done = _write(order, project, seen.pages, progress)
        changed = [name for name in _editions(order, project) if _generate(project, name, tell)]
        if order.whole:
            packed = sitezip.plan(project, order.edition)
            files.write(project.build, packed, prune=False, workers=1, progress=progress)
    same = files.Written(kept=[*done.made, *done.kept])
    return Built(seen.problems, _summary(project, done, changed), _summary(project, same, []))


def _write(order: Order, project: Project, seen: list[Output], progress: files.Progress) -> files.Written:
    done = files.write(
        project.build,
        planned(order, project, seen),
        prune=not order.partial,
        workers=order.workers,
        progress=progress,
        later=[item.path for item in sitezip.zips(project.campaign)],
        only_claimed=(f"{PRINT_SHOP}/",) if order.prints else (),
    )
    if not order.partial:
        _remove_old_editions(project)
    return done


def _known(order: Order, project: Project) -> None:
    """Refuse names that do not exist, with the list of those that do."""
    campaign, formats = project.campaign, project.formats
    named: list[tuple[str, str | None, Iterable[str]]] = [
        ("wydania", order.edition, campaign.publishers),
        ("metody", order.method, [m.slug for m in campaign.shown]),
        ("formatu", order.format, formats),
    ]
    for what, name, known in named:
        if name is not None and name not in known:
            raise CampaignError(f"nie ma {what} „{name}” – wybierz z: {', '.join(known)}")
    if order.bleed and order.method and order.format and formats[order.format].for_each == "campaign":
        raise CampaignError(f"format „{order.format}” jest jeden dla wszystkich metod – pomiń --method")
    ordered = [slug for slug, form in formats.items() if form.ordered_in_print_shops]
    if order.bleed and order.format and order.format not in ordered:
        raise CampaignError(
            f"formatu „{order.format}” nie zamawia się w drukarni – wybierz z: {', '.join(ordered)}"
        )


def planned(order: Order, project: Project, seen: list[Output]) -> list[Output]:
    """Every output an order asks for; seen: the pages."""
    wanted = seen + feed.plan(project)
    if order.prints:
        selection = Selection(order.edition, order.method, order.format, order.bleed, order.profile)
        printed = leaflets.plan(project, selection)
        wanted += partners.with_prints(printed, project)
        wanted += officer.with_copies(partners.plan(project), project)
        wanted += calendar.plan(project)
        wanted += officer.plan(project, PROVIDERS)
        wanted += ordering.plan(project, prints(project, selection))
    if order.edition is None:
        return wanted
    folders = _folders(order.edition, project.campaign)
    # the officer's folder holds copies of texts of every kit; the kits of others are left as they are
    return [own for item in wanted if (own := item.within(folders))]


def _folders(edition: str, campaign: Campaign) -> tuple[str, ...]:
    """Everything of one edition: its site, prints, officer's folder, and the kits it answers for."""
    kits = (kit.slug for kit in campaign.partners.values() if kit.publisher == edition)
    kinds = ("", "leaflets/", f"{OFFICER}/", f"{PRINT_SHOP}/")
    return (*(f"{kind}{edition}/" for kind in kinds), *(f"{kit_folder(slug)}/" for slug in kits))


def _editions(order: Order, project: Project) -> list[str]:
    return [slug for slug in project.campaign.publishers if order.edition in (None, slug)]


def _generate(project: Project, name: str, tell: Callable[[str], None]) -> bool:
    publisher = project.campaign.publishers[name]
    tell(f"Strona: {publisher.name}")
    return generator.build_site(project, publisher)


def _remove_old_editions(project: Project) -> None:
    """A removed publisher leaves a folder with a site; the site's files are nobody's outputs."""
    for config in project.build.glob("*/mkdocs.yml"):
        if config.parent.name not in project.campaign.publishers:
            shutil.rmtree(config.parent)


def _summary(project: Project, done: files.Written, changed: list[str]) -> str:
    build, campaign = project.build, project.campaign
    paths = (*done.made, *done.kept)
    papers, ordered = (
        sum(path.startswith(f"{name}/") for path in paths) for name in ("leaflets", PRINT_SHOP)
    )
    lines = [
        f"Gotowe. Wydruki: {papers}. Zmienione pliki: {len(done.made)}, bez zmian: {len(done.kept)},"
        f" usunięte: {len(done.removed)}. Strony zbudowane od nowa: {len(changed)}.",
        f"  Wydruki:  {build / 'leaflets'}",
    ]
    lines.append(f"  Folder dzielnicowego: {build / OFFICER}")
    if ordered:
        lines.append(f"  Dla drukarni: {build / PRINT_SHOP}")
    starts = [build / slug / "site" / "index.html" for slug in campaign.publishers]
    lines += [f"  Strona:   {start}" for start in starts if start.is_file()]
    lines.append("Otwórz plik index.html w przeglądarce albo uruchom: ./campaign serve")
    return "\n".join(lines)
