"""Write aside and move in as a whole; whatever dies on the way leaves nothing half-done.

A stage is a folder beside the run folders. It is locked while its owner lives, so that the
next command can tell a stage that is in use from one whose owner was killed, and can finish
a move that had begun. Its journal is there from before the first part is moved until after the
last: a stage without one holds nothing that is missing elsewhere. It names new and old places
relative to the project, so that a project may be moved between the two. Without file locks (on
Windows) stages are not cleaned up.
"""

import json
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

try:
    import fcntl
except ImportError:  # pragma: no cover
    fcntl = None

_JOURNAL = "moves.json"


class _RefusedError(Exception):
    pass


@contextmanager
def locked(root, run):
    """Hold the lock of a run's name; say so and wait where another run of that name has it."""
    path = root / f".lock-{run}"
    handle, is_held = None, False
    try:
        while fcntl and not is_held:
            handle = path.open("a+")
            if not _take(handle):
                handle.seek(0)
                owner = handle.read().strip() or "another process"
                sys.stderr.write(f"run {run} is under way ({owner}); waiting\n")
                fcntl.flock(handle, fcntl.LOCK_EX)
            # The owner before may have removed the file while we waited for it.
            with suppress(FileNotFoundError):
                is_held = os.path.samestat(os.fstat(handle.fileno()), path.stat())
            if not is_held:
                handle.close()
        if is_held:
            handle.truncate(0)
            handle.write(f"process {os.getpid()}")
            handle.flush()
        yield
    finally:
        if is_held:
            path.unlink(missing_ok=True)
        if handle:
            handle.close()


def check_targets(project, run):
    """Raise OSError where the outputs of a run could not be moved in."""
    for folder in project.outputs:
        target = project.root / folder
        target.mkdir(parents=True, exist_ok=True)
        if (target / run).exists() and not (target / run).is_dir():
            raise NotADirectoryError(20, "expected a folder", project.shown(target / run))
        if not os.access(target, os.W_OK):
            raise PermissionError(13, "cannot write to the folder", project.shown(target))


@contextmanager
def aside(root):
    """Make a folder aside, locked while its owner lives; it goes when the block is left.

    One with a move that was neither finished nor undone stays, for :func:`recover`.
    """
    while True:
        folder = Path(tempfile.mkdtemp(prefix=".stage-", dir=root))
        lock = _lock_folder(folder)
        if not fcntl or (lock is not None and folder.exists()):
            break
        if lock is not None:  # another process took it for one without an owner, and cleared it
            os.close(lock)
    try:
        yield folder
    finally:
        if not (folder / _JOURNAL).exists():
            shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def move_in(root, folder, moves):
    """Put every new file or folder of a stage in the place of the old one: all or none.

    `moves` are pairs of a path below the stage `folder` and a path below `root`. They are
    written down first, so that :func:`recover` can finish them should this process be killed
    between two of them.
    """
    attic, journal = folder / "old", folder / _JOURNAL
    attic.mkdir()
    draft = journal.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as file:
        json.dump([[str(new), str(target)] for new, target in moves], file)
        file.flush()
        os.fsync(file.fileno())  # or it may be empty after a power cut, and the moves made
    draft.rename(journal)
    undo = []
    try:
        for number, (new, target) in enumerate(moves):
            new, target, old = folder / new, root / target, attic / str(number)
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                undo.append((old, target))
                target.rename(old)
            undo.append((target, new))
            new.rename(target)
    except BaseException:
        for source, place in reversed(undo):
            if source.exists() and not place.exists():
                source.rename(place)
        journal.unlink(missing_ok=True)
        raise
    journal.unlink()


def recover(project):
    """Clear the stages of owners that were killed; finish the moves they had begun.

    A stage is deleted only when nothing of it is missing elsewhere, and moves only lead to
    where the outputs of runs and notebooks stand. Of a stage that stays one line says why.
    """
    if not fcntl:
        return
    for folder in project.root.glob(".stage-*"):
        lock = None if folder.is_symlink() else _lock_folder(folder)
        if lock is None:
            continue
        try:
            _finish(project, folder)
            shutil.rmtree(folder, ignore_errors=True)
        except (OSError, _RefusedError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            sys.stderr.write(f"{folder.name} holds outputs that were not moved: {why}\n")
        os.close(lock)


def _finish(project, folder):
    """Finish the moves of a stage; OSError where one cannot be made."""
    journal, attic = folder / _JOURNAL, folder / "old"
    if not journal.exists():
        return
    moves = _read_moves(project, folder)
    for number, (source, place) in enumerate(moves):
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.exists():
            if place.exists():
                place.rename(attic / f"{number}-again")
            source.rename(place)
        elif not place.exists() and (attic / str(number)).exists():
            (attic / str(number)).rename(place)
    journal.unlink()


def _read_moves(project, folder):
    """Return the moves of a journal as pairs of paths, once every one of them may be made."""
    try:
        listed = json.loads((folder / _JOURNAL).read_text(encoding="utf-8"))
        moves = [(PurePosixPath(new), PurePosixPath(target)) for new, target in listed]
        refused = [move for move in moves if not _stays_inside(project, folder, *move)]
    except (ValueError, TypeError, RuntimeError):
        raise _RefusedError(f"{_JOURNAL} cannot be read") from None
    for new, target in refused:
        raise _RefusedError(f"{_JOURNAL} leads from {new} to {target}")
    return [(folder / new, project.root / target) for new, target in moves]


def _stays_inside(project, folder, new, target):
    """Say whether a move leads from the stage to where outputs stand, through no link."""
    root, stage = project.root.resolve(), folder.resolve()
    return (
        str(target.parent) in (*project.outputs, "notebooks")
        and target.name != ".."
        and (project.root / target.parent).resolve().is_relative_to(root)
        and stage in (folder / new).resolve().parents
    )


def _take(handle):
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _lock_folder(folder):
    """Lock a folder and return what holds the lock, or None where somebody else has it."""
    if not fcntl:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    if _take(handle):
        return handle
    os.close(handle)
    return None
