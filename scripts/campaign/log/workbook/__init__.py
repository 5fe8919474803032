"""dziennik-<plan>.xlsx: the officer's door without Python. No macros; formulas with stored values.

Sheets: Wpisy (one row, one event), Stan (the state), Informacja (sections 1-5 to copy into Word), Plan (lists
and numbers the others refer to). XlsxWriter stores computed values, so Protected View and phones show them.
"""

from campaign.log.workbook.build import SPARE_ROWS, Content, render

__all__ = ["SPARE_ROWS", "Content", "render"]
