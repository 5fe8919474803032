"""Imposition: which pages of a folded booklet lie beside each other, on which side of which sheet."""

from __future__ import annotations

PER_SHEET = 4
"""A sheet folded once has four pages."""


def filled(pages: int) -> int:
    """The number of pages with those added that fill the last sheet."""
    return -(-pages // PER_SHEET) * PER_SHEET


def sides(pages: int) -> list[tuple[int, int]]:
    """(left, right) page numbers, from 1, of every printed side: outermost sheet first, front before back.

    Each sheet is turned over on its short edge, then all are folded together. Raises ValueError for a
    number of pages that leaves a sheet unfilled.
    """
    if pages < PER_SHEET or pages % PER_SHEET:
        raise ValueError(f"{pages} pages do not fill sheets of {PER_SHEET}")
    pairs = zip(range(1, pages // 2 + 1), range(pages, pages // 2, -1), strict=True)
    # the lower number lies on the right of a front and on the left of a back
    return [(low, high) if low % 2 == 0 else (high, low) for low, high in pairs]
