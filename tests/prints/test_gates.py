"""Every gate of every print of the real project; a new format or method appears here by itself."""

from __future__ import annotations

from functools import cache

import pytest
from gates import GATES, Case
from shop import campaign_of, cases

from campaign.content.loader import load_formats
from campaign.prints.prints import prints
from project import ROOT, Workspace, opened

PATHS = [item.path for item in prints(opened())]


@cache
def _cases(root: str) -> dict[str, Case]:
    project = Workspace(ROOT.__class__(root))
    found = cases(project.root, pdf=lambda output: (project.build_folder / output.path).read_bytes())
    return {case.item.path: case for case in found}


@pytest.mark.parametrize("path", PATHS)
def test_print_passes_every_gate(everything: Workspace, path: str) -> None:
    case = _cases(str(everything.root))[path]
    wrong = {name: list(gate(case))[:5] for name, gate in GATES.items()}
    assert not any(wrong.values()), {name: found for name, found in wrong.items() if found}
    case.__dict__.pop("paper", None)  # pictures of a hundred prints would fill the memory


def test_gates_cover_every_format_method_and_edition() -> None:
    campaign, (formats, _) = campaign_of(), load_formats(ROOT)
    per_edition = sum(
        (len(campaign.shown) if form.for_each == "method" else 1) * (1 + len(form.variants))
        for form in formats.values()
    )
    assert len(PATHS) == len(set(PATHS)) == per_edition * len(campaign.publishers)
