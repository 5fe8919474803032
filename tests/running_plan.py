"""The sample with one more plan, which is still running and has reminders in time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from campaign.model.campaign import Campaign
from campaign.model.plan import Plan

REMINDERS: list[dict[str, Any]] = [
    {"day": "2027-01-04", "until": "2027-01-29", "occasion": "kolęda", "partner": "parafia", "form": "paper"},
    {
        "day": "2027-02-10",
        "until": "2027-02-19",
        "occasion": "wypłata emerytur",
        "partner": "radio-fala",
        "form": "spoken",
        "piece": "pol-minuty",
    },
    {"day": "2027-03-05", "occasion": "zebranie wiejskie", "partner": "soltys-doly", "form": "meeting"},
]


def running_plan(campaign: Campaign, **changes: Any) -> Plan:
    """A plan of 2027 made from the closed one."""
    old = campaign.plans["2024-2"].model_dump(mode="json")
    new = {
        "slug": "2027-1",
        "closed": False,
        "period": {
            "start": "2027-01-01",
            "end": "2027-03-15",
        },  # so near that the last reminder needs no next one
        "actions": [{"text": "rozmowy", "kind": "talk"}],
        "boosters": REMINDERS,
    }
    return Plan.model_validate(old | new | changes)


def with_calendar(campaign: Campaign, **changes: Any) -> Campaign:
    """The campaign with that plan besides its own."""
    plan = running_plan(campaign, **changes)
    return replace(campaign, plans={**campaign.plans, plan.slug: plan})
