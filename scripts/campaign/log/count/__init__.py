"""What the entries come to: totals of a plan, stock of leaflets, partners."""
