"""Arithmetic on published values: pure, from documents and amounts to documents."""
