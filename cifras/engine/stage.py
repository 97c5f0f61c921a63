"""Write aside and move in as a whole; whatever dies on the way leaves nothing half-done.

A stage is a folder beside the run folders. It is locked while its owner lives, so that the
next command can tell a stage that is in use from one whose owner was killed, and can finish
a move that had begun. Its journal names new and old places relative to the project, so that a
project may be moved between the two. Without file locks (on Windows) stages are not cleaned up.
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
    """Make a folder aside, locked while its owner lives; it goes when the block is left."""
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
    draft.write_text(json.dumps([[str(new), str(target)] for new, target in moves]))
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


def recover(project):
    """Clear the stages of owners that were killed; finish the moves they had begun.

    A stage is deleted only when nothing of it is missing elsewhere, and moves only lead to
    where the outputs of runs and notebooks stand.
    """
    if not fcntl:
        return
    for folder in project.root.glob(".stage-*"):
        lock = _lock_folder(folder)
        if lock is None:
            continue
        with suppress(OSError):
            _finish(project, folder)
            shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _finish(project, folder):
    """Finish the moves of a stage; OSError where one cannot be made."""
    try:
        moves = json.loads((folder / _JOURNAL).read_text())
        moves = [(PurePosixPath(new), PurePosixPath(target)) for new, target in moves]
    except (OSError, ValueError, TypeError):
        return
    for number, (new, target) in enumerate(moves):
        inside = (*project.outputs, "notebooks")
        if any(".." in p.parts or p.is_absolute() for p in (new, target)) or not any(
            target.is_relative_to(place) for place in inside
        ):
            continue
        source, place = folder / new, project.root / target
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.exists():
            if place.exists():
                place.rename(folder / "old" / f"{number}-again")
            source.rename(place)
        elif not place.exists() and (folder / "old" / str(number)).exists():
            (folder / "old" / str(number)).rename(place)


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
