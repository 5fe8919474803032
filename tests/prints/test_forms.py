"""Forms to fill in after a loss: on paper, in the PDF and in Word, with nothing decided beforehand."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdfium2
import pytest
from pypdfium2 import raw

from campaign.prints import fill_in
from campaign.prints.prints import Selection
from project import EDITIONS, Workspace, opened

FILES = {"reklamacja-do-banku": "complaint", "zawiadomienie-policji": "notice"}


def _widgets(path: Path) -> list[tuple[int, bool, int]]:
    """(kind, whether it is ticked, letters already in it) of every form field of a PDF."""
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    form, found = document.formenv.raw, []
    for page in document:
        for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            one = raw.FPDFPage_GetAnnot(page.raw, number)
            if raw.FPDFAnnot_GetSubtype(one) == raw.FPDF_ANNOT_WIDGET:
                kind = raw.FPDFAnnot_GetFormFieldType(form, one)
                typed = raw.FPDFAnnot_GetFormFieldValue(form, one, None, 0)  # bytes, with two for the end
                found.append((kind, bool(raw.FPDFAnnot_IsChecked(form, one)), typed - 2))
            raw.FPDFPage_CloseAnnot(one)
    document.close()
    return found


@pytest.mark.parametrize("stem", FILES)
def test_every_line_of_one_row_is_a_field_and_nothing_is_filled_in(everything: Workspace, stem: str) -> None:
    form = opened().campaign.core.forms.by_name[FILES[stem]]
    widgets = _widgets(everything.prints(EDITIONS[0])[f"{stem}.pdf"])
    texts = [one for one in widgets if one[0] == raw.FPDF_FORMFIELD_TEXTFIELD]
    boxes = [one for one in widgets if one[0] == raw.FPDF_FORMFIELD_CHECKBOX]
    assert len(texts) == sum(line.lines == 1 for part in form.parts for line in part.lines)
    assert len(boxes) == sum(len(part.choices) for part in form.parts)
    assert not any(ticked for _, ticked, _ in boxes)
    assert not any(typed > 0 for _, _, typed in texts)


@pytest.mark.parametrize("stem", FILES)
def test_word_says_what_the_paper_says(everything: Workspace, stem: str) -> None:
    form = opened().campaign.core.forms.by_name[FILES[stem]]
    edition = EDITIONS[0]
    places = [f"leaflets/{edition}", f"{edition}/docs/druk", f"dzielnicowy/{edition}/4-WSZYSTKIE-DRUKI"]
    (word,) = {(everything.build_folder / place / f"{stem}.docx").read_bytes() for place in places}
    document = docx.Document(io.BytesIO(word))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    texts = [one.text for one in (*document.paragraphs, *cells)]
    said = [text.replace("\u00a0", " ") for text in texts]
    for part in form.parts:
        hint = part.hint
        assert (f"{part.title}: {hint}" if hint else part.title) in said
        assert all(
            word in said for line in part.lines if line.label != hint for word in line.columns or [line.label]
        )
        assert all(f"\u2002{choice}" in said for choice in part.choices)
    boxes = document.element.xpath("//*[local-name()='checkbox']")
    assert len(boxes) == sum(len(part.choices) for part in form.parts), "each is ticked by a click"
    every = [line for part in form.parts for line in part.lines]
    assert said.count("") == sum(line.lines * max(len(line.columns), 1) for line in every)


def test_no_form_asks_for_a_whole_card_number() -> None:
    """Nor for a PIN or a password: whoever finds the sheet must not be able to use it."""
    for form in opened().campaign.core.forms.by_name.values():
        labels = " ".join(line.label for part in form.parts for line in part.lines).lower()
        assert "pin" not in labels.split()
        assert "hasło" not in labels
        assert "karta" not in labels or "cztery ostatnie cyfry" in labels or "pieniądze" in labels


def test_the_step_of_a_loss_leads_to_its_form(everything: Workspace) -> None:
    core = opened().campaign.core
    for stem, name in FILES.items():
        step = core.forms.by_name[name].step
        for slug, loss in core.losses.items():
            page = (everything.build_folder / EDITIONS[0] / f"docs/co-teraz/{slug}.md").read_text(
                encoding="utf-8"
            )
            assert (f"druk/{stem}.pdf" in page) == (step in loss.steps), (slug, stem)


def test_facts_are_spelled_out_in_word_too() -> None:
    campaign = opened().campaign
    form = campaign.core.forms.notice.model_copy(update={"use": ["Dzwonię pod {fact:tel-112}."]})
    texts = [
        block.text
        for block in fill_in.blocks(
            form, campaign.core.rule.sentence, campaign.core.rule.never, campaign.facts
        )
    ]
    assert "Dzwonię pod\u00a0112." in texts


def test_a_form_is_made_for_the_selection_only() -> None:
    made = fill_in.plan(opened(), Selection(edition=EDITIONS[0], format="notice"))
    assert [output.path for output in made] == [f"leaflets/{EDITIONS[0]}/zawiadomienie-policji.docx"]
