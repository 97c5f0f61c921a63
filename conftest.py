"""Tests, and the kernels of nbval, take nothing from the settings of whoever runs them."""

import os
import tempfile

from cifras.engine import closed

_home = tempfile.TemporaryDirectory(prefix="cifras-home-")
_variables = closed.environment(_home.name)
os.environ.clear()
os.environ.update(_variables)
