"""Imported once, in the process that notebooks are forked from: libraries, made ready for use."""

import os

import IPython.core.interactiveshell
import IPython.display
import nbformat
import papermill

from . import shell, worker

# matplotlib, which comes next, looks for a matplotlibrc where the command was given.
os.chdir("/")
nbformat.validate(nbformat.v4.new_notebook())  # compiles its schema
__all__ = ["IPython", "nbformat", "papermill", "shell", "worker"]
