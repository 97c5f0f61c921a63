"""`make` takes from settings of pip, uv and Python only where packages come from."""

import os
import shutil
import subprocess
import sys

import pytest

from cifras import paths

# Stands in for every program that makes the environment: notes what it is told; pip is asked.
STUB = f"""#!/bin/sh
env >> seen
case "$*" in
  "-m venv "*) mkdir -p .venv/bin; cp "$0" .venv/bin/python; cp "$0" .venv/bin/uv;;
  "-m pip install "*) exec {sys.executable} "$@" --dry-run --no-index;;
esac
"""


@pytest.fixture
def make(tmp_path):
    """Make the environment of a project with stubs; return status, words and what they saw."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(paths.ROOT / name, tmp_path)
    (tmp_path / "stub").write_text(STUB)
    (tmp_path / "stub").chmod(0o755)
    (tmp_path / "pip.conf").write_text("[install]\nuser = yes\n")

    def run(**settings):
        done = subprocess.run(
            ["make", "PYTHON=./stub", ".venv.stamp"], cwd=tmp_path, env=os.environ | settings,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        seen = (tmp_path / "seen").read_text(encoding="utf-8").splitlines()
        return done.returncode, done.stderr, seen

    return run


@pytest.mark.parametrize(
    "settings", [{"PIP_USER": "1"}, {"PIP_CONFIG_FILE": "pip.conf"}], ids=["variable", "file"]
)
def test_a_pip_that_installs_for_the_user_installs_into_the_environment(make, settings):
    status, said, _ = make(**settings)
    assert status == 0, said


def test_a_pip_that_wants_an_environment_has_one(make):
    status, said, _ = make(PIP_REQUIRE_VIRTUALENV="1")
    assert status == 0, said


def test_what_would_put_something_else_into_the_environment_is_not_passed_on(make):
    settings = dict.fromkeys(
        """PYTHONHOME PYTHONPATH PIP_DRY_RUN PIP_NO_DEPS PIP_PREFIX PIP_REQUIRE_HASHES PIP_ROOT
        PIP_TARGET UV_BUILD_CONSTRAINT UV_CONSTRAINT UV_EXCLUDE UV_EXCLUDE_NEWER UV_OVERRIDE
        UV_PROJECT UV_REQUIRE_HASHES UV_WORKING_DIR UV_WORKING_DIRECTORY""".split(),
        "/nowhere",
    )
    kept = {"UV_INDEX_URL": "https://index.example", "PIP_INDEX_URL": "https://index.example"}
    status, said, seen = make(**settings, **kept)
    assert status == 0, said
    assert [line for line in seen if line.partition("=")[0] in settings] == []
    assert {f"{name}={value}" for name, value in kept.items()} <= set(seen)
