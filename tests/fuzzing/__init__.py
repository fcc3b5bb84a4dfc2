"""Fuzzing: what readers, grammar, rules and settings do with bytes that nobody would send on purpose.

A target is a function of bytes that returns nothing, and raises where a promise is broken: an exception that is no
CheckerError, a span outside the text, a report that its readers cannot read. `tests/test_fuzzing.py` runs each for a moment on
its seeds and on drawn bytes; `python -m tests.fuzzing TARGET --minutes 10` runs one for long, with atheris where that is installed.
"""
