"""Casomnia: cited, graded and versioned answers about calcium and insomnia."""

__version__ = "0.1.0"
