"""Praktijkvoorbeelden: from Markdown files to a static site.

`content/ -> source -> parse -> library -> pages -> render -> output -> site/`
"""
