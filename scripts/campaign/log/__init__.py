"""The distribution log: what was done, for how many residents, with how many leaflets.

Doors (commands, the workbook, plain CSV) bring a Draft; entry/rules.py turns it into an Entry or says what is
wrong; store/journal.py keeps it as one event that is never changed; count/totals.py counts; report/ writes.
A new kind of action is added in entry/vocabulary.py; a new check in entry/rules.py; nowhere else.
"""
