"""What the report says, as plain words and numbers; DOCX and PDF show exactly this. Pure, no clock."""

from __future__ import annotations

import re

from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.report import points, tallies
from campaign.log.report.sentences import Speech, bound, on, phrases, sentence
from campaign.model.plan import Plan
from campaign.problems import CampaignError

UNFILLED = "UZUPEŁNIJ"


class Report:
    """All of the report, as its templates ask for it.

    public: the version for everybody, without whatever may point at a single meeting or person, without stock
    and blanks, which are for the officer's pen. marks: days and residents reached by then, named under the
    chart; curve: those that are drawn; remarks: for the officer's screen, never printed.
    """

    def __init__(self, totals: Totals, catalogue: Catalogue, public: bool = False) -> None:
        self.plan, self.public = totals.plan, public
        plan, speech = totals.plan, Speech(public)
        self.unit = "" if public else catalogue.unit
        self.title = re.sub(r"^informacja (?=.)", "", plan.title, flags=re.IGNORECASE)
        self.area = plan.area.removeprefix("dla ").strip()
        start, end = plan.period.start, plan.period.end
        self.lines = [plan.area, f"na okres od {start:%d.%m.%Y} roku do {end:%d.%m.%Y} roku"]
        self.lines += [f"stan na dzień {on(totals.as_of)}"] if totals.as_of <= end else []
        self.draft = _draft(plan, public)
        diagnosis = [text for text in plan.diagnosis if not (public and re.search(r"\d{2}", text))]
        self.diagnosis = plan.diagnosis_done or _quoted("wskazano", diagnosis)
        self.goal = plan.goal_done or _quoted("założono", plan.goal)
        self.result = [text for text in tallies.target(totals, speech) if text]
        self.marks = tallies.marks_of(totals, public)
        self.curve = self.marks if public else [step for step in totals.curve if step[1]]
        self.caption = tallies.caption(totals, self.marks, speech)
        self.works = tallies.works(totals)
        self.actions = points.actions(totals, speech)
        self.stock = None if public else tallies.stock(totals)
        self.partners = points.partners(totals, catalogue, speech)
        wishes = "; ".join(text.strip().rstrip(",.;") for text in plan.publication)
        told = [text for text in points.publication(totals, catalogue, speech) if text]
        self.publication = [*_quoted("założono", [wishes]), *told]
        self.conclusions = [sentence(text) for text in phrases()["conclusions"]]
        self.further = [sentence(text) for text in phrases()["further"]]
        self.remarks = tallies.remarks(totals, catalogue)


def require_filled(plan: Plan) -> None:
    """Raise CampaignError for a plan nobody could sign a report on: not filled in, or without a target."""
    signed = {"title", "area", "diagnosis", "goal", "indicator", "actions", "partners", "publication"}
    file = f"content/plans/{plan.slug}.yml"
    if UNFILLED in plan.model_dump_json(include=signed).upper():
        raise CampaignError(f"plan {plan.slug} ma pola „{UNFILLED}” – wypełnij je w {file}")
    if plan.indicator.target < 1 and plan.indicator.direction == "at-least":
        raise CampaignError(f"cel planu {plan.slug} wynosi 0 – wpisz target w {file}")


def _draft(plan: Plan, public: bool) -> str:
    """What stands above everything while the plan or the publication is not agreed to."""
    if plan.draft:
        return "PROJEKT PLANU – do potwierdzenia"
    return "PROJEKT – do akceptacji" if public and not plan.closed else ""


def _quoted(verb: str, texts: list[str]) -> list[str]:
    """The plan's words as a quotation; nothing for none."""
    quoted = [bound(text.strip()) for text in texts]
    if quoted:
        quoted[0] = f"W\u00a0planie {verb}: «{quoted[0]}"
        quoted[-1] = f"{quoted[-1].rstrip(',.')}»."
    return quoted
