"""Drawings to pages: the self-contained map page."""
