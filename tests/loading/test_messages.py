"""Whatever the validator can complain about in our models is said in Polish, with a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from campaign.content import loader, messages
from campaign.content.loader import load
from campaign.content.yamlsource import SourceFile
from campaign.model.base import SLUG, Record
from campaign.model.format import Format
from campaign.model.method import Method
from project import AS_OF, METHODS, SAMPLE, Workspace

FALLBACK = "tu nie pasuje"
ENGLISH = re.compile(
    r"\b(input|should|valid|string|field|required|value error|less|greater|than|must)\b", re.I
)
# everything the YAML reader can hand to a field, and every size of it
WRONG = [
    None, True, False, 0, 1, -1, 10**9, 1.5, -0.5, 1e9, "", " ", "x", "x" * 5000, "ą ę", "2027-02-30", "true", "12",
    [], [None], [1], ["x"], ["x" * 5000], [{}], [[]], ["x"] * 200, [0] * 200,
    {}, {"x": 1}, {"": None}, {"Zły Klucz": {"x": 1}}, {"dobry-klucz": "x"}, {"dobry-klucz": {"nieznane": [1]}},
]  # fmt: skip


def records(base: type[Record] = Record) -> Iterator[type[Record]]:
    for model in base.__subclasses__():
        yield model
        yield from records(model)


MODELS = sorted(set(records()), key=lambda model: (model.__module__, model.__name__))
FIELDS = [(model, name) for model in MODELS for name in model.model_fields]


def test_all_models_are_here() -> None:
    assert {*loader.SINGLE.values(), *loader.FOLDERS.values(), Format} <= set(MODELS)


@pytest.mark.parametrize(
    ("model", "name"), FIELDS, ids=[f"{model.__module__}.{model.__name__}.{name}" for model, name in FIELDS]
)
def test_every_wrong_value_has_its_own_sentence(model: type[Record], name: str) -> None:
    refused = 0
    for value in WRONG:
        with pytest.raises(ValidationError) as caught:
            model.model_validate({name: value, "nieznane": 1})
        for finding in caught.value.errors(include_url=False):
            kind = finding["type"]
            assert kind == "extra_forbidden" or kind in messages.MESSAGES, (kind, name, value)
            refused += finding["loc"][0] == name
        for problem in messages.explain(SourceFile("x.yml"), model, caught.value.errors(include_url=False)):
            said = re.sub(r"„.*?”|\[.*?\]|\{.*?\}", "", problem.message, flags=re.DOTALL)
            said = said.split("dozwolone:")[0].split("wybierz jedno z:")[0]
            assert FALLBACK not in said
            assert not ENGLISH.search(said), problem.message
            assert " – " in problem.message, problem.message
            assert "\n" not in str(problem)
    assert refused, "no value at all is refused"


def patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(found := schema.get("pattern"), str):
            yield found
        schema = list(schema.values())
    for one in schema if isinstance(schema, list) else ():
        yield from patterns(one)


def test_every_pattern_of_the_model_has_its_own_hint() -> None:
    known = {SLUG, *(found for model in MODELS for found in patterns(model.model_json_schema()))}
    assert known == set(messages.HINTS)


def paths(data: object, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if loc:
        yield loc
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in children:
        yield from paths(value, (*loc, key))


METHOD = yaml.safe_load((SAMPLE / f"content/methods/{METHODS[0]}.yml").read_text(encoding="utf-8"))
PATHS = list(paths(METHOD))


@given(st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(WRONG)), min_size=1, max_size=4))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mutated_method_ends_in_problems_or_a_campaign(
    project: Workspace, changes: list[tuple[tuple[str | int, ...], object]]
) -> None:
    data = yaml.safe_load(yaml.safe_dump(METHOD, default_flow_style=False))
    for loc, value in changes:
        at = data
        try:
            for part in loc[:-1]:
                at = at[part]
            at[loc[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    project.write(f"content/methods/{METHODS[0]}.yml", re.sub(r"[&*]id\d+ ?", "", text))
    loaded = load(project.root, AS_OF)
    assert loaded.campaign or loaded.problems
    assert all(FALLBACK not in problem.message for problem in project.examine())


def test_unknown_key_names_the_fields_of_its_own_record() -> None:
    with pytest.raises(ValidationError) as caught:
        Method.model_validate({"look": {"kolor": "#000000"}})
    found = messages.explain(SourceFile("x"), Method, caught.value.errors(include_url=False))
    assert any("nieznane pole „kolor” – " in p.message and "colour" in p.message for p in found)
