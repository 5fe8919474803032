"""The closing report in the client's layout: what was planned and what was done, as DOCX and PDF."""
