"""Compares a filled sheet with the log: what is new, known, changed, withdrawn or wrong. Pure of asking.

A row is recognised by its Id together with who fills the copy in; a row without Id by what it says and the
how manieth such row it is, so that importing the same file twice adds nothing and three equal talks stay
three.
Another day, action or place is another entry, never a change of one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import replace

from campaign.log.desk import Desk
from campaign.log.entry.drafts import Entry, Remark, Verdict
from campaign.log.entry.rules import Checker
from campaign.log.entry.vocabulary import Kind
from campaign.log.sheets.filled import Change, Filled, Line, as_typed, same, uuid_of
from campaign.log.store.book import LogBook
from campaign.log.store.event import Event, EventKind
from campaign.log.store.journal import Row, chains
from campaign.problems import CampaignError

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SECOND = "drugie zdarzenie trzeba potwierdzić"
_NOBODY = "obok „Kto liczy” nic nie wpisano (np. rejon-3), a takie same wiersze kilku osób można pomylić"
_FIRST = {Kind.RECEIVED: 0, Kind.HANDED: 1}
"""Counted first, whatever the order of rows: what is given out must be there."""


def event_of(desk: Desk, change: Change, source: str, new: bool = False) -> Event:
    """The event that keeps a change; new: as another entry, although it looks like a change."""
    if change.before is None or new:
        return desk.new(change.entry, change.ident, source)
    event_id = uuid_of(change.before.event.event_id, change.entry)
    return desk.next(change.before, change.entry, "zmiana w arkuszu", event_id, source)


class Comparison:
    """What a file means to the log: a pass over its rows, a second one over those the log does not know;
    nothing is saved. Raises CampaignError for a workbook of another plan than the one named.

    plan: for rows that name none.

    notes: rows left out, with the reason; remarks: what else to know; bad: rows to be mended; known: how many
    rows say what the log says.
    """

    def __init__(self, desk: Desk, filled: Filled, plan: str = "") -> None:
        if plan and filled.plan not in ("", plan):
            other = f"arkusz należy do planu {filled.plan}, a podano {plan}"
            remedy = f"pomiń --plan albo wydaj właściwy arkusz: ./campaign log export --plan {plan}"
            raise CampaignError(f"{other} – {remedy}")
        self.filled, self.plan = filled, filled.plan or plan
        self.notes, self.remarks, self.known = [*filled.skipped], [*filled.said], 0
        self.changes, self.bad = list[Change](), list[tuple[Line, list[Remark]]]()
        self.chains = chains(desk.store.events())
        self.live = [c[-1] for c in self.chains.values() if c[-1].event.kind is not EventKind.WITHDRAWAL]
        self.near: defaultdict[tuple[object, ...], deque[Row]] = defaultdict(deque)
        for row in self.live:
            self.near[row.event.register, *_where(row.event.entry)].append(row)
            self.near[row.event.register, *_counts(row.event.entry)].append(row)
        self.rows = {line.ident.lower() for line in filled.lines}
        self.seen, self.by_id = set[str](), set[str]()
        self.moved: dict[str, Row] = {}
        self.occurrences: Counter[Entry] = Counter()
        self.told: dict[Entry, Line] = {}
        self.book = LogBook(self.live, desk.catalogue)
        self.asker = Checker(desk.catalogue, desk.today, self.book.doubts)
        self.reader = replace(self.asker, doubts=lambda _: [], dated=True, exact=bool(filled.plan))
        fresh = [new for line in filled.lines if (new := self._settled(line))]
        for line, entry, ident, asked in sorted(fresh, key=lambda one: _FIRST.get(one[1].kind, 2)):
            self._new(line, entry, ident, asked)
            self.book.add(entry)
        order = {id(line): at for at, line in enumerate(filled.lines)}
        self.changes.sort(key=lambda change: order[id(change.line)])
        self._tell_absent()

    def _settled(self, line: Line) -> tuple[Line, Entry, str, list[Remark]] | None:
        """Settle a row the log knows; hand back one it does not."""
        verdict = self._checked(line)
        if verdict.entry is None or line.wrong:
            told = {remark.field for remark in line.wrong}
            self.bad.append((line, [*line.wrong, *(e for e in verdict.errors if e.field not in told)]))
            return None
        if verdict.cleaned:
            self._remark(line, f"usunięto niewidoczne znaki w polu: {', '.join(verdict.cleaned)}")
        ident = self._ident(line, verdict.entry)
        self.seen.add(ident)
        if ident not in self.chains:
            return line, verdict.entry, ident, verdict.questions
        before = len(self.changes)
        self._compare(line, verdict.entry, self.chains[ident])
        for question in verdict.questions if len(self.changes) > before else ():
            if question.field == "note":
                self._remark(line, str(question))
        return None

    def _remark(self, line: Line, text: str) -> None:
        self.remarks.append(f"{line.place}: {text}")

    def _pass_over(self, line: Line, why: str) -> None:
        self.notes.append(f"{line.place}: {why}, pomijam")

    def _checked(self, line: Line) -> Verdict:
        """The verdict; a note that may not be kept is left out and named, the counts are worth more."""
        draft = line.draft if line.draft.plan.strip() else replace(line.draft, plan=self.plan)
        verdict = self.reader.check(draft)
        notes = [finding for finding in verdict.errors if finding.field == "note"]
        if notes and len(notes) == len(verdict.errors):
            self._remark(line, f"uwagi pominięto, bo {notes[0].message}")
            return self.reader.check(replace(draft, note=""))
        return verdict

    def _ident(self, line: Line, entry: Entry) -> str:
        """The identifier of the log's entry that stands in the sheet, or one made of the row's Id; of what it
        says where there is no Id, a broken one, or one used by a row above.
        """
        ident = line.ident.lower()
        if _UUID.fullmatch(ident):
            mine = uuid_of(self.filled.post, ident) if self.filled.post else ident
            chain = self.chains.get(mine) or self.chains.get(ident, [])
            if any(_where(row.event.entry) == _where(entry) for row in chain):
                mine = chain[0].event.entry_id
            elif chain:
                mine = uuid_of(mine, *_where(entry))
                self.moved[mine] = chain[-1]
            if mine not in self.seen:
                self.by_id.add(mine)
                return mine
        typed = as_typed(entry, line)
        self.occurrences[typed] += 1
        return uuid_of(self.filled.post, typed, self.occurrences[typed])

    def _compare(self, line: Line, entry: Entry, chain: list[Row]) -> None:
        """A row of an entry the log has: the same, an older version, withdrawn, or changed."""
        last = chain[-1]
        if last.event.kind is EventKind.WITHDRAWAL:
            self._pass_over(line, f"wpis nr {last.entry_number} jest wycofany")
        elif same(entry, last, line):
            self.known += 1
        elif any(same(entry, row, line) for row in chain[:-1]):
            self._pass_over(line, f"wpis nr {last.entry_number} poprawiono już w dzienniku")
        else:
            if last.redacted:  # the sheet may still hold the name that was erased
                entry = replace(entry, note="")
            ident = uuid_of(last.event.entry_id, "inny", entry)
            if ident in self.chains:  # the row was once saved as another entry: it stands for that one now
                self.seen.remove(last.event.entry_id)
                self.seen.add(ident)
                self._compare(line, entry, self.chains[ident])
            else:
                self.book.add(last.event.entry, -1)
                self.book.add(entry)
                self.changes.append(Change(line, entry, ident, last))

    def _new(self, line: Line, entry: Entry, ident: str, asked: list[Remark]) -> None:
        """A row the log does not know: new, or an entry of this hand beside which another Id stands (rows
        were sorted), or an imported one that was changed in a file without Id.
        """
        alike = [row for row in self._free(entry.plan, *_counts(entry)) if self._ours(row)]
        alike.sort(key=lambda row: not same(entry, row, line))
        near = self._free(entry.plan, *_where(entry)) if ident not in self.by_id else iter(())
        if row := next(iter(alike), None) or next(filter(self._file, near), None):
            self.seen.add(row.event.entry_id)
            self._compare(line, entry, self.chains[row.event.entry_id])
            return
        questions = [str(finding) for finding in dict.fromkeys((*asked, *self.asker.questions(entry)))]
        if self.filled.plan and not self.filled.who:
            questions.append(_NOBODY)
        other = next(self._free(entry.plan, *_where(entry)), None)
        if other and not self.book.has(entry):
            kept = f"tego dnia jest już taki wpis z innymi danymi (nr {other.entry_number})"
            questions.append(f"{kept} – {_SECOND}")
        twin = self.told.setdefault(entry, line)
        if twin is not line and not self.book.has(entry):
            questions.append(f"to samo co {twin.place} – {_SECOND}")
        if (first := self.moved.get(ident)) and first.event.kind is not EventKind.WITHDRAWAL:
            what = f"inny dzień, działanie albo miejscowość niż we wpisie nr {first.entry_number}"
            remedy = f"jeśli tamten był pomyłką: ./campaign log withdraw {first.entry_number}"
            self._remark(line, f"{what}, więc to osobny wpis; {remedy}")
        self.changes.append(Change(line, entry, ident, questions=tuple(questions)))

    def _free(self, *key: object) -> Iterator[Row]:
        """Current entries that no row stands for yet; taken from the front, thousands stay quick."""
        rows = self.near[key]
        while rows and rows[0].event.entry_id in self.seen:
            rows.popleft()
        return (row for row in rows if row.event.entry_id not in self.seen)

    def _source(self, row: Row) -> str:
        """Where the first version of an entry came from."""
        return self.chains[row.event.entry_id][0].event.source

    def _file(self, row: Row) -> str:
        """The file an entry came from; empty for one that was typed."""
        source = self._source(row)
        return source.partition("#")[0] if source.startswith("import:") else ""

    def _origin(self, row: Row) -> tuple[str, str]:
        return row.event.register, self._file(row)

    def _ours(self, row: Row) -> bool:
        """True for an entry of this file or of this hand's earlier ones; somebody else's is another."""
        return row.event.entry_id in self.rows or self._source(row).endswith(f"@{self.filled.hand}")

    def _tell_absent(self) -> None:
        """Name entries that no row stands for any more: of this hand's earlier files, and of files (the typed
        entries are one, too) of which this one has at least half. Never withdrawn by an import.
        """
        every = Counter(map(self._origin, self.live))
        held = Counter(self._origin(row) for row in self.live if row.event.entry_id in self.seen)
        registers = {register for register, _ in held}
        here = self.seen | {line.ident.lower() for line, _ in self.bad}
        bad = tuple(f"#{line.row}@{self.filled.hand}" for line, _ in self.bad)
        absent: list[str] = []
        for row in self.live:
            ours = row.event.register in registers and self._ours(row)
            held_most = 0 < every[self._origin(row)] <= 2 * held[self._origin(row)]
            if (ours or held_most) and row.event.entry_id not in here and not self._source(row).endswith(bad):
                absent.append(str(row.entry_number))
        if absent:
            what = f"W pliku nie ma już {'wpisów' if absent[1:] else 'wpisu'} nr {', '.join(absent)}"
            remedy = "W dzienniku nic nie znika; pomyłkę wycofuje: ./campaign log withdraw NR"
            self.remarks.append(f"{what}. {remedy}")


def _where(entry: Entry) -> tuple[object, ...]:
    return (entry.day, entry.kind, entry.place)


def _counts(entry: Entry) -> tuple[object, ...]:
    """What entries that say the same have in common; few rows of one day have all of it."""
    return (*_where(entry), entry.people, entry.people_new, entry.leaflets, entry.leaflet, entry.piece)
