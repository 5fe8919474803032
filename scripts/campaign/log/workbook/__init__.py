"""dziennik-<plan>.xlsx: the officer's door without Python. No macros; formulas with stored values.

Sheets: Wpisy (one row, one event), Stan (the state), Plan (lists the others refer to), and a hidden
Liczenie that finds the clean rows by the import's rules. XlsxWriter stores computed values, so Protected
View and phones show them.
"""

from campaign.log.workbook.xlsx import SPARE_ROWS, Content, render

__all__ = ["SPARE_ROWS", "Content", "render"]
