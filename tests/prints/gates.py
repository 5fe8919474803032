"""What every print must pass: one function per question, each giving sentences about what is wrong.

Formats need no line here: test_gates.py asks every gate of every print there is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import page as page_validation
import pypdfium2.raw as raw
import zxingcpp
from lxml import html as lxml_html
from paper import CANDIDATES, POLISH, Letter, Paper, drawn, ink, likeness, most_likeness

from campaign.model.campaign import Campaign
from campaign.press.proof import OFFICER_TYPE
from campaign.prints.prints import Print
from project import ROOT

ENOUGH_CONTRAST = 7.0
"""Of letters against their ground, both in grey (WCAG AAA for body text)."""
PROFILE = (ROOT / "leaflets/_shared/icc/FOGRA39L.icc").stat().st_size
ALIKE = 0.6
"""Least likeness of a printed letter to the same letter of the font."""


@dataclass(frozen=True)
class Case:
    """One print with everything the gates compare it to."""

    root: Path
    campaign: Campaign
    item: Print
    source: str
    pdf: bytes

    @cached_property
    def paper(self) -> Paper:
        return Paper(self.pdf)


Gate = Callable[[Case], Iterator[str]]


def page_count(case: Case) -> Iterator[str]:
    expected = len(case.item.arrangement(len(case.campaign.shown)))
    if len(case.paper.document) != expected:
        yield f"{len(case.paper.document)} pages, {expected} expected"


def trim_size(case: Case) -> Iterator[str]:
    for number, size in enumerate(case.paper.sizes, 1):
        if any(abs(got - wanted) > 0.1 for got, wanted in zip(size, case.item.size, strict=True)):
            yield f"page {number} is {size} mm, {case.item.size} expected"


def file_size(case: Case) -> Iterator[str]:
    profile = PROFILE if case.item.bleed else 0  # a print shop's file carries its inks with it
    if len(case.pdf) - profile > case.item.format.most_kilobytes * 1024:
        yield f"{len(case.pdf) / 1024:.1f} KiB, {case.item.format.most_kilobytes} allowed"


def fonts_embedded_and_subset(case: Case) -> Iterator[str]:
    """Every font of every text object lies in the file, cut to what is used (name with a subset tag)."""
    for page in case.paper.document:
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(thing.raw)
            if raw.FPDFFont_GetIsEmbedded(font) != 1:
                yield "a font is not embedded"
    for name in {letter.font for page in case.paper.letters for letter in page}:
        if name and not re.fullmatch(r"[A-Z]{6}\+KS-(Text|Text-Bold|Display)", name):
            yield f"unexpected font {name}"


def smallest_type(case: Case) -> Iterator[str]:
    """Nothing below the format's limit but what only the printing hand reads: batch code and control line."""
    code = case.item.code(case.campaign.core.edition.number)
    limit = case.item.format.smallest_type * case.item.zoom - 0.05
    found = [x for page in case.paper.letters for x in page if x.font and x.size < limit]
    small = "".join(x.char for x in found)
    if rest := small.replace(code, "").replace(CONTROL.replace(" ", ""), ""):
        yield f"smaller than {limit}: {rest[:80]}"
    if any(x.size < OFFICER_TYPE * case.item.zoom - 0.05 for x in found):
        yield f"smaller than {OFFICER_TYPE}: {small[:80]}"
    if case.item.format.audience == "resident" and case.item.format.smallest_type < 14:
        yield "residents read at least 14 pt"


def no_text_lost(case: Case) -> Iterator[str]:
    """Every character of the HTML is in the PDF's text layer."""
    body = lxml_html.fromstring(case.source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8")).body
    wanted = Counter(char for char in body.text_content() if not char.isspace())
    printed = Counter(char for char in case.paper.text if not char.isspace())
    if lost := wanted - printed:
        yield f"lost: {''.join(lost.elements())[:80]}"


def inside_the_page(case: Case) -> Iterator[str]:
    """No letter nearer than 8 mm to the edge, where office printers may not print; 3 mm where it is cut."""
    margin = (3 if case.item.bleed else 7.9 / case.item.zoom) * 72 / 25.4 * case.item.zoom
    for number, page in enumerate(case.paper.document):
        x, y, far, high = page.get_trimbox()
        for letter in case.paper.letters[number]:
            left, right, bottom, top = letter.box
            if min(left - x, far - right, bottom - y, high - top) < margin:
                yield f"page {number + 1}: „{letter.char}” at {letter.box}"


def rule_in_text_layer(case: Case) -> Iterator[str]:
    """The rule, word for word, on every print."""
    text = " ".join(case.paper.text.replace("\xa0", " ").split())
    if case.campaign.core.rule.sentence not in text:
        yield "the rule is not there"


def definition_in_text_layer(case: Case) -> Iterator[str]:
    """Whom the rule never means, on every print for residents."""
    text = " ".join(case.paper.text.replace("\xa0", " ").split())
    if case.item.format.audience == "resident" and case.campaign.core.rule.never not in text:
        yield "whom the rule never means is not said"


CONTROL = "100 mm"


def control_line(case: Case) -> Iterator[str]:
    """On the sheet the officer reads first a line labelled 100 mm measures just that; no other print has one."""
    lines = [line for number in (0, 1) for line in _control_lines(case, number)]
    if not case.item.format.top:
        yield from (f"a control line for nobody: {line:.1f} mm" for line in lines)
        return
    if not lines:
        yield f"no line labelled {CONTROL}"
    yield from (f"the control line measures {line:.1f} mm" for line in lines if abs(line - 100) > 0.5)


def _control_lines(case: Case, number: int) -> Iterator[float]:
    """Lengths in mm of the lines under the labels of one page, measured in its picture."""
    if number >= len(case.paper.document):
        return
    letters = case.paper.letters[number]
    text = "".join(letter.char for letter in letters)
    for found in re.finditer(CONTROL.replace(" ", ""), text):
        label = letters[found.start() : found.end()]
        if max(x.size for x in label) < case.item.format.smallest_type * case.item.zoom:
            yield case.paper.longest_line(number, label) * 25.4 / 72


ORPHAN = re.compile(r"(?i)[\s„(–](?:[aiouwz]|komu)$")


def no_orphan_at_a_line_end(case: Case) -> Iterator[str]:
    """No line of print ends with a one-letter word, and „komu ufam” is not torn."""
    for line in case.paper.text.replace("\xa0", " ").splitlines():
        if ORPHAN.search(line.strip()):
            yield f"„{line.strip()[-40:]}”"


def polish_letters_in_the_picture(case: Case) -> Iterator[str]:
    """Each Polish letter of each font looks like itself in the font file, and like no other letter."""
    seen: set[tuple[str, str]] = set()
    for number, letters in enumerate(case.paper.letters):
        for letter in letters:
            key = (letter.char, letter.font)
            if letter.char in POLISH and key not in seen and letter.weight:
                seen.add(key)
                yield from _looks_wrong(case, number, letter)


def _looks_wrong(case: Case, number: int, letter: Letter) -> Iterator[str]:
    font = ROOT / f"leaflets/_shared/fonts/NotoSans-{letter.weight}.ttf"
    picture = ink(case.paper.patch(number, letter))
    pixels = round(letter.size * case.paper.scale, 1)
    own = likeness(picture, drawn(font, letter.char, pixels))
    if own < ALIKE:
        yield f"page {number + 1}: {letter.char} does not look like itself ({own:.2f})"
    for char in CANDIDATES:
        other = drawn(font, char, pixels)
        if most_likeness(picture, other) > own and (found := likeness(picture, other)) > own:
            yield f"page {number + 1}: {letter.char} looks like {char} ({own:.2f}, {found:.2f})"


def contrast_in_grey(case: Case) -> Iterator[str]:
    """Letters stand out from their ground when everything is grey, as a copier makes it."""
    for number, letters in enumerate(case.paper.letters):
        for letter in letters[::5]:
            if letter.char.isalnum() and letter.size >= 11:
                low, high = case.paper.patch(number, letter).getextrema()
                ratio = (_luminance(high) + 0.05) / (_luminance(low) + 0.05)
                if ratio < ENOUGH_CONTRAST:
                    yield f"page {number + 1}: „{letter.char}” {ratio:.1f}:1"


def letters_do_not_collide(case: Case) -> Iterator[str]:
    """No letter lies on another: two panels, or two lines, in one place."""
    for number, letters in enumerate(case.paper.letters):
        near: dict[tuple[int, int], list[Letter]] = {}
        for letter in letters:
            if not letter.char.isalnum():  # a kerned full stop lies under its r
                continue
            left, right, bottom, top = letter.box
            place = (int((left + right) / 16), int((bottom + top) / 16))
            around = [(place[0] + x, place[1] + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
            for other in (other for key in around for other in near.get(key, ())):
                if _shared(letter, other) > 0.3:
                    yield f"page {number + 1}: „{letter.char}” on „{other.char}” at {letter.box}"
            near.setdefault(place, []).append(letter)


def _shared(one: Letter, other: Letter) -> float:
    """The common part of two letters' boxes, as a share of the smaller box."""
    width = min(one.box[1], other.box[1]) - max(one.box[0], other.box[0])
    height = min(one.box[3], other.box[3]) - max(one.box[2], other.box[2])
    areas = [(x.box[1] - x.box[0]) * (x.box[3] - x.box[2]) for x in (one, other)]
    return max(width, 0) * max(height, 0) / max(min(areas), 0.01)


def _luminance(grey: float) -> float:
    value = grey / 255
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def pdf_ua(case: Case) -> Iterator[str]:
    if case.item.bleed:
        return  # a print shop gets PDF/X-4, which has no tags
    report = page_validation.validate_pdf_bytes(case.pdf, profile="ua1")
    for failure in report.failures:
        yield str(failure)


def draft_or_approved(case: Case) -> Iterator[str]:
    """PROJEKT stands on every print until the publisher's approval, and on none after it."""
    if ("PROJEKT" in case.paper.text) == case.item.publisher.approved:
        yield "PROJEKT does not agree with the approval"


def version_and_batch_code(case: Case) -> Iterator[str]:
    text = " ".join(case.paper.text.replace("\xa0", " ").split())
    if case.campaign.core.edition.label not in text and not case.item.cut:
        yield "no edition"  # a sticker alone names it in its code only
    hidden = case.item.format.poster and case.item.publisher.approved
    if hidden or case.item.format.screen or (case.item.format.slug == "sticker" and case.item.cut):
        return
    if case.item.code(case.campaign.core.edition.number) not in text:
        yield "no batch code"


def qr_leads_to_a_page(case: Case) -> Iterator[str]:
    """QR codes, read from the picture at 100 dpi, give the confirmed address and a page of the site."""
    address = case.item.publisher.address
    codes = [code.text for page in case.paper.document for code in _read(page)]
    if address is None and codes:
        yield f"a QR code without a confirmed address: {codes}"
    if address is not None:
        wanted = address + (f"metody/{case.item.method.slug}.html" if case.item.method else "")
        if set(codes) - {wanted}:
            yield f"{codes} instead of {wanted}"


def _read(page: object) -> list[zxingcpp.Barcode]:
    image = page.render(scale=100 / 72, may_draw_forms=False).to_pil()  # type: ignore[attr-defined]
    return list(zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode))


GATES: dict[str, Gate] = {
    gate.__name__: gate
    for gate in (
        page_count,
        trim_size,
        file_size,
        fonts_embedded_and_subset,
        smallest_type,
        no_text_lost,
        inside_the_page,
        rule_in_text_layer,
        definition_in_text_layer,
        control_line,
        no_orphan_at_a_line_end,
        polish_letters_in_the_picture,
        contrast_in_grey,
        letters_do_not_collide,
        pdf_ua,
        draft_or_approved,
        version_and_batch_code,
        qr_leads_to_a_page,
    )
}

LAYOUT = {name: gate for name, gate in GATES.items() if gate is not polish_letters_in_the_picture}
"""For prints whose letters were looked at in another state: the same fonts draw the same letters."""
