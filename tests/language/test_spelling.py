"""The two dictionaries together: real errors found, real names spared."""

from __future__ import annotations

import os

import pytest

from campaign.language.spelling import missing_tools, unknown, words

pytestmark = pytest.mark.spelling

PLANTED = """
słuhawka rozłonczam pieniondze ktury żadkie wziołem poczekac gotufka napewnno dzwonje policyant
oszóst telefoon przezornosc krutki wogule rodźina wyjonć kartomatt spowrotemm potwierdźenie
""".split()  # noqa: SIM905
SOUND = """
Zalesie Zalesiu Wojciechowska Jędrzejczyk Kowalewska-Świątek Koluszki źdźbło wnuczkowi BLIK-a SMS-ie PIN-em
PESEL-u e-mail kryptowalut bitcoina niegrzeczne oddzwaniam zastrzegam mieszkanka cyberprzestępczości
""".split()  # noqa: SIM905


@pytest.fixture(autouse=True)
def _tools() -> None:
    if missing := missing_tools():
        assert os.environ.get("CI") != "true", f"missing in CI: {missing}"
        pytest.skip(f"brakuje: {missing}")


def test_planted_errors_are_found() -> None:
    assert unknown(PLANTED, []) == set(PLANTED)


def test_names_and_forms_are_spared() -> None:
    assert unknown(SOUND, []) == set()


def test_the_project_list_is_obeyed_in_exact_form() -> None:
    assert unknown(["InPost", "Inpost"], ["InPost"]) == {"Inpost"}


def test_addresses_and_numbers_are_no_words() -> None:
    assert words("Piszę na rf.gov.pl i a@b.pl, Alarm112, 14-dniowy BLIK-a.") == ["Piszę", "na", "i", "BLIK-a"]
