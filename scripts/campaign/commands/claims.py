"""`claims`: the list of claims to sign, and the script of the trial with readers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaign.commands.options import with_project

if TYPE_CHECKING:
    from campaign.project import Project


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
