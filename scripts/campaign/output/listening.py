"""Listens to a library's log: a renderer's or a generator's warning is an error to us."""

from __future__ import annotations

import logging


class Warnings(logging.Handler):
    """Keeps the texts of warnings and worse in .messages."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a record's text."""
        self.messages.append(record.getMessage())
