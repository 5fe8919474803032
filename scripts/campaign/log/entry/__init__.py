"""What an entry is: kinds, fields, and the one set of checks that every door uses."""
