"""Help for authors: new files, preview, review dates, sign-off sheet, what changed."""

FOLDERS = {
    "method": "methods",
    "worker": "workers",
    "publisher": "publishers",
    "plan": "plans",
    "partner": "partners",
}
"""What `new` begins, and in which folder of content/."""
