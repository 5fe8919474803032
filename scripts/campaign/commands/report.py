"""`report`: stands beside the log's other commands."""

from campaign.commands.log_plan import report

__all__ = ["report"]
