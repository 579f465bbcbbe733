"""Fixtures for the tests that open a page in a browser."""

from browser import _pages, driver, open_page

__all__ = ["_pages", "driver", "open_page"]
