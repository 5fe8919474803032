"""What the report says, as plain words and numbers; DOCX and PDF show exactly this. Pure, no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from campaign.language.numbers import counted, grouped
from campaign.log.count.results import month_end
from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import Kind
from campaign.log.report import points, tallies
from campaign.log.report.points import Point
from campaign.log.report.sentences import bound, in_months, noun, on, phrases, say, sentence
from campaign.log.report.tallies import Table
from campaign.model.plan import Period
from campaign.problems import CampaignError

UNFILLED = "UZUPEŁNIJ"


@dataclass(frozen=True)
class Report:
    """All of the report. curve: days and residents reached by then; marks: those named under the chart;
    remarks: for the officer's screen, never printed.
    """

    unit: str
    title: str
    lines: list[str]
    draft: str
    diagnosis: list[str]
    goal: list[str]
    result: list[str]
    curve: list[tuple[date, int]]
    marks: list[tuple[date, int]]
    target: int
    period: Period
    caption: str
    works: Table
    actions: list[Point]
    stock: Table | None
    partners: list[Point]
    publication: list[str]
    conclusions: list[str]
    further: list[str]
    area: str
    public: bool
    remarks: list[str]


def build(
    totals: Totals, catalogue: Catalogue, public: bool = False, approved: bool = True, form: bool = False
) -> Report:
    """The report on a plan; public leaves out whatever may point at a single meeting or person; form: an
    empty one, which may be made of an unfilled plan.

    Raises CampaignError while the plan is not filled in or has no target.
    """
    if not form:
        _require_filled(totals)
    plan = totals.plan
    marks = [
        one for one in tallies.marks_of(totals) if not public or one[0] == month_end(one[0].replace(day=1))
    ]
    wishes = "; ".join(text.strip().rstrip(",.;") for text in plan.publication)
    report = Report(
        unit=catalogue.unit,
        title=re.sub(r"^informacja (?=.)", "", plan.title, flags=re.IGNORECASE),
        lines=_lines(totals),
        draft=_draft(plan.draft, public and not approved),
        diagnosis=plan.diagnosis_done or _quoted("wskazano", [
            text for text in plan.diagnosis if not (public and re.search(r"\d{2}", text))]),
        goal=plan.goal_done or _quoted("założono", plan.goal),
        result=_result(totals, public),
        curve=[(day, number) for day, number in totals.curve if number],
        marks=marks,
        target=plan.indicator.target,
        period=plan.period,
        caption=tallies.caption(totals, marks),
        works=tallies.works(totals),
        actions=points.actions(totals, public),
        stock=tallies.stock(totals),
        partners=points.partners(totals, catalogue, public),
        publication=[*_quoted("założono", [wishes]), *points.publication(totals, catalogue, public)],
        conclusions=[sentence(text) for text in phrases()["conclusions"]],
        further=[sentence(text) for text in phrases()["further"]],
        area=plan.area.removeprefix("dla ").strip(),
        public=public,
        remarks=tallies.remarks(totals, catalogue),
    )  # fmt: skip
    return _public(report) if public else report


def _public(report: Report) -> Report:
    """The report for everybody: no stock, no single days, no blanks, which are for the officer's pen."""

    def plain(text: str) -> str:
        return re.sub(r"\s*[^.;]*:[ \u00a0]?………", "", text).strip()

    return replace(
        report, unit="", curve=report.marks, stock=None, conclusions=[], further=[], remarks=[],
        result=list(filter(None, map(plain, report.result))),
        actions=[replace(one, done=plain(one.done), stock=False) for one in report.actions],
        partners=[replace(one, done=plain(one.done)) for one in report.partners],
        publication=list(filter(None, map(plain, report.publication))),
    )  # fmt: skip


def _require_filled(totals: Totals) -> None:
    """Raise CampaignError for a plan nobody could sign."""
    plan = totals.plan
    signed = {"title", "area", "diagnosis", "goal", "indicator", "actions", "partners", "publication"}
    file = f"content/plans/{plan.slug}.yml"
    if UNFILLED in plan.model_dump_json(include=signed).upper():
        raise CampaignError(f"plan {plan.slug} ma pola „{UNFILLED}” – wypełnij je w {file}")
    if plan.indicator.target < 1 and plan.indicator.direction == "at-least":
        raise CampaignError(f"cel planu {plan.slug} wynosi 0 – wpisz target w {file}")


def _draft(plan: bool, publication: bool) -> str:
    """What stands above everything while the plan or the publication is not agreed to."""
    if plan:
        return "PROJEKT PLANU – do potwierdzenia"
    return "PROJEKT – do akceptacji" if publication else ""


def _lines(totals: Totals) -> list[str]:
    plan = totals.plan
    lines = [plan.area, f"na okres od {plan.period.start:%d.%m.%Y} roku do {plan.period.end:%d.%m.%Y} roku"]
    return lines if totals.as_of > plan.period.end else [*lines, f"stan na dzień {on(totals.as_of)}"]


def _quoted(verb: str, texts: list[str]) -> list[str]:
    """The plan's words as a quotation; nothing for none."""
    quoted = [bound(text.strip()) for text in texts]
    if quoted:
        quoted[0] = f"W\u00a0planie {verb}: «{quoted[0]}"
        quoted[-1] = f"{quoted[-1].rstrip(',.')}»."
    return quoted


def _result(totals: Totals, public: bool) -> list[str]:
    """What the target came to."""
    indicator, plan = totals.plan.indicator, totals.plan
    measure = say("measure", text=indicator.text.rstrip("."))
    target, at_most = indicator.target, indicator.direction == "at-most"
    if indicator.result is not None or at_most:
        least = "najwyżej" if at_most else "co najmniej"
        return [measure, say("typed", value=grouped(totals.value), least=least, target=grouped(target))]
    over, due, wanted = totals.as_of > plan.period.end, on(plan.period.end), noun(target, "resident")
    contacts = counted(totals.contacts, "kontaktu", "kontaktów", "kontaktów")
    estimated = say("estimated", asked=grouped(totals.asked), contacts=contacts)
    so_far = [_reached(totals, over), estimated if totals.asked else say("unasked")]
    if totals.reached_on:
        when = in_months([totals.reached_on]) if public else f"w dniu {on(totals.reached_on)}"
        texts = [say("reached_on", when=when), *so_far, *([] if over else [say("continued", due=due)])]
    elif totals.contacts >= target:
        texts = [*so_far, say("judged", residents=wanted)]
    elif totals.as_of < plan.period.start:
        texts = [say("begins", start=on(plan.period.start))]
    elif not totals.contacts:
        texts = [say("nobody" if over else "nobody_yet", due=due, residents=wanted)]
    else:
        missing = noun(totals.missing, "resident")
        texts = [*so_far, say("short" if over else "short_yet", residents=missing, due=due)]
    told = any(_bare(indicator.text) in _bare(text) for text in plan.goal) and not plan.goal_done
    return texts if told else [measure, *texts]


def _bare(text: str) -> str:
    return " ".join(text.casefold().rstrip(".,;").split())


def _reached(totals: Totals, over: bool) -> str:
    """Działaniami objęto 82 mieszkańców: odnotowano 95 kontaktów, od których odliczono 13 …"""
    known, contacts = bool(totals.repeats), totals.contacts
    rounds = sum(cell.people for cell in totals.cells if cell.kind is Kind.ROUND)
    return say(
        "reached", as_of="" if over else on(totals.as_of), residents=noun(totals.net, "resident"),
        contacts=noun(contacts, "contact") if known else "",
        rounds=grouped(rounds) if known and rounds else "",
        which="którego" if contacts == 1 else "których",
        repeats=noun(totals.repeats, "repeat") if known else "",
    )  # fmt: skip
