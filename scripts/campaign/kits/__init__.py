"""The partners' kits: texts to read out or paste in, their files and pictures."""
