"""Commands for authors, found by name in cli.py."""

from __future__ import annotations

import webbrowser
from datetime import date
from pathlib import Path

import click

from campaign.authoring import FOLDERS
from campaign.commands.options import Day, as_of_option
from campaign.model import Campaign
from campaign.problems import CampaignError


def _load(root: Path, as_of: date) -> Campaign:
    from campaign.content.loader import load

    loaded = load(root, as_of)
    if loaded.campaign is None:
        raise CampaignError("treść ma błędy – popraw je i ponów polecenie", loaded.problems)
    return loaded.campaign


@click.command(options_metavar="[OPCJE]")
@click.argument("kind", type=click.Choice([*FOLDERS]), metavar="|".join(FOLDERS))
@click.argument("slug", metavar="NAZWA")
@click.pass_obj
def new(root: Path, kind: str, slug: str) -> None:
    """Utwórz plik nowej metody, pracownika, wydawcy, planu albo partnera, z opisem każdego pola."""
    from campaign.authoring import blank

    path = blank.write(root, kind, slug, date.today())
    click.echo(f"Utworzono {path}")
    click.echo(f"Miejsca do uzupełnienia: {blank.places(path)}.")
    click.echo(
        "Co dalej: otwórz plik w edytorze, wpisuj treść, a po każdej zmianie uruchom: ./campaign check"
    )


@click.command(options_metavar="[OPCJE]")
@click.argument("slug", metavar="METODA")
@click.option("--edition", metavar="NAZWA", help="Które wydanie pokazać (domyślnie pierwsze).")
@click.option("--no-open", is_flag=True, help="Nie otwieraj, tylko wypisz, gdzie są pliki.")
@click.pass_obj
def preview(root: Path, slug: str, edition: str | None, no_open: bool) -> None:
    """Zbuduj jedną metodę (także szkic) i otwórz jej stronę oraz ulotki."""
    from campaign.authoring.preview import preview as build

    for path in build(root, slug, edition, date.today(), click.echo):
        click.echo(str(path))
        if not no_open:
            webbrowser.open(path.as_uri())


@click.command(options_metavar="[OPCJE]")
@click.argument("partner", metavar="PARTNER")
@click.option("--date", "day", type=Day(), help="Dzień publikacji (domyślnie dziś).")
@click.pass_obj
def published(root: Path, partner: str, day: date | None) -> None:
    """Odłóż artykuł, który partner opublikował: potem program powie, który akapit podmienić."""
    from campaign.authoring.published import keep

    today = date.today()
    if day and day > today:
        raise CampaignError(f"{day:%d.%m.%Y} dopiero będzie – podaj dzień, w którym artykuł się ukazał")
    click.echo(keep(root, partner, day or today).sentence)


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
@as_of_option
@click.pass_obj
def review(
    root: Path,
    days: int,
    done: str | None,
    seen: date | None,
    by: str | None,
    until: date | None,
    as_of: date | None,
) -> None:
    """Pokaż, co trzeba sprawdzić ponownie, albo zapisz sprawdzenie (--done)."""
    from campaign.authoring import review as work

    today = as_of or date.today()
    campaign = _load(root, today)
    if done is None:
        lines = list(work.due(campaign, today, days))
        click.echo("\n".join(lines) or f"W ciągu {days} dni nie trzeba niczego sprawdzać.")
        return
    if seen is None or by is None:
        raise CampaignError("do --done potrzebne są jeszcze --seen DATA i --by FUNKCJA – dopisz je")
    check = work.Check(done, seen, by, until)
    path = work.record(root, campaign, check)
    click.echo(f"Zapisano w {path} i w {root / work.HISTORY}. Następny termin: {check.review_by:%d.%m.%Y}.")


@click.command(options_metavar="[OPCJE]")
@click.option(
    "--to",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder na pliki (domyślnie dist/akceptacja).",
)
@click.pass_obj
def claims(root: Path, folder: Path | None) -> None:
    """Zapisz listę twierdzeń do akceptacji (PDF i DOCX) i scenariusz próby z czytelnikami (PDF)."""
    from campaign.authoring import claims as work
    from campaign.authoring import signoff

    today = date.today()
    campaign = _load(root, today)
    sections = work.collect(campaign)
    folder = folder or root / "dist" / "akceptacja"
    trial = (root / "readers" / "proba-z-czytelnikami.md").read_text(encoding="utf-8")
    made = {
        "twierdzenia.pdf": signoff.claims_pdf(root, campaign, sections, today),
        "twierdzenia.docx": signoff.claims_docx(campaign, sections, today),
        "proba-z-czytelnikami.pdf": signoff.markdown_pdf(root, campaign, trial),
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
@click.pass_obj
def changes(root: Path, since: str | None) -> None:
    """Wypisz, co zmieniło się w treści od poprzedniej wersji, zdaniami do wklejenia w list."""
    from campaign.authoring import changes as work

    version = since or work.last_version(root)
    found = work.sentences(work.at_version(root, version), work.on_disk(root))
    click.echo(f"Zmiany od wersji {version}:\n")
    click.echo("\n".join(f"– {sentence}" for sentence in found) or "Treść się nie zmieniła.")
