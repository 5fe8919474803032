"""Hidden sheet Liczenie: for every row of Wpisy, whether the import would take it, and what then counts.

The rules are those of entry/interpret.py in its exact mode; LibreOffice and the import judge the same random
rows in a test. Rows are looked up by position, so that sorting, inserting and cutting in Wpisy break nothing,
and reckoned anew on every opening: what is stored here is never shown nor built on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from campaign.log.entry.catalogue import default_partner
from campaign.log.entry.fields import PEOPLE_LIMIT, fold
from campaign.log.entry.vocabulary import TRAITS, WORDS, Kind
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.workbook.entries_sheet import TITLE_ROWS
from campaign.log.workbook.style import Styles

if TYPE_CHECKING:
    from campaign.log.workbook import Content

KIND_NUMBERS = {kind: number for number, kind in enumerate(Kind, 1)}
_LISTS_FROM = 60
"""The first column of the lists, right of everything that is counted."""
_LETTERS = dict(zip("ąćęłńóśźż", "acelnoszz", strict=True))
_TRAIT_LISTS = {
    "x_liczone": "direct", "x_ulotki": "leaflets", "x_miejsce": "placed", "x_material": "shared",
    "x_partner": "named", "x_trzeba": "needs", "x_najwyzej": "sheets",
}  # fmt: skip
"""Properties of kinds, each a list by the kind's number; what is true of a kind is 1 there."""
_HERE = "ROW()+0*NOW()"
"""The row a formula stands in; NOW() has it reckoned also by programs that would trust stored values."""
_CHECKS = {
    "{day}<0": "data jest tekstem: ustaw format Data",
    "{day}=0": "data: wpisz dzień planu, który już był",
    "{kind}=0": "działanie spoza listy",
    'AND({t_place}="",{x_miejsce}=1)': "brak miejscowości",
    'AND({t_place}<>"",{place}=0)': "miejscowość spoza listy",
    f"OR({{people}}<0,{{people}}>{PEOPLE_LIMIT})": "osoby: wpisz liczbę całkowitą",
    "N({people_new})<0": "pierwszy raz: wpisz liczbę całkowitą",
    "N({people_new})>{people}": "pierwszy raz > osoby",
    "MIN({first}:{last})<0": "ulotki: wpisz liczbę całkowitą",
    "{total}>{x_najwyzej}": "za dużo ulotek",
    "AND({people}>0,{x_liczone}=0)": "tu nie liczy się osób",
    "AND({total}>0,{x_ulotki}=0)": "tu nie ma ulotek",
    "AND({total}=0,{x_trzeba}=1)": "brak liczby ulotek",
    'AND({edition}<>"",OR(N({edition})<1,N({edition})>p_wydanie))': "nie ma takiego wydania",
    'AND({t_partner}<>"",{partner}=0)': "partner spoza listy",
    'AND({t_partner}="",{x_partner}=1)': "brak partnera",
    'AND({t_piece}<>"",{x_material}=0)': "tu nie ma materiału",
    'AND({t_piece}<>"",SUMPRODUCT(EXACT(x_materialy,{owner}&"|"&{t_piece})*1)=0)': (
        "nie ma go w zestawie partnera"
    ),
    f'AND({{kind}}={KIND_NUMBERS[Kind.HANDED]},{{total}}=0,{{t_piece}}="")': "co przekazano?",
}
"""What is wrong with a row, and the words beside it: of the first that holds. In braces: what was read."""


class _Writer:
    """Writes formulas column by column, and lists right of them, each under a name."""

    def __init__(self, sheet: Any, styles: Styles, content: Content) -> None:
        self.sheet, self.styles, self.columns, self.content = sheet, styles, content.columns, content
        self.next, self.list_column = 0, _LISTS_FROM
        self.last = TITLE_ROWS + content.size

    def cell(self, name: str) -> str:
        """The cell of Wpisy beside a formula, wherever rows were moved to."""
        letter = self.columns.letter(name)
        return f"INDEX(Wpisy!${letter}$1:${letter}${self.last},{_HERE})"

    def column(self, name: str, formula: str) -> str:
        """Write a column (@ in the formula is the row's number) and name it; returns its cell in a row."""
        letter = str(xl_col_to_name(self.next))
        for row in range(TITLE_ROWS, self.last):
            self.sheet.write_formula(row, self.next, f"={formula}".replace("@", str(row + 1)))
        self.styles.name(name, f"Liczenie!${letter}${TITLE_ROWS + 1}:${letter}${self.last}")
        self.next += 1
        return f"{letter}@"

    def listed(self, name: str, items: Iterable[Any]) -> str:
        """Write a list and name it."""
        shown = [*items] or ["\u0001"]
        self.sheet.write_column(0, self.list_column, shown)
        area = xl_range_abs(0, self.list_column, len(shown) - 1, self.list_column)
        self.styles.name(name, f"Liczenie!{area}")
        self.list_column += 1
        return name


def write(sheet: Any, styles: Styles, content: Content) -> None:
    """Write the sheet and its names: n_… and t_… for what was read, c_… for what the clean rows count."""
    sheet._prepare_formula = lambda formula, *_: formula.lstrip("=")
    # XlsxWriter looks for new functions in every formula, which takes seconds; none is used here
    writer = _Writer(sheet, styles, content)
    sheet.write(0, 0, writer.last)  # the import reads it: what lies below is not counted
    _traits(writer)
    read = _inputs(writer)
    wrong = '""'
    for condition, words in reversed(_CHECKS.items()):
        wrong = f'IF({condition.format(**read)},"{words}",{wrong})'
    row = f"INDEX(Wpisy!$B$1:${content.columns.letter('note')}${writer.last},{_HERE},0)"
    filled = f"SUMPRODUCT(LEN(TRIM({_spaced(row)})))"
    note = writer.column("c_uwaga", f'IFERROR(IF({filled}=0,"",{wrong}),"błąd w komórce")')
    used = writer.column("c_wypelnione", f"IFERROR(IF({filled}=0,0,1),1)")
    good = writer.column("c_dobre", f'IF(AND({used}=1,{note}=""),1,0)')
    writer.column("c_zle", f"{used}-{good}")
    writer.column("c_dzialanie", f"IF({good}=1,{read['kind']},0)")
    day = writer.column("c_dzien", f"IF({good}=1,{read['day']},0)")
    first_time = f'IF({read["people_new"]}="",{read["people"]},{read["people_new"]})'
    net = writer.column("c_netto", f"IF({good}=1,{first_time},0)")
    so_far = f'SUMIFS(c_netto,c_dzien,"<="&{day})'
    writer.column("c_cel", f'IF({net}>0,IF({so_far}>=p_cel,{day},""),"")')


def _spaced(cell: str) -> str:
    """The text of a cell with every kind of space as a plain one."""
    return f'SUBSTITUTE(SUBSTITUTE({cell},"\u00a0"," "),CHAR(10)," ")'


def _folded(cell: str) -> str:
    """The text of a cell for comparing, as fold() makes it."""
    formula = f"LOWER({_spaced(cell)})"
    for letter, plain in _LETTERS.items():
        formula = f'SUBSTITUTE({formula},"{letter}","{plain}")'
    return f"TRIM({formula})"


def _number(cell: str, empty: str) -> str:
    """The whole number in a cell, empty for nothing, -1 for anything else."""
    blank = f"LEN(TRIM({_spaced(cell)}))=0"
    whole = f"IF(AND({cell}=INT({cell}),{cell}>=0),{cell},-1)"
    return f"IFERROR(IF(AND(ISNUMBER({cell}),NOT(ISLOGICAL({cell}))),{whole},IF({blank},{empty},-1)),-1)"


def _traits(writer: _Writer) -> None:
    """Lists of what is true of each kind, by its number, and of pieces, each after its owner's number."""
    catalogue, plan, numbers = writer.content.catalogue, writer.content.totals.plan, writer.content.numbers
    for name, attribute in _TRAIT_LISTS.items():
        writer.listed(name, [abs(int(getattr(traits, attribute))) for traits in TRAITS.values()])
    writer.listed("x_domyslny", [numbers.get(default_partner(plan, kind) or "", 0) for kind in Kind])
    pieces = {
        f"{numbers[slug]}|{fold(word)}": None
        for slug in numbers
        for piece, title in catalogue.pieces(slug).items()
        for word in (title, piece)
    }
    writer.listed("x_materialy", pieces)


def _words(content: Content) -> dict[str, dict[str, int]]:
    """Every word the import knows for a kind, a place or a partner, with a number."""
    catalogue, plan, numbers = content.catalogue, content.totals.plan, content.numbers
    kits = {slug: kit.name for slug, kit in catalogue.kits.items()}
    named = [*kits.items(), *catalogue.partners(plan).items()]
    return {
        "kind": {word: KIND_NUMBERS[kind] for word, kind in WORDS.items()},
        "place": {fold(name): at for at, name in enumerate(catalogue.places(plan), 1)},
        "partner": {fold(word): numbers[slug] for slug, name in named for word in (name, slug)},
    }


def _inputs(writer: _Writer) -> dict[str, str]:
    """What stands in the row, read: texts folded and looked up (0: unknown), numbers or -1. Cells by name."""
    read: dict[str, str] = {}
    for name in ("kind", "place", "partner", "piece"):
        read[f"t_{name}"] = writer.column(f"t_{name}", f'IFERROR({_folded(writer.cell(name))},"?")')
    for name, words in _words(writer.content).items():
        texts, numbers = writer.listed(f"s_{name}", words), writer.listed(f"k_{name}", words.values())
        found = f"SUMPRODUCT(EXACT({texts},{read[f't_{name}']})*{numbers})"
        read[name] = writer.column(f"n_{name}", f"IFERROR({found},0)")
    read |= {name: f"INDEX({name},{read['kind']})" for name in (*_TRAIT_LISTS, "x_domyslny")}
    whose = f'IF({read["t_partner"]}="",{read["x_domyslny"]},{read["partner"]})'
    read["owner"] = writer.column("n_czyje", f"IFERROR({whose},0)")
    day = writer.cell("day")
    inside = f"IF(AND(INT({day})>=p_start,INT({day})<=p_koniec,INT({day})<=TODAY()),INT({day}),0)"
    real = f"IF(ISTEXT({day}),-1,IF(AND(ISNUMBER({day}),NOT(ISLOGICAL({day}))),{inside},0))"
    read["day"] = writer.column("n_day", f"IFERROR({real},0)")
    for name, empty in (("people", "0"), ("people_new", '""'), ("edition", '""')):
        read[name] = writer.column(f"n_{name}", _number(writer.cell(name), empty))
    kinds = [_number(writer.cell(KIND_COLUMN + kind), "0") for kind in writer.columns.kinds]
    read["first"], *_, read["last"] = [writer.column(f"n_u{at}", kind) for at, kind in enumerate(kinds, 1)]
    read["total"] = writer.column("n_razem", f"SUM({read['first']}:{read['last']})")
    return read
