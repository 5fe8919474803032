"""Reads sheets of entries from xlsx, xls, ods or csv into plain texts; names what it cannot read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name

from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.dates import Month, month_of, within
from campaign.log.entry.drafts import Draft, Remark
from campaign.log.entry.fields import FIELDS, LABELS, clean, fold
from campaign.log.sheets.columns import EVENT, IDENT, LEAFLET, SKIP, UNKNOWN, bare, complaints, header, named
from campaign.log.sheets.filled import MARK, TITLE, WHO, Filled, Line
from campaign.log.sheets.sheet import EVENT_WORDS
from campaign.log.sheets.workbooks import OWN, Cells, Grid, sheets_of
from campaign.problems import CampaignError

_OWN_SHEETS = ("stan", "plan", "informacja", "liczenie")
_NEEDED = "potrzebny jest wiersz nagłówka: " + ", ".join(LABELS.values())
_NO_ENTRY = Remark("", "to nagłówek albo suma, a nie wpis – proszę usunąć treść tego wiersza")
_AS_TEXT = "wpisano tekst, nie {} – proszę ustawić komórkom format {} i wpisać ją jeszcze raz"
_TOTALS = ("razem", "suma", "ogolem", "lacznie", "w sumie", "podsumowanie")
_DAY_ZERO = date(1899, 12, 30).toordinal()
_LETTERS = str.maketrans("ąćęłńóśźż", "acelnoszz")
"""The letters that the workbook's formulas know; they know no others."""


def read(path: Path, catalogue: Catalogue, told: Mapping[str, str]) -> Filled:
    """The filled rows of all sheets. Raises CampaignError with everything that was not understood."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CampaignError(f"nie mogę odczytać pliku {path.name} – sprawdź nazwę i zamknij go") from error
    book = sheets_of(raw, path.name)
    found, said = Filled(path.name, hashlib.sha256(raw).hexdigest()[:12]), dict[str, list[str]]()
    _own(book, found)
    for title, sheet in book.items():
        ours = bool(found.plan) and fold(title) in _OWN_SHEETS
        if ours or told.get(fold(title)) == SKIP or not _filled(sheet):
            continue
        if not found.exact:
            sheet.unmerge()
        if sheet.hidden:
            found.said.append(f"arkusz „{title}” jest w pliku ukryty, a jego wiersze też wczytuję")
        shown = title if len(book) > 1 and not found.plan else ""
        for problem in _Sheet(shown, sheet.cells, catalogue, told, found).problems:
            said.setdefault(problem, []).append(shown)
    if said:
        several = [_placed(problem, titles) for problem, titles in said.items()]
        if UNKNOWN in "".join(several):
            several.append(f"{UNKNOWN} to jedno z: {', '.join(LABELS.values())}, albo rodzaj ulotki")
        listed = ";\n  ".join(several)
        raise CampaignError(f"nie rozumiem arkusza:\n  {listed}" if several[1:] else listed)
    if not (found.lines or found.skipped or found.plan or any(map(_filled, book.values()))):
        raise CampaignError(f"plik {path.name} jest pusty – {_NEEDED}")
    return found


def _placed(problem: str, titles: list[str]) -> str:
    """A problem once for all the sheets that have it."""
    sheets = ", ".join(f"„{title}”" for title in titles if title)
    return f"{'arkusze' if titles[1:] else 'arkusz'} {sheets}: {problem}" if sheets else problem


def _own(book: Mapping[str, Grid], found: Filled) -> None:
    """Note what our own workbook says of itself above its header."""
    top = [[text(cell).strip() for cell in row] for row in book.get("Wpisy", _NONE).cells[:4]]
    if top and top[0] and top[0][0].startswith(TITLE):
        found.plan = top[0][0].removeprefix(TITLE)
        mark = next((text(cell) for row in book.get(OWN, _NONE).cells[:1] for cell in row[:1]), "")
        found.exact, last = mark.startswith(MARK), mark.rpartition(";")[2]
        found.last = int(last) if found.exact and last.isdigit() else 0
        for row in top:
            if row and row[0].startswith(WHO):
                found.who = next((cell for cell in row[1:] if cell), "")


_NONE = Grid([])


def _filled(sheet: Grid) -> bool:
    return any(text(cell).strip() for row in sheet.cells for cell in row)


def text(value: object) -> str:
    """A cell as an officer would type it: 12.0 is 12, a day is 2026-09-03."""
    if isinstance(value, bool):
        return "prawda" if value else "fałsz"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value).replace(".", ",")
    return str(value)


def _plain(typed: str) -> str:
    """The text as the workbook's formulas see it: they know fewer kinds of space."""
    return " ".join(filter(None, typed.replace("\u00a0", " ").replace("\n", " ").split(" ")))


def _odd(typed: str) -> bool:
    """True for signs that are cleaned away here and stay a difference in a formula."""
    plain = _plain(typed)
    return clean(plain) != plain or fold(plain) != plain.lower().translate(_LETTERS)


class _Sheet:
    """Reads one sheet into a Filled; problems say what keeps it from being read at all."""

    def __init__(
        self, title: str, grid: Cells, catalogue: Catalogue, told: Mapping[str, str], into: Filled
    ) -> None:
        told = {} if into.exact else told  # our own headings mean what they mean
        self.title, self.into, self.catalogue, self.exact = title, into, catalogue, into.exact
        self.place = f"arkusz „{title}”: " if title else ""
        self.month: Month | None = month_of(title)
        self.problems: list[str] = []
        texts = [[text(cell) for cell in row] for row in grid]
        heads = ((at, header(row, catalogue, told)) for at, row in enumerate(texts[:30]))
        self.at, self.columns = next(((at, found) for at, found in heads if found), (-1, {}))
        if self.at < 0:
            remedy = f' albo pomiń arkusz: --map "{title}={SKIP}"' if title else ""
            self.problems = [f"nie ma wiersza nagłówka – {_NEEDED}{remedy}"]
            return
        self.head = texts[self.at]
        for row in texts[: self.at]:
            self._month_heading([cell for cell in row if cell.strip()])
        below = texts[self.at + 1 :]
        used = sorted({at for row in below for at, cell in enumerate(row) if cell.strip()})
        for at in used:  # by its letter, a column whose heading is missing, or stands there twice
            if said := told.get(fold(xl_col_to_name(at))):
                self.columns[at] = said
        self.problems = list(complaints(self.head, self.columns, used, catalogue))
        if not self.problems:
            # left out because somebody said so, perhaps of another file: never in silence
            left = [named(self.head, at) for at in used if self.columns[at] == SKIP]
            if left := [name for name in left if told.get(bare(name)) == SKIP]:
                into.said.append(f"{self.place}pomijam, bo tak podano albo zapamiętano: {', '.join(left)}")
            self._read(grid, texts)

    def _month_heading(self, filled: list[str]) -> bool:
        found = month_of(filled[0]) if filled and len(set(filled)) == 1 else None
        self.month = found or self.month
        return found is not None

    def _read(self, grid: Cells, texts: list[list[str]]) -> None:
        latest: dict[str, tuple[str, Line]] = {}
        for number in range(self.at + 1, len(texts)):
            filled = [cell for cell in texts[number] if cell.strip()]
            if filled and not self._left_out(texts[number], filled, number + 1):
                line, what = self._line(grid[number], texts[number], number + 1)
                if line is None:
                    continue
                if what in EVENT_WORDS.values() and line.ident:
                    latest[line.ident] = (what, line)  # our own copy tells every version; the last one counts
                else:
                    self.into.lines.append(line)
        gone = EVENT_WORDS["withdrawal"]
        self.into.lines += [line for what, line in latest.values() if what != gone]
        if left := sum(what == gone for what, _ in latest.values()):
            self.into.skipped.append(f"wycofane w pliku, pomijam: {left}")

    def _left_out(self, row: list[str], filled: list[str], number: int) -> bool:
        """Month headings, totals and repeated headers are no entries; our own workbook wants them mended."""
        typed = [(name, row[at].strip()) for at, name in self.columns.items()
                 if name not in (SKIP, IDENT) and at < len(row) and not self._blank(row[at])]  # fmt: skip
        if row == self.head or (not self.exact and self._month_heading(filled)):
            return True
        day = next((cell for name, cell in typed if name == "day"), "")
        cells = [cell for _, cell in typed] if self.exact else filled
        total = any(fold(cell).startswith(_TOTALS) for cell in cells) and not any(c.isdigit() for c in day)
        words = [cell for cell in cells if not cell.replace(" ", "").isdigit()]
        if self.exact and (total or (len(words) == 1 and month_of(words[0]))):
            self.into.lines.append(Line(number, Draft(), "", self.title, (_NO_ENTRY,)))
            return True
        if total:
            self.into.skipped.append(f"{self.place}wiersz {number}: suma, pomijam")
        return total

    def _line(self, cells: list[object], texts: list[str], number: int) -> tuple[Line | None, str]:
        """The row as a draft, and what kind of event our own copy calls it."""
        found, wrong, kinds = dict[str, str](), list[Remark](), list[str]()
        for at, name in self.columns.items():
            typed = texts[at] if at < len(texts) else ""
            if self._blank(typed) or name == SKIP:
                continue
            if name.startswith(LEAFLET):
                kinds += self._of_kind(name.removeprefix(LEAFLET), cells[at], typed, wrong)
            else:
                found[name] = typed if name in (IDENT, EVENT) else self._typed(name, cells[at], typed, wrong)
        if kinds:
            found["leaflet"] = ", ".join([*kinds, *filter(None, [found.get("leaflet")])])
        if not set(found) - {IDENT, EVENT} and not wrong:
            return None, ""
        if self.into.last and number > self.into.last:
            wrong.append(Remark("day", "wiersz leży pod tabelą i arkusz go nie liczy – przenieś go wyżej"))
        ident, what = found.pop(IDENT, "").strip(), found.pop(EVENT, "").strip()
        return Line(number, Draft(**found), ident, self.title, tuple(wrong)), what

    def _typed(self, name: str, cell: object, typed: str, wrong: list[Remark]) -> str:
        """The text for a field. Our own workbook counts no number or day typed as text."""
        if name == "day":
            if isinstance(cell, float):
                typed = str(int(cell)) if abs(cell) < 1e9 else typed
            elif self.exact and isinstance(cell, str):
                wrong.append(Remark(name, f"{_AS_TEXT.format('datę', 'Data')}, np. 03.09.2026"))
            return typed if self.exact else within(typed, self.month)
        if self.exact and FIELDS[name].number:
            return self._number(name, cell, typed, wrong)
        if self.exact and FIELDS[name].chosen and _odd(typed):
            wrong.append(Remark(name, "ma niewidoczne znaki – wybierz z listy jeszcze raz"))
        return typed

    def _number(self, name: str, cell: object, typed: str, wrong: list[Remark]) -> str:
        if isinstance(cell, (str, bool)):
            wrong.append(Remark(name, _AS_TEXT.format("liczbę", "Liczba")))
        return str(cell.toordinal() - _DAY_ZERO) if isinstance(cell, date) else typed

    def _blank(self, typed: str) -> bool:
        return not (_plain(typed) if self.exact else typed.strip())

    def _of_kind(self, kind: str, cell: object, typed: str, wrong: list[Remark]) -> list[str]:
        """One column of leaflets: „na-wnuczka 3”."""
        typed = self._number("leaflets", cell, typed, wrong) if self.exact else typed
        number = typed.strip().replace("\u00a0", "").replace(" ", "")
        if not (number.isascii() and number.isdigit()):
            name = self.catalogue.leaflets.get(kind, "bez rodzaju")
            wrong.append(Remark("leaflets", f"„{name}”: wpisz liczbę całkowitą samymi cyframi"))
            return []
        return [f"{kind} {number}"] if int(number[:9]) else []
