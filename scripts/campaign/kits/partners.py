"""Plans the partners' kits in build/partnerzy/<slug>/: mail, texts, article, picture; prints are copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from campaign.content.pieces import kit_path
from campaign.kits import announcements, inserts, letters, pictures
from campaign.kits.replacement import latest, replacement
from campaign.model.campaign import Campaign
from campaign.model.partner import Kit, PieceKind
from campaign.model.publisher import Publisher, SiteUrl
from campaign.output.output import Output, ready
from campaign.prints import leaflets
from campaign.prints.prints import Print, Selection, prints

if TYPE_CHECKING:
    from campaign.project import Project


@dataclass(frozen=True)
class Attachment:
    """One file of a kit and what the mail says about it."""

    output: Output
    about: str


@dataclass(frozen=True)
class Bench:
    """Everything the files of one kit are made from."""

    project: Project
    kit: Kit

    @property
    def campaign(self) -> Campaign:
        """All content."""
        return self.project.campaign

    @property
    def publisher(self) -> Publisher:
        """Who speaks in the kit."""
        return voice(self.campaign, self.kit)

    def path(self, name: str) -> str:
        """Where a file of the kit lies; the partner's name is in the file's name, too."""
        return kit_path(self.kit.slug, name)


def voice(campaign: Campaign, kit: Kit) -> Publisher:
    """Who speaks in a kit: its publisher, or the kit's own neutral name.

    A neutral name shows no logo and no address. The publisher still answers for it: without its approval
    everything says PROJEKT.
    """
    publisher = campaign.publishers[kit.publisher]
    if not kit.name_lines:
        return publisher
    neutral = {"slug": kit.slug, "name": ", ".join(kit.name_lines), "name_lines": kit.name_lines,
               "logo": None, "site_url": SiteUrl()}  # fmt: skip
    return publisher.model_copy(update=neutral)


ON_SITE = (".docx", ".pdf", ".jpg")
"""What a partner may take from the site's own page, too: files that open by themselves."""


def on_site(campaign: Campaign, edition: str) -> list[Kit]:
    """The kits on an edition's page for partners: its own, and those of publishers who approved as much."""
    known = campaign.publishers
    approved = known[edition].approved
    return [
        kit for kit in campaign.partners.values()
        if kit.publisher == edition or known[kit.publisher].approved >= approved
    ]  # fmt: skip


def site_files(project: Project, kit: Kit) -> list[tuple[str, str]]:
    """Names and purposes of a kit's files on the site; the prints have a list of their own."""
    found = [(item.output.path.rpartition("/")[2], item.about) for item in _attachments(Bench(project, kit))]
    return [(name, about) for name, about in found if name.endswith(ON_SITE)]


def site_path(edition: str, name: str) -> str:
    """Where an edition's site keeps a file of a kit, under build/."""
    return f"{edition}/docs/partnerzy/{name}"


def _shared(project: Project, kit: Kit, output: Output) -> Output:
    """A file of a kit, copied to every site whose page for partners shows the kit."""
    name = output.path.rpartition("/")[2]
    sites = [slug for slug in project.campaign.publishers if kit in on_site(project.campaign, slug)]
    return replace(output, copies=(*output.copies, *(site_path(slug, name) for slug in sites)))


def plan(project: Project) -> list[Output]:
    """Every file of every kit but the prints, which leaflets.plan makes and with_prints copies."""
    outputs, campaign = [], project.campaign
    for kit in campaign.partners.values():
        bench = Bench(project, kit)
        files = list(_attachments(bench))
        named = [(item.output.path.rpartition("/")[2], item.about) for item in files]
        named += [(f"{kit.slug}-{item.file}", _about(item)) for item in kit_prints(project, kit)]
        named += [(f"{kit.slug}-{name}", about) for name, about in archives(campaign, kit).items()]
        pages = inserts.inserts(project, bench.publisher) if kit in inserts.kits(project) else []
        text = letters.mail(campaign, kit, bench.publisher, named, inserts.table(pages))
        outputs += [ready(bench.path("mail.txt"), letters.notepad(text), f"{kit.name}: wiadomość")]
        for item in files:
            shown = item.output.path.endswith(ON_SITE)
            outputs += [_shared(project, kit, item.output) if shown else item.output]
        if kit.name_lines:
            outputs += [_shared(project, kit, own) for own in _own_prints(bench)]
    return outputs


SITE = {
    "strona-podfolder.zip": "cała strona, do rozpakowania w folderze na serwerze",
    "strona-pendrive.zip": "cała strona na pendrive, otwiera się bez internetu",
}
"""The finished site, for a town that has a place for it."""


def archives(campaign: Campaign, kit: Kit) -> dict[str, str]:
    """Names of a web kit's archives, and what the mail says of each."""
    if not kit.web:
        return {}
    if campaign.publishers[kit.publisher].kind == "municipality":
        return SITE
    return {inserts.NAME: "gotowe podstrony z obrazami; co gdzie wkleić, jest niżej i w pliku SPIS.txt"}


def _own_prints(bench: Bench) -> Iterator[Output]:
    """The prints of a kit that does not speak as its publisher: laid out anew with its own name."""
    for item in kit_prints(bench.project, bench.kit):
        own = replace(item, publisher=bench.publisher)
        yield leaflets.output(bench.project, own, bench.path(item.file))


def with_prints(outputs: Iterable[Output], project: Project) -> list[Output]:
    """The outputs of leaflets.plan, each also copied to the kits that carry it."""
    copies: dict[str, list[str]] = {}
    for kit in (kit for kit in project.campaign.partners.values() if not kit.name_lines):
        for item in kit_prints(project, kit):
            copies.setdefault(item.path, []).append(kit_path(kit.slug, item.file))
    return [replace(out, copies=(*out.copies, *copies.get(out.path, ()))) for out in outputs]


def kit_prints(project: Project, kit: Kit) -> list[Print]:
    """The prints of a kit: of every format it names, or only the first of the first that exists."""
    own = prints(project, Selection(edition=kit.publisher))
    plain = [item for item in own if item.variant is None]
    wanted = [item for name in kit.prints for item in plain if item.format.slug == name]
    return wanted if kit.every_print else wanted[:1]


def _about(item: Print) -> str:
    """What the mail says of a print: 'plakat wspólny (PDF)'."""
    return f"{item.title[0].lower()}{item.title[1:]} (PDF)"


def _attachments(bench: Bench) -> Iterator[Attachment]:
    if bench.kit.web:
        yield from _article(bench)
    else:
        yield from _texts(bench)
    yield from _pictures(bench)


def _texts(bench: Bench) -> Iterator[Attachment]:
    """All pieces in one Word file; as PDF, too, where the kit has no print."""
    kit, title = bench.kit, f"{bench.kit.name}: teksty"
    html = "\n".join(_pieces(bench))
    yield Attachment(_word(bench, "teksty.docx", html, title, title), "teksty do użycia bez zmian (Word)")
    if not kit.prints:
        sheet = announcements.sheet(html, title, bench.publisher, bench.campaign.core)
        output = Output(
            path=bench.path("teksty.pdf"),
            render=partial(announcements.pdf, bench.project.leaflets, sheet),
            label=f"{kit.name}: PDF",
            inputs=(sheet,),
            files=announcements.styles(bench.project.leaflets),
            slow=True,
        )
        yield Attachment(output, "te same teksty do druku (PDF)")


def _word(bench: Bench, name: str, html: str, title: str, label: str) -> Output:
    maker = partial(announcements.word, html, title, bench.publisher, bench.campaign.core)
    about = announcements.properties(title, bench.publisher, bench.campaign.core)
    return Output(bench.path(name), maker, label, inputs=(html, about))


def _pieces(bench: Bench) -> Iterator[str]:
    for piece in bench.kit.pieces.values():
        yield announcements.fragment(bench.project, bench.kit, piece)


def _article(bench: Bench) -> Iterator[Attachment]:
    """The article in three forms, its card, and what to replace in the one published before."""
    kit, core = bench.kit, bench.campaign.core
    piece = next(piece for piece in kit.pieces.values() if piece.kind is PieceKind.ARTICLE)
    whole = announcements.article(bench.project, kit)
    html = whole.partition("\n")[2]
    word = _word(bench, "artykul.docx", whole, piece.title, f"{kit.name}: artykuł")
    yield Attachment(word, "artykuł (Word)")
    page = announcements.bare_page(piece.title, html)
    yield _file_of(bench, "strona.html", page, "artykuł do zaznaczenia, skopiowania i wklejenia")
    yield _file_of(bench, "kod.html", html, "ten sam artykuł jako czysty kod HTML")
    before = latest(bench.project.root, kit.slug, core.edition.number)
    now = whole if before and "<h1>" in before else html
    change = replacement(bench.campaign, kit, before, now) if before else None
    card = letters.card(bench.campaign, kit, piece.title, known=before is not None)
    pictures_too = ", opisy obrazów" if kit.picture else ""
    yield _note(bench, "karta-publikacji.txt", card, f"tytuł, zajawka{pictures_too}, daty, licencja")
    if change:
        yield _note(bench, "podmiana-mail.txt", change, "co podmienić w artykule, który już jest na stronie")


def _file_of(bench: Bench, name: str, text: str, about: str) -> Attachment:
    return Attachment(ready(bench.path(name), text.encode(), f"{bench.kit.name}: {about}"), about)


def _note(bench: Bench, name: str, text: str, about: str) -> Attachment:
    return Attachment(ready(bench.path(name), letters.notepad(text), f"{bench.kit.name}: {about}"), about)


def _pictures(bench: Bench) -> Iterator[Attachment]:
    for size in bench.kit.picture.sizes if bench.kit.picture else ():
        width, height = (int(side) for side in size.split("x"))
        html = pictures.page(bench.project, bench.publisher, (width, height))
        output = Output(
            path=bench.path(f"obraz-{size}.jpg"),
            render=partial(pictures.jpeg, bench.project.leaflets, html, (width, height)),
            label=f"{bench.kit.name}: obraz {size}",
            inputs=(html, size),
            files=pictures.styles(bench.project.leaflets),
            slow=True,
        )
        yield Attachment(output, f"obraz {width} na {height} punktów")
