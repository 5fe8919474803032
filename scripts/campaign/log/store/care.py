"""What keeps a log whole: its faults, a copy, the way back, two logs in one, erased texts in every copy."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import groupby
from pathlib import Path

from sqlalchemy import select

from campaign.language.numbers import counted, day
from campaign.log.entry.drafts import Entry, difference
from campaign.log.entry.vocabulary import Kind
from campaign.log.store.book import happened
from campaign.log.store.database import DAMAGED, log_file, open_engine, reading, writing
from campaign.log.store.event import EVENTS, REDACTIONS, Event, EventKind, Row, triggers, values_of
from campaign.log.store.journal import ROWS, Store, chains, fetch
from campaign.problems import CampaignError

_COMPARE = "porównaj z kopią zapasową"


def verify(store: Store) -> list[str]:
    """Everything wrong with the log, as Polish sentences; empty when it is whole."""
    wrong: list[str] = []
    for check in (_database, _content):
        try:
            wrong += check(store)
        except CampaignError as error:
            wrong.append(str(error))
    return list(dict.fromkeys(wrong))


def _database(store: Store) -> Iterator[str]:
    """The file in itself, and the triggers that refuse changes: all there, in SQLite word for word."""
    wanted = triggers(store.engine.dialect.name)
    with reading(store.engine) as connection:
        ask = connection.exec_driver_sql
        if store.engine.dialect.name == "sqlite":
            if ask("PRAGMA integrity_check(1)").scalar() != "ok":
                yield DAMAGED
            if ask("PRAGMA foreign_key_check").first():
                yield f"zapis wskazuje na wpis, którego nie ma – {_COMPARE}"
            kept = ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            whole = {*map(tuple, kept)} == {*wanted.items()}
        else:
            asked = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
            whole = wanted.keys() <= {*ask(asked).scalars()}
    if not whole:
        yield "zabezpieczenie przed zmianą wpisów jest zdjęte – porównaj dziennik z kopią zapasową"


def _content(store: Store) -> Iterator[str]:
    """What constraints cannot say: gaps, another entry's or a withdrawn version followed, an erased text."""
    rows = store.events()
    for register, group in groupby(rows, lambda row: row.event.register):
        if missing := next((wanted for wanted, row in enumerate(group, 1) if row.number != wanted), None):
            yield f"rejestr {register}: brakuje numeru {missing} – {_COMPARE}"
    known = {row.event.event_id: row.event for row in rows}
    for row in rows:
        event, at = row.event, f"rejestr {row.event.register}, nr {row.number}"
        before = known.get(event.supersedes or "")
        followed = before and before.entry_id == event.entry_id and before.kind is not EventKind.WITHDRAWAL
        if event.supersedes and not followed:
            yield f"{at}: poprawia wpis, którego nie ma – {_COMPARE}"
        if row.redacted and (event.entry.note or event.reason):
            yield f"{at}: usunięty tekst wrócił – {_COMPARE}"


def copy(store: Store, url: str) -> int:
    """Copy every row with its number into the empty log at url; returns how many events.

    Raises CampaignError when there is a log already, or when the copy does not verify.
    """
    with reading(store.engine) as source:
        kept = chains(fetch(source, ROWS))
        traces = [dict(trace) for trace in source.execute(select(REDACTIONS)).mappings()]
    # a version follows the one it supersedes, also when a later register has the smaller number
    events = [values_of(row.event, row.number) for chain in kept.values() for row in chain]
    target = Store(url, new=True)
    if target.events():
        raise CampaignError("w miejscu kopii jest już dziennik – wskaż puste miejsce")
    with writing(target.engine) as connection:
        for table, lines in ((EVENTS, events), (REDACTIONS, traces)):
            if lines:
                connection.execute(table.insert(), lines)
    if wrong := verify(target):
        raise CampaignError(f"kopia jest niepełna: {wrong[0]}")
    return len(events)


def extent(url: str) -> tuple[int, str]:
    """How many versions the log at url has, and when the newest was written, in words."""
    try:
        days = [row.event.recorded_at.date() for row in Store(url).events()]
    except CampaignError:
        return 0, "dziennika nie da się odczytać albo go nie ma"
    newest = f", najnowszy z {day(max(days))}" if days else ""
    return len(days), versions(len(days)) + newest


def versions(number: int) -> str:
    """1 zapis, 2 zapisy, 5 zapisów."""
    return counted(number, "zapis", "zapisy", "zapisów")


def address(text: str) -> str:
    """The address of a database; a plain file's path means the log in it."""
    return text if "://" in text else f"sqlite:///{text}"


def other(text: str) -> Store:
    """Another log, a backup or a colleague's, by its file or address. Raises CampaignError for one that is
    absent, foreign or damaged.
    """
    if "://" not in text and not Path(text).is_file():
        remedy = "wskaż plik dziennik.db tamtego dziennika albo kopię z folderu kopie"
        raise CampaignError(f"nie ma pliku {text} – {remedy}")
    source = Store(address(text))
    if wrong := verify(source):
        raise CampaignError(f"tamten dziennik jest uszkodzony: {wrong[0]}")
    return source


def restore(source: Store, url: str, aside: Path) -> int:
    """Put a backup in the place of the log, which is moved aside; returns how many events.

    It is copied beside the log and verified first, so that a bad copy changes nothing.
    """
    target = log_file(open_engine(url))
    if target is None:
        return copy(source, url)
    fresh = target.with_name(f".{target.name}.przywracanie")
    fresh.unlink(missing_ok=True)
    events = copy(source, f"sqlite:///{fresh}")
    if target.exists():
        aside.parent.mkdir(parents=True, exist_ok=True)
        target.replace(aside)
    fresh.replace(target)
    return events


def merge(source: Store, target: Store) -> tuple[int, list[str]]:
    """Bring the entries of another log in; doing it again adds nothing. Returns how many versions came, and
    sentences about entries that both logs changed (left as they are here) or that say what one of ours says.
    """
    ours, said, events = chains(target.events()), list[str](), list[Event]()
    for entry_id, theirs in chains(source.events()).items():
        mine = ours.get(entry_id, [])
        pairs = list(zip(mine, theirs, strict=False))
        if parted := next((pair for pair in pairs if not pair[0].says_the_same(pair[1].event)), None):
            now = [(one[-1].event.entry, one[-1].event.kind) for one in (mine, theirs)]
            if parted[1].redacted or now[0] != now[1]:
                said.append(_differs(*parted))
        else:
            events += [row.event for row in theirs[len(mine) :]]
    twins = {_alike(row.event.entry): row for row in target.current()}
    also = ("to pewnie to samo spotkanie co", "mówi to samo co")
    for event, saved in zip(events, target.append_all(events), strict=True):
        if event.supersedes is None and (twin := twins.get(_alike(event.entry))):
            same = also[twin.event.entry == event.entry]
            both = f"wpis nr {saved.number} {same} nr {twin.entry_number} ({event.register})"
            said.append(f"{both} – jeśli to ten sam, wycofaj jeden: ./campaign log withdraw {saved.number}")
    return len(events), said


def _alike(entry: Entry) -> object:
    """What makes an entry of another log the same as one of ours; a meeting is its day and place."""
    return (entry.plan, *happened(entry)) if entry.kind is Kind.MEETING else entry


def renumbered(source: Store, target: Store) -> Iterator[str]:
    """The other log's numbers that are others here, told by identifiers at any time: „2026-2/1–2 → 4–5”."""
    here = {row.event.event_id: row.number for row in target.events()}

    def shift(row: Row) -> tuple[str, int]:
        return row.event.register, here.get(row.event.event_id, row.number) - row.number

    for (register, by), rows in groupby(source.events(), shift):
        numbers = [row.number for row in rows]
        if by:
            ends = dict.fromkeys((numbers[0], numbers[-1]))
            there, now = ("–".join(str(end + moved) for end in ends) for moved in (0, by))
            yield f"{register}/{there} → {now}"


def _differs(ours: Row, theirs: Row) -> str:
    gone = [where for where, row in (("tu", ours), ("tam", theirs)) if row.event.kind == "withdrawal"]
    told = difference(ours.event.entry, theirs.event.entry)
    what = f"{' i '.join(gone)} wycofany" if gone else f"tu → tam: {told}" if told else "inny powód"
    number = f"wpis nr {ours.entry_number} ({ours.event.register})"
    if theirs.redacted and not ours.redacted:
        same = f"./campaign log redact {ours.event.register}/{ours.entry_number}"
        return f"{number}: tam usunięto z niego tekst – usuń go też tu: {same}"
    return f"{number} mówi w obu dziennikach co innego ({what}) – popraw go w jednym z nich"


_ENDINGS = {".csv", ".db", ".xlsx", ".ods", ".docx", ".pdf", ".txt", ".tmp", ".db-journal", ".json"}


def reach(folder: Path, build: Path, rows: Sequence[Row], now: datetime, by: str, why: str) -> Iterator[str]:
    """Erase the texts of these rows' entry in every backup; name each file that holds one of them still."""
    texts = {text for row in rows for text in (row.event.entry.note, row.event.reason) if text}
    for backup in sorted(folder.rglob("*/*.db")):
        if _holds(backup, texts):
            try:
                Store(f"sqlite:///{backup}").redact(rows[0].event.entry_id, now, by, why)
            except CampaignError as error:
                yield f"Kopii {backup.name} nie mogę oczyścić ({error}), proszę ją usunąć."
            else:
                yield f"Tekst usunięto też z kopii {backup.name}."
    renewed = {path for path in folder.glob("dziennik-*.csv") if not path.stem.endswith("-poprzedni")}
    for path in (path for place in (folder, build) for path in sorted(place.rglob("*"))):
        if path.suffix not in _ENDINGS or path in renewed or not path.is_file() or not _holds(path, texts):
            continue
        if path.parent == folder and path.suffix == ".db":  # never advised to be deleted
            yield "Ten tekst stoi w dzienniku jeszcze gdzie indziej – pokaże to: ./campaign log list --all"
        else:
            yield f"Plik {path} nadal ma ten tekst, proszę go usunąć albo poprawić."


def _holds(path: Path, texts: Iterable[str]) -> bool:
    """True when the file's bytes, or a part of a packed one, hold a text in one of the usual encodings."""
    wanted = [form.encode(code, "ignore") for text in texts for form in {text, escape(text, quote=False)}
              for code in ("utf-8", "cp1250", "utf-16-le")]  # fmt: skip
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                parts = [packed.read(name) for name in packed.namelist()]
        else:
            parts = [path.read_bytes()]
    except (OSError, zipfile.BadZipFile, RuntimeError):
        return True  # what cannot be looked into is named, too
    return any(one and one in part for one in wanted for part in parts)
