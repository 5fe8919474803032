"""Every print through every gate: as a draft and finished, three logos, both editions, few and many methods.

Run: PYTHONPATH=scripts:tests:tests/prints .venv/bin/python -m benchmarks.print_matrix
It prints how many prints were looked at in each state, and every finding.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from itertools import product
from pathlib import Path

from gates import LAYOUT
from shop import LOGOS, LONG, campaign_of, cases, draw_logos, finished
from test_many_methods import COMMON, with_methods

from campaign.model.campaign import Campaign
from campaign.prints.prints import Selection
from campaign.problems import CampaignError
from project import EDITIONS, ROOT, SAMPLE

COUNTS = (5, 9, 12)


def states() -> dict[str, Campaign]:
    """The sample's campaign in each state it may be printed in."""
    found = {"projekt": campaign_of()}
    found |= {f"gotowe, {logo}": finished(campaign_of(), logo) for logo in LOGOS}
    return found | {"gotowe, długa nazwa": finished(campaign_of(), next(iter(LOGOS)), name_lines=LONG)}


def many() -> dict[str, Campaign]:
    """The same with few and many methods, for prints about all of them."""
    return {
        f"{count} metod, {logo}": finished(with_methods(count), logo)
        for count, logo in product(COUNTS, LOGOS)
    }


def findings(root: Path, campaign: Campaign, edition: str, slug: str | None) -> tuple[int, list[str]]:
    """How many prints there were, and what the gates and the build say about them."""
    seen, wrong = 0, list[str]()
    try:
        for case in cases(root, Selection(edition, format=slug), campaign):
            seen += 1
            for name, gate in LAYOUT.items():
                wrong += [f"{case.item.path} {name}: {one}" for one in gate(case)]
    except CampaignError as error:
        wrong.append(str(error))
    return seen, wrong


def main() -> None:
    """Print counts and findings."""
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(SAMPLE / "content", root / "content")
        for name in ("leaflets", "docs", "mkdocs.yml"):
            (root / name).symlink_to(ROOT / name)
        draw_logos(root / "content/logos")
        for edition in EDITIONS:
            work = [(state, campaign, None) for state, campaign in states().items()]
            work += [(state, campaign, slug) for state, campaign in many().items() for slug in COMMON]
            for state, campaign, slug in work:
                count, found = findings(root, campaign, edition, slug)
                seen[state] += count
                wrong += [f"{state}, {edition}: {one}" for one in found]
    for state, count in seen.items():
        print(f"{state:32} {count:4} wydruków")
    print(f"razem {sum(seen.values())} wydruków, uwag: {len(wrong)}")
    print(*wrong[:30], sep="\n")


if __name__ == "__main__":
    main()
