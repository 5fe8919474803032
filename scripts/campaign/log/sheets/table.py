"""Reads sheets of entries from xlsx or csv into plain texts; names what it cannot read."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name

from campaign.log.entry.dates import Month, month_of, serial, within
from campaign.log.entry.drafts import Draft, Remark
from campaign.log.entry.fields import FIELDS, LABELS, RECEIVED_LIMIT, Field, FieldError, clean, fold, whole
from campaign.log.sheets.columns import EVENT, IDENT, SKIP, UNKNOWN, Headings
from campaign.log.sheets.filled import TITLE, WHO, Filled, Line
from campaign.log.sheets.sheet import EVENT_WORDS
from campaign.log.sheets.workbooks import OWN, Grid, sheets_of
from campaign.problems import CampaignError

_OWN_SHEETS = ("stan", "plan", "informacja", "liczenie")
_NEEDED = "potrzebny jest wiersz nagłówka: " + ", ".join(LABELS.values())
_AS_TEXT = "wpisano tekst, nie {} – proszę ustawić komórkom format {} i wpisać ją jeszcze raz"
_TOTALS = ("razem", "suma", "ogolem", "lacznie", "w sumie", "podsumowanie")
_LETTERS, _SPACES = str.maketrans("ąćęłńóśźż", "acelnoszz"), " \u00a0\n"
"""The letters and blanks that the workbook's formulas know; they know no others."""


def read(path: Path, headings: Headings) -> Filled:
    """The filled rows of all sheets. Raises CampaignError with everything that was not understood."""
    if path.is_dir():
        raise CampaignError(f"„{path.name}” to folder, nie plik – wskaż arkusz w tym folderze")
    if not path.exists():
        raise CampaignError(f"nie ma pliku {path.name} – sprawdź nazwę i folder")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CampaignError(f"nie mogę odczytać pliku {path.name} – zamknij go w innym programie") from error
    book = sheets_of(raw, path.name)
    found = Filled(path.name, hashlib.sha256(raw).hexdigest()[:12], *_own(book))
    if found.plan and headings.said:
        raise CampaignError("nagłówków arkusza z programu się nie zmienia – pomiń --map")
    wrong: dict[str, list[str]] = {}
    for title, grid in book.items():
        if found.plan and fold(title) in _OWN_SHEETS:
            continue
        if headings.leaves_out(title):
            found.said.append(f"arkusz „{title}” pomijam, bo tak podano albo zapamiętano")
        elif grid.filled:
            if grid.hidden:
                found.said.append(f"arkusz „{title}” jest w pliku ukryty, a jego wiersze też wczytuję")
            shown = title if len(book) > 1 and not found.plan else ""
            for problem in _Sheet(shown, grid, headings, found).problems:
                wrong.setdefault(problem, []).append(shown)
    wrong |= {problem: [] for problem in headings.unfound()}
    if wrong:
        raise _not_understood(wrong)
    if not (found.plan or any(grid.filled for grid in book.values())):
        raise CampaignError(f"plik {path.name} jest pusty – {_NEEDED}")
    if not (found.lines or found.skipped):
        raise CampaignError(
            f"w pliku {path.name} nie ma żadnego wypełnionego wiersza – wpisz je i zapisz plik"
        )
    return found


def _not_understood(wrong: dict[str, list[str]]) -> CampaignError:
    """Each problem once, with the titles of all the sheets that have it."""
    said: list[str] = []
    for problem, titles in wrong.items():
        sheets = ", ".join(f"„{title}”" for title in titles if title)
        said.append(f"{'arkusze' if titles[1:] else 'arkusz'} {sheets}: {problem}" if sheets else problem)
    if UNKNOWN in "".join(said):
        said.append(f"{UNKNOWN} to jedno z: {', '.join(LABELS.values())}, albo rodzaj ulotki")
    listed = ";\n  ".join(said)
    return CampaignError(f"nie rozumiem arkusza:\n  {listed}" if said[1:] else listed)


def _own(book: dict[str, Grid]) -> tuple[str, str, int]:
    """Plan, who counts and the last row of the formulas, of our own workbook; nothing of another file."""
    sheets = (book[title].texts[:4] if title in book else [] for title in ("Wpisy", OWN))
    top, hidden = ([[cell.strip() for cell in row] for row in rows if row] for rows in sheets)
    if not top or not top[0][0].startswith(TITLE):
        return "", "", 0
    who = (cell for row in top if row[0].startswith(WHO) for cell in row[1:] if cell)
    last = hidden[0][0] if hidden else ""
    return top[0][0].removeprefix(TITLE), next(who, ""), int(last) if last.isdecimal() else 0


class _Sheet:
    """One sheet on its way into a Filled; problems: what keeps it from being read at all."""

    def __init__(self, title: str, grid: Grid, headings: Headings, into: Filled) -> None:
        self.title, self.grid, self.kinds, self.into = title, grid, headings.kinds, into
        self.place = f"arkusz „{title}”: " if title else ""
        self.month: Month | None = month_of(title)
        headers = ((at, found) for at, row in enumerate(grid.texts[:30]) if (found := headings.header(row)))
        at, self.columns = next(headers, (-1, {}))
        if at < 0:
            remedy = f' albo pomiń arkusz: --map "{title}={SKIP}"' if title else ""
            self.problems = [f"nie ma wiersza nagłówka – {_NEEDED}{remedy}"]
            return
        self.head, below = grid.texts[at], range(at + 1, len(grid.texts))
        for row in grid.texts[:at]:
            self._is_month(row)
        names = [cell.strip() or xl_col_to_name(column) for column, cell in enumerate(self.head)]
        used = [column for column in range(len(names)) if any(grid.texts[at][column].strip() for at in below)]
        self.problems = [*headings.complaints(names, self.columns, used)]
        if not self.problems:
            # left out because somebody said so, perhaps of another file: never in silence
            if left := [names[at] for at in used if self.columns[at] == SKIP == headings.told(names[at])]:
                into.said.append(f"{self.place}pomijam, bo tak podano albo zapamiętano: {', '.join(left)}")
            self._latest: dict[str, Line | None] = {}
            for number in below:
                self._take(number)
            into.lines += filter(None, self._latest.values())
            if gone := [*self._latest.values()].count(None):
                into.skipped.append(f"wycofane w pliku, pomijam: {gone}")

    def _is_month(self, row: list[str]) -> bool:
        """Note the month when the row is nothing but its heading."""
        words = {cell for cell in row if cell.strip()}
        found = month_of(words.pop()) if len(words) == 1 else None
        self.month = found or self.month
        return found is not None

    def _is_none(self, row: list[str], number: int) -> bool:
        """True for a repeated header, the heading of a month, a total: they are no entries."""
        if row == self.head or self._is_month(row):
            return True
        day = "".join(row[at] for at, name in self.columns.items() if name == "day")
        total = any(fold(cell).startswith(_TOTALS) for cell in row) and not any(map(str.isdigit, day))
        if total:
            self.into.skipped.append(f"{self.place}wiersz {number}: suma, pomijam")
        return total

    def _take(self, at: int) -> None:
        """Read the row as a draft unless it is no entry, or nothing is typed into its columns.

        Our own copy tells every version of an entry, and the last one counts (None: withdrawn).
        """
        if not self.into.plan and self._is_none(self.grid.texts[at], at + 1):
            return
        found, wrong = defaultdict[str, list[str]](list), list[Remark]()
        for column, meaning in self.columns.items():
            typed = self.grid.texts[at][column]
            if meaning != SKIP and typed.strip(_SPACES if self.into.plan else None):
                name, _, kind = meaning.partition(":")
                try:
                    self._add(found[name], name, kind, self.grid.cells[at][column], typed)
                except FieldError as error:
                    which = f"„{self.kinds[kind]}”: " if kind else ""
                    wrong.append(Remark("leaflets" if kind else name, f"{which}{error}"))
        texts = {name: ", ".join(said) for name, said in found.items() if said}
        ident, version = texts.pop(IDENT, "").strip(), texts.pop(EVENT, "").strip()
        if not texts and not wrong:
            return
        if 0 < self.into.last <= at:
            wrong.append(Remark("day", "wiersz leży pod tabelą i arkusz go nie liczy – przenieś go wyżej"))
        place = f"arkusz {self.title}, wiersz {at + 1}" if self.title else f"wiersz {at + 1}"
        source = f"import:{self.into.digest}#{at + 1}@{self.into.hand}"
        line = Line(at + 1, place, source, Draft(**texts), ident.lower(), wrong)
        key = ident if version and ident else place
        self._latest.pop(key, None)
        self._latest[key] = None if version == EVENT_WORDS["withdrawal"] else line

    def _add(self, said: list[str], name: str, kind: str, cell: object, typed: str) -> None:
        """Add what a cell says of a field. Raises FieldError for what is no number of a kind of leaflet."""
        field = FIELDS.get("leaflets" if kind else name)
        if name == "day" and isinstance(cell, float) and abs(cell) < 1e9:
            typed = str(int(cell))
        if name == "day" and not self.into.plan:
            typed = within(typed, self.month)
        if self.into.plan and field and field.number and isinstance(cell, date):  # under the format of a date
            typed = str(serial(cell))
        if not kind:
            said.append(typed)
        if self.into.plan and field:
            _require_counted(field, cell, typed)
        if kind and (number := whole(clean(typed), RECEIVED_LIMIT)):
            said.append(f"{kind} {number}")


def _require_counted(field: Field, cell: object, typed: str) -> None:
    """Raise FieldError for a cell with which our own workbook's formulas count no row; others may have it."""
    if field.name == "day" and isinstance(cell, str):
        raise FieldError(f"{_AS_TEXT.format('datę', 'Data')}, np. 03.09.2026, jeden dzień na wiersz")
    if field.number and isinstance(cell, (str, bool)):
        number = re.search("[0-9]+", typed)
        alone = f"to nie jest sama liczba – proszę wpisać samą liczbę, np. {number[0] if number else 5}"
        raise FieldError(_AS_TEXT.format("liczbę", "Liczba") if typed.strip().isdigit() else alone)
    plain = re.sub(f"[{_SPACES}]+", " ", typed).strip(" ")
    if field.chosen and (clean(plain) != plain or fold(plain) != plain.lower().translate(_LETTERS)):
        raise FieldError("ma niewidoczne znaki – wybierz z listy jeszcze raz")
