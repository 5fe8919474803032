"""Sheet Wpisy: one row, one event; drop-downs and limits; hidden columns that the counts lean on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from campaign.log import sheet as copy
from campaign.log.entry import LABELS, Entry
from campaign.log.fields import NOTE_LIMIT
from campaign.log.interpret import PEOPLE_LIMIT, RECEIVED_LIMIT
from campaign.log.store import Row
from campaign.log.vocabulary import DIRECT, TRAITS, Kind
from campaign.log.workbook.plan_sheet import Lists
from campaign.log.workbook.style import Styles, serial

if TYPE_CHECKING:
    from campaign.log.workbook.build import Content

TITLE_ROWS = 4
"""Rows above the first entry; the last of them is the header."""
CHECK, DAY, COUNTS, REACHED = "Sprawdzenie", "Dzień", "Liczy się", "Cel"
COLUMNS = [copy.NUMBER, *LABELS.values(), CHECK, copy.ID, DAY, COUNTS, REACHED]
_WIDTHS = (5, 12, 24, 16, 8, 8, 11, 24, 9, 40, 34, 40, 24)
_NAMES = {
    "kind": "w_dzialanie",
    "people": "w_osoby",
    "leaflets": "w_ulotki",
    "people_new": "w_nowe",
    "leaflet": "w_rodzaj",
    "partner": "w_partner",
    "piece": "w_material",
    "edition": "w_wydanie",
}


def column(title: str) -> str:
    """The letter of a column by its title."""
    return str(xl_col_to_name(COLUMNS.index(title)))


def write(sheet: Any, styles: Styles, lists: Lists, content: Content) -> None:
    """Write entries, empty rows ready to be typed into, validations and the names w_*."""
    plan = content.totals.plan
    size = len(content.rows) + len(content.spare_ids)
    _top(sheet, styles, f"Dziennik: plan {plan.slug}")
    for index in range(size):
        row = content.rows[index] if index < len(content.rows) else None
        ident = row.event.entry_id if row else content.spare_ids[index - len(content.rows)]
        _entry(sheet, styles, index, row, ident, content)
    _name_ranges(styles, size)
    _validate(sheet, size)
    sheet.freeze_panes(TITLE_ROWS, 3)
    sheet.autofilter(TITLE_ROWS - 1, 0, TITLE_ROWS - 1 + size, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TITLE_ROWS - 1)
    sheet.print_area(0, 0, TITLE_ROWS + max(len(content.rows), 30), COLUMNS.index(CHECK))


def _top(sheet: Any, styles: Styles, title: str) -> None:
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_column(len(_WIDTHS), len(COLUMNS) - 1, 10, None, {"hidden": True})
    sheet.write(0, 0, title, styles.title)
    hint = "Jeden wiersz to jedno zdarzenie. Bez nazwisk, adresów, numerów telefonu i PESEL."
    sheet.write(1, 0, hint, styles.quiet)
    sheet.write(2, 0, "Miejsce wybiera się z listy. Uwagi: krótko i bez danych osób.", styles.quiet)
    sheet.set_row(TITLE_ROWS - 1, 34)
    for index, name in enumerate(COLUMNS):
        sheet.write(TITLE_ROWS - 1, index, name, styles.head)


def _entry(sheet: Any, styles: Styles, index: int, row: Row | None, ident: str, content: Content) -> None:
    at = TITLE_ROWS + index
    entry = row.event.entry if row else None
    shown = copy.values(entry, content.catalogue) if entry else dict.fromkeys(LABELS)
    sheet.write(at, 0, row.entry_number if row else None, styles.small)
    for position, (name, value) in enumerate(shown.items(), 1):
        style = styles.input_date if name == "day" else styles.input
        if isinstance(value, str):
            sheet.write_string(at, position, value, style)
        else:
            sheet.write(at, position, value, style)
    sheet.write_string(at, COLUMNS.index(copy.ID), ident, styles.quiet)
    _helpers(sheet, styles, at, entry, content)


def _helpers(sheet: Any, styles: Styles, at: int, entry: Entry | None, content: Content) -> None:
    """The check and three hidden columns: day inside the period, 1 when it counts, day of the target."""
    totals = content.totals
    refs = {name: f"{column(label)}{at + 1}" for name, label in LABELS.items()}
    day, counts = f"{column(DAY)}{at + 1}", f"{column(COUNTS)}{at + 1}"
    inside = entry is not None and entry.day in totals.plan.period
    stored = serial(entry.day) if entry and inside else 0
    direct = bool(entry and inside and TRAITS[entry.kind].direct)
    sheet.write_formula(at, COLUMNS.index(CHECK), _check_formula(refs), styles.hint, "")
    sheet.write_formula(
        at, COLUMNS.index(DAY),
        f'=IF(ISNUMBER({refs["day"]}),IF(AND({refs["day"]}>=p_start,{refs["day"]}<p_koniec+1),INT({refs["day"]}),0),0)',
        None, stored,
    )  # fmt: skip
    kinds = ",".join(f'{refs["kind"]}="{TRAITS[kind].label}"' for kind in DIRECT)
    sheet.write_formula(at, COLUMNS.index(COUNTS), f"=IF(AND({day}>0,OR({kinds})),1,0)", None, int(direct))
    before = f'SUMIFS(w_osoby,w_liczy,1,w_dzien,"<="&{day})'
    reached = totals.reached_on if totals.plan.indicator.target else None
    value: int | str = stored if direct and entry and reached and entry.day >= reached else ""
    sheet.write_formula(
        at, COLUMNS.index(REACHED), f'=IF({counts}=1,IF({before}>=p_cel,{day},""),"")', None, value
    )


def _check_formula(refs: dict[str, str]) -> str:
    """What is wrong with the row, in words, as soon as it is typed."""
    day, kind, people, leaflets = refs["day"], refs["kind"], refs["people"], refs["leaflets"]
    direct = ",".join(f'{kind}="{TRAITS[k].label}"' for k in DIRECT)
    unplaced = ",".join(f'{kind}="{t.label}"' for t in TRAITS.values() if not t.placed)
    silent = ",".join(f'{kind}="{t.label}"' for t in TRAITS.values() if not t.leaflets)
    named = ",".join(f'{kind}="{t.label}"' for t in TRAITS.values() if t.named)
    shared = ",".join(f'{kind}="{t.label}"' for t in TRAITS.values() if t.shared)
    handed, piece = f'{kind}="{TRAITS[Kind.HANDED].label}"', refs["piece"]
    checks = [
        (f"COUNTA({refs['day']}:{refs['note']})=0", ""),
        (f"NOT(ISNUMBER({day}))", "brak daty"),
        (f"{day}>TODAY()", "data w przyszłości"),
        (f"OR({day}<p_start,{day}>=p_koniec+1)", "data poza planem"),
        (f'{kind}=""', "brak działania"),
        (f'AND({refs["place"]}="",NOT(OR({unplaced})))', "brak miejscowości"),
        (f"AND(N({people})>0,NOT(OR({direct})))", "tu nie liczy się osób"),
        (f"AND(N({leaflets})>0,OR({silent}))", "tu nie ma ulotek"),
        (f'AND({refs["partner"]}="",OR({named}))', "brak partnera"),
        (f'AND({handed},N({leaflets})=0,{piece}="")', "co przekazano?"),
        (f'AND({piece}<>"",NOT(OR({shared})))', "tu nie ma materiału"),
        (f"N({refs['people_new']})>N({people})", "pierwszy raz > osoby"),
    ]
    formula = '""'
    for condition, words in reversed(checks):
        formula = f'IF({condition},"{words}",{formula})'
    return f"={formula}"


def _span(title: str, size: int) -> str:
    letter = column(title)
    return f"${letter}${TITLE_ROWS + 1}:${letter}${TITLE_ROWS + size}"


def _name_ranges(styles: Styles, size: int) -> None:
    for name, short in _NAMES.items():
        styles.name(short, f"Wpisy!{_span(LABELS[name], size)}")
    for title, short in ((DAY, "w_dzien"), (COUNTS, "w_liczy"), (REACHED, "w_cel")):
        styles.name(short, f"Wpisy!{_span(title, size)}")


def _validate(sheet: Any, size: int) -> None:
    """Drop-downs and limits; each refusal says what to type."""
    people = f"{column(LABELS['people'])}{TITLE_ROWS + 1}"
    rules: dict[str, dict[str, Any]] = {
        "day": {"validate": "date", "criteria": "between", "minimum": "=p_start", "maximum": "=p_koniec",
                "error_type": "warning", "error_message": "Ta data jest poza okresem planu."},
        "kind": {"validate": "list", "source": "=l_dzialania",
                 "error_message": "Proszę wybrać działanie z listy."},
        "place": {"validate": "list", "source": "=l_miejscowosci",
                  "error_message": "Proszę wybrać miejscowość z listy, nigdy adres."},
        "people": _count(PEOPLE_LIMIT), "leaflets": _count(RECEIVED_LIMIT),
        "people_new": {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": f"={people}",
                       "error_message": "Proszę wpisać liczbę nie większą niż Osoby."},
        "leaflet": {"validate": "list", "source": "=l_ulotki",
                    "error_message": "Proszę wybrać ulotkę z listy."},
        "edition": {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": "=p_wydanie",
                    "error_message": "Nie ma takiego wydania."},
        "partner": {"validate": "list", "source": "=l_partnerzy",
                    "error_message": "Proszę wybrać partnera z listy."},
        "piece": {"validate": "list", "source": "=l_materialy",
                  "error_message": "Proszę wybrać materiał z listy."},
        "note": {"validate": "length", "criteria": "<=", "value": NOTE_LIMIT,
                 "error_message": f"Mieści się {NOTE_LIMIT} znaków."},
    }  # fmt: skip
    for name, rule in rules.items():
        sheet.data_validation(
            _span(LABELS[name], size).replace("$", ""), {"error_title": LABELS[name], **rule}
        )


def _count(limit: int) -> dict[str, Any]:
    message = f"Proszę wpisać liczbę całkowitą od 0 do {limit}."
    return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": limit,
            "error_message": message}  # fmt: skip
