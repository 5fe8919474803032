"""The officer's folder, walked as somebody who has no Python, no network and an old computer."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from shop import campaign_of

from campaign.output.output import ready
from campaign.prints import officer, packages
from campaign.prints.prints import OFFICER, prints
from campaign.problems import CampaignError
from project import EDITIONS, Workspace, opened

ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|GoToR|SubmitForm|ImportData|URI)\b")
STARTS = {".pdf": b"%PDF-1.7", ".docx": b"PK", ".xlsx": b"PK", ".png": b"\x89PNG", ".ics": b"BEGIN:VCALENDAR"}


@pytest.fixture(scope="module", params=EDITIONS)
def unpacked(
    request: pytest.FixtureRequest, everything: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The zip of one publisher, unpacked by the plain zip reader of any computer."""
    copy = tmp_path_factory.mktemp("build")
    (copy / OFFICER).symlink_to(everything.build_folder / OFFICER)
    made = packages.pack(copy, request.param, campaign_of().core.edition.date)
    with zipfile.ZipFile(made.path) as archive:
        assert archive.testzip() is None
        archive.extractall(copy / "pendrive")
    return copy / "pendrive" / request.param


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_only_plain_documents_with_plain_names(unpacked: Path) -> None:
    assert _files(unpacked)
    for path in _files(unpacked):
        name = path.relative_to(unpacked).as_posix()
        assert re.fullmatch(r"[A-Za-z0-9/._-]{1,80}", name), name
        assert path.read_bytes().startswith(STARTS[path.suffix]), name


def test_the_police_unit_takes_the_calendar_of_reminders_with_it(unpacked: Path) -> None:
    names = {path.name for path in (unpacked / "3-DLA-PARTNEROW").glob("kalendarz-*")}
    police = {"kalendarz-powtorek-2026-2.docx", "kalendarz-powtorek-2026-2.ics"}
    assert names == (police if unpacked.name == "kpp-zalesie" else set())
    first = pypdfium2.PdfDocument(next(unpacked.glob("0-*.pdf")))[0].get_textpage().get_text_range()
    assert ("kalendarz powtórek" in " ".join(first.split())) == bool(names)


def test_small_enough_to_send(unpacked: Path) -> None:
    assert sum(path.stat().st_size for path in _files(unpacked)) <= 10_000_000
    assert (unpacked.parents[1] / packages.PACKAGES / f"{unpacked.name}.zip").stat().st_size <= 10_000_000


def test_each_file_opens_alone_and_asks_for_nothing(unpacked: Path, tmp_path: Path) -> None:
    for path in _files(unpacked):
        if path.suffix == ".pdf":
            alone = tmp_path / path.name
            alone.write_bytes(path.read_bytes())
            document = pypdfium2.PdfDocument(alone)
            assert document[0].get_textpage().count_chars() > 40
            assert not ACTIVE.search(_plain(alone.read_bytes())), path.name
            document.close()


def _plain(pdf: bytes) -> bytes:
    """A PDF with its compressed streams laid open, for searching; what is packed says anything by chance."""
    import zlib

    packed = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
    found = [packed.sub(b"", pdf)]
    for stream in packed.findall(pdf):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


def test_every_print_is_there_and_the_first_page_names_every_format(unpacked: Path) -> None:
    wanted = {
        path.removeprefix(f"{OFFICER}/{unpacked.name}/")
        for item in prints(opened())
        for path in item.officer_paths
        if item.publisher.slug == unpacked.name
    }
    assert wanted <= {path.relative_to(unpacked).as_posix() for path in _files(unpacked)}
    document = pypdfium2.PdfDocument(unpacked / "0-CZYTAJ.pdf")
    text = " ".join("\n".join(page.get_textpage().get_text_range() for page in document).split())
    for form in opened().formats.values():
        if not form.top:
            assert form.file.replace("{method}", "…") in text
    for folder in ("1-NA-SPOTKANIE", "2-NA-OBCHOD", "3-DLA-PARTNEROW", "4-WSZYSTKIE-DRUKI"):
        assert folder in text
        assert (unpacked / folder).is_dir()
    assert ("5-LICZ" in text) == (unpacked / "5-LICZ").is_dir() == (unpacked.name == "kpp-zalesie")


def test_the_officers_page_names_only_folders_that_are_there(everything: Workspace, unpacked: Path) -> None:
    page = (everything.build_folder / unpacked.name / "site/dla-dzielnicowego.html").read_text(
        encoding="utf-8"
    )
    named = set(re.findall(r"\b\d-[A-ZĄĆĘŁŃÓŚŹŻ-]+\b", page))
    assert ("5-LICZ" in named) == (unpacked.name == "kpp-zalesie")
    inside = {path.stem for path in unpacked.iterdir()}
    assert named <= inside


def test_zip_has_the_same_bytes_each_time(everything: Workspace, tmp_path: Path) -> None:
    (tmp_path / OFFICER).symlink_to(everything.build_folder / OFFICER)
    day = campaign_of().core.edition.date
    first = packages.pack(tmp_path, EDITIONS[0], day).path.read_bytes()
    assert packages.pack(tmp_path, EDITIONS[0], day).path.read_bytes() == first


@pytest.mark.parametrize(
    ("name", "said"),
    [("makro.xlsm", "usuń ten plik"), ("strona.html", "usuń ten plik"), ("żółty.pdf", "polskie litery")],
)
def test_file_of_another_kind_stops_the_packing(tmp_path: Path, name: str, said: str) -> None:
    folder = tmp_path / OFFICER / "kpp-zalesie/4-WSZYSTKIE-DRUKI"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(b"x")
    with pytest.raises(CampaignError, match=said):
        packages.pack(tmp_path, "kpp-zalesie", campaign_of().core.edition.date)


def test_too_large_and_empty_folders_are_told(tmp_path: Path) -> None:
    day = campaign_of().core.edition.date
    folder = tmp_path / OFFICER / "kpp-zalesie"
    folder.mkdir(parents=True)
    with pytest.raises(CampaignError, match="jest pusty"):
        packages.pack(tmp_path, "kpp-zalesie", day)
    (folder / "duzy.pdf").write_bytes(b"%PDF" + bytes(11_000_000))
    with pytest.raises(CampaignError, match="11 MB, a najwięcej może mieć 10 MB"):
        packages.pack(tmp_path, "kpp-zalesie", day)


def test_provider_of_files_is_one_line() -> None:
    provider = officer.Provider("5-LICZ", lambda project, publisher: [ready("arkusz.xlsx", b"PK", "arkusz")])
    planned = officer.provided(opened(), [provider])
    assert [item.path for item in planned] == [f"{OFFICER}/{slug}/5-LICZ/arkusz.xlsx" for slug in EDITIONS]
