"""Bars by month as an SVG picture; its title says every number, and the table stands beside it."""

from __future__ import annotations

from markupsafe import Markup, escape

WIDTH, HEIGHT, FLOOR, TOP = 640, 190, 150, 26
_STYLE = 'font-family="Noto Sans, sans-serif" text-anchor="middle"'


def bars(values: list[tuple[str, int]]) -> Markup:
    """Residents per month; values: (label, number). Lengths are SVG units, 640 x 190."""
    peak = max((number for _, number in values), default=0) or 1
    step = WIDTH / max(len(values), 1)
    said = ", ".join(f"{label}: {number}" for label, number in values)
    drawn = [_bar(index * step, step, label, number, peak) for index, (label, number) in enumerate(values)]
    title = escape(f"Mieszkańcy, z którymi rozmawiano, po miesiącach. {said}.")
    line = f'<path d="M0 {FLOOR}H{WIDTH}" stroke="#16202E" stroke-width="2"/>'
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{title}</title>{''.join(drawn)}{line}</svg>"
    )


def _bar(x: float, step: float, label: str, number: int, peak: int) -> str:
    high = (FLOOR - TOP) * number / peak
    middle, width = x + step / 2, min(step * 0.6, 70)
    name, _, year = label.partition(" ")
    return (
        f'<rect x="{middle - width / 2:.1f}" y="{FLOOR - high:.1f}" width="{width:.1f}" height="{high:.1f}" '
        f'fill="#16202E"/>{_label(middle, FLOOR - high - 7, 16, str(number), 700)}'
        f"{_label(middle, FLOOR + 18, 13, name)}{_label(middle, FLOOR + 34, 12, year)}"
    )


def _label(x: float, y: float, size: int, text: str, weight: int = 400) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}"'
    return f"<text {place} {_STYLE}>{escape(text)}</text>"


def text_bar(number: int, peak: int, longest: int = 20) -> str:
    """The bar as blocks, for Word; the number stands beside it."""
    return "█" * (max(round(longest * number / peak), 1) if number else 0)
