"""python -m campaign.log: the log's commands on their own."""

from campaign.log.commands import log

log(prog_name="campaign log")
