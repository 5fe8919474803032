"""Compares a filled sheet with the log: what is new, known, changed, withdrawn or wrong. Pure of asking.

A row is recognised by its Id and who fills the copy in; without Id by what it says and the how manieth such
row it is: importing a file twice adds nothing, three equal talks stay three. Another day, action or place is
another entry, never a change of one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from campaign.log.desk import Desk
from campaign.log.entry.drafts import Entry, Remark, Verdict
from campaign.log.entry.rules import Checker
from campaign.log.entry.vocabulary import Kind
from campaign.log.sheets.filled import Filled, Line, uuid_of
from campaign.log.store.book import TWICE, LogBook
from campaign.log.store.event import Event, EventKind
from campaign.log.store.journal import Row, chains
from campaign.problems import CampaignError

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SECOND = "drugie zdarzenie trzeba potwierdzić"
_NOBODY = "obok „Kto liczy” nic nie wpisano (np. rejon-3), a takie same wiersze kilku osób można pomylić"


def event_of(desk: Desk, line: Line, new: bool = False) -> Event:
    """The event that keeps a row; new: as another entry, although it looks like a change."""
    if line.before is None or new:
        return desk.new(line.entry, line.new_id, line.source)
    event_id = uuid_of(line.before.event.event_id, line.entry)
    return desk.next(line.before, line.entry, "zmiana w arkuszu", event_id, line.source)


class Comparison:
    """What a file means to the log: a pass over its rows, a second one over those the log does not know.

    plan: for rows that name none. changes: rows that may be saved; bad: rows to be mended; known: how many
    say what the log says; filled.said: more to tell. Raises CampaignError for a workbook of another plan.
    """

    def __init__(self, desk: Desk, filled: Filled, plan: str = "") -> None:
        if plan and filled.plan not in ("", plan):
            other = f"arkusz należy do planu {filled.plan}, a podano {plan}"
            remedy = f"pomiń --plan albo wydaj właściwy arkusz: ./campaign log export --plan {plan}"
            raise CampaignError(f"{other} – {remedy}")
        self.filled, self.known, self._plan = filled, 0, filled.plan or plan
        self._reader = Checker(desk.catalogue, desk.today, lambda _: [], dated=True, exact=bool(filled.plan))
        self._chains = chains(desk.store.events())
        self._live = [c[-1] for c in self._chains.values() if c[-1].event.kind is not EventKind.WITHDRAWAL]
        # where the first version of an entry came from: a door, or a file and its row
        self._sources = {entry_id: chain[0].event.source for entry_id, chain in self._chains.items()}
        self._book = LogBook(self._live, desk.catalogue)
        self._near: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
        for row in self._live:
            for key in (_where(row.event.entry), _counts(row.event.entry)):
                self._near[row.event.register, *key].append(row)
        self._ids = {line.ident for line in filled.lines}
        self._seen: set[str] = set()  # entries that a row stands for
        self._by_id: dict[str, Row | None] = {}  # those found by Id, with the one that another day parts from
        self._occurrences: Counter[Entry] = Counter()
        self._told: dict[Entry, Line] = {}
        fresh = [line for line in filled.lines if not self._first_pass(line)]
        # counted first, whatever the order of rows: what is given out must be there
        fresh.sort(
            key=lambda line: (line.entry.kind is not Kind.RECEIVED, line.entry.kind is not Kind.HANDED)
        )
        new = [line for line in fresh if self._is_new(line)]
        self.bad = [line for line in filled.lines if line.wrong]
        self.changes = [line for line in filled.lines if line.new_id]
        self._tell_moved(new)
        self._tell_absent()

    def _first_pass(self, line: Line) -> bool:
        """True when it settles the row: one that is wrong, or whose identifier the log knows."""
        verdict = self._checked(line)
        if verdict.entry is None or line.wrong:
            told = {remark.field for remark in line.wrong}
            line.wrong += [one for one in (*verdict.errors, *verdict.questions) if one.field not in told]
            return True
        if verdict.cleaned:
            self._remark(line, f"usunięto niewidoczne znaki w polu: {', '.join(verdict.cleaned)}")
        line.entry, line.questions = verdict.entry, verdict.questions
        line.new_id = self._ident(line)
        self._seen.add(line.new_id)
        if chain := self._chains.get(line.new_id):
            self._compare(line, chain)
        return chain is not None

    def _remark(self, line: Line, text: str) -> None:
        self.filled.said.append(f"{line.place}: {text}")

    def _checked(self, line: Line) -> Verdict:
        """The verdict; a note that may not be kept is left out and named, the counts are worth more."""
        draft = line.draft if line.draft.plan.strip() else replace(line.draft, plan=self._plan)
        verdict = self._reader.check(draft)
        if {error.field for error in verdict.errors} == {"note"}:
            self._remark(line, f"uwagi pominięto, bo {verdict.errors[0].message}")
            return self._reader.check(replace(draft, note=""))
        return verdict

    def _ident(self, line: Line) -> str:
        """The identifier made of the row's Id; where that is no good or used above, of what the row says."""
        if _UUID.fullmatch(line.ident):
            mine, moved = uuid_of(self.filled.post, line.ident) if self.filled.post else line.ident, None
            chain = self._chains.get(mine) or self._chains.get(line.ident, [])
            if any(_where(row.event.entry) == _where(line.entry) for row in chain):
                mine = chain[0].event.entry_id
            elif chain:
                mine, moved = uuid_of(mine, *_where(line.entry)), chain[-1]
            if mine not in self._seen:
                self._by_id[mine] = moved
                return mine
        typed = line.as_typed(line.entry)
        self._occurrences[typed] += 1
        return uuid_of(self.filled.post, typed, self._occurrences[typed])

    def _compare(self, line: Line, chain: list[Row]) -> None:
        """Settle a row of an entry the log has: the same, an older version, withdrawn, or changed."""
        last, line.new_id = chain[-1], ""
        withdrawn = last.event.kind is EventKind.WITHDRAWAL
        if withdrawn or (any(map(line.says, chain)) and not line.says(last)):
            why = "jest wycofany" if withdrawn else "poprawiono już w dzienniku"
            self.filled.skipped.append(f"{line.place}: wpis nr {last.entry_number} {why}, pomijam")
            return
        if line.says(last):
            self.known += 1
            return
        if last.redacted:  # the sheet may still hold the name that was erased
            line.entry = replace(line.entry, note="")
        line.new_id = uuid_of(last.event.entry_id, "inny", line.entry)
        if other := self._chains.get(line.new_id):  # once saved as another entry: it stands for that now
            self._seen.remove(last.event.entry_id)
            self._seen.add(line.new_id)
            self._compare(line, other)
            return
        line.before = last
        self._book.add(last.event.entry, -1)
        self._book.add(line.entry)
        for question in line.questions:
            if question.field == "note":
                self._remark(line, str(question))
        line.questions = []

    def _is_new(self, line: Line) -> bool:
        """False for an entry of this hand under another Id (rows were sorted), or one changed without Ids."""
        free = self._free(line.entry.plan, *_counts(line.entry))
        alike = [row for row in free if self._ours(row.event.entry_id)]
        near = self._free(line.entry.plan, *_where(line.entry)) if line.new_id not in self._by_id else ()
        imported = (row for row in near if "#" in self._sources[row.event.entry_id])
        if found := min(alike, key=lambda row: not line.says(row), default=None) or next(imported, None):
            self._seen.add(found.event.entry_id)
            self._compare(line, self._chains[found.event.entry_id])
            return False
        line.questions = [*dict.fromkeys(self._questions(line))]
        self._book.add(line.entry)
        return True

    def _tell_moved(self, new: list[Line]) -> None:
        """Name the rows whose Ids belong to other events: all of them in a copy that was filled in anew."""
        named = [(line, self._by_id.get(line.new_id)) for line in new]
        moved = [(line, row) for line, row in named if row and row.event.kind is not EventKind.WITHDRAWAL]
        if moved[1:] and not any(self._by_id[ident] is None for ident in self._by_id.keys() & self._chains):
            rows = ", ".join(str(line.row) for line, _ in moved)
            self.filled.said.append(f"Arkusz wypełniono od nowa; wiersze {rows} zapisuję jako nowe wpisy")
            return
        for line, row in moved:
            what = f"inny dzień, działanie albo miejscowość niż we wpisie nr {row.entry_number}"
            remedy = f"jeśli tamten był pomyłką: ./campaign log withdraw {row.entry_number}"
            self._remark(line, f"{what}, więc to osobny wpis; {remedy}")

    def _questions(self, line: Line) -> Iterator[Remark]:
        """What is to be confirmed before a new entry is saved."""
        entry, twin = line.entry, self._told.setdefault(line.entry, line)
        yield from (*line.questions, *self._book.doubts(entry))
        if self.filled.plan and not self.filled.who:
            yield Remark("", _NOBODY)
        line.twin = self._book.same(entry)
        if line.twin:
            yield Remark("", TWICE)
            return
        if other := next(self._free(entry.plan, *_where(entry)), None):
            kept = f"tego dnia jest już taki wpis z innymi danymi (nr {other.entry_number})"
            yield Remark("", f"{kept} – {_SECOND}")
        if twin is not line:
            yield Remark("", f"to samo co {twin.place} – {_SECOND}")

    def _free(self, *key: object) -> Iterator[Row]:
        """Current entries that no row stands for yet."""
        return (row for row in self._near[key] if row.event.entry_id not in self._seen)

    def _ours(self, entry_id: str) -> bool:
        """True for an entry of this file or of this hand's earlier ones; somebody else's is another."""
        return entry_id in self._ids or self._sources[entry_id].endswith(f"@{self.filled.hand}")

    def _tell_absent(self) -> None:
        """Name entries no row stands for any more, never withdrawn here: of this hand's earlier files, and of
        files (the typed entries are one) of which this one has at least half.
        """
        files = {row.event.entry_id: (row.event.register, self._sources[row.event.entry_id].partition("#")[0])
                 for row in self._live}  # fmt: skip
        every, held = Counter(files.values()), Counter(files[one] for one in self._seen & files.keys())
        registers = {register for register, _ in held}
        bad = tuple(f"#{line.row}@{self.filled.hand}" for line in self.bad)
        here = self._seen.union(line.ident for line in self.bad)
        absent: list[str] = []
        for row in self._live:
            one = row.event.entry_id
            ours = row.event.register in registers and self._ours(one)
            most = every[files[one]] <= 2 * held[files[one]]
            if (ours or most) and one not in here and not self._sources[one].endswith(bad):
                absent.append(str(row.entry_number))
        if absent:
            what = f"W pliku nie ma już {'wpisów' if absent[1:] else 'wpisu'} nr {', '.join(absent)}"
            remedy = "W dzienniku nic nie znika; pomyłkę wycofuje: ./campaign log withdraw NR"
            self.filled.said.append(f"{what}. {remedy}")


def _where(entry: Entry) -> tuple[object, ...]:
    return (entry.day, entry.kind, entry.place)


def _counts(entry: Entry) -> tuple[object, ...]:
    """What entries that say the same have in common; few rows of one day have all of it."""
    return (*_where(entry), entry.people, entry.people_new, entry.leaflets, entry.leaflet, entry.piece)
