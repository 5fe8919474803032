"""Each language rule with texts that break it and texts that do not."""

from collections.abc import Callable, Iterable

import pytest

from campaign.language.abbreviations import dotted, unexplained
from campaign.language.finding import Finding
from campaign.language.passive import passives
from campaign.language.phrases import TONES, clerical, real_word_errors, tone
from campaign.language.typography_lint import lint

Find = Callable[[str], Iterable[Finding]]


def fragments(find: Find, text: str) -> list[str]:
    return [finding.fragment for finding in find(text)]


BROKEN: list[tuple[Find, str, str]] = [
    (passives, "Zgłoszenie zostało przyjęte.", "zostało przyjęte"),
    (passives, "Pieniądze są często wypłacane.", "są często wypłacane"),
    (passives, "Zatrzymano oszusta.", "Zatrzymano"),
    (clerical, "Proszę niezwłocznie zapłacić.", "niezwłocznie"),
    (clerical, "Trzeba dokonać wpłaty.", "dokonać"),
    (clerical, "Dzwonię w celu sprawdzenia.", "w celu"),
    (clerical, "Środki finansowe są zagrożone.", "Środki finansowe"),
    (dotted, "Ktoś, np. sąsiad.", "np."),
    (dotted, "W 2026 r. wiosną.", "r."),
    (lambda t: unexplained(t, {"SMS"}), "Dzwoni CBŚP.", "CBŚP"),
    (lint, 'Mówi "tak".', '"'),
    (lint, "No...", "..."),
    (lint, "To oszust - nie bank.", "-"),
    (lint, "Dwie  spacje.", "  "),
    (lint, "Bank , który", " ,"),
    (lint, "Tak,nie.", ","),
    (lint, "To 5 % kwoty", "5 %"),
    (lint, "Dopłata 5zł.", "5zł"),
    (lint, "Dopłata 1.45 zł.", "1.45 zł"),
    (lint, "O 17:30 jadę.", "17:30"),
    (lint, "Dnia 04 maja", "04 maja"),
    (lint, "Dnia 14.05.2026", "14.05.2026"),
    (lint, "Dzwonię 600123456.", "600123456"),
    (lint, "Dzwonię 600-123-456.", "600-123-456"),
    (lint, "Strata 80000 razy", "80000"),
    (lint, "Mówi „tak.", "„"),
    (lint, "Tak (nie.", "("),
    (lint, "Co robię ?!", "?!"),
    (lint, "twarda\u00a0spacja", "\u00a0"),
    (lint, "UWAGA NIE KLIKAJ", "UWAGA NIE KLIKAJ"),
]

SOUND: list[tuple[Find, str]] = [
    (
        passives,
        "Pieniądze są zagrożone. Rozmowa jest skończona. To są telefony i kredyty. Rano mam czas.",
    ),
    (passives, "Policja zatrzymała oszusta. Jest zamknięte okno i znana twarz. Wolno zadzwonić."),
    (clerical, "Celem jest całe konto. To należy do mnie. Robię to od razu i płacę."),
    (dotted, "Dzwonię na przykład do sąsiada w 2026 roku. To nr 3."),
    (lambda t: unexplained(t, {"PIN"}), "Podaję PIN. Rozdział XIV. Osoby z Polski."),
    (
        lambda t: unexplained(t, {"SMS"}),
        "SMS-y, Centralne Biuro Śledcze Policji (CBŚP).",
    ),
    (lint, "„Tak” – mówi. Dopłata 1,45 zł, razem 80 000 zł, 5%. Dnia 14 maja 2026 roku o 17.30."),
    (lint, "Numer 22 123 45 67 albo 600 123 456, kod 23-200, BLIK-a, SMS-ie. Dwu- i trzyosobowy…"),
]


@pytest.mark.parametrize(("find", "text", "fragment"), BROKEN)
def test_breaks(find: Find, text: str, fragment: str) -> None:
    found = fragments(find, text)
    assert fragment in found
    assert all(f in text for f in found)


@pytest.mark.parametrize(("find", "text"), SOUND)
def test_sound(find: Find, text: str) -> None:
    assert fragments(find, text) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Narazie nie.", "na razie"),
        ("Odrazu dzwonię.", "od razu"),
        ("To na prawdę oszust.", "naprawdę"),
        ("Trzeba conajmniej 30 sekund.", "co najmniej"),
        ("Wogóle nie.", "w ogóle"),
        ("Poprostu odkładam.", "po prostu"),
        ("Morze być oszustem.", "może"),
        ("Osoby, która dzwonią.", "którzy"),
        ("Numer z pod ręki", "spod"),
    ],
)
def test_real_word_errors(wrong: str, right: str) -> None:
    (found,) = real_word_errors(wrong)
    assert right in found.message
    assert found.fragment in wrong


def test_words_that_only_look_like_real_word_errors() -> None:
    text = "Na razie nie. Jadę nad morze. Osoba, która dzwoni. Naprawdę. Ten numer. Te karty. Z podwórka."
    assert fragments(real_word_errors, text) == []


TONE_BROKEN = [
    ("shame", "Naiwni tracą pieniądze."),
    ("shame", "Nie daj się nabrać i nie bądź głupi."),
    ("gender", "Zapłaciłam kurierowi."),
    ("gender", "Powinieneś zadzwonić."),
    ("gender", "Czy Pan/Pani wie?"),
    ("gender", "Mieszkam sama."),
    ("nationality", "Mówi z wschodnim akcentem."),
    ("nationality", "Oszust jest Ukraińcem."),
    ("refund", "Bank zwróci pieniądze."),
    ("refund", "Na pewno odzyskają Państwo wszystko. Pieniądze wrócą."),
    ("dialling", "Nie rozłączając się, nie rozłączaj się i wybierz 112."),
    ("dialling", "Podczas rozmowy dzwonię pod 112."),
]


@pytest.mark.parametrize(("group", "text"), TONE_BROKEN)
def test_tone_breaks(group: str, text: str) -> None:
    assert list(tone(text, group))


@pytest.mark.parametrize("group", TONES)
def test_tone_spares_quotes_and_plain_advice(group: str) -> None:
    text = (
        "Odkładam słuchawkę. Wysyłam SMS. „Bank zwróci pieniądze, byłam naiwna, mówi z akcentem.”"
        " Nikomu, kto sam dzwoni. Koniec rozmowy, potem 112. Ktoś obiecuje odzyskać pieniądze?"
        " Na amerykańskiego żołnierza. Przed kościołem, z zespołem i materiałem."
    )
    assert list(tone(text, group)) == []
