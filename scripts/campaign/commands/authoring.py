"""Commands for authors, found by name in cli.py."""

from __future__ import annotations

import webbrowser
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaign.authoring import FOLDERS
from campaign.commands.options import Day, with_project, with_root
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.project import Project


@click.command(options_metavar="[OPCJE]")
@click.argument("kind", type=click.Choice([*FOLDERS]), metavar="|".join(FOLDERS))
@click.argument("slug", metavar="NAZWA")
@click.option("--like", metavar="PLAN", help="Tylko plan: na wzór którego (z przesuniętymi terminami).")
@click.option("--target", metavar="LICZBA", type=click.IntRange(1, 100_000), help="Miernik planu z --like.")
@with_root
def new(root: Path, kind: str, slug: str, like: str | None, target: int | None) -> None:
    """Utwórz plik nowej metody, pracownika, wydawcy, planu albo partnera, z opisem każdego pola."""
    from campaign.authoring import blank

    if like is not None:
        _new_like(root, kind, slug, like, target)
        return
    path = blank.write(root, kind, slug, date.today())
    click.echo(f"Utworzono {path}")
    click.echo(f"Miejsca do uzupełnienia: {blank.places(path)}.")
    click.echo(
        "Co dalej: otwórz plik w edytorze, wpisuj treść, a po każdej zmianie uruchom: ./campaign check"
    )


def _new_like(root: Path, kind: str, slug: str, like: str, target: int | None) -> None:
    from campaign.authoring import like as work
    from campaign.project import open_project

    if kind != "plan":
        raise CampaignError("--like pasuje tylko do planu – usuń je albo wpisz: new plan NAZWA --like PLAN")
    work.half_year(slug)
    project = open_project(root, date.today())
    if like in project.campaign.plans and target is None:
        before = project.campaign.plans[like].indicator
        question = f"Ile ma być w nowym planie ({before.unit}; w planie {like}: {before.target})"
        target = click.prompt(question, type=click.IntRange(1, 100_000))
    path = work.write(project, slug, like, target or 0)
    click.echo(f"Utworzono {path}")
    click.echo("To propozycja. Proszę sprawdzić diagnozę, terminy i kalendarz, potem wpisać draft: false.")


@click.command(options_metavar="[OPCJE]")
@click.argument("slug", metavar="METODA")
@click.option("--edition", metavar="NAZWA", help="Które wydanie pokazać (domyślnie pierwsze).")
@click.option("--no-open", is_flag=True, help="Nie otwieraj, tylko wypisz, gdzie są pliki.")
@with_project
def preview(project: Project, slug: str, edition: str | None, no_open: bool) -> None:
    """Zbuduj jedną metodę (także szkic) i otwórz jej stronę oraz ulotki."""
    from campaign.authoring.preview import preview as build

    for path in build(project, slug, edition, click.echo):
        click.echo(str(path))
        if not no_open:
            webbrowser.open(path.as_uri())


@click.command(options_metavar="[OPCJE]")
@click.argument("partner", metavar="PARTNER")
@click.option("--date", "day", type=Day(), help="Dzień publikacji (domyślnie dziś).")
@with_project
def published(project: Project, partner: str, day: date | None) -> None:
    """Odłóż artykuł, który partner opublikował: potem program powie, który akapit podmienić."""
    from campaign.authoring.published import keep

    today = project.day
    if day and day > today:
        raise CampaignError(f"{day:%d.%m.%Y} dopiero będzie – podaj dzień, w którym artykuł się ukazał")
    click.echo(keep(project, partner, day or today).sentence)


@click.command(options_metavar="[OPCJE]")
@click.option(
    "--days",
    metavar="LICZBA",
    type=click.IntRange(0, 3650),
    default=30,
    show_default=True,
    help="Na ile dni naprzód.",
)
@click.option("--done", metavar="IDENTYFIKATOR", help="Zapisz, że fakt albo metoda są sprawdzone.")
@click.option("--seen", type=Day(), help="Dzień sprawdzenia (razem z --done).")
@click.option("--by", metavar="FUNKCJA", help="Kto sprawdził: funkcja, nigdy nazwisko (razem z --done).")
@click.option("--until", type=Day(), help="Do kiedy sprawdzić znowu (domyślnie pół roku później).")
@with_project
def review(
    project: Project,
    days: int,
    done: str | None,
    seen: date | None,
    by: str | None,
    until: date | None,
) -> None:
    """Pokaż, co trzeba sprawdzić ponownie, albo zapisz sprawdzenie (--done)."""
    from campaign.authoring import review as work

    if done is None:
        lines = list(work.due(project, days))
        click.echo("\n".join(lines) or f"W ciągu {days} dni nie trzeba niczego sprawdzać.")
        return
    if seen is None or by is None:
        raise CampaignError("do --done potrzebne są jeszcze --seen DATA i --by FUNKCJA – dopisz je")
    check = work.Check(done, seen, by, until)
    path = work.record(project, check)
    noted = project.root / work.HISTORY
    click.echo(f"Zapisano w {path} i w {noted}. Następny termin: {check.review_by:%d.%m.%Y}.")


@click.command(options_metavar="[OPCJE]")
@click.option(
    "--to",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder na pliki (domyślnie dist/akceptacja).",
)
@with_project
def claims(project: Project, folder: Path | None) -> None:
    """Zapisz listę twierdzeń do akceptacji (PDF i DOCX) i scenariusz próby z czytelnikami (PDF)."""
    from campaign.authoring import claims as work
    from campaign.authoring import signoff

    sections = work.collect(project.campaign)
    folder = folder or project.root / "dist" / "akceptacja"
    trial = (project.assets / "readers" / "proba-z-czytelnikami.md").read_text(encoding="utf-8")
    made = {
        "twierdzenia.pdf": signoff.claims_pdf(project, sections),
        "twierdzenia.docx": signoff.claims_docx(project, sections),
        "proba-z-czytelnikami.pdf": signoff.markdown_pdf(project, trial),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (folder / name).write_bytes(data)
        click.echo(f"Zapisano {folder / name}")
    click.echo(f"Twierdzeń na liście: {sum(len(section.rows) for section in sections)}.")


@click.command(options_metavar="[OPCJE]")
@click.option(
    "--since", metavar="WERSJA", help="Od której wersji liczyć (domyślnie ostatnia w historii git)."
)
@with_root
def changes(root: Path, since: str | None) -> None:
    """Wypisz, co zmieniło się w treści od poprzedniej wersji, zdaniami do wklejenia w list."""
    from campaign.authoring import changes as work

    version = since or work.last_version(root)
    found = work.sentences(work.at_version(root, version), work.on_disk(root))
    click.echo(f"Zmiany od wersji {version}:\n")
    click.echo("\n".join(f"– {sentence}" for sentence in found) or "Treść się nie zmieniła.")
