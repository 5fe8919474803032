"""Where entries are kept: one append-only table, its integrity, copies and the officer's desk over it."""
