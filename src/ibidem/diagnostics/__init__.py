"""Findings about a text: their record, their rules, their rendering."""
