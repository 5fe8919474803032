"""A kit's texts promise no print the kit does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.content.yamlsource import Loc
from campaign.model.partner import Kit
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """Prints a kit asks for that no format makes, and prints its texts name that do not go with it."""
    formats = context.project.formats
    titles = {form.promised: form.title for form in formats.values() if form.promised}
    for slug, kit in context.campaign.partners.items():
        path = f"content/partners/{slug}.yml"
        for i, name in enumerate(kit.prints):
            if name not in formats:
                message = f"nie ma formatu „{name}” – wybierz folder z leaflets: {', '.join(formats)}"
                yield context.problem(path, ("prints", i), message)
        given = [formats[name].promised for name in kit.prints if name in formats]
        given = given if kit.every_print else given[:1]
        for loc, text in _texts(kit):
            for stem, shown in titles.items():
                if re.search(rf"(?i)\b{stem}", text) and stem not in given:
                    message = f"tekst obiecuje: {shown}, a w zestawie tego nie ma – dopisz format w prints"
                    yield context.problem(path, loc, message)


def _texts(kit: Kit) -> Iterator[tuple[Loc, str]]:
    """What readers of the kit are told, with its place."""
    yield from ((("mail", "paragraphs", i), text) for i, text in enumerate(kit.mail.paragraphs))
    for name, piece in kit.pieces.items():
        yield ("pieces", name, "use"), piece.use
        yield from ((("pieces", name, "paragraphs", i), text) for i, text in enumerate(piece.paragraphs))
        yield from ((("pieces", name, "closing", i), text) for i, text in enumerate(piece.closing))
