import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.design.typography import NBSP, typography, typography_on_paper

CASES = [
    ("Idę w góry i z psem.", "Idę w~góry i~z~psem."),
    ("W domu. A potem", "W~domu. A~potem"),
    ("„O nie!”, mówię", "„O~nie!”, mówię"),
    ("Dzwonię pod 112 od razu", "Dzwonię pod~112 od razu"),
    ("Liczę do 30 powoli", "Liczę do~30 powoli"),
    ("numer 828 828 828 działa", "numer~828~828~828 działa"),
    ("Dopłata 1,45 zł dzisiaj", "Dopłata 1,45~zł dzisiaj"),
    ("co najmniej 30 sekund przerwy", "co najmniej 30~sekund przerwy"),
    ("dnia 14 maja 2026 r. rano", "dnia 14~maja 2026~r. rano"),
    ("rejon nr 3 czeka", "rejon nr~3 czeka"),
    ("To wina oszusta – nie Państwa", "To wina oszusta~– nie Państwa"),
    ("Proszę nie bać się.", "Proszę nie bać~się."),
    ("ul. Długa", "ul.~Długa"),
    ("Dzwonię pod ", "Dzwonię pod~"),
    ("Dzwonię pod {fact:tel-112}.", "Dzwonię pod~{fact:tel-112}."),
    ("80 000 złotych", "80~000~złotych"),
]


@pytest.mark.parametrize(("plain", "set_in_type"), CASES)
def test_hard_spaces(plain: str, set_in_type: str) -> None:
    assert typography(plain) == set_in_type.replace("~", NBSP)


@pytest.mark.parametrize("text", ["mama idzie", "nie", "", "auto z", "matka moja", "Na pewno tak myślę"])
def test_leaves_other_spaces(text: str) -> None:
    assert typography(text).replace(NBSP, " ") == text
    assert re.sub(r"\b[aiouwz]\b", "", typography(text)).count(NBSP) == 0


ON_PAPER = [
    ("Metoda na pracownika banku", "Metoda na~pracownika banku"),
    ("Ktoś, komu ufam, to osoba", "Ktoś, komu~ufam, to~osoba"),
    ("Zdjęcie nie wystarczy, trzeba słów tutaj dużo", "Zdjęcie nie~wystarczy, trzeba słów~tutaj~dużo"),
    ("Ktoś z rodziny chce pieniędzy?", "Ktoś z~rodziny chce~pieniędzy?"),
    ("Przed pierwszym zobowiązaniem", "Przed pierwszym zobowiązaniem"),
    ("Na pewno", "Na~pewno"),
    ("Dzwonię do rodziny", "Dzwonię do~rodziny"),
    ("Nienaganna komunikacja miejska", "Nienaganna komunikacja miejska"),
]


@pytest.mark.parametrize(("plain", "set_in_type"), ON_PAPER)
def test_hard_spaces_on_paper(plain: str, set_in_type: str) -> None:
    assert typography_on_paper(plain) == set_in_type.replace("~", NBSP)


@pytest.mark.parametrize("typeset", [typography, typography_on_paper])
@given(text=st.text(alphabet="aiwznoe bcdł.,„”–019 \n", max_size=80))
def test_twice_is_once(typeset: Callable[[str], str], text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once
    assert once.replace(NBSP, " ") == text
