"""How a fraud reaches its victim, and what the emergency panel says there."""

from __future__ import annotations

from enum import StrEnum

from campaign.model.base import Icon, Record, Short, Slug, Step


class Channel(StrEnum):
    """How a fraud reaches its victim."""

    PHONE = "phone"
    SMS = "sms"
    NET = "net"
    DOOR = "door"


class Panel(Record):
    """The emergency panel of one channel: prints and pages draw it from these words alone."""

    question: Short
    """Co się dzieje, np. „Ktoś już stoi pod drzwiami?”."""
    sign: Icon
    """Znak: nazwa pliku z folderu leaflets/_shared/icons, bez .svg."""
    first: Short
    """Pierwsze działanie, np. „Najpierw kończę rozmowę.”."""
    second: Short
    """Drugie działanie."""
    when: Short | None = None
    """Kiedy dzwonię pod numer z pola dial, np. „Ktoś idzie po pieniądze?”."""
    dial: Slug | None = None
    """Fakt z numerem, który stoi na panelu (puste = własny bank)."""
    note: Short | None = None
    """Kiedy ten numer, w jednym wierszu pod nim, np. „Gdy ktoś idzie po pieniądze” (puste = nazwa numeru)."""
    lost: Step | None = None
    """Gdy już się stało: pytanie i co wtedy robię, np. telefon do mojego banku."""


class Panels(Record):
    """One panel for each channel, and one for whoever helps."""

    phone: Panel
    """Ktoś dzwoni."""
    sms: Panel
    """SMS albo e-mail z linkiem."""
    net: Panel
    """Znajomość, ogłoszenie albo reklama w internecie."""
    door: Panel
    """Ktoś stoi pod drzwiami; to samo mówimy, gdy ktoś po telefonie już przyszedł."""
    helper: Panel
    """Oszust rozmawia z kimś bliskim: pomagający dzwoni ze swojego telefonu."""

    def of(self, channel: Channel) -> Panel:
        """The panel of one channel."""
        panel: Panel = getattr(self, channel.value)
        return panel
