"""HTML to tagged PDF, in one place so that the project's print engine can take it over."""

from __future__ import annotations

from typing import Any

from campaign.problems import CampaignError


def html_to_pdf(html: str) -> bytes:
    """A tagged PDF/UA-1 of a self-contained page. Raises CampaignError where WeasyPrint cannot run."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise CampaignError(
            "ten komputer nie tworzy PDF (brak biblioteki Pango) – otwórz plik HTML i wybierz „Drukuj do PDF”"
        ) from error
    made = HTML(string=html, url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1", custom_metadata=True)
    return bytes(made)


def _refuse(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    """Reports carry everything themselves; nothing is fetched, neither files nor addresses."""
    raise ValueError(f"the page asks for {url}")
