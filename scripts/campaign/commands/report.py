"""`report`: stands beside the log's other commands."""

from campaign.commands.log import report

__all__ = ["report"]
