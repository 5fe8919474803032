"""The main job in order: load, check, plan, write, generate. Nothing is written when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from campaign import checks
from campaign.content.pieces import kit_folder
from campaign.kits import calendar, inserts, partners
from campaign.log import folder
from campaign.model.campaign import Campaign
from campaign.output import files
from campaign.output.memory import forget
from campaign.output.output import Output
from campaign.press.inks import Profile
from campaign.prints import fill_in, leaflets, officer, ordering
from campaign.prints.prints import OFFICER, PRINT_SHOP, Selection, prints
from campaign.problems import CampaignError, Problem, errors
from campaign.project import Project
from campaign.site import feed, generator, inspection, pages, sitezip

PROVIDERS = (
    officer.Provider("3-DLA-PARTNEROW", calendar.files),
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
    workers: int = 1
    """Processes for prints; more than this one only where no thread runs beside: a fork copies none."""
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

    @property
    def renewed(self) -> tuple[str, ...]:
        """Beginnings of paths under build/ where nothing stays that this order does not make."""
        shop = (f"{PRINT_SHOP}/",) if self.prints else ()
        if self.edition is None or not self.whole:
            return shop
        return (*shop, f"leaflets/{self.edition}/", f"{OFFICER}/{self.edition}/")

    @property
    def selection(self) -> Selection:
        """Which prints it asks for."""
        return Selection(self.edition, self.method, self.format, self.bleed, self.profile)

    def check(self, project: Project) -> None:
        """Refuse names that do not exist, with the list of those that do, and a profile that is none."""
        formats = project.formats
        ordered = [slug for slug, form in formats.items() if form.ordered_in_print_shops]
        known = {
            "wydania": (self.edition, list(project.campaign.publishers)),
            "metody": (self.method, [method.slug for method in project.campaign.shown]),
            "formatu": (self.format, list(formats)),
        }
        for what, (name, names) in known.items():
            if name is not None and name not in names:
                raise CampaignError(f"nie ma {what} „{name}” – wybierz z: {', '.join(names)}")
        if self.format and self.method and formats[self.format].for_each == "campaign":
            raise CampaignError(f"format „{self.format}” jest jeden dla wszystkich metod – pomiń --method")
        if self.bleed and self.format and self.format not in ordered:
            advice = f"wybierz z: {', '.join(ordered)}"
            raise CampaignError(f"formatu „{self.format}” nie zamawia się w drukarni – {advice}")
        if self.profile:
            Profile(self.profile).check()


@dataclass(frozen=True)
class Built:
    """What a build did, for the person who asked for it; sites: start pages, changed: how many are new."""

    warnings: list[Problem]
    done: files.Written
    build: Path
    sites: list[Path]
    changed: int

    @property
    def summary(self) -> str:
        """What was made, and where it lies."""
        return self._summary(len(self.done.made), len(self.done.kept), len(self.done.removed), self.changed)

    @property
    def again(self) -> str:
        """The summary of a build after this one, which finds nothing to do."""
        return self._summary(0, len(self.done.made) + len(self.done.kept), 0, 0)

    def _summary(self, made: int, kept: int, removed: int, sites: int) -> str:
        paths = (*self.done.made, *self.done.kept)
        papers, ordered = (
            sum(path.startswith(f"{name}/") for path in paths) for name in ("leaflets", PRINT_SHOP)
        )
        return "\n".join(
            [
                f"Gotowe. Wydruki: {papers}. Zmienione pliki: {made}, bez zmian: {kept},"
                f" usunięte: {removed}. Strony zbudowane od nowa: {sites}.",
                f"  Wydruki:  {self.build / 'leaflets'}",
                f"  Folder dzielnicowego: {self.build / OFFICER}",
                *([f"  Dla drukarni: {self.build / PRINT_SHOP}"] if ordered else []),
                *(f"  Strona:   {start}" for start in self.sites if start.is_file()),
                "Otwórz plik index.html w przeglądarce albo uruchom: ./campaign serve",
            ]
        )


@dataclass(frozen=True)
class Seen:
    """A look before anything is written: problems of content and of pages, and the pages as planned."""

    content: list[Problem]
    shown: list[Problem]
    pages: list[Output]

    @property
    def problems(self) -> list[Problem]:
        """All of them, sorted."""
        return sorted(self.content + self.shown)


def examine(project: Project) -> Seen:
    """Ask every rule; pages are made, and asked about, only from content without errors."""
    problems = checks.run(checks.Context(project))
    made = [] if errors(problems) else pages.plan(project)
    return Seen(problems, inspection.examine_pages(project, made) if made else [], made)


def ready(project: Project) -> list[Problem]:
    """What stands in the way of publishing everything, sorted."""
    return sorted(checks.run(checks.Context(project, publish=True)) + examine(project).shown)


def build_all(project: Project, order: Order, progress: files.Progress, tell: Callable[[str], None]) -> Built:
    """Build what an order asks for. Raises CampaignError, with all problems, before anything is written."""
    order.check(project)
    packed_last = [*(item.path for item in sitezip.zips(project.campaign)), *inserts.paths(project)]
    seen = examine(project)
    if wrong := errors(seen.problems):
        raise CampaignError(f"Błędów: {len(wrong)}. Nic nie zostało zapisane.", wrong)
    outputs = planned(project, order, seen.pages)
    with files.alone(project.build):
        forget(project.build)
        done = files.write(
            project.build,
            outputs,
            prune=not order.partial,
            workers=order.workers,
            progress=progress,
            later=packed_last,
            only_claimed=order.renewed,
        )
        sites = generator.build_sites(project, order.edition, tell)
        if order.whole:  # what is packed is read from finished sites and prints
            packed = sitezip.plan(project, order.edition) + inserts.plan(project, order.edition)
            files.write(project.build, packed, prune=False, workers=1, progress=progress)
    starts = [project.build / slug / "site" / "index.html" for slug in project.campaign.publishers]
    return Built(seen.problems, done, project.build, starts, len(sites))


def planned(project: Project, order: Order, seen: list[Output]) -> list[Output]:
    """Every output an order asks for; seen: the pages."""
    folders = _folders(order.edition, project.campaign) if order.edition else ("",)
    wanted = seen + feed.plan(project)
    if order.prints:
        wanted += fill_in.plan(project, order.selection)
        wanted += partners.with_prints(leaflets.plan(project, order.selection), project)
        wanted += officer.with_copies(partners.plan(project), project)
        wanted += officer.provided(project, PROVIDERS)
        wanted += ordering.sheets(project, prints(project, order.selection))
    # the officer's folder holds copies of texts of every kit; the kits of others are left as they are
    return [own for item in wanted if (own := item.within(folders))]


def _folders(edition: str, campaign: Campaign) -> tuple[str, ...]:
    """Everything of one edition: its site, prints, officer's folder, and the kits it answers for."""
    kits = (kit.slug for kit in campaign.partners.values() if kit.publisher == edition)
    kinds = ("", "leaflets/", f"{OFFICER}/", f"{PRINT_SHOP}/")
    return (*(f"{kind}{edition}/" for kind in kinds), *(f"{kit_folder(slug)}/" for slug in kits))
