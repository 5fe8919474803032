"""Commands for authors; cli.py hangs them on `campaign`."""

from __future__ import annotations

import webbrowser
from datetime import date, datetime
from pathlib import Path

import click

from campaign.model import Campaign
from campaign.problems import CampaignError

_ROOT = Path(__file__).resolve().parents[3]


class _Day(click.DateTime):
    """A day as rrrr-mm-dd."""

    name = "rrrr-mm-dd"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The day, or a usage error in Polish."""
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"„{value}” nie jest datą – wpisz rrrr-mm-dd, np. 2027-03-01", param, ctx)


def _day(moment: datetime | None) -> date:
    return moment.date() if moment else date.today()


def _root(found: Path | None) -> Path:
    return found or _ROOT


def _load(root: Path, as_of: date) -> Campaign:
    from campaign.loader import load

    loaded = load(root, as_of)
    if loaded.campaign is None:
        raise CampaignError("treść ma błędy – popraw je i ponów polecenie", loaded.problems)
    return loaded.campaign


@click.command()
@click.argument("kind", type=click.Choice(["method", "publisher", "plan"]), metavar="method|publisher|plan")
@click.argument("slug", metavar="NAZWA")
@click.pass_obj
def new(root: Path | None, kind: str, slug: str) -> None:
    """Utwórz plik nowej metody, wydawcy albo planu, z opisem każdego pola."""
    from campaign.authoring import blank

    path = blank.write(_root(root), kind, slug, date.today())
    click.echo(f"Utworzono {path}")
    click.echo(f"Miejsca do uzupełnienia: {blank.places(path)}.")
    click.echo(
        "Co dalej: otwórz plik w edytorze, wpisuj treść, a po każdej zmianie uruchom: ./campaign check"
    )


@click.command()
@click.argument("slug", metavar="METODA")
@click.option("--edition", help="Które wydanie pokazać (domyślnie pierwsze).")
@click.option("--no-open", is_flag=True, help="Nie otwieraj, tylko wypisz, gdzie są pliki.")
@click.pass_obj
def preview(root: Path | None, slug: str, edition: str | None, no_open: bool) -> None:
    """Zbuduj jedną metodę (także szkic) i otwórz jej stronę oraz ulotki."""
    from campaign.authoring.preview import preview as build

    for path in build(_root(root), slug, edition, date.today(), click.echo):
        click.echo(str(path))
        if not no_open:
            webbrowser.open(path.as_uri())


@click.command()
@click.option(
    "--days", type=click.IntRange(0, 3650), default=30, show_default=True, help="Na ile dni naprzód."
)
@click.option("--done", metavar="IDENTYFIKATOR", help="Zapisz, że fakt albo metoda są sprawdzone.")
@click.option("--seen", type=_Day(), help="Dzień sprawdzenia (razem z --done).")
@click.option("--by", metavar="FUNKCJA", help="Kto sprawdził: funkcja, nigdy nazwisko (razem z --done).")
@click.option("--until", type=_Day(), help="Do kiedy sprawdzić znowu (domyślnie pół roku później).")
@click.option("--as-of", type=_Day(), help="Dzień, na który liczyć terminy (domyślnie dziś).")
@click.pass_obj
def review(
    root: Path | None,
    days: int,
    done: str | None,
    seen: datetime | None,
    by: str | None,
    until: datetime | None,
    as_of: datetime | None,
) -> None:
    """Pokaż, co trzeba sprawdzić ponownie, albo zapisz sprawdzenie (--done)."""
    from campaign.authoring import review as work

    campaign = _load(_root(root), _day(as_of))
    if done is None:
        lines = list(work.due(campaign, _day(as_of), days))
        click.echo("\n".join(lines) or f"W ciągu {days} dni nie trzeba niczego sprawdzać.")
        return
    if seen is None or by is None:
        raise CampaignError("do --done potrzebne są jeszcze --seen DATA i --by FUNKCJA – dopisz je")
    check = work.Check(done, seen.date(), by, until.date() if until else None)
    path = work.record(_root(root), campaign, check)
    click.echo(
        f"Zapisano w {path} i w {_root(root) / work.HISTORY}. Następny termin: {check.review_by:%d.%m.%Y}."
    )


@click.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), help="Folder na pliki (domyślnie dist/akceptacja)."
)
@click.pass_obj
def claims(root: Path | None, folder: Path | None) -> None:
    """Zapisz listę twierdzeń do akceptacji (PDF i DOCX) i scenariusz próby z czytelnikami (PDF)."""
    from campaign.authoring import claims as work
    from campaign.authoring import sheet

    home, today = _root(root), date.today()
    campaign = _load(home, today)
    sections = work.collect(campaign)
    folder = folder or home / "dist" / "akceptacja"
    trial = (home / "readers" / "proba-z-czytelnikami.md").read_text(encoding="utf-8")
    made = {
        "twierdzenia.pdf": sheet.claims_pdf(home, campaign, sections, today),
        "twierdzenia.docx": sheet.claims_docx(campaign, sections, today),
        "proba-z-czytelnikami.pdf": sheet.markdown_pdf(home, campaign, trial),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (folder / name).write_bytes(data)
        click.echo(f"Zapisano {folder / name}")
    click.echo(f"Twierdzeń na liście: {sum(len(section.rows) for section in sections)}.")


@click.command()
@click.option(
    "--since", metavar="WERSJA", help="Od której wersji liczyć (domyślnie ostatnia w historii git)."
)
@click.pass_obj
def changes(root: Path | None, since: str | None) -> None:
    """Wypisz, co zmieniło się w treści od poprzedniej wersji, zdaniami do wklejenia w list."""
    from campaign.authoring import changes as work

    home = _root(root)
    version = since or work.last_version(home)
    found = work.sentences(work.at_version(home, version), work.on_disk(home))
    click.echo(f"Zmiany od wersji {version}:\n")
    click.echo("\n".join(f"– {sentence}" for sentence in found) or "Treść się nie zmieniła.")


COMMANDS = (new, preview, review, claims, changes)
