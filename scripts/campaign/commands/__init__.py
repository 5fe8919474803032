"""The command line: every command is a few calls; what it needs is imported when it is called."""
