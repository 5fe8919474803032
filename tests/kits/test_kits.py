"""The partners' kits as their receivers get them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest
from PIL import Image
from strict import sanitized

from campaign.content import pieces
from campaign.content.loader import load
from campaign.content.texts import spell_out
from campaign.kits import calendar, inserts, partners
from campaign.model.campaign import Campaign
from campaign.output.output import Output
from campaign.project import Project
from campaign.site import feed, server, sitezip
from needing import need
from project import AS_OF, ROOT, SAMPLE, Workspace, opened
from running_plan import with_calendar

KITS = sorted(path.stem for path in (SAMPLE / "content/partners").glob("*.yml"))
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found = load(SAMPLE, AS_OF).campaign
    assert found
    return found


def published(campaign: Campaign, **changes: Any) -> Campaign:
    """The campaign with every publisher changed, checked again by the model."""
    every = {
        slug: type(old).model_validate(old.model_dump() | changes)
        for slug, old in campaign.publishers.items()
    }
    return replace(campaign, publishers=every)


def planned(campaign: Campaign, root: Path = SAMPLE) -> dict[str, Output]:
    return {out.path: out for out in partners.plan(replace(opened(campaign=campaign), root=root))}


def text(campaign: Campaign, name: str, root: Path = SAMPLE) -> str:
    return planned(campaign, root)[f"partnerzy/{name}"].render().decode("utf-8-sig")


def folder(everything: Workspace, kit: str) -> dict[str, Path]:
    return {path.name: path for path in (everything.build_folder / "partnerzy" / kit).iterdir()}


@pytest.mark.parametrize("kit", KITS)
def test_folder_holds_what_the_mail_lists_under_ascii_names(kit: str, everything: Workspace) -> None:
    files = folder(everything, kit)
    mail = files.pop(f"{kit}-mail.txt").read_text(encoding="utf-8-sig")
    listed = set(re.findall(r"^- (\S+) – ", mail, re.M))
    assert listed == set(files)
    assert all(name.isascii() and re.fullmatch(r"[a-z0-9.-]+", name) for name in files)
    kinds = [Path(name).suffix for name in files]
    assert kinds.count(".docx") == 1
    assert kinds.count(".pdf") == 1
    assert kinds.count(".jpg") <= (2 if kit == "miasto" else 1)


@pytest.mark.parametrize("kit", KITS)
def test_word_file_speaks_polish_has_headings_and_says_it_is_a_draft(kit: str, everything: Workspace) -> None:
    path = next(path for name, path in folder(everything, kit).items() if name.endswith(".docx"))
    word = docx.Document(str(path))
    assert word.core_properties.language == "pl-PL"
    assert word.core_properties.created.date() == date(2026, 11, 23)
    assert 'w:val="pl-PL"' in word.styles["Normal"].element.xml
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    stamps = [p.text.replace("\u00a0", " ") for p in word.paragraphs if "Stan na" in p.text]
    assert len(stamps) >= len(headings) > 0
    assert all("Wydanie 1" in text and "PROJEKT" in text for text in stamps)
    assert "PROJEKT" in word.sections[0].footer.paragraphs[0].text


def test_same_content_gives_the_same_bytes(campaign: Campaign, everything: Workspace) -> None:
    for path, output in planned(campaign).items():
        if not path.endswith(("pdf", "jpg")):
            assert output.make()[path] == (everything.build_folder / path).read_bytes(), path


def test_approval_takes_the_draft_mark_away(campaign: Campaign) -> None:
    approved = published(campaign, approved_on=date(2026, 12, 1), approved_by="Komendant")
    for path, output in planned(approved).items():
        if path.endswith((".txt", ".html")):
            assert "PROJEKT" not in output.render().decode("utf-8-sig"), path
    assert "PROJEKT" in text(campaign, "parafia/parafia-mail.txt")


@pytest.mark.parametrize("kit", ["miasto"])
@pytest.mark.parametrize("address", [None, "https://krasnik.example/oszusci/"])
def test_article_passes_a_strict_sanitizer_unchanged(
    kit: str, address: str | None, campaign: Campaign
) -> None:
    site = {"address": address, "confirmed": address is not None}
    html = text(published(campaign, site_url=site), f"{kit}/{kit}-kod.html")
    assert sanitized(html) == html
    assert sanitized(html + '<p class="x" onclick="y()">z</p>') != html + '<p class="x" onclick="y()">z</p>'
    links = re.findall(r'href="([^"]+)"', html)
    assert all(link.startswith("https://") for link in links)
    assert (address is not None) == any(link.startswith("https://krasnik.example/") for link in links)
    page = text(published(campaign, site_url=site), f"{kit}/{kit}-strona.html")
    assert html in page
    assert "<style" not in page
    assert "<script" not in page


def test_replacement_mail_names_the_changed_paragraph(campaign: Campaign, tmp_path: Path) -> None:
    now = text(campaign, "miasto/miasto-kod.html")
    (tmp_path / "leaflets").symlink_to(ROOT / "leaflets")
    (tmp_path / "published/miasto").mkdir(parents=True)
    kept = tmp_path / "published/miasto/1.html"
    kept.write_text(now.replace("Udają rodzinę, policję albo bank.", "Udają kuzyna."), encoding="utf-8")
    mail = text(campaign, "miasto/miasto-podmiana-mail.txt", tmp_path)
    old, _, new = mail.partition("na:")
    assert "Udają kuzyna." in old
    assert "Udają rodzinę, policję albo bank." in new
    assert mail.count("Proszę podmienić:") == 1
    assert "Jak poznać oszusta" not in mail  # kept by hand without its title: the title is no change
    kept.write_text(now, encoding="utf-8")
    assert "partnerzy/miasto/miasto-podmiana-mail.txt" not in planned(campaign, tmp_path)


def test_without_an_earlier_version_the_card_says_so(campaign: Campaign) -> None:
    assert "nie ma z czym porównać" in text(campaign, "miasto/miasto-karta-publikacji.txt")


def test_pictures_have_exact_sizes(everything: Workspace) -> None:
    found = list((everything.build_folder / "partnerzy").rglob("*.jpg"))
    assert len(found) == 3
    for path in found:
        width, height = map(int, path.stem.rpartition("-")[2].split("x"))
        with Image.open(path) as image:
            assert (image.size, image.format) == ((width, height), "JPEG")
            colours = image.convert("RGB").getcolors(width * height) or []
        assert max(colours)[0] < width * height * 0.7  # something is drawn


OWN = ("radio-fala-teksty.pdf", "soltys-doly-plakat-wspolny.pdf")


def test_prints_in_kits_are_the_leaflets_and_tagged(everything: Workspace) -> None:
    pages = list((everything.build_folder / "partnerzy").rglob("*.pdf"))
    assert len(pages) >= len(KITS)
    leaflets = {path.read_bytes() for path in (everything.build_folder / "leaflets").rglob("*.pdf")}
    for path in pages:
        document = pypdfium2.PdfDocument(path.read_bytes())
        assert document.is_tagged(), path.name
        document.close()
        assert path.read_bytes() in leaflets or path.name in OWN, path.name


def pdf_text(raw: bytes) -> str:
    with pypdfium2.PdfDocument(raw) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        author = document.get_metadata_dict()["Author"]
    return " ".join(f"{author} {' '.join(pages)}".replace("\u00a0", " ").split())


def test_the_villages_poster_is_nobodys_but_a_draft_until_the_police_approve(
    everything: Workspace, campaign: Campaign
) -> None:
    name = "soltys-doly-plakat-wspolny.pdf"
    words = pdf_text(folder(everything, "soltys-doly")[name].read_bytes())
    assert words.startswith("Kampania „Przerywam i pytam”, dla mieszkańców wsi")
    assert "PROJEKT – do akceptacji" in words
    for foreign in ("Komenda", "Miasta Zalesie", "kpp-zalesie"):
        assert foreign not in words
    police = pdf_text(folder(everything, "parafia")["parafia-plakat-wspolny.pdf"].read_bytes())
    assert "Komenda Powiatowa" in police
    approved = published(campaign, approved_on=date(2026, 12, 1), approved_by="Komendant")
    path = f"partnerzy/soltys-doly/{name}"
    assert "PROJEKT" not in pdf_text(planned(approved)[path].make()[path])


def test_sms_is_one_message_in_the_mail(everything: Workspace, campaign: Campaign) -> None:
    mail = folder(everything, "soltys-doly")["soltys-doly-mail.txt"].read_text(encoding="utf-8-sig")
    sms = mail.partition("--- SMS do mieszkańców ---\n")[2].partition("\n\n")[0].strip()
    assert sms.isascii()
    assert 100 < len(sms) <= 160
    assert "Przerywam i pytam kogos, komu ufam." in sms


def test_hand_overs_name_every_piece_with_its_version(campaign: Campaign) -> None:
    found = pieces.hand_overs(campaign)
    assert ("radio-fala", "pol-minuty", "Wydanie 1, 11/2026") in [
        (one.partner, one.piece, one.version.label) for one in found
    ]
    assert {one.partner for one in found if one.article} == {"miasto"}
    assert len(found) == sum(len(kit.pieces) for kit in campaign.partners.values())


def test_feed_has_what_atom_requires(campaign: Campaign) -> None:
    for publisher in campaign.publishers.values():
        root = ElementTree.fromstring(feed.feed(campaign, publisher))
        for node in (root, *root.findall(f"{ATOM}entry")):
            assert all(node.find(f"{ATOM}{tag}") is not None for tag in ("id", "title", "updated", "link"))
        ids = [node.text for node in root.iter(f"{ATOM}id")]
        pages = [*campaign.shown, *campaign.callers]
        assert len(set(ids)) == len(ids) == len(pages) + sum(len(page.changes) for page in pages) + 1


def test_feed_tells_what_changed_and_when_the_latest_first(campaign: Campaign) -> None:
    publisher = campaign.publishers["kpp-zalesie"]
    entries = ElementTree.fromstring(feed.feed(campaign, publisher)).findall(f"{ATOM}entry")
    days = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert days == sorted(days, reverse=True)
    (told,) = [entry for entry in entries if "zmiana" in entry.findtext(f"{ATOM}title", "")]
    assert told.findtext(f"{ATOM}title") == "Metoda na inkasenta: zmiana 20\u00a0listopada\u00a02026\u00a0r."
    assert told.findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"
    assert told.findtext(f"{ATOM}summary") == "Nowy znak: inkasent prosi o otwarcie wody."


def test_feed_lies_in_the_site_and_pages_point_to_it(everything: Workspace) -> None:
    for site in everything.build_folder.glob("*/site"):
        assert (site / "atom.xml").is_file()
        assert 'href="../atom.xml"' in (site / "metody/na-krewnego.html").read_text(encoding="utf-8")


def test_zips_hold_the_site_for_a_server_and_for_a_stick(everything: Workspace, campaign: Campaign) -> None:
    publisher = campaign.publishers["um-zalesie"]
    site = everything.build_folder / "um-zalesie/site"
    wanted = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for usb in (False, True):
        data = sitezip.pack(site, date(2026, 11, 23), publisher, usb=usb)
        name = f"miasto-strona-{'pendrive' if usb else 'podfolder'}.zip"
        assert folder(everything, "miasto")[name].read_bytes() == data
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            inside = set(packed.namelist())
            assert packed.testzip() is None
        assert ("OTWORZ-MNIE.html" in inside) == usb
        missing = {
            f"{server.packed_folder(publisher)}/{path}" for path in wanted if not path.startswith(".")
        } - inside
        assert {path.rpartition("/")[2] for path in missing} == (
            {"404.html", "sitemap.xml", "sitemap.xml.gz", "atom.xml"} & {Path(p).name for p in wanted}
            if usb
            else set()
        )


def test_a_closed_plan_has_no_calendar_and_a_running_one_has(campaign: Campaign) -> None:
    old = replace(campaign, plans={slug: plan for slug, plan in campaign.plans.items() if plan.closed})
    assert old.plans
    police, town = campaign.publishers["kpp-zalesie"], campaign.publishers["um-zalesie"]
    assert list(calendar.files(opened(campaign=old), police)) == []
    assert list(calendar.files(opened(campaign=with_calendar(old, closed=True)), police)) == []
    running = opened(campaign=with_calendar(old))
    assert list(calendar.files(running, town)) == []
    word, events = calendar.files(running, police)
    assert events.render().count(b"BEGIN:VEVENT") == 3
    html = calendar.calendar(running, running.campaign.plans["2027-1"])
    assert html.index("Styczeń 2027") < html.index("Luty 2027") < html.index("Marzec 2027")
    assert "4 stycznia – 29 stycznia, kolęda" in html
    assert "Radio Fala Zalesie: Jedna zasada (do czytania, „Tekst na pół minuty”)" in html
    assert any("kolęda" in p.text for p in docx.Document(io.BytesIO(word.render())).paragraphs)


@pytest.mark.office
def test_word_files_open_in_libreoffice(everything: Workspace, campaign: Campaign, tmp_path: Path) -> None:
    office = need(shutil.which("soffice"), "brak LibreOffice (apt-get install libreoffice-writer)")
    words = sorted((everything.build_folder / "partnerzy").rglob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        *map(str, words),
    ]
    # the print engine hides the machine's fonts from its own process; an office wants them
    fonts = os.environ | {"FONTCONFIG_FILE": "/etc/fonts/fonts.conf"}
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=fonts)
    sheets = {}
    for path in words:
        document = pypdfium2.PdfDocument((tmp_path / f"{path.stem}.pdf").read_bytes())
        pages = len(document)
        seen = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
        document.close()
        assert campaign.core.rule.sentence in seen.replace("\u00a0", " ")
        sheets[path.stem] = pages
    # one sheet for each text, one for the answers; the quiz is „jedna kartka na parę”
    assert sheets["soltys-doly-teksty"] == len(campaign.partners["soltys-doly"].pieces) + 1
    assert sheets["parafia-teksty"] == len(campaign.partners["parafia"].pieces)


def police_kit(everything: Workspace) -> Project:
    """The sample whose web kit belongs to the police unit, beside what was built of the sample."""
    project = opened()
    kit = project.campaign.partners["miasto"].model_copy(update={"publisher": "kpp-zalesie"})
    campaign = replace(project.campaign, partners=project.campaign.partners | {"miasto": kit})
    return replace(project, campaign=campaign, build=everything.build_folder)


def test_a_police_unit_pastes_every_page_unchanged_into_its_cms(everything: Workspace) -> None:
    project = police_kit(everything)
    (output,) = inserts.plan(project, None)
    (data,) = output.make().values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    campaign = project.campaign
    wanted = {topic.slug for topic in (*campaign.shown, *campaign.callers)} | {"co-teraz", "sprawdzian"}
    assert {name.removesuffix(".html") for name in held if name.endswith(".html")} == wanted
    mail = next(item for item in partners.plan(project) if item.path.endswith("miasto-mail.txt"))
    written = mail.make()[mail.path].decode("utf-8-sig")
    assert "miasto-wstawki.zip" in written
    table = held.pop("SPIS.txt").decode("utf-8-sig")
    for name, content in held.items():
        assert name in table
        assert name in written
        if name.endswith(".html"):
            html = content.decode()
            assert sanitized(html) == html, name
            assert "PROJEKT – do akceptacji." in html
        else:
            Image.open(io.BytesIO(content)).verify()
            assert f"{name}\r\n  opis obrazu: " in table


def test_each_page_for_a_cms_says_a_rule_and_its_own_advice(everything: Workspace) -> None:
    project = police_kit(everything)
    campaign, publisher = project.campaign, project.campaign.publishers["kpp-zalesie"]
    rules = (campaign.core.rule.sentence, campaign.core.door.sentence, campaign.core.comfort)
    for one in inserts.inserts(project, publisher):
        html = inserts.fragment(project, publisher, one).replace("\u00a0", " ")
        assert any(rule in html for rule in rules), one.slug
        assert html.startswith(f"<h2>{one.title}</h2>"), one.slug
        for step in getattr(one.topic, "actions", []):
            assert f"<strong>{spell_out(step.do, campaign.facts)}</strong>" in html


def test_the_town_is_told_of_its_zips(everything: Workspace) -> None:
    folder = everything.build_folder / "partnerzy/miasto"
    mail = (folder / "miasto-mail.txt").read_text("utf-8-sig")
    zips = sorted(path.name for path in folder.glob("*.zip"))
    assert zips == ["miasto-strona-pendrive.zip", "miasto-strona-podfolder.zip"]
    assert all(name in mail for name in zips)
