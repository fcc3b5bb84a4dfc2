"""What git says of a checkout. It is asked so that nothing a checkout holds is run: no bare repository hidden in it is used."""

from __future__ import annotations

import os
import subprocess

from checker.model import CheckerError

# A folder that looks like a bare repository has settings of its own, which may name programs to run.
HARMLESS = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")
NO_OPTIONAL = "GIT_OPTIONAL_LOCKS"  # with 0, git writes nothing into the checkout it is asked about


def ask_git(option: str, folder: str, *words: str) -> str:
    """Returns what git says; raises CheckerError, which names the option, where it does not know."""
    answer = run_git(option, folder, *words)
    if answer.returncode:
        said = os.fsdecode(answer.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
        raise CheckerError(
            option,
            f"git cannot tell what changed: {said or 'there is no such revision'}",
            "name a revision of a checkout that holds the articles",
        )
    return os.fsdecode(answer.stdout)


def find_commit(option: str, top: str, revision: str) -> str:
    """Returns the commit that a revision names in a checkout. Raises CheckerError where there is none."""
    mend = "name a branch, a tag or a commit"
    if revision.startswith("-"):
        raise CheckerError(option, f"{revision!r} is no revision", mend)
    known = run_git(option, top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if known.returncode:
        shallow = f"{mend}; a shallow clone lacks old ones (fetch-depth, GIT_DEPTH)"
        raise CheckerError(option, f"there is no revision {revision!r} in {top}", shallow)
    return os.fsdecode(known.stdout).strip()


def run_git(option: str, folder: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Returns what git answers in a folder. Raises CheckerError, which names the option, where there is no git."""
    try:
        # What a hook of another checkout sets would lead git there.
        free = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return subprocess.run(
            ["git", *HARMLESS, "-C", folder, *words], capture_output=True, check=False, env={**free, NO_OPTIONAL: "0"}
        )
    except FileNotFoundError as error:
        raise CheckerError(option, "needs git, which is not installed", "install git, or use --against") from error
    except ValueError as error:  # a NUL in a revision
        raise CheckerError(option, "holds a NUL byte", "name a branch, a tag or a commit") from error
