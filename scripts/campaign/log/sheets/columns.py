"""What the headings of a sheet mean: our words, usual others, a kind of leaflet, or what the unit said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from xlsxwriter.utility import xl_col_to_name

from campaign.log.entry.catalogue import Catalogue, pick
from campaign.log.entry.drafts import UNSAID
from campaign.log.entry.fields import FIELDS, LABELS, fold
from campaign.log.sheets.sheet import ABOUT, ID, NUMBER, REASON, WHAT
from campaign.problems import CampaignError

SKIP = "-"
"""Meaning of a column or sheet that is left out on purpose."""
LEAFLET = "leaflet:"
"""Before the kind of leaflet a column counts."""
KIND_COLUMN = "Ulotki: "
"""How the workbook's columns of leaflets by kind begin."""
IDENT, EVENT = "ident", "event"
UNKNOWN = "POLE"
"""Stands for a field in an advice, where none is near."""

_OWN = {NUMBER: SKIP, ABOUT: SKIP, REASON: SKIP, ID: IDENT, WHAT: EVENT, "Lp": SKIP, "Lp.": SKIP,
        "L.p.": SKIP, "Sprawdzenie": SKIP, "Dzień planu": SKIP, "Liczy się": SKIP, "Cel": SKIP}  # fmt: skip
_OPTIONS = {field.option.removeprefix("--"): name for name, field in FIELDS.items()}
_KNOWN = {fold(word): name for name, field in FIELDS.items() for word in (field.label, *field.also)}
_KNOWN |= {fold(word): name for word, name in _OWN.items()}


def meaning(heading: str, catalogue: Catalogue, told: Mapping[str, str]) -> str | None:
    """A field's name, LEAFLET + kind, IDENT, EVENT or SKIP; None for a heading nobody knows."""
    words = bare(heading)
    if known := told.get(words) or _KNOWN.get(words) or _KNOWN.get(fold(heading)):
        return known
    # a column for one kind of leaflet: „Na wnuczka”, „ulotki na wnuczka”, „Ulotki: na wnuczka”
    kinds = {**catalogue.leaflets, UNSAID: "bez rodzaju"}
    kind = words.removeprefix("ulotki").removeprefix("ulotka").strip(" :-–")
    found = pick(kind, kinds, exact=True) or pick(words, kinds, exact=True)
    return f"{LEAFLET}{found}" if found else None


def bare(heading: str) -> str:
    """The heading for comparing."""
    return fold(heading).strip(" :.*")


def named(row: Sequence[str], at: int) -> str:
    """A column's heading, or its letter where there is none."""
    return row[at].strip() if at < len(row) and row[at].strip() else xl_col_to_name(at)


def told(pairs: Iterable[str], catalogue: Catalogue) -> dict[str, str]:
    """--map "Ile osób=people" as folded heading to meaning. Raises CampaignError."""
    found: dict[str, str] = {}
    for pair in pairs:
        heading, sign, target = (part.strip() for part in pair.rpartition("="))
        target = _OPTIONS.get(target, target)
        name = target if target in FIELDS or target == SKIP else meaning(target, catalogue, {})
        if not sign or not fold(heading) or not name:
            raise CampaignError(
                f'nie rozumiem „{pair[:60]}” – wpisz --map "Nagłówek={UNKNOWN}", a zamiast {UNKNOWN} '
                f"jedno z: {', '.join(LABELS.values())}, rodzaj ulotki albo {SKIP} (pomiń)"
            )
        found[bare(heading)] = name
    return found


def lasting(meanings: Mapping[str, str]) -> dict[str, str]:
    """Those that hold for other files too: no column's letter, nothing that switches our own headings off."""
    return {words: name for words, name in meanings.items()
            if len(words) > 2 and not (name == SKIP and words in _KNOWN)}  # fmt: skip


def header(row: Sequence[str], catalogue: Catalogue, said: Mapping[str, str]) -> dict[int, str] | None:
    """Meaning by column when the row is a header: a day, and something that is counted or was done."""
    found = {at: m for at, cell in enumerate(row) if cell.strip() and (m := meaning(cell, catalogue, said))}
    names = set(found.values())
    return found if "day" in names and names & {"kind", "people", "leaflets", "place"} else None


def complaints(
    row: Sequence[str], found: Mapping[int, str], used: Sequence[int], catalogue: Catalogue
) -> Iterable[str]:
    """What keeps a sheet from being read: unknown columns with something in them, two of one meaning.

    row: the headings; found: the meaning of each; used: columns with something in them.
    """
    missing = UNKNOWN if "kind" in found.values() else FIELDS["kind"].label
    for at in used:
        if at not in found:
            name = named(row, at)[:40]
            likely = _likely(name, catalogue)
            guess = f"jeśli „{likely}”, " if likely else ""
            way = f'{guess}dopisz --map "{name}={likely or missing}" albo --map "{name}={SKIP}"'
            missing = missing if likely else UNKNOWN  # offered once: only one column can be it
            yield f"nie wiem, co znaczy kolumna „{name}” – {way}, żeby ją pominąć"
    for name in dict.fromkeys(found[at] for at in used if at in found and found[at] != SKIP):
        alike = [at for at in used if found.get(at) == name]
        if len(alike) > 1:
            titles = " i ".join(f"„{named(row, at)}” ({xl_col_to_name(at)})" for at in alike)
            letter = xl_col_to_name(alike[-1])
            kinds = f', a gdy to różne rodzaje ulotek, wskaż rodzaj: --map "{letter}=wspólna"'
            more = kinds if name == "leaflets" else ""
            yield f'kolumny {titles} znaczą to samo – jedną z nich pomiń, np. --map "{letter}={SKIP}"{more}'
    if "kind" not in found.values():
        way = 'dopisz ją albo wskaż: --map "Nagłówek=Działanie"'
        yield f"nie ma kolumny „Działanie” (spotkanie, obchód, rozmowa…) – {way}"


def _likely(name: str, catalogue: Catalogue) -> str | None:
    """The field or kind of leaflet whose name looks most like the heading, or like one word of it."""
    words = {fold(word): field.label for field in FIELDS.values() for word in (field.label, *field.also)}
    words |= {fold(word): kind for kind, title in catalogue.leaflets.items() for word in (kind, title)}
    words |= {fold(kind).removeprefix("na-"): kind for kind in catalogue.leaflets}
    told = [word for word in fold(name).split() if len(word) > 3 and not word.startswith("ulot")]
    for text in (fold(name), *told):
        if close := get_close_matches(text, words, n=1, cutoff=0.72):
            return words[close[0]]
    return "bez rodzaju" if fold(name).startswith("ulot") else None
