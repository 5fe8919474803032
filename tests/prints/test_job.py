"""One file for the printer: everything an occasion takes for so many people, also without printing on both sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from campaign.commands import pack
from campaign.model.format import Occasion
from campaign.prints import job
from campaign.problems import CampaignError
from project import Workspace, copy_project, opened, run

PEOPLE = 7


def texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture(scope="module", params=Occasion)
def made(
    request: pytest.FixtureRequest, everything: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """The words of every page of a job's files, by the end of the file's name."""
    folder = tmp_path_factory.mktemp("job")
    (folder / "leaflets").symlink_to(everything.build_folder / "leaflets")
    project = replace(opened(everything.root), build=folder)
    files = job.make(project, job.Job(project.campaign.publishers["kpp-zalesie"], request.param, PEOPLE))
    found = {pile.path.stem.partition(f"-{PEOPLE}-")[2]: texts(pile.path) for pile in files}
    return {
        ending: found.get(ending, []) for ending in ("z-obu-stron", "strona-1", "strona-2", "jednostronne")
    }


def test_fronts_and_backs_apart_are_the_sheets_printed_on_both_sides(made: dict[str, list[str]]) -> None:
    sheets = list(zip(made["z-obu-stron"][::2], made["z-obu-stron"][1::2], strict=True))
    assert len(made["strona-1"]) == len(made["strona-2"])
    apart = Counter(zip(made["strona-1"], made["strona-2"], strict=True))
    assert apart + Counter((front, "") for front in made["jednostronne"]) == Counter(sheets)


def test_a_meeting_takes_a_leaflet_for_each_and_one_text_for_the_leader(everything: Workspace) -> None:
    project = opened(everything.root)
    wanted = job.Job(project.campaign.publishers["kpp-zalesie"], Occasion.MEETING, PEOPLE)
    copies = {p.item.format.slug: p.copies for p in job.parts(project, wanted)}
    assert (copies["common"], copies["card"], copies["talk"]) == (PEOPLE, 2, 1)
    assert list(copies) == sorted(copies, key=list(project.formats).index), "in the folder's order"
    saving = job.parts(project, replace(wanted, thrifty=True))
    assert [part.copies for part in saving] == [*copies.values()]
    thrifty = {part.item.format.slug for part in saving if part.item.variant and part.item.variant.thrifty}
    assert {"common", "card"} <= thrifty


def test_what_nothing_belongs_to_is_told(tmp_path: Path) -> None:
    project = opened(copy_project(tmp_path / "projekt", ("a4",)).root)
    with pytest.raises(CampaignError, match="żaden wydruk nie należy do okazji"):
        job.make(project, job.Job(project.campaign.publishers["kpp-zalesie"], Occasion.PARTNERS, PEOPLE))


def test_the_command_asks_for_a_number_of_people_in_polish() -> None:
    refused = run("pack", "--occasion", "meeting", "--people", "0")
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    assert "--people" in refused.stderr


def test_the_command_says_what_each_file_is_for_and_what_to_do_with_every_print(
    everything: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leaflets").symlink_to(everything.build_folder / "leaflets")
    project = replace(opened(everything.root), build=tmp_path)
    pack._job(project, "kpp-zalesie", "partners", PEOPLE, False)
    said = capsys.readouterr().out
    assert "Po wydruku, " in said
    wanted = job.Job(project.campaign.publishers["kpp-zalesie"], Occasion.PARTNERS, PEOPLE)
    for part in job.parts(project, wanted):
        finish = part.item.format.finish
        assert not finish or f"Po wydruku, {part.item.format.title}: {finish}\n" in said
    assert "gruby papier" in said.casefold(), "also what does not begin with a cut"
    assert said.count("Do druku: ") == said.count(".pdf")
