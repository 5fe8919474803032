"""What the report says, as plain words and numbers; DOCX and PDF show exactly this. Pure, no clock."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from campaign.log.count.ledger import passed_on
from campaign.log.count.totals import Stock, Sums, Totals, month_end, months_gone, reached
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import Kind
from campaign.log.report.sentences import bound, phrase, say
from campaign.model.plan import Contribution, Plan
from campaign.problems import CampaignError

UNFILLED = "UZUPEŁNIJ"
_INNER = str.maketrans("„”", "«»")


class Point(NamedTuple):
    """One numbered point: the plan's words in bold, what was done; stock: table 2 stands below it."""

    number: int
    plan: str
    done: str
    stock: bool = False


class Table(NamedTuple):
    """A table of texts: head, rows, and the last row as a total (may be empty)."""

    head: list[str]
    rows: list[list[str]]
    total: list[str]


class Report:
    """All of the report, as its templates ask for it.

    public: the version for everybody, without whatever may point at a single meeting or person, without stock
    and blanks, which are for the officer's pen. marks: days and residents reached by then, named under the
    chart; curve: those that are drawn; remarks: for the officer's screen, never printed.
    """

    def __init__(self, totals: Totals, catalogue: Catalogue, public: bool = False) -> None:
        self.plan, self.public = totals.plan, public
        plan = totals.plan

        def told(name: str, *about: object) -> str:
            return " ".join(say(name, *about, public=public))

        self.unit = "" if public else catalogue.unit
        self.title = re.sub(r"^informacja (?=.)", "", plan.title, flags=re.IGNORECASE)
        self.area = plan.area.removeprefix("dla ").strip()
        self.lines = phrase("heading", totals).splitlines()
        self.draft = phrase("draft", plan, public=public)
        diagnosis = [text for text in plan.diagnosis if not (public and re.search(r"\d{2}", text))]
        self.diagnosis = plan.diagnosis_done or _quoted("wskazano", diagnosis)
        self.goal = plan.goal_done or _quoted("założono", plan.goal)
        self.result = [told("target", totals, _names_measure(plan))]
        marks = _marks(totals, public)
        self.curve = marks if public else [step for step in totals.curve if step[1]]
        self.marks = [mark for mark in marks if mark[1]]
        self.caption = " ".join(say("caption", self.marks, plan.indicator.target)) if self.marks else ""
        uncovered = _uncovered(totals)
        self.works = _table("works", totals)
        self.stock = None if public or uncovered else _table("stock", totals)
        handed, listed = totals.of(Kind.HANDED).sheets, enumerate(plan.partners, 1)
        hosts = {one.id: str(at) for at, one in listed if Contribution.MEETING in one.contributes}
        senders = catalogue.everybody | {slug: kit.name for slug, kit in catalogue.kits.items()}
        # table 2 stands once: below the leaflets, or at the end of a plan without them
        kinds: list[str] = [one.kind for one in plan.actions]
        below = kinds.index("leaflets") + 1 if "leaflets" in kinds else len(kinds)
        self.actions = [
            Point(
                at,
                bound(phrase("point", one.action)),
                told("action", one, handed, hosts, senders),
                at == below,
            )
            for at, one in enumerate(totals.actions, 1)
        ]
        # where section 3 tells of a kind: people and dates are not told twice
        above = {kind: f"pkt\u00a03\u00a0ppkt\u00a0{kinds.index(kind) + 1}" for kind in kinds}
        slugs = [*(one.id for one in plan.partners), *totals.others]
        names = {slug: catalogue.everybody.get(slug, slug) for slug in slugs}
        tasks = {one.id: (f"{one.name} – {one.task.rstrip(',.')}.", one.contributes) for one in plan.partners}
        for slug in totals.others:
            if not catalogue.own_page(slug):  # of which section 5 tells
                tasks[slug] = (f"{names[slug]} – poza planem.", [])
        self.partners = [
            Point(at, bound(words), told("partner", totals, slug, given, above))
            for at, (slug, (words, given)) in enumerate(tasks.items(), 1)
        ]
        wishes = "; ".join(text.strip().rstrip(",.;") for text in plan.publication)
        page = Sums(cell for cell in totals.of(Kind.WEB).cells if catalogue.own_page(cell.partner))
        published = told("publication", totals, page.published, above)
        self.publication = [*_quoted("założono", [wishes]), published]
        self.conclusions, self.further = say("conclusions"), say("further")
        passed = [f"{names[slug]}: {one}" for slug in names for one in passed_on(totals, catalogue, slug)]
        self.remarks = say("remarks", totals, hosts, uncovered, catalogue.leaflets, passed)


def require_filled(plan: Plan) -> None:
    """Raise CampaignError for a plan nobody could sign a report on: not filled in, or without a target."""
    signed = {"title", "area", "diagnosis", "goal", "indicator", "actions", "partners", "publication"}
    file = f"content/plans/{plan.slug}.yml"
    if UNFILLED in plan.model_dump_json(include=signed).upper():
        raise CampaignError(f"plan {plan.slug} ma pola „{UNFILLED}” – wypełnij je w {file}")
    if plan.indicator.target < 1 and plan.indicator.direction == "at-least":
        raise CampaignError(f"cel planu {plan.slug} wynosi 0 – wpisz target w {file}")


def _quoted(verb: str, texts: list[str]) -> list[str]:
    """The plan's words as a quotation, with «…» for the quotations in it; nothing for none."""
    quoted = [bound(text.strip()).translate(_INNER) for text in texts]
    if quoted:
        quoted[0] = f"W\u00a0planie {verb}: „{quoted[0]}"
        quoted[-1] = f"{quoted[-1].rstrip(',.')}”."
    return quoted


def _names_measure(plan: Plan) -> bool:
    """True when the goal that is quoted names the measure itself."""
    texts = (plan.indicator.text, *plan.goal)
    measure, *goal = (" ".join(text.casefold().rstrip(".,;").split()) for text in texts)
    return not plan.goal_done and any(measure in text for text in goal)


def _table(name: str, totals: Totals) -> Table | None:
    """A table of the phrase book: rows of cells between |, the first one its head, „Razem” its total."""
    lines = phrase(name, totals).splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line]
    total = rows.pop() if rows and rows[-1][0] == "Razem" else []
    return Table(rows[0], rows[1:], total) if rows else None


def _uncovered(totals: Totals) -> dict[str | None, Stock]:
    """Accounts of leaflets given out that no receipt covers, by kind; None: of all kinds together."""
    kinds = {kind: one for kind, one in totals.stock.items() if kind is not None}
    accounts = {None: totals.stock_total} if all(one.left >= 0 for one in kinds.values()) else kinds
    return {kind: one for kind, one in accounts.items() if one.left < 0}


def _marks(totals: Totals, public: bool) -> list[tuple[date, int]]:
    """Residents reached by the ends of months; unless public also by the day of the target and the last."""
    days = {month_end(first) for first in months_gone(totals.plan, totals.as_of)}
    if not public and totals.curve:
        latest = max([*days, totals.curve[-1][0]])
        days |= {latest, totals.reached_on or latest}
    return [(day, reached(totals.curve, day)) for day in sorted(days)]
