"""Makes the command line's own words (Usage, Options, errors) Polish, whatever the machine's language."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).parents[1] / "locale"


def speak_polish() -> None:
    """Point gettext at our catalogue; click looks its words up there."""
    os.environ["LANGUAGE"] = "pl"
    gettext.bindtextdomain("messages", str(LOCALE))
    gettext.textdomain("messages")
