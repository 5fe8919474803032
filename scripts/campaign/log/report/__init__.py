"""The closing report: the client's layout, plan and result side by side, as DOCX, HTML, PDF and XLSX."""

from campaign.log.report.data import Report, build
from campaign.log.report.writing import write_all

__all__ = ["Report", "build", "write_all"]
