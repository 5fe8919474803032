"""Another name for a method or worker: what names it follows, what is printed lives on, texts stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.authoring.rename import move
from campaign.problems import CampaignError
from campaign.project import open_project
from project import AS_OF, Workspace

OLD, NEW = "na-inkasenta", "na-kontrolera"


def content(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "content").rglob("*.yml")}


def test_old_page_leads_to_the_new_one_and_all_references_follow(project: Workspace) -> None:
    carrying = move(open_project(project.root, AS_OF), OLD, NEW)
    after = open_project(project.root, AS_OF).campaign
    assert (after.methods[OLD].status.value, after.methods[OLD].replaced_by) == ("withdrawn", NEW)
    assert NEW in {method.slug for method in after.shown}
    assert {OLD, NEW} <= {address.rpartition("/")[2] for address in after.core.addresses}
    assert NEW in after.core.common or OLD not in after.core.common
    assert carrying
    assert all("inkasenta" in title for title in carrying)


def test_a_name_that_is_a_word_changes_no_sentence(project: Workspace) -> None:
    """„inkasent” is a worker, somebody a method pretends to be, and a word people search."""
    before = open_project(project.root, AS_OF).texts
    move(open_project(project.root, AS_OF), "inkasent", "kontroler")
    after = open_project(project.root, AS_OF)
    own = "content/workers/kontroler.yml"
    assert [text for path, text in after.texts if path != own] == [text for _, text in before]
    assert any("kontroler" in method.workers for method in after.campaign.shown)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("na-niby", "na-cos", "nie ma metody ani pracownika „na-niby”"),
        (OLD, "Na Kontrolera", "zła nazwa"),
        (OLD, "kurier", "już zajęta"),
    ],
)
def test_a_refused_name_changes_nothing(project: Workspace, old: str, new: str, says: str) -> None:
    before = content(project.root)
    with pytest.raises(CampaignError, match=says):
        move(open_project(project.root, AS_OF), old, new)
    assert content(project.root) == before


def test_content_that_would_break_changes_nothing(project: Workspace) -> None:
    before = content(project.root)
    with pytest.raises(CampaignError, match="Nic nie zostało"):
        move(open_project(project.root, AS_OF), OLD, f"na-{'bardzo-' * 12}dlugo")
    assert content(project.root) == before


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_quotes_and_line_ends_stay(project: Workspace, end: str) -> None:
    own, core = f"content/methods/{OLD}.yml", "content/campaign.yml"
    project.replace(own, "status: published", "'status': \"published\"  # od maja")
    project.replace(core, f"  - metody/{OLD}", f"  - metody/{OLD}  # na plakacie")
    for name in (own, core):
        project.write(name, project.read(name).replace("\n", end))
    before = project.path(core).read_bytes()
    move(open_project(project.root, AS_OF), OLD, NEW)
    old = project.path(own).read_bytes().decode()
    assert f"'status': withdrawn  # od maja{end}replaced_by: {NEW}{end}" in old
    assert old.count("\n") == old.count(end)
    lines = f"  - metody/{NEW}{end}  - metody/{OLD}  # na plakacie{end}"
    assert project.path(core).read_bytes() == before.replace(
        f"  - metody/{OLD}  # na plakacie{end}".encode(), lines.encode()
    )


def test_a_register_in_one_row_grows_too(project: Workspace) -> None:
    project.change("content/campaign.yml", lambda data: data.update(addresses=[f"metody/{OLD}"]))
    project.replace("content/campaign.yml", f"addresses:\n- metody/{OLD}\n", f"addresses: [metody/{OLD}]\n")
    move(open_project(project.root, AS_OF), OLD, NEW)
    assert f"addresses: [metody/{NEW}, metody/{OLD}]\n" in project.read("content/campaign.yml")
