"""What the headings of a sheet mean: our words, usual others, a kind of leaflet, or what the unit said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from xlsxwriter.utility import xl_col_to_name

from campaign.log.entry.catalogue import Catalogue
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
_SHEET = "arkusz "
"""Before the title of a sheet among what is kept: a column of that name is another thing."""


def bare(heading: str) -> str:
    """The heading for comparing: folded, no signs between its words."""
    return re.sub("[ :.*–-]+", " ", fold(heading)).strip()


_WORDS = {
    bare(word): name
    for name, field in FIELDS.items() for word in (field.option, field.label, *field.also)
} | dict.fromkeys(
    map(bare, (NUMBER, ABOUT, REASON, "Lp", "L.p.", "Sprawdzenie", "Dzień planu", "Liczy się", "Cel")), SKIP
) | {bare(ID): IDENT, bare(WHAT): EVENT}  # fmt: skip


class Headings:
    """What headings mean: a field's name, LEAFLET + kind, IDENT, EVENT or SKIP.

    kinds: of leaflets, by slug; said: by --map, bare words (of heading, title or letter) to meaning.
    """

    def __init__(
        self, catalogue: Catalogue, pairs: Iterable[str] = (), kept: Mapping[str, str] | None = None
    ) -> None:
        self.kinds = catalogue.kinds
        # a column for one kind of leaflet: „Na wnuczka”, „ulotki na wnuczka”, „Ulotki: na wnuczka”
        self._words = {bare(f"{before} {word}"): f"{LEAFLET}{kind}" for before in ("", "ulotki", "ulotka")
                       for kind, name in self.kinds.items() for word in (name, kind)} | _WORDS  # fmt: skip
        self._pairs = dict(map(self._pair, pairs))
        self.said = {bare(heading): name for heading, name in self._pairs.items()}
        known = {*self._words.values()}  # a kind of leaflet may have left the content since
        kept = {bare(words): name for words, name in (kept or {}).items() if name in known}
        self._told = kept | self.said
        self._met: dict[str, str] = {}  # headings as they stand, by bare words; of letters and titles nothing

    def _pair(self, pair: str) -> tuple[str, str]:
        """--map "Ile osób=people" as heading and meaning. Raises CampaignError."""
        heading, sign, target = (part.strip() for part in pair.rpartition("="))
        name = target if target in FIELDS or target == SKIP else self._words.get(bare(target))
        if not sign or not bare(heading) or not name:
            raise CampaignError(
                f'nie rozumiem „{pair[:60]}” – wpisz --map "Nagłówek={UNKNOWN}", a zamiast {UNKNOWN} '
                f"jedno z: {', '.join(LABELS.values())}, rodzaj ulotki albo {SKIP} (pomiń)"
            )
        return heading, name

    def told(self, heading: str) -> str | None:
        """What somebody said of a heading, now or of an earlier file."""
        return self._told.get(bare(heading))

    def header(self, row: Sequence[str]) -> dict[int, str]:
        """Meaning by column when the row is a header (a day, and something that is counted or was done)."""
        means = self._words | self._told
        found = {at: means[bare(cell)] for at, cell in enumerate(row) if bare(cell) in means}
        names = set(found.values())
        if "day" not in names or not names & {"kind", "people", "leaflets", "place"}:
            return {}
        self._met |= {bare(cell): cell.strip() for cell in row if cell.strip()}
        for at, letter in enumerate(fold(xl_col_to_name(at)) for at in range(len(row))):
            if letter in self.said and not self._met.get(letter):  # no heading, or one used twice
                found[at] = self.said[letter]
                self._met[letter] = ""
        return found

    def leaves_out(self, title: str) -> bool:
        """True for a sheet that somebody said is none."""
        words = f"{_SHEET}{bare(title)}"
        said = SKIP in (self.said.get(bare(title)), self._told.get(words))
        self._met |= {words: ""} if said else {}
        return said

    def learnt(self) -> dict[str, str]:
        """What was said and holds for other files, too: no letter, no heading of ours switched off."""
        found = {words: name for words, name in self.said.items()
                 if self._met.get(words) and not (name == SKIP and words in _WORDS)}  # fmt: skip
        return found | {words: SKIP for words in self._met if words.startswith(_SHEET)}

    def unfound(self) -> Iterator[str]:
        """What was said of headings that are not there."""
        listed = ", ".join(f"„{heading}”" for heading in self._met.values() if heading)
        for heading in self._pairs if listed else ():
            if not {bare(heading), f"{_SHEET}{bare(heading)}"} & self._met.keys():
                yield f"nie ma nagłówka ani arkusza „{heading}” z --map – nagłówki to: {listed}"

    def complaints(self, heads: list[str], found: Mapping[int, str], used: list[int]) -> Iterator[str]:
        """What keeps a sheet from being read. heads, found: of each column; used: those with cells."""
        missing = UNKNOWN if "kind" in found.values() else LABELS["kind"]
        near = {words: LABELS.get(name) or name.removeprefix(LEAFLET) for words, name in self._words.items()
                if name in LABELS or name.startswith(LEAFLET)}  # fmt: skip
        for name in (heads[at][:40] for at in used if at not in found):
            likely = next((near[words] for words in get_close_matches(bare(name), near, 1, 0.7)), "")
            guess = f"jeśli „{likely}”, " if likely else ""
            way = f'{guess}dopisz --map "{name}={likely or missing}" albo --map "{name}={SKIP}"'
            missing = missing if likely else UNKNOWN  # offered once: only one column can be it
            yield f"nie wiem, co znaczy kolumna „{name}” – {way}, żeby ją pominąć"
        for meaning in dict.fromkeys(found[at] for at in used if found.get(at, SKIP) != SKIP):
            *others, last = (at for at in used if found.get(at) == meaning)
            letter, other = xl_col_to_name(last), ""
            if meaning == "leaflets":
                other = f', a gdy to różne rodzaje ulotek, wskaż rodzaj: --map "{letter}=wspólna"'
            if others:
                titles = " i ".join(f"„{heads[at]}” ({xl_col_to_name(at)})" for at in (*others, last))
                way = f'jedną z nich pomiń, np. --map "{letter}={SKIP}"{other}'
                yield f"kolumny {titles} znaczą to samo – {way}"
        if "kind" not in found.values():
            way = 'dopisz ją albo wskaż: --map "Nagłówek=Działanie"'
            yield f"nie ma kolumny „Działanie” (spotkanie, obchód, rozmowa…) – {way}"
