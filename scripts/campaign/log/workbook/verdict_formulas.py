"""The rules of verdicts.py as formulas; a test with LibreOffice holds both to the same words."""

from __future__ import annotations

from campaign.log.vocabulary import CHANNELS, FULFILS, GIVES, TRAITS
from campaign.log.workbook import formulas as f
from campaign.model import Plan
from campaign.model.plan import Action, ActionKind


def verdict(done: str, note: str) -> str:
    """The word for a count and a note (cells)."""
    return f'IF({done}=0,"nie wykonano",IF({note}="","wykonano","w części"))'


def action_note(plan: Plan, action: Action, done: str) -> str:
    """Why an action is not fully done; empty when it is, or when nothing was done at all."""
    parts = [
        part
        for part in (_few(action, done), _late(action), _months(plan, action), _silent(plan, action))
        if part
    ]
    return f'IF({done}=0,"",{f.joined(parts)})' if parts else '""'


def _few(action: Action, done: str) -> str:
    if not action.count:
        return ""
    return f'IF({done}<{action.count},{done}&" z {action.count} zaplanowanych","")'


def _late(action: Action) -> str:
    if not action.due:
        return ""
    kinds = FULFILS[action.kind]
    only = ('w_ulotki,">0"',) if kinds == CHANNELS else ()
    on_time = f.count(kinds, f'w_dzien,"<="&{f.literal(action.due)}', *only)
    return f'IF({on_time}=0,"po terminie","")'


def _months(plan: Plan, action: Action) -> str:
    if action.due or action.count:
        return ""
    kinds = FULFILS[action.kind]
    only = ('w_ulotki,">0"',) if kinds == CHANNELS else ()
    active = "+".join(
        f"({f.count(kinds, *f.in_month(f.literal(first)), *only)}>0)" for first in plan.period.months
    )
    gone = (
        f"MAX(0,MIN({len(plan.period.months)},"
        "(YEAR(TODAY())-YEAR(p_start))*12+MONTH(TODAY())-MONTH(p_start)+1))"
    )
    return f'IF(({active})<{gone},"w "&({active})&" z "&{gone}&" miesięcy","")'


def _silent(plan: Plan, action: Action) -> str:
    if action.kind is not ActionKind.BROADCAST:
        return ""
    offered = {kind for partner in plan.partners for given in partner.contributes for kind in GIVES[given]}
    wanted = [kind for kind in FULFILS[ActionKind.BROADCAST] if kind in offered or not offered]
    missing = [f'IF({f.count([kind])}=0,", {TRAITS[kind].label}","")' for kind in wanted]
    return f'IF(LEN({"&".join(missing)})=0,"","brak: "&MID({"&".join(missing)},3,200))'
