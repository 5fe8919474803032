"""The command line as a person meets it: exit codes, where words go, and the README's commands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest

from campaign.commands import cli
from campaign.problems import CampaignError, sentence
from project import AS_OF, METHODS, ROOT, Workspace, run

COMMANDS = cli.campaign.list_commands(click.Context(cli.campaign))


def test_check_on_the_real_content() -> None:
    done = run("check", "--as-of", str(AS_OF))
    assert (done.returncode, done.stdout, done.stderr) == (0, "Treść jest w porządku. Ostrzeżeń: 0.\n", "")


def test_check_counts_errors_and_warnings(project: Workspace) -> None:
    project.replace("content/methods/na-przesylke.yml", "review_by: 20", "review_by: 19")
    project.replace("content/campaign.yml", "emergency: tel-112", "emergency: tel-113")
    done = run("check", "--as-of", str(AS_OF), root=project.root)
    assert done.returncode == 1
    assert done.stdout == ""
    *problems, last = done.stderr.splitlines()
    assert last == "Błędów: 1. Ostrzeżeń: 1."
    assert len(problems) == 2
    assert all(re.match(r"content/\S+\.yml:\d+:\d+: ", line) for line in problems)


def test_check_publish_lists_what_is_missing_and_fails() -> None:
    done = run("check", "--publish", "--as-of", str(AS_OF))
    assert done.returncode == 1
    assert done.stderr.count("brak akceptacji wydawcy") == 2
    assert done.stderr.count("adres strony nie jest potwierdzony") == 2


def test_build_shows_progress_and_where_things_are(project: Workspace) -> None:
    few = ("--edition", "um-zalesie", "--format", "common")
    done = run("build", *few, "--as-of", str(AS_OF), "--workers", "2", root=project.root)
    assert done.returncode == 0, done.stderr
    steps = re.findall(r"^\[(\d+)/(\d+)\] .+$", done.stderr, re.MULTILINE)
    assert len({total for _, total in steps}) == 1
    assert [int(number) for number, _ in steps] == list(range(int(steps[0][1]) + 1))
    assert "Gotowe. Wydruki: 2." in done.stdout
    for path in re.findall(r"^  (?:Wydruki|Strona): +(.+)$", done.stdout, re.MULTILINE):
        assert Path(path).exists(), path
    assert "./campaign serve" in done.stdout
    assert not re.search("warn|Traceback|INFO|WARNING", done.stderr + done.stdout)


def test_expired_content_builds_with_a_warning_and_says_so_on_the_page(project: Workspace) -> None:
    project.build(as_of=date(2028, 1, 1), edition="um-zalesie", format="common")
    done = run("check", "--as-of", "2028-01-01", root=project.root)
    assert done.returncode == 0
    assert "ostrzeżenie: termin sprawdzenia minął" in done.stderr
    for slug in METHODS:
        text = project.pages("um-zalesie")[f"metody/{slug}.html"].read_text(encoding="utf-8")
        assert "Minął termin sprawdzenia tej strony" in text


def test_root_that_is_no_project(tmp_path: Path) -> None:
    done = run("build", root=tmp_path)
    assert done.returncode == 1
    assert "nie ma folderu" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_broken_page_template_or_configuration_is_a_polish_sentence(project: Workspace) -> None:
    project.write("mkdocs.yml", project.read("mkdocs.yml") + "nonsense: {{{\n")
    with pytest.raises(CampaignError) as refused:
        project.build(edition="kpp-zalesie", format="common")
    assert "mkdocs.yml" in f"{refused.value} {refused.value.problems}"


def test_missing_pango_is_one_polish_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    from campaign.press import engine

    real = builtins.__import__

    def refuse(name: str, *arguments: object, **options: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(
        CampaignError, match="brakuje biblioteki Pango – na Debianie i Ubuntu wykonaj: sudo apt-get"
    ):
        engine._weasyprint.__wrapped__()


def test_serve_shows_the_units_first_edition(project: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from campaign.authoring import serving

    shown: list[str | None] = []
    monkeypatch.setattr(serving, "serve", lambda preview, port, tell: shown.append(preview.order.edition))
    for own in ([], ["--edition", "um-zalesie"]):
        CliRunner().invoke(cli.campaign, ["--root", str(project.root), "serve", *own], catch_exceptions=False)
    assert shown == ["kpp-zalesie", "um-zalesie"]


def shell_lines() -> list[str]:
    readme = ROOT / "README.md"
    if not readme.is_file():
        return []
    blocks = re.findall(r"^```sh\n(.*?)^```", readme.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


CALLS = [line for line in shell_lines() if line.startswith("./campaign")]


def test_readme_names_the_two_commands() -> None:
    if not (ROOT / "README.md").is_file():
        pytest.skip("README.md is not written yet")
    words = {
        shlex.split(line, comments=True)[1] for line in CALLS if len(shlex.split(line, comments=True)) > 1
    }
    assert {"build", "test"} <= words


@pytest.mark.parametrize("line", CALLS)
def test_readme_command_exists_with_polish_help(line: str) -> None:
    arguments = shlex.split(line, comments=True)[1:]
    command = next((part for part in arguments if not part.startswith("-")), "")
    if command == "test":  # the launcher's own
        assert "test" in (ROOT / "campaign").read_text(encoding="utf-8")
        return
    assert command in COMMANDS or not command, line
    group = cli.campaign.get_command(click.Context(cli.campaign), command) if command else None
    known = group.list_commands(click.Context(group)) if isinstance(group, click.Group) else []
    below = [part for part in arguments[1:2] if part in known]
    helped = run(*filter(None, [command]), *below, "--help")
    assert helped.returncode == 0
    for option in (part.split("=")[0] for part in arguments if part.startswith("--") and part != "--root"):
        assert option in helped.stdout, line


def test_readme_paths_exist() -> None:
    for line in shell_lines():
        for part in shlex.split(line, comments=True)[1:]:
            if re.fullmatch(r"(?:content|docs|leaflets|scripts|tests)/[\w./-]+", part):
                assert (ROOT / part).exists(), line


def test_root_may_stand_before_and_after_the_command(project: Workspace) -> None:
    project.replace("content/methods/na-krewnego.yml", "status: published", "status: skończone")
    before = run("check", root=project.root)
    after = run("check", "--root", str(project.root), root=ROOT)
    assert before.returncode == after.returncode == 1
    assert before.stderr == after.stderr
    assert "na-krewnego.yml" in after.stderr


def test_help_loads_no_database_printer_or_site_generator() -> None:
    code = (
        "import sys; from click import Context; from campaign.commands.cli import campaign as c;"
        "[c.get_command(Context(c), name) for name in c.list_commands(Context(c))];"
        "print(*{'sqlalchemy', 'weasyprint', 'mkdocs', 'xlsxwriter'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "scripts", capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_a_sentence_that_begins_with_a_file_keeps_its_name() -> None:
    assert sentence("leaflets/a4/style.css ma błąd") == "leaflets/a4/style.css ma błąd"
    assert sentence("nie ma wydania") == "Nie ma wydania."
