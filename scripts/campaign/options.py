"""Options that several commands share."""

from __future__ import annotations

from datetime import date

import click


class Day(click.ParamType[date]):
    """A date given as rrrr-mm-dd."""

    name = "rrrr-mm-dd"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error in Polish."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"„{value}” nie jest datą – wpisz rrrr-mm-dd, np. 2027-03-01", param, ctx)


as_of_option = click.option("--as-of", type=Day(), help="Dzień, na który sprawdzać terminy (domyślnie dziś).")
