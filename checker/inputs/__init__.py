"""Formats of files -> text and metadata."""
