"""The curve of residents reached against the target, as an SVG that prints in grey, and as a PNG for Word."""

from __future__ import annotations

import io
from datetime import date

from markupsafe import Markup, escape

from campaign.language.numbers import months
from campaign.log.report.data import Report

WIDTH, HEIGHT = 660, 250
LEFT, RIGHT, TOP, FLOOR = 44, 640, 20, 212
_INK, _GREY = "#16202E", "#43484F"


def curve(report: Report) -> Markup:
    """Cumulative steps with the target as a dashed line; its title says every number. Units: 660 x 250."""
    start, end = report.period
    days = (end - start).days or 1
    peak = max([report.target, *(number for _, number in report.curve)]) * 1.12

    def x(day: date) -> float:
        return LEFT + (RIGHT - LEFT) * min(max((day - start).days / days, 0), 1)

    def y(number: float) -> float:
        return FLOOR - (FLOOR - TOP) * number / peak

    path, last = f"M{LEFT} {FLOOR}", 0
    for day, number in report.curve:
        path += f"H{x(day):.1f}V{y(number):.1f}"
        last = number
    stop = report.marks[-1][0] if report.marks else start
    path += f"H{max(x(stop), x(report.curve[-1][0]) if report.curve else LEFT):.1f}"
    drawn = [
        f'<path d="{path}" fill="none" stroke="{_INK}" stroke-width="3"/>',
        f'<path d="M{LEFT} {y(report.target):.1f}H{RIGHT}" stroke="{_GREY}" stroke-width="2" '
        'stroke-dasharray="8 6"/>',
        _text(LEFT + 6, y(report.target) - 6, f"cel: {report.target}", "start", 700),
        f'<path d="M{LEFT} {TOP}V{FLOOR}H{RIGHT}" fill="none" stroke="{_INK}" stroke-width="1.5"/>',
        _text(LEFT - 6, FLOOR + 4, "0", "end"),
        *_months(report, x),
        *_reached(report, x, y),
    ]
    if last:
        drawn.append(_text(LEFT - 6, y(last) + 4, str(last), "end"))
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(report.caption)}</title>{''.join(drawn)}</svg>"
    )


def _months(report: Report, x: object) -> list[str]:
    """The first of each month with its name."""
    start, end = report.period
    first, found = start.replace(day=1), []
    while first <= end:
        at = x(max(first, start))  # type: ignore[operator]
        found.append(f'<path d="M{at:.1f} {FLOOR}v6" stroke="{_INK}"/>')
        found.append(_text(at + 3, FLOOR + 20, months()[first.month - 1], "start"))
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return found


def _reached(report: Report, x: object, y: object) -> list[str]:
    """A ring and the day where the target was reached."""
    met = next(((day, number) for day, number in report.curve if number >= report.target), None)
    if met is None or report.public:
        return []
    at, up = x(met[0]), y(met[1])  # type: ignore[operator]
    ring = f'<circle cx="{at:.1f}" cy="{up:.1f}" r="6" fill="#fff" stroke="{_INK}" stroke-width="2.5"/>'
    return [ring, _text(at - 10, up - 9, f"{met[0]:%d.%m.%Y}: {met[1]}", "end", 700)]


def _text(x: float, y: float, text: str, anchor: str, weight: int = 400) -> str:
    font = f'font-family="Noto Sans, sans-serif" font-size="13" font-weight="{weight}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#111" {font}>{escape(text)}</text>'


def png(report: Report) -> bytes:
    """The curve as a picture 1320 pixels wide, drawn by the print engine."""
    import pypdfium2

    from campaign.log.documents import html_to_pdf

    style = f"@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 0 }} body {{ margin: 0 }}"
    head = f"<head><title>Wykres 1</title><style>{style} svg {{ display: block; width: 100% }}</style></head>"
    page = f'<html lang="pl">{head}<body>{curve(report)}</body></html>'
    document = pypdfium2.PdfDocument(html_to_pdf(page))
    try:
        image = document[0].render(scale=2).to_pil().convert("L")
    finally:
        document.close()
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
