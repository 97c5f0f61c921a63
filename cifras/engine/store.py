"""What notebooks gave, kept by key: the one place for results; run folders hold copies.

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

from . import stage

_LIST = "list.json"
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Result:
    """What one notebook gave: its files as bytes by path below the root, and its seconds."""

    files: dict
    seconds: float

    @cached_property
    def hashes(self):
        """Map each file to its SHA-256."""
        return {name: hashlib.sha256(content).hexdigest() for name, content in self.files.items()}


class Store:
    """The results that a project keeps."""

    def __init__(self, project):
        self._project, self._has_complained = project, False

    def holds(self, key):
        """Say whether there is an entry for a key; whether it is whole shows on reading."""
        return self._entry(key).is_dir()

    def get(self, key):
        """Return the result kept for a key, or None where there is none that is whole."""
        folder = self._entry(key)
        if not folder.exists():
            return None
        try:
            known = json.loads((folder / _LIST).read_text(encoding="utf-8"))
            result = Result(
                {n: (folder / n).read_bytes() for n in known["files"]}, known["seconds"]
            )
            if result.hashes == known["files"]:
                return result
        except _UNREADABLE:
            pass
        self._throw_away(folder)
        return None

    def put(self, step, result):
        """Keep what a step gave, in place of what was kept of it before.

        Where that cannot be done, one line says so: what was made is as good without.
        """
        try:
            self._put(step, result)
        except OSError as error:
            if not self._has_complained:
                where, why = self._project.shown(self._project.store), error.strerror or error
                sys.stderr.write(f"what is made is not kept in {where}: {why}\n")
            self._has_complained = True

    def _put(self, step, result):
        with stage.aside(self._project.root) as folder:
            new, entry = folder / "entry", self._entry(step.key)
            write_files(new, result.files)
            known = {"notebook": step.path.name, "package": step.code}
            known |= {"seconds": result.seconds, "files": result.hashes}
            (new / _LIST).write_text(json.dumps(known, indent=1), encoding="utf-8")
            self._project.store.mkdir(exist_ok=True)
            try:
                new.rename(entry)
            except OSError:
                if not entry.exists():
                    raise
                self._throw_away(entry)
                with suppress(OSError):  # somebody else was quicker once more: theirs will do
                    new.rename(entry)

    def prune(self, package):
        """Throw away what was made by another state of the package."""
        for folder in self._project.store.glob("*"):
            made_by = None
            with suppress(*_UNREADABLE):
                made_by = json.loads((folder / _LIST).read_text(encoding="utf-8"))["package"]
            if made_by != package:
                self._throw_away(folder)

    def _throw_away(self, folder):
        """Remove an entry: out of the way by one rename first, so that no half of it is met."""
        with stage.aside(self._project.root) as bin_, suppress(OSError):
            folder.rename(bin_ / "entry")

    def _entry(self, key):
        return self._project.store / key[:40]


def write_files(base, files):
    """Write files below `base`."""
    for name, content in files.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
