"""Compares a filled sheet with the log: what is new, known, changed, withdrawn or wrong. Pure of asking.

A row is recognised by its Id, mixed with who fills the copy in; a row without Id by what it says and the how
manieth such row it is, so that importing the same file twice adds nothing and three equal talks stay three.
Another day, action or place is another entry, never a change of one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from campaign.log.desk import Desk
from campaign.log.entry.drafts import Entry, Remark, Verdict
from campaign.log.entry.rules import Checker
from campaign.log.entry.vocabulary import Kind
from campaign.log.sheets.filled import Change, Comparison, Filled, Line, as_typed, said, same, uuid_of
from campaign.log.store.book import LogBook
from campaign.log.store.event import Event, EventKind
from campaign.log.store.journal import Row, chains
from campaign.problems import CampaignError

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SECOND = "drugie zdarzenie trzeba potwierdzić"
_FIRST = {Kind.RECEIVED: 0, Kind.HANDED: 1}
"""Counted first, whatever the order of rows: what is given out must be there."""


def prepare(desk: Desk, filled: Filled, plan: str = "") -> Comparison:
    """Compare the file with the log; nothing is saved. plan: for rows that name none.

    Raises CampaignError for a workbook of another plan than the one named.
    """
    if plan and filled.plan not in ("", plan):
        other = f"arkusz należy do planu {filled.plan}, a podano {plan}"
        remedy = f"pomiń --plan albo wydaj właściwy arkusz: ./campaign log export --plan {plan}"
        raise CampaignError(f"{other} – {remedy}")
    return _Comparing(desk, filled, filled.plan or plan).found


def event_of(desk: Desk, change: Change, source: str, new: bool = False) -> Event:
    """The event that keeps a change; new: as another entry, although it looks like a change."""
    if change.before is None or new:
        return desk.new(change.entry, change.ident, source)
    event_id = uuid_of(f"{change.before.event.event_id}|{said(change.entry)}|1")
    return desk.next(change.before, change.entry, "zmiana w arkuszu", event_id, source)


class _Comparing:
    """One pass over the rows of a file."""

    def __init__(self, desk: Desk, filled: Filled, plan: str) -> None:
        self.filled, self.plan = filled, plan
        self.found = Comparison(notes=[*filled.skipped], remarks=[*filled.said])
        self.rows = {line.ident.lower() for line in filled.lines}
        self.chains = chains(desk.store.events())
        self.live = [c[-1] for c in self.chains.values() if c[-1].event.kind is not EventKind.WITHDRAWAL]
        self.near: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
        for row in self.live:
            self.near[row.event.register, *_where(row.event.entry)].append(row)
        self.seen, self.own = set[str](), set[str]()
        self.told: dict[str, Line] = {}
        self.occurrences: Counter[Entry] = Counter()
        self.book = LogBook(self.live, desk.catalogue.draws_on)
        self.asker = Checker(desk.catalogue, desk.today, self.book.doubts)
        self.reader = replace(self.asker, doubts=lambda _: [], dated=True, exact=bool(filled.plan))
        fresh = [known for line in filled.lines if (known := self._known(line))]
        for line, entry, ident, asked in sorted(fresh, key=lambda one: _FIRST.get(one[1].kind, 2)):
            self._new(line, entry, ident, asked)
            self.book.add(entry)
        order = {id(line): at for at, line in enumerate(filled.lines)}
        self.found.changes.sort(key=lambda change: order[id(change.line)])
        self.found.absent = self._absent()

    def _known(self, line: Line) -> tuple[Line, Entry, str, list[Remark]] | None:
        """Settle a row the log knows; hand back one it does not."""
        verdict = self._checked(line)
        if verdict.entry is None or line.wrong:
            told = {remark.field for remark in line.wrong}
            more = [] if "" in told else [e for e in verdict.errors if e.field not in told]
            self.found.bad.append((line, [*line.wrong, *more]))
            return None
        if verdict.cleaned:
            self._remark(line, f"usunięto niewidoczne znaki w polu: {', '.join(verdict.cleaned)}")
        entry, ident = verdict.entry, self._ident(line, verdict.entry)
        chain = self.chains.get(ident)
        if chain and not _told_of(chain, entry):
            moved = uuid_of(f"{ident}|{entry.day}|{entry.kind.value}|{entry.place}")
            if moved not in self.chains and self._sorted_away(line, entry):
                return None
            other = f"inny dzień, działanie albo miejscowość niż we wpisie nr {chain[-1].entry_number}"
            remedy = f"jeśli tamten był pomyłką: ./campaign log withdraw {chain[-1].entry_number}"
            live = chain[-1].event.kind is not EventKind.WITHDRAWAL
            self._remark(line, f"{other}, więc to osobny wpis{f'; {remedy}' if live else ''}")
            ident = moved
            self.own.add(ident)
            chain = self.chains.get(ident)
        self.seen.add(ident)
        if chain is None:
            return line, entry, ident, verdict.questions
        before = len(self.found.changes)
        self._compare(line, entry, chain)
        for question in verdict.questions if len(self.found.changes) > before else ():
            if question.field == "note":
                self._remark(line, str(question))
        return None

    def _remark(self, line: Line, text: str) -> None:
        self.found.remarks.append(f"{line.place}: {text}")

    def _pass_over(self, line: Line, why: str) -> None:
        self.found.notes.append(f"{line.place}: {why}, pomijam")

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
        """The row's own identifier in the hands of who fills it in, unless it has none, a broken one, or one
        used by a row above.
        """
        ident, names = line.ident.lower(), (self.filled.who, self.filled.post)
        if self.filled.who and _UUID.fullmatch(ident):
            mine = self._kept(*(uuid_of(f"{who}|{ident}") for who in names))
            if mine in self.chains or not _told_of(self.chains.get(ident, []), entry):
                ident = mine
        if _UUID.fullmatch(ident) and ident not in self.seen:
            self.own.add(ident)
            return ident
        keyed = as_typed(entry, line)
        self.occurrences[keyed] += 1
        legacy = uuid_of(f"{said(entry)}|{self.occurrences[keyed]}")
        if legacy in self.chains and self.chains[legacy][0].event.entry.plan == entry.plan:
            return legacy
        count = self.occurrences[keyed]
        return self._kept(*(uuid_of(f"{entry.plan}|{who}|{said(entry)}|{count}") for who in names))

    def _kept(self, old: str, new: str) -> str:
        """The identifier that an earlier version of this program made, where the log has it."""
        return old if old in self.chains else new

    def _sorted_away(self, line: Line, entry: Entry) -> bool:
        """True for a row that says what an entry of the log says, beside the Id of another: it was sorted."""
        unseen = (row for row in self.live if row.event.entry_id not in self.seen and self._ours(row))
        known = next((row for row in unseen if same(entry, row, line)), None)
        if known is None:
            return False
        self.seen.add(known.event.entry_id)
        self._pass_over(line, f"to wpis nr {known.entry_number}, choć stoi przy nim Id innego wiersza")
        return True

    def _source(self, row: Row) -> str:
        """Where the first version of an entry came from."""
        return self.chains[row.event.entry_id][0].event.source

    def _file(self, row: Row) -> str:
        """The file an entry came from; empty for one that was typed."""
        source = self._source(row)
        return source.partition("#")[0] if source.startswith("import:") else ""

    def _ours(self, row: Row) -> bool:
        """True for an entry of this file or of this hand's earlier ones; somebody else's is another."""
        return row.event.entry_id in self.rows or self._source(row).endswith(f"@{self.filled.hand}")

    def _compare(self, line: Line, entry: Entry, chain: list[Row]) -> None:
        """A row of an entry the log has: the same, an older version, withdrawn, or changed."""
        last = chain[-1]
        if last.event.kind is EventKind.WITHDRAWAL:
            self._pass_over(line, f"wpis nr {last.entry_number} jest wycofany")
        elif same(entry, last, line):
            self.found.known += 1
        elif any(same(entry, row, line) for row in chain[:-1]):
            self._pass_over(line, f"wpis nr {last.entry_number} poprawiono już w dzienniku")
        else:
            if last.redacted:  # the sheet may still hold the name that was erased
                entry = replace(entry, note="")
            ident = uuid_of(f"{last.event.entry_id}|inny|{said(entry)}")
            if ident in self.chains:  # the row was once saved as another entry: it stands for that one now
                self.seen.remove(last.event.entry_id)
                self.seen.add(ident)
                self._compare(line, entry, self.chains[ident])
            else:
                self.book.add(last.event.entry, -1)
                self.book.add(entry)
                self._keep(Change(line, entry, ident, last))

    def _new(self, line: Line, entry: Entry, ident: str, asked: list[Remark]) -> None:
        """A row the log does not know: new, or an imported entry that was changed in a file without Id."""
        like = self.near[entry.plan, *_where(entry)]  # those that no row of this file stands for
        near = [r for r in like if r.event.entry_id not in self.seen and r.event.entry_id not in self.rows]
        candidate = None if ident in self.own else next(filter(self._file, near), None)
        if candidate:
            self.seen.add(candidate.event.entry_id)
            self._compare(line, entry, self.chains[candidate.event.entry_id])
            return
        questions = [str(finding) for finding in dict.fromkeys((*asked, *self.asker.questions(entry)))]
        if near and not self.book.has(entry):
            kept = f"tego dnia jest już taki wpis z innymi danymi (nr {near[0].entry_number})"
            questions.append(f"{kept} – {_SECOND}")
        twin = self.told.setdefault(f"{entry.plan}|{said(entry)}", line)
        if twin is not line and not self.book.has(entry):
            questions.append(f"to samo co {twin.place} – {_SECOND}")
        self._keep(Change(line, entry, ident, questions=tuple(questions)))

    def _keep(self, change: Change) -> None:
        self.found.changes.append(change)
        for note in self.asker.notes(change.entry):
            self._remark(change.line, str(note))

    def _absent(self) -> list[Row]:
        """Entries that came from this hand's earlier files and that no row stands for any more; in a file
        that holds most of the log, of all hands (never withdrawn by an import).
        """
        registers = {self.chains[ident][-1].event.register for ident in self.seen if ident in self.chains}
        live = [row for row in self.live if row.event.register in registers]
        here = self.seen | {line.ident for line, _ in self.found.bad}
        whole = 2 * sum(row.event.entry_id in self.rows for row in live) > len(live)
        files = Counter(map(self._file, live))
        known = Counter(self._file(row) for row in live if row.event.entry_id in self.seen)
        absent: list[Row] = []
        for row in live:
            file = self._file(row)
            ours = self._ours(row) or (file and not self.filled.plan and 2 * known[file] >= files[file])
            if row.event.entry_id not in here and (ours or (whole and not file)):
                absent.append(row)
        return absent


def _told_of(chain: list[Row], entry: Entry) -> bool:
    """True when a version of the chain is about the same day, action and place."""
    return any(_where(row.event.entry) == _where(entry) for row in chain)


def _where(entry: Entry) -> tuple[object, ...]:
    return (entry.day, entry.kind, entry.place)
