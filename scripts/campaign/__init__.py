"""Campaign: one YAML file per fraud method becomes a site, leaflets, partner texts and a report."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ASSETS = PACKAGE / "assets" if (PACKAGE / "assets").is_dir() else PACKAGE.parents[1]
"""The folder with leaflets, docs and settings: inside the package once installed, around it in a checkout."""
NEEDED = ("docs", "leaflets", "mkdocs.yml")
