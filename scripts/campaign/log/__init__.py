"""The distribution log: what was done, for how many residents, with how many leaflets.

Doors (commands, the workbook, plain CSV) bring a Draft; checks.py turns it into an Entry or says what is
wrong; store.py keeps it as one event that is never changed; totals.py counts; report/ writes the result.
A new kind of action is added in vocabulary.py; a new check in checks.py; nowhere else.
"""
