"""Named outputs and the one place that writes them to build/."""
