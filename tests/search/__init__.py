"""Judged queries, and how well the service answers them."""
