"""Hidden sheet Liczenie: for every row of Wpisy, whether the import would take it, and what then counts.

The rules are those of entry/interpret.py in its exact mode; LibreOffice and the import judge the same random
rows in a test. Rows are looked up by position, so that sorting, inserting and cutting in Wpisy break nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from campaign.log.entry.catalogue import default_partner
from campaign.log.entry.fields import PEOPLE_LIMIT, fold
from campaign.log.entry.vocabulary import TRAITS, WORDS, Kind
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.sheets.filled import MARK
from campaign.log.workbook.entries_sheet import TITLE_ROWS, Columns
from campaign.log.workbook.stored_values import KIND_NUMBERS, numbers_of, stored
from campaign.log.workbook.style import Styles

if TYPE_CHECKING:
    from campaign.log.workbook.content import Content

_LISTS_FROM = 60
"""The first column of the lists, right of everything that is counted."""
_LETTERS = dict(zip("ąćęłńóśźż", "acelnoszz", strict=True))


def folded(cell: str) -> str:
    """The text of a cell for comparing, as fold() makes it."""
    formula = f'LOWER(SUBSTITUTE(SUBSTITUTE({cell},"\u00a0"," "),CHAR(10)," "))'
    for letter, plain in _LETTERS.items():
        formula = f'SUBSTITUTE({formula},"{letter}","{plain}")'
    return f"TRIM({formula})"


def number(cell: str, empty: str) -> str:
    """The whole number in a cell, empty for nothing, -1 for anything else."""
    blank = f'LEN(TRIM(SUBSTITUTE(SUBSTITUTE({cell},"\u00a0"," "),CHAR(10)," ")))=0'
    whole = f"IF(AND({cell}=INT({cell}),{cell}>=0),{cell},-1)"
    return f"IFERROR(IF(AND(ISNUMBER({cell}),NOT(ISLOGICAL({cell}))),{whole},IF({blank},{empty},-1)),-1)"


_EMPTY = ("n_people_new", "n_edition", "c_uwaga", "c_cel")
"""Columns that hold an empty text where there is nothing."""


class _Writer:
    """Writes formulas column by column, each under a name."""

    def __init__(self, sheet: Any, styles: Styles, columns: Columns, content: Content) -> None:
        self.sheet, self.styles, self.columns, self.content = sheet, styles, columns, content
        self.size, self.next, self.list_column = content.size, 0, _LISTS_FROM
        self.last = TITLE_ROWS + content.size
        self.stored = list(stored(content, columns))

    def cell(self, name: str) -> str:
        """The cell of Wpisy beside a formula, wherever rows were moved to."""
        letter = self.columns.letter(name)
        return f"INDEX(Wpisy!${letter}$1:${letter}${self.last},ROW())"

    def column(self, name: str, formula: str) -> str:
        """Write a column (@ in the formula is the row's number) and name it; returns the letter."""
        letter = str(xl_col_to_name(self.next))
        empty = "" if name.startswith("t_") or name in _EMPTY else 0
        for row in range(TITLE_ROWS + 1, self.last + 1):
            at = row - TITLE_ROWS - 1
            value = self.stored[at].get(name, empty) if at < len(self.stored) else empty
            self.sheet.write_formula(row - 1, self.next, f"={formula}".replace("@", str(row)), None, value)
        self.styles.name(name, f"Liczenie!${letter}${TITLE_ROWS + 1}:${letter}${self.last}")
        self.next += 1
        return letter

    def listed(self, name: str, items: list[Any]) -> str:
        """Write a list and name it."""
        for row, item in enumerate(items or ["\u0001"]):
            self.sheet.write(row, self.list_column, item)
        used = max(len(items), 1)
        self.styles.name(name, f"Liczenie!{xl_range_abs(0, self.list_column, used - 1, self.list_column)}")
        self.list_column += 1
        return name

    def words(self, name: str, words: Mapping[str, int]) -> Callable[[str], str]:
        """Write words with their numbers; returns the formula that finds a word's number (0: unknown)."""
        texts, numbers = self.listed(f"{name}_s", list(words)), self.listed(f"{name}_n", list(words.values()))
        return lambda text: f"SUMPRODUCT(EXACT({texts},{text})*{numbers})"


def write(sheet: Any, styles: Styles, columns: Columns, content: Content) -> None:
    """Write the sheet and its names: c_… for what counts, n_… and t_… for what was read."""
    sheet._prepare_formula = lambda formula, *_: formula.lstrip("=")
    # XlsxWriter looks for new functions in every formula, which takes seconds; none is used here
    writer = _Writer(sheet, styles, columns, content)
    sheet.write(0, 0, f"{MARK};{writer.last}")
    words = _words(writer)
    letters = _inputs(writer, words)
    checks = _checks(letters)
    row = f"INDEX(Wpisy!$B$1:${columns.letter('note')}${writer.last},ROW(),0)"
    filled = f'SUMPRODUCT(LEN(TRIM(SUBSTITUTE(SUBSTITUTE({row},"\u00a0"," "),CHAR(10)," "))))'
    wrong = '"błąd w komórce"'
    note = writer.column("c_uwaga", f'IFERROR(IF({filled}=0,"",{_first(checks)}),{wrong})')
    used = writer.column("c_wypelnione", f"IFERROR(IF({filled}=0,0,1),1)")
    good = writer.column("c_dobre", f'IF(AND({used}@=1,{note}@=""),1,0)')
    writer.column("c_zle", f"{used}@-{good}@")
    _counts(writer, letters, good)


def _words(writer: _Writer) -> dict[str, Callable[[str], str]]:
    """The lists with every word the import knows, and properties of kinds by their number."""
    catalogue, plan = writer.content.catalogue, writer.content.totals.plan
    numbers = numbers_of(catalogue, plan)
    kits = {fold(word): numbers[slug] for slug, kit in catalogue.kits.items() for word in (kit.name, slug)}
    partners = kits | {fold(w): numbers[s] for s, name in catalogue.partners(plan).items() for w in (name, s)}
    pieces = [
        f"{numbers[slug]}|{fold(word)}"
        for slug in numbers
        for piece, title in catalogue.pieces(slug).items()
        for word in dict.fromkeys((title, piece))
    ]
    writer.listed("x_materialy", pieces)
    traits = TRAITS.values()
    for name, items in (
        ("x_liczone", [int(one.direct) for one in traits]),
        ("x_ulotki", [int(bool(one.leaflets)) for one in traits]),
        ("x_miejsce", [int(one.placed) for one in traits]),
        ("x_material", [int(one.shared) for one in traits]),
        ("x_partner", [int(one.named) for one in traits]),
        ("x_trzeba", [int(one.needs) for one in traits]),
        ("x_najwyzej", [one.sheets for one in traits]),
        ("x_domyslny", [numbers.get(default_partner(plan, kind) or "", 0) for kind in Kind]),
    ):
        writer.listed(name, items)
    places = {fold(name): at for at, name in enumerate(catalogue.places(plan), 1)}
    return {
        "kind": writer.words("s_dzialania", {word: KIND_NUMBERS[kind] for word, kind in WORDS.items()}),
        "place": writer.words("s_miejsca", places),
        "partner": writer.words("s_partnerzy", partners),
    }


def _inputs(writer: _Writer, words: Mapping[str, Callable[[str], str]]) -> dict[str, str]:
    """What stands in the row, read: texts folded and looked up, numbers or -1. Letters of the columns."""
    found: dict[str, str] = {}
    for name in ("kind", "place", "partner", "piece"):
        found[f"t_{name}"] = writer.column(f"t_{name}", f'IFERROR({folded(writer.cell(name))},"?")')
    for name, look in words.items():
        found[name] = writer.column(f"n_{name}", f"IFERROR({look(found[f't_{name}'] + '@')},0)")
    day = writer.cell("day")
    inside = f"IF(AND(INT({day})>=p_start,INT({day})<=p_koniec,INT({day})<=TODAY()),INT({day}),0)"
    real = f"IF(ISTEXT({day}),-1,IF(AND(ISNUMBER({day}),NOT(ISLOGICAL({day}))),{inside},0))"
    found["day"] = writer.column("n_day", f"IFERROR({real},0)")
    for name, empty in (("people", "0"), ("people_new", '""'), ("edition", '""')):
        found[name] = writer.column(f"n_{name}", number(writer.cell(name), empty))
    kinds = [name for name in writer.columns.names if name.startswith(KIND_COLUMN)]
    letters = [writer.column(f"n_u{at}", number(writer.cell(n), "0")) for at, n in enumerate(kinds, 1)]
    found |= {f"u{at}": letter for at, letter in enumerate(letters, 1)}
    found["first"], found["last"] = letters[0], letters[-1]
    found["total"] = writer.column("n_razem", f"SUM({letters[0]}@:{letters[-1]}@)")
    return found


def _checks(letters: Mapping[str, str]) -> list[tuple[str, str]]:
    """Conditions over a row (@ stands for its number) with the words beside it, in their order."""
    at = {name: f"{letter}@" for name, letter in letters.items()}
    trait = {name: f"INDEX(x_{name},{at['kind']})" for name in
             ("liczone", "ulotki", "miejsce", "material", "partner", "trzeba", "najwyzej",
              "domyslny")}  # fmt: skip
    partner = f'IF({at["t_partner"]}="",{trait["domyslny"]},{at["partner"]})'
    piece = f'{partner}&"|"&{at["t_piece"]}'
    handed = f"{at['kind']}={KIND_NUMBERS[Kind.HANDED]}"
    return [
        (f"{at['day']}<0", "data jest tekstem: ustaw format Data"),
        (f"{at['day']}=0", "data: wpisz dzień planu, który już był"),
        (f"{at['kind']}=0", "działanie spoza listy"),
        (f'AND({at["t_place"]}="",{trait["miejsce"]}=1)', "brak miejscowości"),
        (f'AND({at["t_place"]}<>"",{at["place"]}=0)', "miejscowość spoza listy"),
        (f"OR({at['people']}<0,{at['people']}>{PEOPLE_LIMIT})", "osoby: wpisz liczbę całkowitą"),
        (f"N({at['people_new']})<0", "pierwszy raz: wpisz liczbę całkowitą"),
        (f"N({at['people_new']})>{at['people']}", "pierwszy raz > osoby"),
        (f"MIN({at['first']}:{at['last']})<0", "ulotki: wpisz liczbę całkowitą"),
        (f"{at['total']}>{trait['najwyzej']}", "za dużo ulotek"),
        (f"AND({at['people']}>0,{trait['liczone']}=0)", "tu nie liczy się osób"),
        (f"AND({at['total']}>0,{trait['ulotki']}=0)", "tu nie ma ulotek"),
        (f"AND({at['total']}=0,{trait['trzeba']}=1)", "brak liczby ulotek"),
        (
            f'AND({at["edition"]}<>"",OR(N({at["edition"]})<1,N({at["edition"]})>p_wydanie))',
            "nie ma takiego wydania",
        ),
        (f'AND({at["t_partner"]}<>"",{at["partner"]}=0)', "partner spoza listy"),
        (f'AND({at["t_partner"]}="",{trait["partner"]}=1)', "brak partnera"),
        (f'AND({at["t_piece"]}<>"",{trait["material"]}=0)', "tu nie ma materiału"),
        (
            f'AND({at["t_piece"]}<>"",SUMPRODUCT(EXACT(x_materialy,{piece})*1)=0)',
            "nie ma go w zestawie partnera",
        ),
        (f'AND({handed},{at["total"]}=0,{at["t_piece"]}="")', "co przekazano?"),
    ]


def _first(checks: list[tuple[str, str]]) -> str:
    """The words of the first condition that holds."""
    formula = '""'
    for condition, words in reversed(checks):
        formula = f'IF({condition},"{words}",{formula})'
    return formula


def _counts(writer: _Writer, letters: Mapping[str, str], good: str) -> None:
    """What the clean rows count; everything else is 0."""

    def clean(name: str, value: str) -> str:
        return writer.column(name, f"IF({good}@=1,{value},0)")

    clean("c_dzialanie", f"{letters['kind']}@")
    day = clean("c_dzien", f"{letters['day']}@")
    people = clean("c_osoby", f"{letters['people']}@")
    new = letters["people_new"]
    repeats = clean("c_powt", f'IF({new}@="",0,{people}@-{new}@)')
    clean("c_razem", f"{letters['total']}@")
    default = f"INDEX(x_domyslny,{letters['kind']}@)"
    clean("c_partner", f'IF({letters["t_partner"]}@="",{default},{letters["partner"]}@)')
    for at, _ in enumerate(writer.columns.kinds, 1):
        clean(f"c_u{at}", f"{letters[f'u{at}']}@")
    net = writer.column("c_netto", f"{people}@-{repeats}@")
    so_far = f'SUMIFS(c_netto,c_dzien,"<="&{day}@)'
    writer.column("c_cel", f'IF({net}@>0,IF({so_far}>=p_cel,{day}@,""),"")')
