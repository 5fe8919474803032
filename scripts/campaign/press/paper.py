"""Measures of paper that the press and those who order from it share."""

MARGIN, BLEED = 8.0, 3.0
"""Millimetres around a print shop's page: to the edge of the sheet, where the marks are, and of bleed."""
EDGE = 8
"""Millimetres all around an office printer's sheet that must stay empty: not every one prints there."""
