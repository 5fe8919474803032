"""Hidden sheet Liczenie: for every row of Wpisy, whether the import would take it, and what then counts.

The rules are those of entry/interpret.py in its exact mode; LibreOffice and the import judge the same random
rows in a test. Rows are looked up by position, so that sorting, inserting and cutting in Wpisy break nothing,
and reckoned anew on every opening: what is stored here is never shown nor built on.

A formula names what it reads in braces: a column of this sheet (n_… numbers, t_… texts, c_… what the clean
rows count) or a property of the row's kind (x_…).
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from campaign.log.entry.catalogue import default_partner, words
from campaign.log.entry.fields import PEOPLE_LIMIT, fold
from campaign.log.entry.vocabulary import TRAITS, WORDS, Kind
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.workbook.style import TITLE_ROWS, Content, Styles

KIND_NUMBERS = {kind: number for number, kind in enumerate(Kind, 1)}
_LISTS_FROM = 60
"""The first column of the lists, right of everything that is counted."""
_LETTERS = dict(zip("ąćęłńóśźż", "acelnoszz", strict=True))
_TRAITS = ("x_direct", "x_leaflets", "x_placed", "x_shared", "x_named", "x_needs", "x_sheets")
"""Properties of kinds, each a list by the kind's number; what is true of a kind is 1 there."""
_HERE = "ROW()+0*NOW()"
"""The row a formula stands in; NOW() has it reckoned also by programs that would trust stored values."""
_CHECKS = {
    "{n_day}<0": "data jest tekstem: ustaw format Data",
    "{n_day}=0": "data: wpisz dzień planu, który już był",
    "{n_kind}=0": "działanie spoza listy",
    'AND({t_place}="",{x_placed}=1)': "brak miejscowości",
    'AND({t_place}<>"",{n_place}=0)': "miejscowość spoza listy",
    f"OR({{n_people}}<0,{{n_people}}>{PEOPLE_LIMIT})": "osoby: wpisz liczbę całkowitą",
    "N({n_people_new})<0": "pierwszy raz: wpisz liczbę całkowitą",
    "N({n_people_new})>{n_people}": "pierwszy raz > osoby",
    "MIN({leaflets})<0": "ulotki: wpisz liczbę całkowitą",
    "{n_razem}>{x_sheets}": "za dużo ulotek",
    "AND({n_people}>0,{x_direct}=0)": "tu nie liczy się osób",
    "AND({n_razem}>0,{x_leaflets}=0)": "tu nie ma ulotek",
    "AND({n_razem}=0,{x_needs}=1)": "brak liczby ulotek",
    'AND({n_edition}<>"",OR(N({n_edition})<1,N({n_edition})>p_wydanie))': "nie ma takiego wydania",
    'AND({t_partner}<>"",{n_partner}=0)': "partner spoza listy",
    'AND({t_partner}="",{x_named}=1)': "brak partnera",
    'AND({t_piece}<>"",{x_shared}=0)': "tu nie ma materiału",
    'AND({t_piece}<>"",SUMPRODUCT(EXACT(x_materialy,{n_czyje}&"|"&{t_piece})*1)=0)': (
        "nie ma go w zestawie partnera"
    ),
    f'AND({{n_kind}}={KIND_NUMBERS[Kind.HANDED]},{{n_razem}}=0,{{t_piece}}="")': "co przekazano?",
}
"""What is wrong with a row, and the words beside it: of the first that holds."""


def write(sheet: Any, styles: Styles, content: Content) -> None:
    """Write a column for every formula, and lists right of them, each under its name."""
    sheet._prepare_formula = lambda formula, *_: formula.lstrip("=")
    # XlsxWriter looks for new functions in every formula, which takes seconds; none is used here
    last = TITLE_ROWS + content.size
    sheet.write(0, 0, last)  # the import reads it: what lies below is not counted
    for at, (name, items) in enumerate(_lists(content).items(), _LISTS_FROM):
        shown = items or ["\u0001"]
        sheet.write_column(0, at, shown)
        styles.book.define_name(name, f"=Liczenie!{xl_range_abs(0, at, len(shown) - 1, at)}")
    formulas = _formulas(content)
    letters = {name: xl_col_to_name(at) for at, name in enumerate(formulas)}
    known = {name: f"{letter}@" for name, letter in letters.items()}  # @: the number of the row
    known |= {name: f"INDEX({name},{known['n_kind']})" for name in (*_TRAITS, "x_domyslny")}
    known["leaflets"] = f"{known['n_u1']}:{known[f'n_u{len(content.kinds)}']}"
    for at, (name, formula) in enumerate(formulas.items()):
        ready = f"={formula.format(**known)}"
        for row in range(TITLE_ROWS, last):
            sheet.write_formula(row, at, ready.replace("@", str(row + 1)))
        styles.book.define_name(name, f"=Liczenie!${letters[name]}${TITLE_ROWS + 1}:${letters[name]}${last}")


def _lists(content: Content) -> dict[str, list[Any]]:
    """x_…: what is true of each kind, by its number, and pieces, each after its owner's number; s_…: every
    word the import knows for a kind, a place or a partner, with its number in k_….
    """
    catalogue, plan, numbers = content.catalogue, content.totals.plan, content.numbers
    found: dict[str, list[Any]] = {
        name: [abs(int(getattr(traits, name.removeprefix("x_")))) for traits in TRAITS.values()]
        for name in _TRAITS
    }
    found["x_domyslny"] = [numbers.get(default_partner(plan, kind) or "", 0) for kind in Kind]
    found["x_materialy"] = [f"{at}|{word}" for slug, at in numbers.items()
                            for word in words(catalogue.pieces(slug))]  # fmt: skip
    listed = {
        "kind": {word: KIND_NUMBERS[kind] for word, kind in WORDS.items()},
        "place": {fold(name): at for at, name in enumerate(catalogue.places(plan), 1)},
        "partner": {word: numbers[slug] for word, slug in catalogue.partner_words(plan).items()},
    }
    for name, meanings in listed.items():
        found |= {f"s_{name}": [*meanings], f"k_{name}": [*meanings.values()]}
    return found


def _formulas(content: Content) -> dict[str, str]:
    """The columns: texts folded, looked up (0: unknown), numbers (-1: none), then what the row counts."""
    last = TITLE_ROWS + content.size
    cell = {name: f"INDEX(Wpisy!${letter}$1:${letter}${last},{_HERE})"
            for name, letter in content.letters.items()}  # fmt: skip
    day = cell["day"]
    inside = f"IF(AND(INT({day})>=p_start,INT({day})<=p_koniec,INT({day})<=TODAY()),INT({day}),0)"
    real = f"IF(ISTEXT({day}),-1,IF(AND(ISNUMBER({day}),NOT(ISLOGICAL({day}))),{inside},0))"
    texts = ("kind", "place", "partner", "piece")
    found = {f"t_{name}": f'IFERROR({_folded(cell[name])},"?")' for name in texts}
    for name in texts[:3]:
        found[f"n_{name}"] = f"IFERROR(SUMPRODUCT(EXACT(s_{name},{{t_{name}}})*k_{name}),0)"
    found["n_czyje"] = 'IFERROR(IF({t_partner}="",{x_domyslny},{n_partner}),0)'
    found["n_day"] = f"IFERROR({real},0)"
    for name, empty in (("people", "0"), ("people_new", '""'), ("edition", '""')):
        found[f"n_{name}"] = _number(cell[name], empty)
    for at, kind in enumerate(content.kinds, 1):
        found[f"n_u{at}"] = _number(cell[KIND_COLUMN + kind], "0")
    wrong = '""'
    for condition, said in reversed(_CHECKS.items()):
        wrong = f'IF({condition},"{said}",{wrong})'
    row = f"INDEX(Wpisy!$B$1:${content.letters['note']}${last},{_HERE},0)"
    filled = f"SUMPRODUCT(LEN(TRIM({_spaced(row)})))"
    return found | {
        "n_razem": "SUM({leaflets})",
        "c_uwaga": f'IFERROR(IF({filled}=0,"",{wrong}),"błąd w komórce")',
        "c_dobre": f'IF(AND({{c_uwaga}}="",IFERROR({filled},0)>0),1,0)',
        "c_zle": 'IF({c_uwaga}="",0,1)',
        "c_dzialanie": "IF({c_dobre}=1,{n_kind},0)",
        "c_dzien": "IF({c_dobre}=1,{n_day},0)",
        "c_netto": 'IF({c_dobre}=1,IF({n_people_new}="",{n_people},{n_people_new}),0)',
        "c_cel": 'IF({c_netto}>0,IF(SUMIFS(c_netto,c_dzien,"<="&{c_dzien})>=p_cel,{c_dzien},""),"")',
    }


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
