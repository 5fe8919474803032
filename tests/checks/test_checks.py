"""Each rule across files: content that breaks it, and content that does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from campaign.problems import Level
from campaign.site import pages
from project import Workspace, opened, run

RELATIVE = "content/methods/na-krewnego.yml"
KPP = "content/publishers/kpp-zalesie.yml"
CORE = "content/campaign.yml"
FACTS = "content/facts.yml"


def found(project: Workspace, name: str, words: str, **options: object) -> list[str]:
    return [
        str(problem)
        for problem in project.examine(**options)  # type: ignore[arg-type]
        if problem.path == name and words in problem.message
    ]


def test_sample_breaks_no_rule(project: Workspace) -> None:
    assert project.examine() == []


# references
def test_source_nobody_uses_is_a_warning(project: Workspace) -> None:
    line, _ = project.replace(
        FACTS, "sources:\n  antyweb", 'sources:\n  nikt: {title: "Nikt", url: "https://example.org", '
        'seen_on: bez daty, grade: W}\n  antyweb'
    )  # fmt: skip
    assert found(project, FACTS, "źródło „nikt” nie jest nigdzie użyte") == [
        f"{FACTS}:{line + 1}:9: ostrzeżenie: źródło „nikt” nie jest nigdzie użyte – "
        "usuń je albo dopisz tam, gdzie potwierdza tekst"
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (
            CORE,
            "emergency: tel-112",
            "emergency: tel-11",
            "fakt „tel-11” nie istnieje – czy chodziło o „tel-112”?",
        ),
        (CORE, "  - telefon-zaufania", "  - qqqqqq", "fakt „qqqqqq” nie istnieje – dopisz je w facts.yml"),
        (
            CORE,
            "sources: [gda25, sos23, ban23]",
            "sources: [gda25, sos23, ba23]",
            "źródło „ba23” nie istnieje",
        ),
        (FACTS, "sources: [swie, luw112, police25]", "sources: [brak-go]", "źródło „brak-go” nie istnieje"),
    ],
)
def test_unknown_identifiers(project: Workspace, name: str, old: str, new: str, words: str) -> None:
    line, _ = project.replace(name, old, new)
    assert [text for text in found(project, name, words) if text.startswith(f"{name}:{line}:")]


def test_a_methods_own_step_is_told_wherever_the_step_it_names_stands(project: Workspace) -> None:
    losses = "  losses: [gotowka, przelew, blik]\n"
    own = "do: Mówię o tym w domu."
    project.replace(RELATIVE, losses, f"{losses}  extra:\n    - {{before: odlacz, when: hours, {own}}}\n")
    campaign = opened(project.root).campaign
    told = [step.do for step in campaign.after_steps(campaign.methods["na-krewnego"])]
    assert "odlacz" not in {
        slug for loss in campaign.losses(campaign.methods["na-krewnego"]) for slug in loss.steps
    }
    assert own.removeprefix("do: ") in told


# names
def test_one_sign_for_two_methods(project: Workspace) -> None:
    project.replace(RELATIVE, "shape: circle", "shape: shield")
    icon = project.load("content/methods/na-inkasenta.yml")["look"]["icon"]
    project.replace(RELATIVE, "icon: human-male-child", f"icon: {icon}")
    assert found(project, "content/methods/na-inkasenta.yml", "taki sam znak ma na-krewnego.yml")


def test_same_icon_in_another_shape_is_another_sign(project: Workspace) -> None:
    icon = project.load("content/methods/na-inkasenta.yml")["look"]["icon"]
    project.replace(RELATIVE, "icon: human-male-child", f"icon: {icon}")
    assert project.examine() == []


# pictures
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (RELATIVE, "icon: human-male-child", "icon: human-male-kid"),
        (CORE, "icon: cash", "icon: kesz"),
        (CORE, "sign: phone-hangup", "sign: phone-hangap"),
        (CORE, "- who: Sąsiadka, sąsiad", "- sign: sklep\n    who: Sąsiadka, sąsiad"),
    ],
)
def test_icon_without_a_file(project: Workspace, name: str, old: str, new: str) -> None:
    line, _ = project.replace(name, old, new)
    (told,) = found(project, name, "nie ma ikony")
    assert told.startswith(f"{name}:{line}:")


def test_logo_without_a_file_and_with_one(project: Workspace) -> None:
    project.replace(KPP, "logo: policja.svg", "logo: znak.svg")
    assert found(project, KPP, "nie ma pliku znak.svg")
    project.write(
        "content/logos/znak.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
    )
    assert project.examine() == []


# layout_lengths
@pytest.mark.parametrize(
    ("old", "limit"),
    [
        ("  - Babciu, to ja! Miałem wypadek. Potrzebuję pieniędzy na już.", 12),
        ("  - Płacz, pośpiech i prośba o tajemnicę.", 7),
        ("  quote: Babciu, miałem wypadek. Nie mów nikomu.", 8),
        ("  action: Odkładam słuchawkę. Dzwonię na znany numer.", 8),
        ("truth: Policja nie bierze przez telefon pieniędzy za uwolnienie kogoś z rodziny.", 16),
    ],
)
def test_words_that_do_not_fit_print(project: Workspace, old: str, limit: int) -> None:
    lead = old[: len(old) - len(old.lstrip(" -"))]
    key = f"{old.strip().split(':')[0]}: " if ":" in old and not lead.endswith("- ") else ""
    fits, long = " ".join(["słowo"] * limit), " ".join(["słowo"] * (limit + 1))
    project.replace(RELATIVE, old, f"{lead}{key}{fits}")
    assert project.examine() == []
    line, _ = project.replace(RELATIVE, f"{lead}{key}{fits}", f"{lead}{key}{long}")
    texts = found(project, RELATIVE, f"{limit + 1} słów, na wydruku mieści się {limit} – skróć")
    assert [text for text in texts if text.startswith(f"{RELATIVE}:{line}:")]


# order_of_call
SENDS = "Dzwonię pod {fact:tel-112}."


def test_112_without_ending_the_call(project: Workspace) -> None:
    line, _ = project.replace(RELATIVE, "  - do: Odkładam słuchawkę.\n    why: Wolno mi. To nie jest niegrzeczne.",
                              f'  - do: "{SENDS}"\n    why: Wolno mi.')  # fmt: skip
    assert found(project, RELATIVE, "jest numer alarmowy, a nie ma końca rozmowy")[0].startswith(
        f"{RELATIVE}:{line}:"
    )


@pytest.mark.parametrize(
    "why",
    [
        "Najpierw kończę rozmowę.",
        "Rozmowa z oszustem musi być już skończona.",
        "Najpierw odkładam słuchawkę.",
    ],
)
def test_112_after_ending_the_call(project: Workspace, why: str) -> None:
    project.replace(RELATIVE, "  - do: Odkładam słuchawkę.\n    why: Wolno mi. To nie jest niegrzeczne.",
                    f'  - do: "{SENDS}"\n    why: {why}')  # fmt: skip
    assert project.examine() == []


def test_an_answer_is_read_without_its_question(project: Workspace) -> None:
    """A question that speaks of hanging up does not tell the reader to."""
    name = "content/campaign.yml"
    project.change(name, lambda data: data["questions"][0].update(ask="Czy wolno odłożyć?", answer=SENDS))
    assert found(project, name, "jest numer alarmowy, a nie ma końca rozmowy")


def test_the_fraudster_may_say_112(project: Workspace) -> None:
    project.replace(RELATIVE, "  - Zgadnij, kto mówi?", '  - "Proszę nie odkładać i wybrać {fact:tel-112}."')
    assert project.examine() == []


# statistics
def test_statistic_without_a_year(project: Workspace) -> None:
    line, _ = project.replace(FACTS, "    year: 2024\n", "")
    assert found(project, FACTS, "liczba bez roku – dopisz pole year")
    assert line


# expiry
def test_expiry_warns_in_check_and_stops_publishing(project: Workspace) -> None:
    line, column = project.replace(RELATIVE, "review_by: 2027-05-31", "review_by: 2026-11-23")
    due = [
        problem for problem in project.examine() if "termin sprawdzenia minął 23.11.2026" in problem.message
    ]
    assert [(problem.level, problem.line, problem.column) for problem in due] == [
        (Level.WARNING, line, column + 11)
    ]
    strict = [problem for problem in project.examine(publish=True) if "minął" in problem.message]
    assert [problem.level for problem in strict] == [Level.ERROR]
    assert not found(project, RELATIVE, "minął", as_of=date(2026, 11, 23)), "the day itself still holds"
    assert found(project, RELATIVE, "termin sprawdzenia za 1 dzień –", as_of=date(2026, 11, 22))
    assert run("check", "--as-of", "2026-12-01", root=project.root).returncode == 0
    assert run("check", "--publish", "--as-of", "2026-12-01", root=project.root).returncode == 1


def test_expiry_of_a_fact(project: Workspace) -> None:
    assert found(project, FACTS, "termin sprawdzenia minął", as_of=date(2027, 1, 1))


# publish
def test_publish_lists_all_that_is_missing(project: Workspace) -> None:
    project.replace(RELATIVE, "status: published", "status: draft")
    texts = project.messages(publish=True)
    for name in ("kpp-zalesie", "um-zalesie"):
        own = [text for text in texts if text.startswith(f"content/publishers/{name}.yml:")]
        assert any("brak akceptacji wydawcy" in text for text in own)
        assert any("adres strony nie jest potwierdzony" in text for text in own)
        contacts = project.load(f"content/publishers/{name}.yml")["contacts"]
        assert sum("jest puste" in text for text in own) == len(contacts)
    assert any(f"{RELATIVE}:5:9: to jest szkic" in text for text in texts)
    assert project.examine() == [], "without --publish nothing of this is wrong"


def test_publish_is_content_once_everything_is_there(project: Workspace) -> None:
    for name in ("kpp-zalesie", "um-zalesie"):
        file = f"content/publishers/{name}.yml"
        day = date(2026, 12, 1)

        def fill(data: dict[str, object], day: date = day, name: str = name) -> None:
            data["approved_on"], data["approved_by"] = day, "Komendant Powiatowy"
            data["site_url"] = {"address": f"https://{name}.example.org/", "confirmed": True}
            data["contacts"] = []
            data["officer_check"] = {
                "text": "Dzwonię na numer komendy z notesu.",
                "approved_on": date(2026, 11, 30),
            }
            data["accessibility"] = {
                "published_on": date(2026, 11, 2),
                "updated_on": date(2026, 11, 3),
                "status": "full",
                "prepared_on": date(2026, 11, 4),
                "examined": "Samoocena.",
                "unit": "Zespół prasowy",
                "email": "a@example.pl",
                "phone": "81 000 00 00",
                "building": ["Jedno wejście bez progu."],
                "communication": ["Nie ma pętli indukcyjnej."],
            }

        project.change(file, fill)
    enter_marks(project)
    assert project.examine(publish=True) == []
    assert run("check", "--publish", "--as-of", "2026-12-01", root=project.root).returncode == 0


def enter_marks(project: Workspace) -> None:
    """Write the mark of today's words that the check gives into each approved publisher's file."""
    for problem in project.examine():
        if "approved_text: " in problem.message:
            given = problem.message.rpartition("approved_text: ")[2]
            project.change(problem.path, lambda data, given=given: data.update(approved_text=given))


def test_an_approval_is_of_the_words_that_were_read(project: Workspace) -> None:
    file, method = "content/publishers/kpp-zalesie.yml", "content/methods/na-krewnego.yml"

    def asked() -> list[str]:
        return [text for text in project.messages() if "approved_text" in text]

    assert asked() == [], "nobody approved anything yet"
    project.change(file, lambda data: data.update(approved_on=date(2026, 11, 20), approved_by="Komendant"))
    assert "nie wiadomo, który tekst zaakceptowano" in asked()[0]
    enter_marks(project)
    assert asked() == []
    project.change(method, lambda data: data.update(review_by=date(2027, 6, 1)))
    project.change("content/partners/miasto.yml", lambda data: data.update(signature="Miasto, za policją."))
    assert asked() == [], "a new day of review and another publisher's kit are not what was approved"
    project.change(method, lambda data: data["tell"].append("Sąsiadowi."))
    assert len(asked()) == 1
    assert "ostrzeżenie: tekst zmienił się po akceptacji z 20.11.2026" in asked()[0]


# the prints' own letters
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.write_text(""), "nie mówi, skąd są litery „KS Text”"),
        (lambda path: path.unlink(), "nie mogę odczytać stylu wydruków"),
        (lambda path: (path.parent / "fonts/NotoSans-Bold.ttf").unlink(), "nie ma pliku z literami"),
    ],
)
def test_prints_without_their_letters(project: Workspace, spoil: Callable[[Path], None], says: str) -> None:
    spoil(project.path("leaflets/_shared/base.css"))
    assert found(project, "leaflets/_shared/base.css", says)


# what templates name
def test_a_loss_may_have_any_name_and_stands_among_what_lasts_only_where_it_says_so(
    project: Workspace,
) -> None:
    project.replace(CORE, "  urzadzenie:\n", "  komputer:\n")
    assert project.examine() == []
    planned = {item.path: item for item in pages.plan(opened(project.root), "kpp-zalesie")}
    for name in ("index", "dzwoni"):
        path = f"kpp-zalesie/docs/{name}.md"
        assert b"co-teraz/komputer.html" in planned[path].make()[path]
    project.replace(CORE, "    now: Ktoś obcy widzi mój ekran\n", "")
    assert project.examine() == []


def test_the_door_needs_each_rule_that_prints_name(project: Workspace) -> None:
    project.change(CORE, lambda data: data["door"].pop("hazard"))
    assert found(project, CORE, "hazard")
    project.change(
        CORE,
        lambda data: data["door"].update(
            hazard={"do": "Czuję gaz? Wychodzę."}, rules=data["door"]["rules"][:1]
        ),
    )
    assert project.examine() == []


@pytest.mark.parametrize("lines", [[], ["Jeden", "Dwa", "Trzy"]])
def test_a_publishers_name_has_one_or_two_lines(project: Workspace, lines: list[str]) -> None:
    project.change(KPP, lambda data: data.update(name_lines=lines))
    assert found(project, KPP, "")
