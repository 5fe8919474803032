"""Templates: one strict Jinja environment for everything that is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import jinja2
from babel.dates import format_date
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from campaign import contained
from campaign.content.texts import parts, spell_out
from campaign.design import marks
from campaign.design.typography import SHORT_HYPHEN, typography, typography_on_paper
from campaign.language.numbers import form
from campaign.model.campaign import Campaign
from campaign.model.facts import Fact, FactKind
from campaign.problems import CampaignError

TEMPLATES = Path(__file__).parents[1] / "templates"


def environment(assets: Path, campaign: Campaign) -> jinja2.Environment:
    """A sandbox whose filters know the campaign's facts and the project's icons; templates reach no more.

    Filters: say and, for print, sentences (text -> safe HTML), plain (text -> str), day (date -> Polish),
    sign, strip, icon (-> URI).
    """
    env = ImmutableSandboxedEnvironment(
        loader=_loader(assets),
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "say": partial(say, facts=campaign.facts),
        "plain": partial(plain, facts=campaign.facts),
        "quoted": partial(quoted, facts=campaign.facts),
        "sentences": partial(sentences, facts=campaign.facts),
        "mark_rule": partial(mark_rule, facts=campaign.facts, rule=campaign.core.rule.sentence),
        "day": day,
        "month": lambda value: format_date(value, "LLLL y", locale="pl").replace(" ", "\u00a0"),
        "sign": lambda look: Markup(marks.data_uri(marks.sign(assets, look))),
        "strip": lambda look, cells=1: Markup(marks.data_uri(marks.strip(look, cells))),
        "tail": lambda ink: Markup(marks.data_uri(marks.tail(ink))),
        "open_tail": lambda ink: Markup(marks.data_uri(marks.open_tail(ink))),
        "arrow": lambda ink: Markup(marks.data_uri(marks.arrow(ink))),
        "tricks": tricks,
        "disc": lambda channel, ink: Markup(marks.data_uri(marks.disc(assets, channel, ink))),
        "icon": lambda name, colour: Markup(marks.data_uri(marks.icon(assets, name, colour))),
    }
    env.globals |= {"campaign": campaign, "core": campaign.core, "facts": campaign.facts}
    env.globals["says_tail"] = Markup(marks.data_uri(marks.says_tail()))
    return env


def on_paper(env: jinja2.Environment) -> jinja2.Environment:
    """The environment of the prints: the same templates and filters, but lines break as on paper."""
    paper = env.overlay()
    facts = cast(Mapping[str, Fact], env.globals["facts"])
    paper.filters = env.filters | {
        "say": partial(say, facts=facts, typeset=typography_on_paper),
        "plain": partial(plain, facts=facts, typeset=typography_on_paper),
        "quoted": partial(quoted, facts=facts, typeset=typography_on_paper),
    }
    return paper


class _Memory(jinja2.BytecodeCache):
    """Compiled templates of this process: every edition and every rebuild has an environment of its own."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket when this very source was compiled before."""
        if code := self._known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what was compiled."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Memory()


@cache
def _loader(assets: Path) -> jinja2.BaseLoader:
    return jinja2.FileSystemLoader([TEMPLATES, assets / "leaflets"])


Typeset = Callable[[str], str]


def say(text: str, facts: Mapping[str, Fact], typeset: Typeset = typography) -> Markup:
    """A text as HTML: escaped, typeset, with numbers in bold; numbers and short endings unbroken."""
    text = str(text)  # an undefined value says here which one it is
    html = escape(typeset(spell_out(text, facts)))
    for fact in {part.value: part for part in parts(text, facts) if isinstance(part, Fact)}.values():
        if fact.kind is FactKind.PHONE:
            value = escape(typography(fact.value))
            whole = rf"(?<!\d)(?<!\d\u00a0){re.escape(value)}(?!\u00a0?\d)"  # not the 112 of 828 112 400
            html = Markup(re.sub(whole, f'<b class="nr">{value}</b>', html))
    return unbroken(html)


def unbroken(html: Markup) -> Markup:
    """SMS-a, PIN-u and e-mail stay in one line on the site; on paper typography has bound them already."""
    return Markup(SHORT_HYPHEN.sub(r'<span class="nb">\g<0></span>', str(html)))


def plain(text: str, facts: Mapping[str, Fact], typeset: Typeset = typography) -> str:
    """A text as typeset plain characters, for titles, announcements and attributes."""
    return typeset(spell_out(str(text), facts))


def quoted(text: str, facts: Mapping[str, Fact], typeset: Typeset = typography) -> Markup:
    """Somebody's words in quotation marks; in Polish the full stop stands behind the closing mark, and marks
    inside others are «…».
    """
    words = str(text).replace("„", "«").replace("”", "»")
    inside = words.removesuffix(".")
    return Markup("„{}”{}").format(say(inside, facts, typeset), words[len(inside) :])


_SENTENCE_END = re.compile(r"(?<=[.!?”]) (?=[A-ZĄĆĘŁŃÓŚŹŻ„])")


def sentences(text: str, facts: Mapping[str, Fact]) -> Markup:
    """A text for print as HTML whose lines break between sentences before they break inside one."""
    each = [typography_on_paper(one) for one in _SENTENCE_END.split(spell_out(str(text), facts))]
    # a box for one alone costs time for nothing
    whole = '<span class="whole">{}</span>' if each[1:] else "{}"
    return Markup(" ").join(Markup(whole).format(one) for one in each)


def mark_rule(text: str, facts: Mapping[str, Fact], rule: str) -> Markup:
    """A text as HTML with the one rule in strong letters."""
    html, sentence = escape(plain(text, facts)), escape(typography(rule))
    return Markup(html.replace(sentence, Markup("<strong>{}</strong>").format(sentence)))


def day(value: date) -> str:
    """A date in running text, e.g. '23 listopada 2026 r.' (hard spaces inside)."""
    return format_date(value, "d MMMM y 'r.'", locale="pl").replace(" ", "\u00a0")


_NUMERALS = ("", "Jedna", "Dwie", "Trzy", "Cztery", "Pięć", "Sześć", "Siedem", "Osiem", "Dziewięć",
             "Dziesięć", "Jedenaście", "Dwanaście")  # fmt: skip


def tricks(count: int) -> str:
    """The heading over the methods, e.g. 'Sześć sztuczek oszusta'."""
    if not 0 < count < len(_NUMERALS):
        return "Sztuczki oszusta"
    return f"{_NUMERALS[count]} {form(count, 'sztuczka', 'sztuczki', 'sztuczek')} oszusta"


LIMITS = contained.Allowance(seconds=15, megabytes=500)
"""For one text from one template; the longest takes half a second."""


def render(env: jinja2.Environment, template: str, **values: Any) -> str:
    """A template as text; a missing value is an error (StrictUndefined), never an empty place.

    Raises CampaignError naming the template, and its line where Jinja knows it.
    """
    try:
        with contained.limited(LIMITS, f"szablon {template}"):
            return env.get_template(template).render(**values)
    except SecurityError as error:
        message = f"szablon {template} sięga poza to, co wolno szablonom – usuń to miejsce"
        raise CampaignError(message) from error
    except RecursionError as error:
        raise CampaignError(f"szablon {template} wywołuje sam siebie bez końca – popraw go") from error
    except (jinja2.TemplateError, FileNotFoundError) as error:
        line = f":{number}" if (number := getattr(error, "lineno", None)) else ""
        raise CampaignError(f"szablon {template}{line} ma błąd ({error}) – popraw go") from error
