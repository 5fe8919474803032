"""How things look and read: templates, Polish typography, signs."""
