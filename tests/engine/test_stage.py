"""Outputs move in as a whole: whenever a process dies, neither the old nor the new are lost."""

import errno
import json
import os
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from small import left_behind

from cifras.engine import stage
from cifras.project import this_project

NAMES = ["data/clean/r", "reports/r", "notebooks/01-a.ipynb"]
PROJECT = this_project()
DIED = 9


def project_at(root):
    return replace(PROJECT, root=root)


def write(base, names, text):
    for name in names:
        (base / name).mkdir(parents=True)
        (base / name / "f").write_text(text)


def read(root):
    return {(root / name / "f").read_text() for name in NAMES if (root / name).exists()}


def lives_on(act, moment):
    """Act in a process of its own that dies before its n-th move; say whether there was none.

    The end of the journal counts as one; what is deleted after that is not missed.
    """
    child = os.fork()
    if child == 0:  # pragma: no cover
        left = iter(range(moment))
        for name in ("rename", "unlink"):
            real = getattr(os, name)

            def change(*arguments, _real=real, **options):
                if "dir_fd" not in options and next(left, None) is None:
                    os._exit(DIED)
                return _real(*arguments, **options)

            setattr(os, name, change)
        try:
            act()
            os._exit(0)
        finally:
            os._exit(1)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, DIED)
    return ended == 0


def move_in_anew(root):
    with stage.aside(root) as folder:
        write(folder, NAMES, "new")
        stage.move_in(root, folder, [(name, name) for name in NAMES])


@pytest.mark.parametrize("before", [NAMES, NAMES[:1], []], ids=["all", "some", "none"])
def test_killed_at_any_moment_and_moved_elsewhere_nothing_is_lost(tmp_path, before):
    """Killed twice: while outputs are moved in, and while that is finished at the new place."""
    for first in count():
        is_over = False
        for second in count():
            root = tmp_path / f"{first}-{second}"
            root.mkdir()
            write(root, before, "old")
            is_over = lives_on(lambda root=root: move_in_anew(root), first)
            has_begun = any(root.glob(".stage-*/moves.json")) or read(root) == {"new"}
            moved = root.rename(tmp_path / f"{first}-{second}-moved")
            is_done = lives_on(lambda moved=moved: stage.recover(project_at(moved)), second)
            last = moved.rename(tmp_path / f"{first}-{second}-again")
            stage.recover(project_at(last))
            assert left_behind(last) == []
            assert read(last) == ({"new"} if has_begun else {"old"} if before else set())
            if has_begun:
                assert all((last / name).exists() for name in NAMES)
            if is_done:
                break
        if is_over:
            break
    assert first > len(NAMES)


@pytest.fixture
def left(tmp_path):
    """Write what a process that was killed in the middle of a move leaves; return root and all."""
    root = tmp_path / "root"

    def write_stage(moves, old=("0",), new=("reports/r",)):
        folder = root / ".stage-killed"
        write(folder / "old", old, "old")
        write(folder, new, "new")
        (folder / "moves.json").write_text(moves if isinstance(moves, str) else json.dumps(moves))
        return root

    return write_stage


def files(folder):
    return {path: path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_old_outputs_whose_new_ones_are_gone_are_put_back(left):
    root = left([["reports/r", "reports/r"]], new=())
    stage.recover(project_at(root))
    assert (root / "reports/r/f").read_text() == "old"
    assert left_behind(root) == []


REFUSED = [
    "../outside", "reports/..", "cifras/r", "data/source", "data/source/r", "reports/../../x", "",
    "reports", "reports/r/../..", "reports/deeper/r", "/", "a\0b",
]  # fmt: skip


@pytest.mark.parametrize("target", [*REFUSED, "{}", "{}/reports/r"])
def test_a_journal_that_leads_elsewhere_is_refused_whole(left, tmp_path, capsys, target):
    target = target.format(tmp_path / "outside")
    write(tmp_path, ["outside", "root/reports/s", "root/cifras/r", "root/data/source/r"], "kept")
    root = left([["reports/s", "reports/s"], ["reports/r", target]], new=("reports/s", "reports/r"))
    before = files(tmp_path)
    stage.recover(project_at(root))
    assert files(tmp_path) == before
    assert ".stage-killed holds outputs that were not moved: moves.json" in capsys.readouterr().err


@pytest.mark.parametrize("new", ["../../outside", "..", "", ".", "old/../..", "{}"])
def test_a_journal_that_takes_what_is_not_of_its_stage_is_refused(left, tmp_path, new):
    write(tmp_path, ["outside"], "kept")
    root = left([[new.format(tmp_path / "outside"), "reports/r"]])
    before = files(tmp_path)
    stage.recover(project_at(root))
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("link", "to"),
    [("reports", "outside"), (".stage-killed/reports", "outside"), (".stage-link", "outside/r")],
)
def test_no_link_leads_elsewhere(left, tmp_path, link, to):
    write(tmp_path, ["outside/r/reports/r", "outside/r/old"], "theirs")
    (tmp_path / "outside/r/moves.json").write_text('[["reports/r", "reports/r"]]')
    root = left([["reports/r", "reports/r"]], new=() if "killed" in link else ("reports/r",))
    (root / link).symlink_to(tmp_path / to)
    before = files(tmp_path / "outside")
    stage.recover(project_at(root))
    assert files(tmp_path / "outside") == before


@pytest.mark.parametrize("text", ["", "{", "[1]", "[[1, 2]]", '[["a"]]', "[" * 9999, '{"a": 1}'])
def test_a_stage_whose_journal_cannot_be_read_is_kept(left, text, capsys):
    root = left(text)
    before = files(root)
    stage.recover(project_at(root))
    assert files(root) == before
    assert "moves.json cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("error", [OSError(errno.EIO, "broken"), KeyboardInterrupt()])
def test_a_move_that_can_neither_be_made_nor_undone_is_finished_by_the_next_command(
    tmp_path, monkeypatch, error
):
    write(tmp_path, NAMES, "old")
    real, left = os.rename, iter(range(4))  # the journal, one whole move and half of another

    def rename(*names):
        if next(left, None) is None:
            raise error
        return real(*names)

    with monkeypatch.context() as patch, pytest.raises(type(error)):
        patch.setattr(os, "rename", rename)
        move_in_anew(tmp_path)
    assert [path.name[:6] for path in tmp_path.glob(".stage-*")] == [".stage"]
    stage.recover(project_at(tmp_path))
    assert read(tmp_path) == {"new"}
    assert left_behind(tmp_path) == []


def test_a_stage_that_cannot_be_finished_is_kept_until_it_can(left, monkeypatch, capsys):
    root = left([["reports/r", "reports/r"]])
    before = files(root)

    def rename(*names):
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", rename)
        stage.recover(project_at(root))
    assert files(root) == before
    assert "not moved: Read-only file system" in capsys.readouterr().err
    stage.recover(project_at(root))
    assert Path(root / "reports/r/f").read_text() == "new"
    assert left_behind(root) == []
