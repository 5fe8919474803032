from dataclasses import dataclass
from pathlib import Path

import pytest

from campaign.language import numbers
from campaign.language.readability import Measures, beyond, length, long_sentences, measure
from campaign.language.tokens import sentences, words

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Limit:
    fog: float
    longest: int
    mean: float


def measured(name: str) -> Measures:
    return measure((TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def test_reference_texts_keep_their_distance() -> None:
    official, plain, easy = measured("urzedowy"), measured("prosty"), measured("bardzo-prosty")
    assert official.fog > 20 > 8 > plain.fog > easy.fog
    assert official.pisarek > 16.1 > 7.1 > plain.pisarek
    assert official.lix > 60 > 30 > plain.lix


def test_fog_by_hand() -> None:
    # 8 words, 2 sentences, 1 hard word (bez-pie-czeń-stwo): 0.4 * (8/2 + 100*1/8) = 6.6
    found = measure(["Bank dba o bezpieczeństwo. Ja też bardzo dbam."])
    assert (found.words, found.sentences, found.hard) == (8, 2, 1)
    assert found.fog == pytest.approx(6.6)
    assert found.pisarek == pytest.approx(4 / 3 + 12.5 / 3 + 1)
    assert found.lix == pytest.approx(4 + 12.5)


def test_nothing_is_not_a_division_by_zero() -> None:
    assert measure([]).fog == measure(["…"]).lix == 0


def test_sentences_do_not_end_after_abbreviations() -> None:
    assert sentences("Mieszka przy ul. Długiej. Tam idę.") == ["Mieszka przy ul. Długiej.", "Tam idę."]
    assert sentences("Mówi: „Daj kod.” Nie daję!") == ["Mówi: „Daj kod.”", "Nie daję!"]
    assert sentences("o godzinie 17.30 przy drzwiach") == ["o godzinie 17.30 przy drzwiach"]


def test_words_keep_hyphens_decimals_and_addresses_whole() -> None:
    assert words("Kod BLIK-a, 1,45 zł na rf.gov.pl!") == ["Kod", "BLIK-a", "1,45", "zł", "na", "rf.gov.pl"]


def test_long_sentence_is_named_with_its_length() -> None:
    (found,) = long_sentences("Raz dwa trzy cztery. Raz dwa.", 3)
    assert found.fragment == "Raz dwa trzy cztery."
    assert "4 słowa" in found.message
    assert not list(long_sentences("Raz dwa trzy cztery.", 4))
    assert length("Raz dwa.") == 2


def test_beyond_names_each_limit_once() -> None:
    official = measured("urzedowy")
    assert len(list(beyond(official, Limit(8, 20, 12)))) == 2
    assert not list(beyond(measured("prosty"), Limit(8, 20, 12)))


def test_what_is_counted_takes_its_polish_form() -> None:
    assert [numbers.words(number) for number in (1, 2, 5, 12, 22)] == [
        "1 słowo", "2 słowa", "5 słów", "12 słów", "22 słowa",
    ]  # fmt: skip
    assert [numbers.characters(22), numbers.lines(22), numbers.decimal(3.46)] == [
        "22 znaki",
        "22 wiersze",
        "3,5",
    ]
    (found,) = long_sentences(" ".join(["raz"] * 22) + ".", 20)
    assert found.message.startswith("zdanie ma 22 słowa, granica 20")
