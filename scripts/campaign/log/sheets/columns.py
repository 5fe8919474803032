"""What the headings of a sheet mean: our words, usual others, a kind of leaflet, or what the unit said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from xlsxwriter.utility import xl_col_to_name

from campaign.log.entry.catalogue import Catalogue
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
_SHEET = "arkusz "
"""Before the title of a sheet among what is kept: a column of that name is another thing."""


def kinds_of(catalogue: Catalogue) -> dict[str, str]:
    """Kinds of leaflets that have a column of their own, with their names."""
    return {**catalogue.leaflets, UNSAID: "bez rodzaju"}


def bare(heading: str) -> str:
    """The heading for comparing: folded, no signs between its words."""
    return re.sub("[ :.*–-]+", " ", fold(heading)).strip()


def named(row: Sequence[str], at: int) -> str:
    """A column's heading, or its letter where there is none."""
    return row[at].strip() if at < len(row) and row[at].strip() else xl_col_to_name(at)


_OWN = {ID: IDENT, WHAT: EVENT} | dict.fromkeys(
    (NUMBER, ABOUT, REASON, "Lp", "L.p.", "Sprawdzenie", "Dzień planu", "Liczy się", "Cel"), SKIP
)
_WORDS = {bare(word): name for name, field in FIELDS.items()
          for word in (field.option, field.label, *field.also)}  # fmt: skip
_WORDS |= {bare(word): name for word, name in _OWN.items()}


class Headings:
    """What headings mean: a field's name, LEAFLET + kind, IDENT, EVENT or SKIP.

    kinds: of leaflets, with their names; said: by --map of this file, bare words (of a heading, a sheet's
    title, a column's letter) to meaning; seen: the headings there were, by their bare words.
    """

    def __init__(
        self, catalogue: Catalogue, pairs: Iterable[str] = (), kept: Mapping[str, str] | None = None
    ) -> None:
        self.kinds = kinds_of(catalogue)
        # a column for one kind of leaflet: „Na wnuczka”, „ulotki na wnuczka”, „Ulotki: na wnuczka”
        self._words = {bare(f"{before} {word}"): f"{LEAFLET}{kind}" for before in ("", "ulotki", "ulotka")
                       for kind, name in self.kinds.items() for word in (name, kind)} | _WORDS  # fmt: skip
        self._kept = {bare(words): name for words, name in (kept or {}).items()}
        self.seen, self._letters, self._titles = dict[str, str](), set[str](), set[str]()
        told = dict(self._pair(pair) for pair in pairs)
        self._written = {bare(heading): heading for heading in told}
        self.said = {bare(heading): name for heading, name in told.items()}

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
        return self.said.get(bare(heading)) or self._kept.get(bare(heading))

    def header(self, row: Sequence[str]) -> dict[int, str] | None:
        """Meaning by column when the row is a header: a day, and something that is counted or was done."""
        found = {
            at: name
            for at, cell in enumerate(row)
            if (name := self.told(cell) or self._words.get(bare(cell)))
        }
        names = set(found.values())
        if "day" not in names or not names & {"kind", "people", "leaflets", "place"}:
            return None
        self.seen |= {bare(cell): cell.strip() for cell in row if cell.strip()}
        return found

    def of_letters(self, width: int) -> dict[int, str]:
        """Meanings told by a column's letter, where its heading is missing or stands there twice."""
        letters = {at: fold(xl_col_to_name(at)) for at in range(width)}
        told = {at: words for at, words in letters.items() if words in self.said and words not in self.seen}
        self._letters |= set(told.values())
        return {at: self.said[words] for at, words in told.items()}

    def leaves_out(self, title: str) -> bool:
        """True for a sheet that somebody said is none."""
        words = bare(title)
        said = SKIP in (self.said.get(words), self._kept.get(f"{_SHEET}{words}"))
        self._titles |= {words} if said else set()
        return said

    def learnt(self) -> dict[str, str]:
        """What was said and holds for other files, too: no letter, no heading of ours switched off."""
        found = {words: name for words, name in self.said.items()
                 if words in self.seen and not (name == SKIP and words in _WORDS)}  # fmt: skip
        return found | {f"{_SHEET}{words}": SKIP for words in self._titles}

    def unfound(self) -> Iterator[str]:
        """What was said of headings that are not there."""
        known = {*self.seen, *self._letters, *self._titles}
        listed = ", ".join(f"„{heading}”" for heading in self.seen.values())
        for words, heading in self._written.items():
            if self.seen and words not in known:
                yield f"nie ma nagłówka ani arkusza „{heading}” z --map – nagłówki to: {listed}"

    def complaints(self, row: Sequence[str], found: Mapping[int, str], used: Sequence[int]) -> Iterator[str]:
        """What keeps a sheet from being read: unknown columns with something in them, two of one meaning.

        row: the headings; found: the meaning of each; used: columns with something in them.
        """
        missing = UNKNOWN if "kind" in found.values() else FIELDS["kind"].label
        for at in used:
            if at not in found:
                name = named(row, at)[:40]
                likely = self._likely(name)
                guess = f"jeśli „{likely}”, " if likely else ""
                way = f'{guess}dopisz --map "{name}={likely or missing}" albo --map "{name}={SKIP}"'
                missing = missing if likely else UNKNOWN  # offered once: only one column can be it
                yield f"nie wiem, co znaczy kolumna „{name}” – {way}, żeby ją pominąć"
        for name in dict.fromkeys(found[at] for at in used if at in found and found[at] != SKIP):
            alike = [at for at in used if found.get(at) == name]
            if len(alike) > 1:
                titles = " i ".join(f"„{named(row, at)}” ({xl_col_to_name(at)})" for at in alike)
                letter = xl_col_to_name(alike[-1])
                way = f'jedną z nich pomiń, np. --map "{letter}={SKIP}"'
                if name == "leaflets":
                    way += f', a gdy to różne rodzaje ulotek, wskaż rodzaj: --map "{letter}=wspólna"'
                yield f"kolumny {titles} znaczą to samo – {way}"
        if "kind" not in found.values():
            way = 'dopisz ją albo wskaż: --map "Nagłówek=Działanie"'
            yield f"nie ma kolumny „Działanie” (spotkanie, obchód, rozmowa…) – {way}"

    def _likely(self, heading: str) -> str | None:
        """The field or kind of leaflet whose usual heading looks most like this one."""
        words = {words: LABELS.get(name) or name.removeprefix(LEAFLET) for words, name in self._words.items()
                 if name in LABELS or name.startswith(LEAFLET)}  # fmt: skip
        close = get_close_matches(bare(heading), words, n=1, cutoff=0.7)
        return words[close[0]] if close else None
