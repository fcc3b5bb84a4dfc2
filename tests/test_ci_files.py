"""The files that CI reads, against their schemas, and what they run, run as GitHub, pre-commit and GitLab run it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest
import yaml
from test_newness import RULE, git, write

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
SCRIPTS = Path(sys.executable).parent
CHECKER = str(SCRIPTS / "checker")
INSTALLED = ("checker", "rules", "reports", "pyproject.toml", "README.md", "LICENSE")
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]  # as a runner of GitHub calls it
QUICK = {
    "PIP_NO_COMPILE": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}  # most of what is installed is never imported here
HOME = "harbour/archive"  # the repository of the articles, as GitHub names it
PUSHED = {  # what GitHub knows of a push; of a pull request it knows more
    "github.event_name": "push",
    "github.repository": HOME,
    "github.event.pull_request.head.repo.full_name": "",
    "github.event.workflow_run.head_repository.full_name": "",
    "github.event.pull_request.base.sha": "",
}
NO_INDEX = ("No matching distribution found", "Could not find a version", "Name or service not known")


def validate(schema: str, path: Path) -> None:
    """Holds a file against one of the schemas that come along with check-jsonschema; nothing is fetched."""
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed; run make test")
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    run = subprocess.run(words, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


# ---- the files themselves --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", ROOT / "action.yml"),
        ("vendor.github-workflows", WORKFLOW),
        ("custom.github-workflows-require-timeout", WORKFLOW),
    ],
)
def test_the_files_of_github_are_valid(schema: str, path: Path) -> None:
    validate(schema, path)


def test_actions_are_pinned_by_major_version() -> None:
    used = re.findall(r"uses: (\S+)", (ROOT / "action.yml").read_text() + WORKFLOW.read_text())
    assert len(used) > 5
    assert [one for one in used if one != "./" and not re.fullmatch(r"[\w-]+(/[\w-]+)+@v\d+", one)] == []


def test_a_job_may_write_only_what_it_must() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text())
    assert workflow["permissions"] == {"contents": "read"}
    asked = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert asked == {"seeds": {"contents": "read", "security-events": "write"}}


def test_the_workflow_tests_every_python_from_the_least_on() -> None:
    pythons = yaml.safe_load(WORKFLOW.read_text())["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert pythons == ["3.11", "3.12", "3.13", "3.14"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == f">={pythons[0]}"


def test_no_input_of_the_action_becomes_shell() -> None:
    assert [step["name"] for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")] == []


# ---- the steps of the action -----------------------------------------------------------------------------------------


class Done(NamedTuple):
    """What a step left behind."""

    code: int
    told: str
    outputs: dict[str, str]
    summary: str


class Runner(NamedTuple):
    """A made runner of GitHub: the folder that holds the user's checkout, and the one for what is passing."""

    checkout: Path
    temp: Path

    def run(self, step: str, known: Mapping[str, str], **inputs: str) -> Done:
        """Runs a step of the action; `known` are the values that are no inputs."""
        (found,) = (one for one in ACTION["runs"]["steps"] if one.get("id") == step)
        values = {f"inputs.{name}": given["default"] for name, given in ACTION["inputs"].items()}
        values |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()} | known
        files = {name: self.temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("")
        script = self.temp / "script.sh"
        script.write_text(found["run"])
        env = {name: expand(value, values) for name, value in found["env"].items()}
        env |= {name: str(path) for name, path in files.items()} | {
            "RUNNER_TEMP": str(self.temp),
            "CI": "true",
            **QUICK,
        }
        run = subprocess.run(
            [*BASH, str(script)],
            cwd=self.checkout,
            env={**os.environ, **env},
            capture_output=True,
            text=True,
            check=False,
        )
        lines = files["GITHUB_OUTPUT"].read_text().splitlines()
        outputs = dict(line.split("=", 1) for line in lines)
        return Done(run.returncode, run.stdout + run.stderr, outputs, files["GITHUB_STEP_SUMMARY"].read_text())

    def check(self, **inputs: str) -> Done:
        """Runs the step that checks, with the checker that is under test, as after a push."""
        return self.check_event({}, **inputs)

    def check_event(self, event: Mapping[str, str], **inputs: str) -> Done:
        """Runs the step that checks, as after an event that differs so from a push."""
        return self.run("check", {"steps.install.outputs.checker": CHECKER, **PUSHED, **github(event)}, **inputs)


def github(event: Mapping[str, str]) -> dict[str, str]:
    """Returns what an event tells, by the names that the action has for it."""
    return {f"github.{name}": value for name, value in event.items()}


def expand(text: str, values: Mapping[str, str]) -> str:
    """Returns text with its expressions replaced, each a plain name."""
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a checkout with a rule, and two articles that disagree by it; makes it the current folder."""
    folder = tmp_path / "checkout"
    (folder / "rules").mkdir(parents=True)
    monkeypatch.chdir(folder)
    Path("rules", "tugs.py").write_text(RULE)
    Path("pyproject.toml").write_text('[tool.checker]\nrules = ["rules"]\nselect = ["tugs"]\n')
    write("archive/one.md", "One", 1, 12)
    write("archive/two.md", "Two", 2, 15)
    return folder


@pytest.fixture
def runner(archive: Path, tmp_path: Path) -> Runner:
    """Returns a runner whose checkout is the archive."""
    temp = tmp_path / "temp"
    temp.mkdir()
    return Runner(archive, temp)


def test_the_action_annotates_summarises_and_fails(runner: Runner) -> None:
    done = runner.check(paths="archive")
    assert done.code == 1 and done.outputs == {"exit-code": "1"}
    (line,) = (line for line in done.told.splitlines() if line.startswith("::error "))
    assert "file=archive/" in line and "tugs" in line
    assert "tugs" in done.summary


def test_the_action_is_silent_where_articles_agree(runner: Runner) -> None:
    write("archive/two.md", "Two", 2, 12)
    done = runner.check(paths="archive")
    assert done.code == 0 and done.outputs == {"exit-code": "0"} and "::" not in done.told


def test_the_action_writes_sarif_where_it_is_asked_for(runner: Runner) -> None:
    done = runner.check(paths="archive", sarif="out/found.sarif")
    assert done.outputs == {"exit-code": "1", "sarif": "out/found.sarif"}
    (run,) = json.loads((runner.checkout / "out/found.sarif").read_text())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["tugs"]
    done = runner.check(paths="archive", upload_sarif="true")
    assert Path(done.outputs["sarif"]).is_file() and Path(done.outputs["sarif"]).parent == runner.temp


def test_the_action_sends_to_code_scanning_only_what_is_open(runner: Runner) -> None:
    def send() -> list[str]:
        checked = runner.check(paths="archive", upload_sarif="true")
        known = {
            "steps.python.outputs.python-path": sys.executable,
            "steps.check.outputs.sarif": checked.outputs["sarif"],
        }
        done = runner.run("open", known)
        assert done.code == 0, done.told
        (run,) = json.loads(Path(done.outputs["sarif"]).read_text())["runs"]
        return [result["ruleId"] for result in run["results"]]

    assert send() == ["tugs"]
    subprocess.run([CHECKER, "baseline", "add", "archive", "--reason", "both were said", "--author", "Ada"], check=True)
    assert send() == []


def test_the_action_takes_paths_and_options_as_they_are_meant(runner: Runner) -> None:
    write("new ones/three.md", "Three", 3, 19)
    write("other.md", "Four", 4, 12)
    args = "--fail-on never --title 'Tugs; touch hacked `touch hacked`' --html \"out/the report.html\""
    done = runner.check(paths="\n  new ones/\n  other.md\n", against="archive/one.md\narchive/two.md", args=args)
    assert done.code == 0 and "::error " in done.told, done.told
    assert "Tugs; touch hacked `touch hacked`" in (runner.checkout / "out/the report.html").read_text()
    done = runner.check(
        paths="$(touch hacked)", against="`touch hacked`", diff="$(touch hacked)", args="$(touch hacked)"
    )
    assert done.code == 2 and not list(runner.checkout.rglob("hacked"))


def test_the_action_says_what_is_wrong_with_its_inputs(runner: Runner) -> None:
    done = runner.check(paths="archive", args="--fail-on eror", sarif="found.sarif")
    assert done.code == 2 and done.outputs == {"exit-code": "2"}  # and nothing is sent to code scanning
    assert "error: Invalid value for '--fail-on'" in done.told
    done = runner.check(paths="archive", args="it's")
    assert done.code != 0 and "quote" in done.told


@pytest.fixture
def pull_request(runner: Runner, tmp_path: Path) -> Runner:
    """Returns a runner with a pull request as actions/checkout leaves it: its merge, two commits deep."""
    origin = runner.checkout
    git("init", "--quiet", "--initial-branch", "main")
    git("add", "archive", "rules", "pyproject.toml"), git("commit", "--quiet", "-m", "the archive")
    git("checkout", "--quiet", "-b", "change")
    write("archive/three.md", "Three", 3, 19)
    git("add", "archive"), git("commit", "--quiet", "-m", "a third")
    git("checkout", "--quiet", "main")
    write("archive/four.md", "Four", 4, 12)
    git("add", "archive"), git("commit", "--quiet", "-m", "a fourth, since then")
    git("checkout", "--quiet", "--detach"), git("merge", "--quiet", "--no-edit", "change"), git("branch", "merged")
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth", "2", "--branch", "merged", origin.as_uri(), str(clone))
    return Runner(clone, runner.temp)


def test_the_action_tells_of_a_pull_request_only_what_it_brings(pull_request: Runner) -> None:
    assert pull_request.check(paths="archive").code == 1
    done = pull_request.check(paths="archive", diff="HEAD^", sarif="found.sarif")
    assert done.code == 1 and "Three" in done.summary
    (pull_request.checkout / "archive" / "three.md").write_text("Nothing of harbours.\n")
    assert pull_request.check(paths="archive", diff="HEAD^").code == 0


# ---- pull requests from forks ----------------------------------------------------------------------------------------

FORK = {"event_name": "pull_request", "event.pull_request.head.repo.full_name": "stranger/archive"}
PILOT = "---\nsource: {}\npublished: 2024-05-02\n---\n{}Anna Berg, {}, a pilot from Bergen, won the harbour prize.\n"


@pytest.fixture
def fork(runner: Runner) -> tuple[Runner, dict[str, str]]:
    """Returns a runner with the checkout of a pull request that would hide what it brings, and the event it came with."""
    Path("pyproject.toml").write_text('[tool.checker]\nrules = ["rules"]\nignore = ["dateline"]\n')
    Path("archive/one.md").write_text(PILOT.format("One", "", 41))
    git("init", "--quiet", "--initial-branch", "main")
    git("add", "."), git("commit", "--quiet", "-m", "the archive")
    base = git("rev-parse", "HEAD")
    mark = "open(__file__ + '.ran', 'w').close()\n"
    Path("pip").mkdir()
    for name in ("rules/tugs", "json", "click", "encodings", "venv", "pip/__main__", "archive/conftest"):
        Path(f"{name}.py").write_text(mark)
    settings = '[tool.checker]\nrules = ["rules"]\nfail-on = "never"\nignore = ["contradiction"]\n'
    Path("pyproject.toml").write_text(settings)
    Path("archive/two.md").write_text(PILOT.format("Two", "<!-- checker: ignore-article contradiction -- no -->\n", 47))
    git("add", "."), git("commit", "--quiet", "-m", "a second")
    return runner, FORK | {"event.pull_request.base.sha": base}


def test_a_fork_runs_nothing_and_settles_nothing(fork: tuple[Runner, dict[str, str]], source: Path) -> None:
    runner, event = fork
    done = runner.check_event(event, paths="archive", upload_sarif="true")
    assert done.code == 1 and "::error " in done.told and "Anna Berg" in done.summary, done.told
    assert "no rule of" in done.told and "what these say of findings on themselves is not obeyed" in done.told
    opened = {
        "steps.python.outputs.python-path": sys.executable,
        "steps.check.outputs.sarif": done.outputs["sarif"],
    }
    assert runner.run("open", opened).code == 0
    known = {"steps.python.outputs.python-path": sys.executable, "github.action_path": str(source)}
    installed = runner.run("install", known)
    assert not list(runner.checkout.rglob("*.ran")), "of the checkout, nothing runs"
    skip_without_index(installed.told)
    assert installed.code == 0, installed.told
    (checker,) = installed.outputs.values()
    assert Path(checker).is_relative_to(runner.temp), "its own, not the one under test"
    again = runner.run("check", {"steps.install.outputs.checker": checker, **PUSHED, **github(event)}, paths="archive")
    assert (again.code, again.summary) == (1, done.summary)


def test_what_is_trusted_is_told_by_the_event_and_the_input(fork: tuple[Runner, dict[str, str]]) -> None:
    runner, event = fork
    Path("rules/tugs.py").write_text(RULE)
    own = event | {"event.pull_request.head.repo.full_name": HOME}
    run = {"event_name": "workflow_run", "event.workflow_run.head_repository.full_name": "stranger/archive"}
    for told, trust, code in (
        (own, "auto", 0), (event, "true", 0), ({}, "auto", 0), ({"event_name": "merge_group"}, "auto", 0),
        (own, "false", 1), (event, "auto", 1), (event | {"event_name": "pull_request_target"}, "auto", 1),
        (event | {"event.pull_request.head.repo.full_name": ""}, "auto", 1), (run, "auto", 1), ({}, "false", 1),
        ({"event_name": "issue_comment"}, "auto", 1), (event, "yes", 2),
    ):  # fmt: skip
        done = runner.check_event(told, paths="archive", trust_checkout=trust)
        assert done.code == code and done.outputs["exit-code"] == str(code), (told, trust, done.told)


def test_without_the_base_a_fork_is_checked_without_settings(fork: tuple[Runner, dict[str, str]]) -> None:
    runner, event = fork
    for base in ("", "0" * 40, "--upload-pack=touch hacked.ran"):
        done = runner.check_event(event | {"event.pull_request.base.sha": base}, paths="archive")
        assert done.code == 1 and "::warning::The checkout is not trusted" in done.told
        assert "::error " in done.told and not list(runner.checkout.rglob("*.ran"))


def test_a_fork_runs_nothing_by_way_of_the_environment(
    fork: tuple[Runner, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    runner, event = fork
    monkeypatch.setenv("PYTHONPATH", ".")  # of the job, for its other steps
    done = runner.check_event(event, paths="archive")
    assert done.code == 1 and "::error " in done.told, (
        done.told
    )  # or an encodings.py ran, with which Python cannot start
    assert not list(runner.checkout.rglob("*.ran"))


def test_without_the_base_no_link_leads_out_either(fork: tuple[Runner, dict[str, str]], tmp_path: Path) -> None:
    runner, event = fork
    secret = tmp_path / "secret.md"
    secret.write_text(PILOT.format("Secret", "", 53))
    Path("archive/link.md").symlink_to(secret)
    done = runner.check_event(event | {"event.pull_request.base.sha": ""}, paths="archive")
    assert done.code == 2 and "is a link that leads out of the checkout" in done.told
    assert "::error " in done.told and "53" not in done.told and "53" not in done.summary


def sends(event: Mapping[str, str]) -> bool:
    """Returns whether findings go to code scanning after an event, as the expression of the step has it."""
    (step,) = (one for one in ACTION["runs"]["steps"] if one.get("id") == "open")
    known = {
        **PUSHED, "github.actor": "ada", "inputs.upload-sarif": "true", "steps.check.outputs.sarif": "found.sarif",
        **{f"github.{name}": value for name, value in event.items()},
    }  # fmt: skip
    told = " ".join(step["if"].split()).replace("&&", " and ").replace("||", " or ").replace("!=", "\0")
    told = re.sub(r"startsWith\(([^,]+), ([^)]+)\)", r"(\1).startswith(\2)", told.replace("!", " not ")).replace(
        "\0", "!="
    )
    told = re.sub(r"\b(?:github|inputs|steps)(?:\.[\w-]+)+", lambda name: repr(known[name[0]]), told)
    return bool(eval(told, {"cancelled": lambda: False}))  # the expression is our own


def test_findings_of_strangers_are_not_sent_as_those_of_the_branch() -> None:
    run = {"event_name": "workflow_run", "event.workflow_run.head_repository.full_name": "stranger/archive"}
    for event in (
        FORK,
        FORK | {"event_name": "pull_request_target"},
        run,
        {"event_name": "issue_comment"},
        {"actor": "dependabot[bot]"},
    ):
        assert not sends(event), event
    for event in (
        {},
        FORK | {"event.pull_request.head.repo.full_name": HOME},
        run | {"event.workflow_run.head_repository.full_name": HOME},
    ):
        assert sends(event), event


def test_a_base_that_a_shallow_clone_lacks_is_fetched(fork: tuple[Runner, dict[str, str]], tmp_path: Path) -> None:
    runner, event = fork
    clone = tmp_path / "shallow"
    git("config", "uploadpack.allowAnySHA1InWant", "true")
    git("clone", "--quiet", "--depth", "1", runner.checkout.as_uri(), str(clone))
    done = Runner(clone, runner.temp).check_event(event, paths="archive")
    assert done.code == 1 and "::warning::The checkout" not in done.told, done.told
    assert not list(clone.rglob("*.ran"))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a copy of what is installed, so that building leaves nothing in the tree."""
    folder = tmp_path_factory.mktemp("source")
    for name in INSTALLED:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder / name)
    return folder


def skip_without_index(told: str) -> None:
    """Skips where pip reached no index: then there is nothing to build with."""
    if any(sign in told for sign in NO_INDEX):
        pytest.skip("no Python package index was reached, so nothing could be installed as CI installs it")


# ---- pre-commit ------------------------------------------------------------------------------------------------------


def pre_commit(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed; run make test")
    env = {**os.environ, "PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never", **QUICK}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *words], capture_output=True, text=True, env=env, check=False
    )


def test_the_hook_is_valid(tmp_path: Path) -> None:
    run = pre_commit("validate-manifest", str(HOOKS), home=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_hook_holds_staged_articles_against_the_others(archive: Path, source: Path, tmp_path: Path) -> None:
    shutil.copy(HOOKS, source)
    git("-C", str(source), "init", "--quiet"), git("-C", str(source), "add", ".")
    git("-C", str(source), "commit", "--quiet", "-m", "all")
    hook = {"id": "fact-consistency-checker", "verbose": True}
    used = {"repo": str(source), "rev": git("-C", str(source), "rev-parse", "HEAD"), "hooks": [hook]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [used]}))
    git("init", "--quiet"), git("add", "."), git("commit", "--quiet", "-m", "the archive")
    home = tmp_path / "home"

    write("archive/three.md", "Three", 3, 19)
    git("add", "archive/three.md")
    run = pre_commit("run", "--files", "archive/three.md", "rules/tugs.py", home=home)
    skip_without_index(run.stdout + run.stderr)
    assert run.returncode == 1 and "exit code: 1" in run.stdout, run.stdout + run.stderr
    assert "archive/three.md" in run.stdout and "archive/two.md" in run.stdout
    assert "tugs.py" not in run.stdout  # a rule is no article, and was not handed over

    Path("archive/three.md").write_text(
        "Nothing of harbours.\n"
    )  # the others disagree still, which is no fault of this one
    run = pre_commit("run", "--files", "archive/three.md", home=home)
    assert run.returncode == 0 and "Passed" in run.stdout, run.stdout + run.stderr


# ---- what the README shows -------------------------------------------------------------------------------------------


def read_blocks() -> Iterator[Any]:
    """Yields the YAML of the README that a file of CI would hold: blocks, indented or fenced, that read as a mapping."""
    readme = (ROOT / "README.md").read_text()
    fenced = re.findall(r"^```ya?ml\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    indented = re.findall(r"(?:^    .*\n|^\n(?=    ))+", readme, re.MULTILINE)
    for text in (*fenced, *map(dedent, indented)):
        if re.match(r"\s*[\w-]+:\s", text):
            try:
                loaded = yaml.safe_load(text)
            except yaml.YAMLError:  # text that only looks like it
                continue
            if isinstance(loaded, dict):
                yield loaded


BLOCKS = list(read_blocks())
SHOWN = {
    "github": next((block for block in BLOCKS if "jobs" in block), None),
    "gitlab": next((block for block in BLOCKS if "fact-consistency" in block), None),
    "pre-commit": next((block for block in BLOCKS if "repos" in block), None),
}


def show(name: str) -> Any:
    """Returns the example for one CI."""
    if not any(SHOWN.values()):
        pytest.skip("the README shows no examples for CI yet")
    assert SHOWN[name] is not None, f"the README shows no example for {name}"
    return SHOWN[name]


@pytest.mark.parametrize(("name", "schema"), [("github", "vendor.github-workflows"), ("gitlab", "vendor.gitlab-ci")])
def test_the_example_of_the_readme_is_valid(name: str, schema: str, tmp_path: Path) -> None:
    path = tmp_path / "example.yml"
    block = show(name)
    path.write_text(yaml.safe_dump({"on" if key is True else key: value for key, value in block.items()}))
    validate(schema, path)


def test_the_example_for_github_names_inputs_that_there_are() -> None:
    block = show("github")
    (job,) = block["jobs"].values()
    (step,) = (one for one in job["steps"] if "fact-consistency-checker" in one["uses"])
    assert step["with"].keys() <= ACTION["inputs"].keys()
    assert job["permissions"]["security-events"] == "write" and step["with"]["upload-sarif"]
    (checkout,) = (one for one in job["steps"] if "checkout" in one["uses"])
    assert (step["with"]["diff"], checkout["with"]["fetch-depth"]) == ("HEAD^", 2)


def test_the_example_for_gitlab_writes_what_it_keeps(pull_request: Runner) -> None:
    block = show("gitlab")
    job = block["fact-consistency"]
    (line,) = (line for line in job["script"] if line.startswith("checker "))
    env = {**os.environ, "PATH": f"{SCRIPTS}:{os.environ['PATH']}", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD^"}
    (pull_request.checkout / "archive").rename(pull_request.checkout / "articles")
    run = subprocess.run(
        [*BASH, "-c", line], cwd=pull_request.checkout, env=env, check=False, capture_output=True, text=True
    )
    assert run.returncode == 1, run.stdout + run.stderr
    reports = [pull_request.checkout / path for path in job["artifacts"]["reports"].values()]
    assert len(reports) == 2 and all(path.stat().st_size for path in reports)


def test_the_example_for_pre_commit_is_valid(tmp_path: Path) -> None:
    block = show("pre-commit")
    path = tmp_path / "config.yaml"
    path.write_text(yaml.safe_dump(block))
    run = pre_commit("validate-config", str(path), home=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    (hook,) = block["repos"][0]["hooks"]
    assert hook["id"] in [one["id"] for one in yaml.safe_load(HOOKS.read_text())]


# ---- completion in a shell -------------------------------------------------------------------------------------------


def complete(*words: str) -> list[str]:
    """Returns what bash offers after these words, the last of them begun."""
    script = (
        'source <(checker completion bash)\nCOMP_WORDS=("$@")\nCOMP_CWORD=$(($# - 1))\n'
        "_checker_completion checker\nprintf '%s\\n' \"${COMPREPLY[@]}\""
    )
    env = {**os.environ, "PATH": f"{SCRIPTS}:{os.environ['PATH']}"}
    run = subprocess.run([*BASH, "-c", script, "bash", *words], env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0 and not run.stderr, run.stderr
    return run.stdout.split()


def test_bash_completes_commands_options_and_their_values() -> None:
    assert complete("checker", "che") == ["check"]
    assert complete("checker", "comp") == ["compare", "completion"]
    assert complete("checker", "check", "--fail") == ["--fail-on"]
    assert complete("checker", "check", "--fail-on", "w") == ["warning"]
    assert complete("checker", "completion", "") == ["bash", "zsh", "fish"]


def test_bash_completes_rules_of_the_checker_and_of_the_folder(archive: Path) -> None:
    assert complete("checker", "explain", "person-") == ["person-age", "person-fact"]
    assert complete("checker", "explain", "tu") == ["tugs"]
    Path("rules", "tugs.py").write_text("open('ran', 'w')")
    assert complete("checker", "explain", "tu") == ["tugs"]  # by its file: a rule runs when a command does
    assert not Path("ran").exists()


@pytest.mark.parametrize(
    "words",
    [
        "checker check arch",
        "checker check --html arch",
        "checker check --output arch",
        "checker check --against arch",
        "checker extract arch",
        "checker compare arch",
    ],
)
def test_a_shell_is_told_to_complete_files(words: str) -> None:
    env = {**os.environ, "_CHECKER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    run = subprocess.run([CHECKER], env=env, capture_output=True, text=True, check=False)
    assert run.stdout == "file,arch\n" and not run.stderr


@pytest.mark.parametrize(
    ("shell", "sign", "reads"), [("zsh", "#compdef checker", "-n"), ("fish", "--command checker", "-n")]
)
def test_other_shells_get_their_script(shell: str, sign: str, reads: str, tmp_path: Path) -> None:
    run = subprocess.run([CHECKER, "completion", shell], capture_output=True, text=True, check=True)
    assert sign in run.stdout and not run.stderr
    found = shutil.which(shell)
    if found is not None:
        script = tmp_path / "script"
        script.write_text(run.stdout)
        subprocess.run([found, reads, str(script)], check=True)
