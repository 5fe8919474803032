"""Help for authors: new files, preview, review dates, sign-off sheet, what changed."""
