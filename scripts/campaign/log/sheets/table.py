"""Reads sheets of entries from xlsx or csv into plain texts; names what it cannot read."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time
from pathlib import Path

from campaign.log.entry.dates import Month, month_of, within
from campaign.log.entry.drafts import Draft, Remark
from campaign.log.entry.fields import FIELDS, LABELS, clean, fold
from campaign.log.sheets.columns import EVENT, IDENT, LEAFLET, SKIP, UNKNOWN, Headings, named
from campaign.log.sheets.filled import TITLE, WHO, Filled, Line
from campaign.log.sheets.sheet import EVENT_WORDS
from campaign.log.sheets.workbooks import OWN, Cells, Grid, sheets_of
from campaign.problems import CampaignError

_OWN_SHEETS = ("stan", "plan", "informacja", "liczenie")
_NEEDED = "potrzebny jest wiersz nagłówka: " + ", ".join(LABELS.values())
_AS_TEXT = "wpisano tekst, nie {} – proszę ustawić komórkom format {} i wpisać ją jeszcze raz"
_TOTALS = ("razem", "suma", "ogolem", "lacznie", "w sumie", "podsumowanie")
_DAY_ZERO = date(1899, 12, 30).toordinal()
_LETTERS = str.maketrans("ąćęłńóśźż", "acelnoszz")
"""The letters that the workbook's formulas know; they know no others."""
_NONE = Grid([])


def read(path: Path, headings: Headings) -> Filled:
    """The filled rows of all sheets. Raises CampaignError with everything that was not understood."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CampaignError(f"nie mogę odczytać pliku {path.name} – sprawdź nazwę i zamknij go") from error
    book = sheets_of(raw, path.name)
    found, wrong = Filled(path.name, hashlib.sha256(raw).hexdigest()[:12]), dict[str, list[str]]()
    _own(book, found)
    if found.plan and headings.said:
        raise CampaignError("nagłówków arkusza z programu się nie zmienia – pomiń --map")
    for title, sheet in book.items():
        if found.plan and fold(title) in _OWN_SHEETS:
            continue
        if headings.leaves_out(title):
            found.said.append(f"arkusz „{title}” pomijam, bo tak podano albo zapamiętano")
        elif _filled(sheet):
            shown = title if len(book) > 1 and not found.plan else ""
            if sheet.hidden:
                found.said.append(f"arkusz „{title}” jest w pliku ukryty, a jego wiersze też wczytuję")
            for problem in _Sheet(shown, sheet, headings, found).problems:
                wrong.setdefault(problem, []).append(shown)
    wrong |= {problem: [] for problem in headings.unfound()}
    if wrong:
        raise _not_understood(wrong)
    if not (found.lines or found.skipped or found.plan or any(map(_filled, book.values()))):
        raise CampaignError(f"plik {path.name} jest pusty – {_NEEDED}")
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


def _own(book: dict[str, Grid], found: Filled) -> None:
    """Note what our own workbook says of itself above its header, and in its hidden sheet."""
    top = [[text(cell).strip() for cell in row] for row in book.get("Wpisy", _NONE).cells[:4]]
    if top and top[0] and top[0][0].startswith(TITLE):
        found.plan = top[0][0].removeprefix(TITLE)
        last = next((text(cell) for row in book.get(OWN, _NONE).cells[:1] for cell in row[:1]), "")
        found.last = int(last) if last.isdigit() else 0
        for row in top:
            if row and row[0].startswith(WHO):
                found.who = next((cell for cell in row[1:] if cell), "")


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


def _uncounted(name: str, cell: object, typed: str) -> str:
    """Why our own workbook's formulas count no row with this cell, though another sheet may have it so."""
    if name == "day":
        return f"{_AS_TEXT.format('datę', 'Data')}, np. 03.09.2026" if isinstance(cell, str) else ""
    if FIELDS[name].number:
        return _AS_TEXT.format("liczbę", "Liczba") if isinstance(cell, (str, bool)) else ""
    plain = _plain(typed)
    odd = clean(plain) != plain or fold(plain) != plain.lower().translate(_LETTERS)
    return "ma niewidoczne znaki – wybierz z listy jeszcze raz" if FIELDS[name].chosen and odd else ""


class _Sheet:
    """Reads one sheet into a Filled; problems say what keeps it from being read at all."""

    def __init__(self, title: str, sheet: Grid, headings: Headings, into: Filled) -> None:
        self.title, self.into, self.headings, self.ours = title, into, headings, bool(into.plan)
        self.place = f"arkusz „{title}”: " if title else ""
        self.month: Month | None = month_of(title)
        texts = [[text(cell) for cell in row] for row in sheet.cells]
        heads = ((at, headings.header(row)) for at, row in enumerate(texts[:30]))
        at, self.columns = next(((at, found) for at, found in heads if found), (-1, {}))
        if at < 0:
            remedy = f' albo pomiń arkusz: --map "{title}={SKIP}"' if title else ""
            self.problems = [f"nie ma wiersza nagłówka – {_NEEDED}{remedy}"]
            return
        self.head = texts[at]
        for row in texts[:at]:
            self._month_heading([cell for cell in row if cell.strip()])
        used = sorted({at for row in texts[at + 1 :] for at, cell in enumerate(row) if cell.strip()})
        self.columns |= headings.of_letters(max(map(len, texts)))
        self.problems = list(headings.complaints(self.head, self.columns, used))
        if not self.problems:
            # left out because somebody said so, perhaps of another file: never in silence
            left = [named(self.head, at) for at in used if self.columns[at] == SKIP]
            if left := [name for name in left if headings.told(name) == SKIP]:
                into.said.append(f"{self.place}pomijam, bo tak podano albo zapamiętano: {', '.join(left)}")
            self._read(sheet.cells, texts, at + 1)

    def _month_heading(self, filled: list[str]) -> bool:
        found = month_of(filled[0]) if filled and len(set(filled)) == 1 else None
        self.month = found or self.month
        return found is not None

    def _read(self, cells: Cells, texts: list[list[str]], first: int) -> None:
        lines = [
            line
            for at in range(first, len(texts))
            if any(map(str.strip, texts[at])) and (self.ours or not self._left_out(texts[at], at + 1))
            if (line := self._line(cells[at], texts[at], at + 1))
        ]
        # our own copy tells every version of an entry; the last one counts
        latest = {line.ident: line for line in lines if line.event and line.ident}
        lines = [line for line in lines if latest.get(line.ident, line) is line]
        gone = EVENT_WORDS["withdrawal"]
        self.into.lines += [line for line in lines if line.event != gone]
        if left := sum(line.event == gone for line in lines):
            self.into.skipped.append(f"wycofane w pliku, pomijam: {left}")

    def _left_out(self, row: list[str], number: int) -> bool:
        """Month headings, totals and repeated headers are no entries."""
        filled = [cell for cell in row if cell.strip()]
        if row == self.head or self._month_heading(filled):
            return True
        day = "".join(cell for at, cell in enumerate(row) if self.columns.get(at) == "day")
        total = any(fold(cell).startswith(_TOTALS) for cell in filled) and not any(c.isdigit() for c in day)
        if total:
            self.into.skipped.append(f"{self.place}wiersz {number}: suma, pomijam")
        return total

    def _line(self, cells: list[object], texts: list[str], number: int) -> Line | None:
        """The row as a draft; None when nothing is typed into its columns."""
        found, wrong, kinds = dict[str, str](), list[Remark](), list[str]()
        for at, name in self.columns.items():
            typed = texts[at] if at < len(texts) else ""
            if not (_plain(typed) if self.ours else typed.strip()) or name == SKIP:
                continue
            if name in (IDENT, EVENT):
                found[name] = typed.strip()
            elif name.startswith(LEAFLET):
                typed = self._typed("leaflets", cells[at], typed, wrong)
                kinds += self._of_kind(name.removeprefix(LEAFLET), typed, wrong)
            else:
                found[name] = self._typed(name, cells[at], typed, wrong)
        if kinds:
            found["leaflet"] = ", ".join([*kinds, *filter(None, [found.get("leaflet")])])
        ident, event = found.pop(IDENT, ""), found.pop(EVENT, "")
        if not found and not wrong:
            return None
        if self.into.last and number > self.into.last:
            wrong.append(Remark("day", "wiersz leży pod tabelą i arkusz go nie liczy – przenieś go wyżej"))
        return Line(number, Draft(**found), ident, self.title, tuple(wrong), event)

    def _typed(self, name: str, cell: object, typed: str, wrong: list[Remark]) -> str:
        """The text for a field; of our own workbook with what its formulas would not take."""
        if name == "day" and isinstance(cell, float) and abs(cell) < 1e9:
            typed = str(int(cell))
        if not self.ours:
            return within(typed, self.month) if name == "day" else typed
        if said := _uncounted(name, cell, typed):
            wrong.append(Remark(name, said))
        if FIELDS[name].number and isinstance(cell, date):  # a number under the format of a date
            return str(cell.toordinal() - _DAY_ZERO)
        return typed

    def _of_kind(self, kind: str, typed: str, wrong: list[Remark]) -> list[str]:
        """One column of leaflets: „na-wnuczka 3”."""
        number = typed.strip().replace("\u00a0", "").replace(" ", "")
        if not (number.isascii() and number.isdigit()):
            name = self.headings.kinds[kind]
            wrong.append(Remark("leaflets", f"„{name}”: wpisz liczbę całkowitą samymi cyframi"))
            return []
        return [f"{kind} {number}"] if int(number[:9]) else []
