"""Filled sheets in, the CSV copy out."""
