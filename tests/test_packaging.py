"""What is installed is pinned: the same versions everywhere, by hash, from no place of its own."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUNNING = ROOT / "packaging" / "requirements.txt"
TESTING = ROOT / "packaging" / "requirements-test.txt"


def project() -> dict[str, object]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return dict(tomllib.load(file)["project"])


def direct(testing: bool) -> set[str]:
    found = project()
    names = list(found["dependencies"]) if isinstance(found["dependencies"], list) else []
    extras = found["optional-dependencies"]
    if testing and isinstance(extras, dict):
        names += extras["test"]
    return {str(name) for name in names}


def requirements(path: Path) -> dict[str, list[str]]:
    """Each pinned requirement with its hashes."""
    text = path.read_text("utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")
    ]
    return {line.split()[0]: re.findall(r"--hash=sha256:[0-9a-f]{64}", line) for line in lines}


def test_every_direct_dependency_is_pinned_exactly() -> None:
    loose = {name for name in direct(testing=True) if not re.fullmatch(r"[a-z0-9-]+==[\d.]+", name)}

    assert loose == set()


@pytest.mark.parametrize(("path", "testing"), [(RUNNING, False), (TESTING, True)])
def test_the_hashed_requirements_are_those_of_the_project(path: Path, testing: bool) -> None:
    pinned = requirements(path)

    assert direct(testing) - pinned.keys() == set()
    assert [name for name, hashes in pinned.items() if not hashes] == []


@pytest.mark.parametrize("path", [RUNNING, TESTING])
def test_requirements_name_no_place_to_load_from(path: Path) -> None:
    text = path.read_text("utf-8")

    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host| @ ", text)


def test_no_lock_file_with_places_is_kept() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "uv.lock"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert listed.stdout == ""


def test_the_check_of_every_change_is_the_readmes_test_command() -> None:
    command = (ROOT / ".ci" / "run").read_text("utf-8").strip().splitlines()[-1]

    assert command in (ROOT / "README.md").read_text("utf-8")
