"""The main job in order: load, check, plan, write, generate. Nothing is written when something is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from campaign import checks
from campaign.content.loader import load, load_formats
from campaign.content.pieces import kit_folder
from campaign.design.rendering import environment
from campaign.kits import calendar, partners
from campaign.log import folder
from campaign.model import Campaign
from campaign.model.format import Format
from campaign.output import files
from campaign.output.output import Output
from campaign.prints import leaflets, officer, ordering
from campaign.prints.prints import OFFICER, PRINT_SHOP, Selection, prints
from campaign.problems import CampaignError, Problem, errors
from campaign.site import feed, generator, inspection, pages, sitezip

PROVIDERS = (
    officer.Provider("2-LICZ", folder.counting),
    officer.Provider("3-INFORMACJA", folder.informing),
)
"""Who adds to the officer's folder what is no print."""


@dataclass(frozen=True)
class Order:
    """What to build: the project's root, the day of the verdict, and what to limit the build to."""

    root: Path
    as_of: date
    edition: str | None = None
    method: str | None = None
    format: str | None = None
    workers: int = 2
    bleed: bool = False
    """True also makes what print shops get; False removes it, so that nothing stale is ordered."""
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
class Report:
    """What a build did, for the person who asked for it."""

    warnings: list[Problem]
    summary: str


def examine(root: Path, as_of: date, publish: bool = False) -> list[Problem]:
    """All problems of the content and of the print formats, sorted."""
    loaded = load(root, as_of)
    formats, form_problems = load_formats(root)
    problems = loaded.problems + form_problems
    if not loaded.campaign:
        return sorted(problems)
    context = checks.Context(loaded.campaign, loaded.sources, as_of, root)
    found = checks.run(context)
    if not errors(problems + found):  # pages can be made only from content without errors
        problems += inspection.examine_pages(root, loaded.campaign, formats)
    problems += checks.run(replace(context, publish=True)) if publish else found
    return sorted(problems)


def build_all(order: Order, progress: files.Progress, tell: Callable[[str], None]) -> Report:
    """Build what an order asks for. Raises CampaignError, with all problems, before anything is written."""
    warnings = examine(order.root, order.as_of)
    wrong = errors(warnings)
    if wrong:
        raise CampaignError(f"Błędów: {len(wrong)}. Nic nie zostało zapisane.", wrong)
    campaign = load(order.root, order.as_of).campaign
    formats, _ = load_formats(order.root)
    assert campaign is not None  # no errors above means it loaded
    _known(order, campaign, formats)
    build = order.root / "build"
    done = files.write(
        build,
        _plan(order, campaign, formats),
        prune=not order.partial,
        workers=order.workers,
        progress=progress,
        later=[item.path for item in sitezip.zips(campaign)],
        only_claimed=(f"{PRINT_SHOP}/",) if order.prints else (),
    )
    if not order.partial:
        _remove_old_editions(build, campaign)
    changed = [name for name in _editions(order, campaign) if _generate(order, build, campaign, name, tell)]
    if order.whole:
        packed = sitezip.plan(build, campaign, order.edition)
        files.write(build, packed, prune=False, workers=1, progress=progress)
    return Report(warnings, _summary(build, campaign, done, changed))


def _known(order: Order, campaign: Campaign, formats: dict[str, Format]) -> None:
    """Refuse names that do not exist, with the list of those that do."""
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


def _plan(order: Order, campaign: Campaign, formats: dict[str, Format]) -> list[Output]:
    env = environment(order.root, campaign)
    planned = pages.plan(order.root, campaign, formats, env, order.edition) + feed.plan(campaign)
    if order.prints:
        selection = Selection(order.edition, order.method, order.format, order.bleed)
        printed = leaflets.plan(order.root, campaign, formats, env, selection)
        planned += partners.with_prints(printed, campaign, formats)
        planned += officer.with_copies(partners.plan(order.root, campaign, formats, env), campaign)
        planned += calendar.plan(campaign, env)
        planned += officer.plan(campaign, PROVIDERS)
        planned += ordering.plan(campaign, prints(campaign, formats, selection))
    if order.edition is None:
        return planned
    folders = _folders(order.edition, campaign)
    # the officer's folder holds copies of texts of every kit; the kits of others are left as they are
    return [own for item in planned if (own := item.within(folders))]


def _folders(edition: str, campaign: Campaign) -> tuple[str, ...]:
    """Everything of one edition: its site, prints, officer's folder, and the kits it answers for."""
    kits = (kit.slug for kit in campaign.partners.values() if kit.publisher == edition)
    kinds = ("", "leaflets/", f"{OFFICER}/", f"{PRINT_SHOP}/")
    return (*(f"{kind}{edition}/" for kind in kinds), *(f"{kit_folder(slug)}/" for slug in kits))


def _editions(order: Order, campaign: Campaign) -> list[str]:
    return [slug for slug in campaign.publishers if order.edition in (None, slug)]


def _generate(order: Order, build: Path, campaign: Campaign, name: str, tell: Callable[[str], None]) -> bool:
    publisher = campaign.publishers[name]
    tell(f"Strona: {publisher.name}")
    return generator.build_site(order.root, build, campaign, publisher)


def _remove_old_editions(build: Path, campaign: Campaign) -> None:
    """A removed publisher leaves a folder with a site; the site's files are nobody's outputs."""
    for config in build.glob("*/mkdocs.yml"):
        if config.parent.name not in campaign.publishers:
            shutil.rmtree(config.parent)


def _summary(build: Path, campaign: Campaign, done: files.Written, changed: list[str]) -> str:
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
    lines += [f"  Strona:   {build / slug / 'site' / 'index.html'}" for slug in campaign.publishers]
    lines.append("Otwórz plik index.html w przeglądarce albo uruchom: ./campaign serve")
    return "\n".join(lines)
