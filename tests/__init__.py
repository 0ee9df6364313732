"""Tests, and the judged queries that the search report asks."""
