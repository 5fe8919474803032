"""The site: pages, styles, search, feed. The only room that knows the site generator."""
