"""Renderers, one a module, loaded by name when a report is written.

Each has `render(report, **options) -> str`: a finished report in, one text out; no clock, no network, nothing written, the
same bytes for the same report. `words` says values the way people do, `index` knows where things stand.
"""
