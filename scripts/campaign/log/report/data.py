"""What the report says, as plain words and numbers; DOCX and PDF show exactly this. Pure, no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from campaign.language.numbers import counted, grouped
from campaign.log.count.results import month_end
from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import Kind
from campaign.log.report import points, tallies
from campaign.log.report import sentences as say
from campaign.log.report.points import Point
from campaign.log.report.publication import publication
from campaign.log.report.sentences import BLANK, CAUSE, on, sentence
from campaign.log.report.tallies import Table, caption, marks_of
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
    period: tuple[date, date]
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
        require_filled(totals)
    plan = totals.plan
    curve = [(day, number) for day, number in totals.curve if number]
    marks = [one for one in marks_of(totals) if not public or one[0] == month_end(one[0].replace(day=1))]
    report = Report(
        unit="" if public else catalogue.unit,
        title=_title(plan.title),
        lines=_lines(totals),
        draft=_draft(plan.draft, public and not approved),
        diagnosis=_quoted(plan.diagnosis, plan.diagnosis_done, "W\u00a0planie wskazano", public),
        goal=_quoted(plan.goal, plan.goal_done, "W\u00a0planie założono", False),
        result=_result(totals, public),
        curve=marks if public else curve,
        marks=marks,
        target=plan.indicator.target,
        period=(plan.period.start, plan.period.end),
        caption=caption(totals, marks),
        works=tallies.works(totals),
        actions=points.actions(totals, public),
        stock=None if public else tallies.stock(totals),
        partners=points.partners(totals, catalogue, public),
        publication=[*_quoted(["; ".join(t.strip().rstrip(",.;") for t in plan.publication)], [],
                              "W\u00a0planie założono", False),
                     *publication(totals, catalogue, public)],
        conclusions=[] if public else ["Która forma okazała się najskuteczniejsza i\u00a0dlaczego:",
                                       "Trudności i\u00a0sposób ich rozwiązania:",
                                       "Zmiana zagrożenia w\u00a0rejonie (liczba, źródło, data):"],
        further=[] if public else ["Kontynuacja, zakończenie albo nowy plan:", "Do kogo jeszcze nie dotarto:",
                                   "Potrzebne materiały:"],
        area=plan.area.removeprefix("dla ").strip(),
        public=public,
        remarks=tallies.remarks(totals, catalogue),
    )  # fmt: skip
    return _public(report) if public else report


def require_filled(totals: Totals) -> None:
    """Raise CampaignError for a plan nobody could sign."""
    plan = totals.plan
    texts = [plan.title, plan.area, *plan.diagnosis, *plan.goal, plan.indicator.text, plan.indicator.unit,
             *(a.text for a in plan.actions), *(t for p in plan.partners for t in (p.name, p.task)),
             *plan.publication]  # fmt: skip
    if any(UNFILLED in text.upper() for text in texts):
        raise CampaignError(
            f"plan {plan.slug} ma pola „{UNFILLED}” – wypełnij je w content/plans/{plan.slug}.yml"
        )
    if plan.indicator.target < 1 and plan.indicator.direction == "at-least":
        raise CampaignError(f"cel planu {plan.slug} wynosi 0 – wpisz target w content/plans/{plan.slug}.yml")


def _draft(plan: bool, publication: bool) -> str:
    """What stands above everything while the plan or the publication is not agreed to."""
    if plan:
        return "PROJEKT PLANU – do potwierdzenia"
    return "PROJEKT – do akceptacji" if publication else ""


def _title(title: str) -> str:
    first, _, rest = title.partition(" ")
    return rest if first.casefold() == "informacja" and rest else title


def _lines(totals: Totals) -> list[str]:
    plan = totals.plan
    lines = [plan.area, f"na okres od {plan.period.start:%d.%m.%Y} roku do {plan.period.end:%d.%m.%Y} roku"]
    return lines if totals.as_of > plan.period.end else [*lines, f"stan na dzień {on(totals.as_of)}"]


def _quoted(texts: list[str], past: list[str], opening: str, public: bool) -> list[str]:
    """The plan's text for the report, or its words as a quotation; figures are not public."""
    if past:
        return [*past]
    kept = [text for text in texts if not (public and re.search(r"\d{2}", text))]
    if not kept:
        return []
    quoted = [text.strip() for text in kept]
    quoted[-1] = f"{quoted[-1].rstrip(',.')}»."
    return [f"{opening}: «{quoted[0]}", *quoted[1:]]


def _result(totals: Totals, public: bool) -> list[str]:
    """What the target came to."""
    indicator, plan = totals.plan.indicator, totals.plan
    measure = f"Jako miernik przyjęto: {indicator.text.rstrip('.')}."
    if indicator.result is not None or indicator.direction == "at-most":
        least = "najwyżej" if indicator.direction == "at-most" else "co najmniej"
        return [
            measure,
            f"Wynik: {grouped(totals.value)} wobec zakładanych {least} {grouped(indicator.target)}.",
        ]
    over = totals.as_of > plan.period.end
    due = on(plan.period.end)
    if totals.reached_on:
        when = say.in_months([totals.reached_on]) if public else f"w\u00a0dniu {on(totals.reached_on)}"
        texts = [sentence(f"Cel osiągnięto {when}"), _reached(totals), *_repeats(totals)]
        texts += [] if over else [sentence(f"Działania są kontynuowane do dnia {due}")]
    elif totals.contacts >= indicator.target:
        wanted = f"Zakładano objęcie działaniami {say.reached(indicator.target)}."
        texts = [_reached(totals), *_repeats(totals), f"{wanted} "
                 f"Ocena osiągnięcia celu: {BLANK}"]  # fmt: skip
    elif totals.as_of < plan.period.start:
        texts = [sentence(f"Realizacja planu rozpocznie się w\u00a0dniu {on(plan.period.start)}")]
    elif not totals.contacts:
        texts = [
            f"{sentence(f'Do dnia {due} spotkań ani rozmów nie przeprowadzono')} {CAUSE}"
            if over
            else sentence(
                f"Realizacja planu trwa do dnia {due}; zakładany cel: {say.reached(indicator.target)}"
            )
        ]
    else:
        texts = [_reached(totals), *_repeats(totals), _gap(totals.missing, over, due)]
    told = any(_bare(indicator.text) in _bare(text) for text in plan.goal) and not plan.goal_done
    return texts if told else [measure, *texts]


def _bare(text: str) -> str:
    return " ".join(text.casefold().rstrip(".,;").split())


def _gap(missing: int, over: bool, due: str) -> str:
    if over:
        return f"Do osiągnięcia celu zabrakło {say.reached(missing)}. {CAUSE}"
    return sentence(
        f"Do osiągnięcia celu pozostaje objęcie działaniami jeszcze {say.reached(missing)} "
        f"w\u00a0terminie do {due}"
    )


def _reached(totals: Totals) -> str:
    """Działaniami objęto 82 mieszkańców: odnotowano 95 kontaktów, od których odliczono 13 …"""
    stand = "" if totals.as_of > totals.plan.period.end else f"według stanu na dzień {on(totals.as_of)} "
    text = f"{stand}działaniami objęto {say.reached(totals.net)}"
    if totals.repeats:
        which = "którego" if totals.contacts == 1 else "których"
        rounds = sum(cell.people for cell in totals.cells if cell.kind is Kind.ROUND)
        share = f" (w\u00a0tym {grouped(rounds)} podczas obchodów)" if rounds else ""
        text += (f": odnotowano {say.noun(totals.contacts, 'contact')}{share}, od {which} odliczono "
                 f"{say.noun(totals.repeats, 'repeat')}")  # fmt: skip
    return sentence(text)


def _repeats(totals: Totals) -> list[str]:
    if not totals.asked:
        said = "Liczba obejmuje wszystkie kontakty; ta sama osoba mogła zostać ujęta więcej niż raz"
        return [f"{said}, ponieważ nie gromadzono danych osobowych."]
    share = (
        f"dla {grouped(totals.asked)} z\u00a0{counted(totals.contacts, 'kontaktu', 'kontaktów', 'kontaktów')}"
    )
    return [f"Powtórzenia ustalano szacunkowo, bez gromadzenia danych osobowych, {share}."]


def _public(report: Report) -> Report:
    """The report without blanks: they are for the officer's pen."""
    from dataclasses import replace

    def plain(text: str) -> str:
        return re.sub(r"\s*[^.;]*:[ \u00a0]?………", "", text).strip()

    return replace(
        report,
        result=[text for one in report.result if (text := plain(one))],
        actions=[replace(one, done=plain(one.done), stock=False) for one in report.actions],
        partners=[replace(one, done=plain(one.done)) for one in report.partners],
        publication=[text for one in report.publication if (text := plain(one))],
        remarks=[],
    )
