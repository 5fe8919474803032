"""What content may say. One module per kind of file; nothing here reads a disk or a clock."""
