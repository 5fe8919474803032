"""What the content offers the log: plans by day, leaflets, partners and their kits, localities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from campaign.content.pieces import HandOver, hand_overs
from campaign.log.entry import WHOLE_KIT
from campaign.log.vocabulary import ANNOUNCED, GIVES, NO_PLAN, TRAITS, WHOLE_AREA, Kind, fold
from campaign.model import Campaign, Edition, Plan, Status

COMMON = "wspolna"
"""The leaflet about all methods."""


@dataclass(frozen=True)
class Catalogue:
    """Plans by slug; leaflets: slug to Polish name; edition: the latest one.

    kits: names of kits by partner; handed: what can be handed over, piece by piece.
    """

    plans: Mapping[str, Plan]
    leaflets: Mapping[str, str]
    edition: Edition
    kits: Mapping[str, str] = field(default_factory=dict)
    handed: tuple[HandOver, ...] = ()

    def plan_on(self, day: date) -> Plan | None:
        """The plan whose period contains the day; of several, the one that began last."""
        found = [plan for plan in self.plans.values() if day in plan.period]
        return max(found, key=lambda plan: (plan.period.start, plan.slug), default=None)

    def register_on(self, day: date) -> str:
        """The register an entry of that day is numbered in."""
        plan = self.plan_on(day)
        return plan.slug if plan else NO_PLAN

    def running(self, today: date) -> Plan | None:
        """The plan to show when none is named: today's, or the one that ended last."""
        past = [plan for plan in self.plans.values() if plan.period.start <= today]
        last = max(past, key=lambda plan: (plan.period.start, plan.slug), default=None)
        return self.plan_on(today) or last or next(iter(self.plans.values()), None)

    def places(self, plan: Plan | None) -> list[str]:
        """Localities to choose from; without a plan, those of all plans."""
        plans = [plan] if plan else list(self.plans.values())
        return [WHOLE_AREA, *dict.fromkeys(name for one in plans for name in one.localities)]

    def partners(self, plan: Plan | None) -> dict[str, str]:
        """Partners' names by identifier: those of the plan (without one, of all plans), then other kits'."""
        plans = [plan] if plan else list(self.plans.values())
        planned = {partner.id: partner.name for one in plans for partner in one.partners}
        return planned | {slug: name for slug, name in self.kits.items() if slug not in planned}

    def pieces(self, partner: str | None) -> dict[str, str]:
        """Titles of what this partner's kit holds (without a partner: every kit), the whole kit first."""
        found = {one.piece: one.title for one in self.handed if partner in (None, one.partner)}
        return {WHOLE_KIT: "cały zestaw", **found} if found else {}

    def article(self, partner: str) -> str | None:
        """The piece that is an article for a web site, if the kit has one."""
        return next((one.piece for one in self.handed if one.partner == partner and one.article), None)

    def announced_kind(self, partner: str) -> Kind:
        """How this partner publishes: as its latest plan says, else on its web site, else in its own way."""
        plans = sorted(self.plans.values(), key=lambda plan: plan.period.start, reverse=True)
        tasks = [one.contributes for plan in plans for one in plan.partners if one.id == partner]
        kinds = [kind for given in tasks[:1] for one in given for kind in GIVES[one] if kind in ANNOUNCED]
        return (kinds or [Kind.WEB if self.article(partner) else Kind.NOTICE])[0]


def catalogue(campaign: Campaign) -> Catalogue:
    """The campaign as the log sees it. Withdrawn methods stay: their leaflets may still be handed out."""
    methods = {slug: m.name for slug, m in campaign.methods.items() if m.status is not Status.DRAFT}
    kits = {slug: kit.name for slug, kit in campaign.partners.items()}
    leaflets = {COMMON: "wspólna", **methods}
    return Catalogue(campaign.plans, leaflets, campaign.core.edition, kits, tuple(hand_overs(campaign)))


def pick(text: str, names: Mapping[str, str]) -> str | None:
    """The identifier whose own or Polish name is text, without regard to capitals and accents."""
    wanted = fold(text)
    return next((slug for slug, name in names.items() if wanted in (fold(slug), fold(name))), None)


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
