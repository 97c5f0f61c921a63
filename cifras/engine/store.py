"""What notebooks gave, kept by key: a run or a sweep takes what another has made.

An entry is a folder of files with a list of their hashes. It comes into being by one
rename, and one whose files do not fit its list is thrown away and made again. The whole
store may be deleted at any time.
"""

import hashlib
import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from cifras import paths
from cifras.engine import stage

_LIST = "list.json"
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
_has_complained = False


@dataclass(frozen=True)
class Result:
    """What one notebook gave: its files as bytes by path below the root, and its seconds."""

    files: dict
    seconds: float

    @cached_property
    def hashes(self):
        """Map each file to its SHA-256."""
        return {name: hashlib.sha256(content).hexdigest() for name, content in self.files.items()}


def holds(key):
    """Say whether there is an entry for a key; whether it is whole shows on reading."""
    return _entry(key).is_dir()


def get(key):
    """Return the result kept for a key, or None where there is none that is whole."""
    folder = _entry(key)
    if not folder.exists():
        return None
    try:
        known = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        result = read_whole(folder, known["files"], known["seconds"])
    except _UNREADABLE:
        result = None
    if result is None:
        _throw_away(folder)
    return result


def put(step, result):
    """Keep what a step gave, in place of what was kept of it before.

    Where that cannot be done, one line says so: what was made is as good without.
    """
    global _has_complained
    try:
        _put(step, result)
    except OSError as error:
        if not _has_complained:
            where = paths.shown(paths.store())
            sys.stderr.write(f"what is made is not kept in {where}: {error.strerror or error}\n")
        _has_complained = True


def _put(step, result):
    with stage.aside() as folder:
        new, entry = folder / "entry", _entry(step.key)
        write_files(new, result.files)
        known = {"notebook": step.path.name, "package": step.parts["the package"],
                 "seconds": result.seconds, "files": result.hashes}  # fmt: skip
        (new / _LIST).write_text(json.dumps(known, indent=1), encoding="utf-8")
        paths.store().mkdir(exist_ok=True)
        try:
            new.rename(entry)
        except OSError:
            if not entry.exists():
                raise
            _throw_away(entry)
            # Where somebody else was quicker once more, theirs will do.
            with suppress(OSError):
                new.rename(entry)


def prune(package):
    """Throw away what was made by another state of the package."""
    for folder in paths.store().glob("*"):
        try:
            made_by = json.loads((folder / _LIST).read_text(encoding="utf-8"))["package"]
        except _UNREADABLE:
            made_by = None
        if made_by != package:
            _throw_away(folder)


def read_whole(base, hashes, seconds):
    """Return the files below `base` as a result, or None where one is missing or changed."""
    files = {}
    for name, digest in hashes.items():
        path = base / name
        if not path.is_file():
            return None
        files[name] = path.read_bytes()
        if hashlib.sha256(files[name]).hexdigest() != digest:
            return None
    return Result(files, seconds)


def write_files(base, files):
    """Write files below `base`."""
    for name, content in files.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _throw_away(folder):
    """Remove an entry: out of the way by one rename first, so that no half of it is met."""
    with stage.aside() as bin_, suppress(OSError):
        folder.rename(bin_ / "entry")


def _entry(key):
    return paths.store() / key[:40]
