"""What the content offers the log: plans by day, leaflets, partners and their kits, localities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from campaign.log.entry.drafts import UNSAID, WHOLE_KIT, Entry
from campaign.log.entry.fields import fold
from campaign.log.entry.vocabulary import ANNOUNCED, GIVES, NO_PLAN, TRAITS, WHOLE_AREA, Kind, unique
from campaign.model.edition import Edition
from campaign.model.plan import Plan
from campaign.problems import CampaignError

_FAULTS = (OSError, yaml.YAMLError, ValueError)


@dataclass(frozen=True)
class Offer:
    """One partner's kit: its name, titles of its pieces, which is an article; own: of the unit's own page."""

    name: str
    pieces: Mapping[str, str]
    article: str | None = None
    own: bool = False


@dataclass(frozen=True)
class Catalogue:
    """Plans by slug; leaflets: slug to Polish name; edition: the latest one; kits by partner.

    unit: the police unit's name for the report's letterhead; broken: content files that could not be read.
    """

    plans: Mapping[str, Plan]
    leaflets: Mapping[str, str]
    edition: Edition
    kits: Mapping[str, Offer] = field(default_factory=dict)
    unit: str = ""
    broken: tuple[str, ...] = ()

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Kinds of leaflets as they are counted: leaflets, and UNSAID."""
        return {**self.leaflets, UNSAID: "bez podania rodzaju"}

    def plans_on(self, day: date) -> list[Plan]:
        """The plans whose period contains the day, one for each district; drafts only if none else."""
        found = [plan for plan in self.plans.values() if day in plan.period]
        return [plan for plan in found if not plan.draft] or found

    def home(self, register: str, day: date) -> str:
        """The plan an entry counts for: its own; logged before any, for the only one then."""
        on_day = self.plans_on(day) if register == NO_PLAN else []
        return on_day[0].slug if len(on_day) == 1 else register

    def draws_on(self, plan: str, entry: Entry) -> bool:
        """True when the leaflets a plan has left know of the entry: its own, and earlier ones of its area."""
        home, own = self.home(entry.plan, entry.day), self.plans.get(plan)
        if home == plan or own is None or entry.day >= own.period.start:
            return home == plan
        return home not in self.plans or self.plans[home].area == own.area

    def running(self, today: date) -> Plan | None:
        """The plan to show when none is named: today's, or the last one; None: none, or several."""
        past = [plan for plan in self.plans.values() if plan.period.start <= today]
        last = max((plan.period.start for plan in past), default=None)
        found = self.plans_on(today) or [plan for plan in past if plan.period.start == last]
        found = found or list(self.plans.values())[:1]
        return found[0] if len(found) == 1 else None

    def places(self, plan: Plan | None = None) -> list[str]:
        """Localities to choose from; without a plan, those of all plans."""
        plans = [plan] if plan else list(self.plans.values())
        return [WHOLE_AREA, *dict.fromkeys(name for one in plans for name in one.localities)]

    @cached_property
    def everybody(self) -> dict[str, str]:
        """All partners' names by identifier."""
        return self.partners(None)

    def partners(self, plan: Plan | None) -> dict[str, str]:
        """Partners' names by identifier: those of the plan (without one, of all plans), then other kits'."""
        plans = [plan] if plan else list(self.plans.values())
        planned = {partner.id: partner.name for one in plans for partner in one.partners}
        return planned | {slug: kit.name for slug, kit in self.kits.items() if slug not in planned}

    def partner_words(self, plan: Plan | None) -> dict[str, str]:
        """What means a partner: its identifier, its name in the plan, that of its kit."""
        return words({slug: kit.name for slug, kit in self.kits.items()}) | words(self.partners(plan))

    def partner(self, text: str, plan: Plan | None = None) -> str | None:
        """The partner a text means."""
        return unique(text, self.partner_words(plan))

    def pieces(self, partner: str | None) -> dict[str, str]:
        """Titles of what this partner's kit holds (without a partner: every kit), the whole kit first."""
        kits = [kit for slug, kit in self.kits.items() if partner in (None, slug)]
        found = {piece: title for kit in kits for piece, title in kit.pieces.items()}
        return {WHOLE_KIT: "cały zestaw", **found} if found else {}

    def choices(self, name: str, plan: Plan | None = None, partner: str | None = None) -> dict[str, str]:
        """What a field is chosen from, with the label of each; empty for a field that is typed."""
        lists = {
            "plan": {slug: slug for slug in self.plans},
            "kind": {traits.label: traits.label for traits in TRAITS.values()},
            "place": {place: place for place in self.places(plan)},
            "leaflet": dict(self.leaflets),
            "partner": self.partners(plan),
            "piece": self.pieces(partner),
        }
        return lists.get(name, {})

    def too_early(self, day: date | None) -> bool:
        """True when an older edition may have been given on that day; of the first there is no older one."""
        return day is not None and self.edition.number > 1 and day < self.edition.date

    def article(self, partner: str) -> str | None:
        """The piece that is an article for a web site, if the kit has one."""
        return self.kits[partner].article if partner in self.kits else None

    def own_page(self, partner: str | None) -> bool:
        """True for the unit's own page on the internet."""
        return bool(partner and partner in self.kits and self.kits[partner].own and self.article(partner))

    def announced_kinds(self, partner: str) -> list[Kind]:
        """How this partner publishes: as its latest plan says, else on its web site, else in its own way."""
        plans = sorted(self.plans.values(), key=lambda plan: plan.period.start, reverse=True)
        tasks = [one.contributes for plan in plans for one in plan.partners if one.id == partner]
        kinds = (kind for given in tasks[:1] for one in given for kind in GIVES[one] if kind in ANNOUNCED)
        return [*kinds] or [Kind.WEB if self.article(partner) else Kind.NOTICE]


def read_catalogue(root: Path) -> Catalogue:
    """The few fields the log needs, straight from content/: a typo in a method must not stop the officer.

    Raises CampaignError only when a plan or the edition cannot be read.
    """
    content, plans, broken = root / "content", dict[str, Plan](), list[str]()
    for path in sorted((content / "plans").glob("*.yml")):
        with _needed(path):
            plans[path.stem] = Plan.model_validate({**_values(path), "slug": path.stem})
    with _needed(content / "campaign.yml"):
        edition = Edition.model_validate(_values(content / "campaign.yml").get("edition"))
    methods, publishers, partners = (
        _folder(content / name, broken) for name in ("methods", "publishers", "partners")
    )
    leaflets = {slug: str(one.get("name") or slug) for slug, one in sorted(methods.items(), key=_order)
                if one.get("status") != "draft"}  # fmt: skip
    police = {slug: str(one.get("name", "")) for slug, one in publishers.items()
              if one.get("kind") == "police"}  # fmt: skip
    kits = {slug: _kit(slug, values, police) for slug, values in partners.items()}
    unit = next(iter(police.values()), "")
    return Catalogue(plans, {"wspolna": "wspólna", **leaflets}, edition, kits, unit, tuple(broken))


def _order(method: tuple[str, dict[str, Any]]) -> tuple[int, str]:
    slug, order = method[0], method[1].get("order")
    return order if isinstance(order, int) else 10**6, slug


@contextmanager
def _needed(path: Path) -> Iterator[None]:
    """Raise CampaignError with the file's name when what is read of it is wrong."""
    try:
        yield
    except _FAULTS as error:
        raise CampaignError(f"plik {path.name} ma błąd – pokaże go: ./campaign check") from error


def _values(path: Path) -> dict[str, Any]:
    """The fields of a file. Raises one of _FAULTS."""
    loaded = yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded if isinstance(loaded, dict) else {}


def _folder(folder: Path, broken: list[str]) -> dict[str, dict[str, Any]]:
    """Fields, by name, of files the log can do without; one that cannot be read has none and is noted."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.yml")):
        with suppress(*_FAULTS):
            found[path.stem] = _values(path)
        if not found.setdefault(path.stem, {}):
            broken.append(f"content/{folder.name}/{path.name}")
    return found


def _kit(slug: str, values: dict[str, Any], police: Mapping[str, str]) -> Offer:
    given = values.get("pieces")
    pieces = given.items() if isinstance(given, dict) else ()
    found = {str(name): one for name, one in pieces if isinstance(one, dict)}
    titles = {name: str(one.get("title", name)) for name, one in found.items()}
    article = next((name for name, one in found.items() if one.get("kind") == "article"), None)
    return Offer(str(values.get("name") or slug), titles, article, values.get("publisher") in police)


def words(names: Mapping[str, str]) -> dict[str, str]:
    """Folded identifiers and Polish names, with the identifier each of them means."""
    return {fold(word): slug for slug, name in names.items() for word in (name, slug)}


def new_plan(on: date) -> str:
    """The command that makes a plan for the half-year of a day."""
    return f"./campaign new plan {on.year}-{2 if on.month > 6 else 1}"


def ended(plan: Plan, today: date) -> bool:
    """True for a plan that is closed or whose last day has passed."""
    return plan.closed or plan.period.end < today


def retention_end(plan: Plan) -> date | None:
    """The last day the plan's log may be kept; None while the unit has not decided."""
    if plan.retention_months is None:
        return None
    months = plan.period.end.year * 12 + plan.period.end.month + plan.retention_months
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def default_partner(plan: Plan | None, kind: Kind) -> str | None:
    """The one partner of the plan whose task is this kind of announcement; None when not clear."""
    if kind not in ANNOUNCED or TRAITS[kind].named or plan is None:
        return None
    found = [p.id for p in plan.partners if any(kind in GIVES[given] for given in p.contributes)]
    return found[0] if len(found) == 1 else None
