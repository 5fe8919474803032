"""The printed papers, the officer's folder, and what goes to a print shop."""
