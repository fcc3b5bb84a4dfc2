"""The settings in force, as text: each key with its value and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.config import KEYS, Config


def show_config(config: Config) -> str:
    """Returns the settings, one a line as in the settings file; a key that is not set there is marked as the default."""
    where = str(config.path) if config.path is not None else "no file; these are the defaults"
    lines = [f"# {where}"]
    for key in sorted(KEYS):
        value = getattr(config, key.replace("-", "_"))
        note = "" if key in config.stated else "  # default"
        lines.append(f"{key} = {_say(value)}{note}")
    return "\n".join(lines) + "\n"


def _say(value: Any) -> str:
    """Returns a value as TOML would have it; what is not set is an empty one."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)} = {_say(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _say({k: v for k, v in value._asdict().items() if v})
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_say, value)) + "]"
    if isinstance(value, float):
        return repr(value)
    return (
        '""'
        if value is None
        else json.dumps(value.as_posix() if isinstance(value, Path) else str(value), ensure_ascii=False)
    )
