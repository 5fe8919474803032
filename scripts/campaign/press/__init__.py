"""The press: HTML in, PDF, picture or Word out. The only room that knows WeasyPrint and Word."""
