"""A papermill engine that runs the cells in this process, in an IPython shell of its own.

What a cell shows is kept as a kernel would send it: results, displays, text, errors. The shell
takes nothing from the user's profile, start-up files or history.
"""

import base64
import os
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout

import nbformat.v4 as notebook
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.profiledir import ProfileDir
from papermill.engines import Engine
from traitlets import Type
from traitlets.config import Config


class InProcess(Engine):
    """Executes the cells of a notebook one after the other, up to the first that fails."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, home, **_):
        """Run the cells; `home` is a folder for what IPython wants to keep."""
        shell = _shell(home)
        for index, cell in enumerate(nb_man.nb.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            nb_man.cell_start(cell, index)
            cell.outputs = shell.outputs = []
            cell.execution_count = shell.execution_count
            is_fine = shell.run(cell.source)
            if not is_fine and "raises-exception" not in cell.metadata.get("tags", []):
                nb_man.cell_exception(cell, cell_index=index)
                break
            nb_man.cell_complete(cell, cell_index=index)


def _shell(home):
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    os.environ["IPYTHONDIR"] = home
    # What plots to the screen elsewhere plots into the notebook.
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    os.makedirs(home, exist_ok=True)  # noqa: PTH103
    if "pandas" in sys.modules:
        import pandas as pd

        # Imported before there was a shell, it took this process for a terminal.
        pd.set_option("display.max_columns", 20)
    shell = _Shell.instance(config=config, profile_dir=ProfileDir(location=home))
    if "matplotlib" in sys.modules:  # which chose a backend before it could know of this one
        shell.enable_matplotlib("inline")
    return shell


class _Hook(DisplayHook):
    """Keeps what the last expression of a cell is worth."""

    def start_displayhook(self):
        pass

    write_output_prompt = finish_displayhook = start_displayhook

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.keep("execute_result", format_dict, md_dict, execution_count=self.prompt_count)


class _Publisher(DisplayPublisher):
    """Keeps what a cell displays, and replaces what it displays anew."""

    def publish(self, data, metadata=None, *, transient=None, update=False, **_):
        self.shell.display(data, metadata, (transient or {}).get("display_id"), update)

    def clear_output(self, wait=False):
        del wait
        self.shell.outputs.clear()


class _Text:
    """A stream of text that a cell writes to."""

    encoding, errors = "utf-8", "strict"

    def __init__(self, shell, name):
        self._shell, self.name = shell, name

    def write(self, text):
        self._shell.say(self.name, str(text))
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True

    def fileno(self):
        return {"stdout": 1, "stderr": 2}[self.name]


class _Shell(InteractiveShell):
    displayhook_class, display_pub_class = Type(_Hook), Type(_Publisher)
    enable_gui = staticmethod(lambda gui=None: None)
    kernel = None  # by having one, a shell tells libraries that it is no terminal

    def __init__(self, *arguments, **options):
        self.outputs, self.displays = [], {}
        super().__init__(*arguments, **options)
        self._spilt = {}
        for name, number in (("stdout", 1), ("stderr", 2)):  # what other programs write
            self._spilt[name] = tempfile.TemporaryFile()  # noqa: SIM115
            os.dup2(self._spilt[name].fileno(), number)

    def run(self, source):
        """Run the source of a cell; return whether it ran to its end."""
        with redirect_stdout(_Text(self, "stdout")), redirect_stderr(_Text(self, "stderr")):
            done = self.run_cell(source, store_history=True)
        for name, file in self._spilt.items():
            file.seek(0)
            if text := file.read():
                self.say(name, text.decode(errors="replace"))
                file.seek(0)
                file.truncate()
        return done.success

    def keep(self, kind, data, metadata, **more):
        """Keep an output of the cell."""
        data = {mime: _written(content) for mime, content in data.items()}
        self.outputs.append(notebook.new_output(kind, data=data, metadata=metadata or {}, **more))

    def display(self, data, metadata, name, update):
        """Keep what a cell displays; `name` is that of a display that may change later."""
        if update:
            for output in self.displays.get(name, ()):
                new = {mime: _written(content) for mime, content in data.items()}
                output.update(
                    notebook.new_output("display_data", data=new, metadata=metadata or {})
                )
            return
        self.keep("display_data", data, metadata)
        if name:
            self.displays.setdefault(name, []).append(self.outputs[-1])

    def say(self, name, text):
        """Keep text that a cell writes."""
        last = self.outputs[-1] if self.outputs else None
        if last and last.output_type == "stream" and last.name == name:
            last.text += text
        elif text:
            self.outputs.append(notebook.new_output("stream", name=name, text=text))

    def _showtraceback(self, etype, evalue, stb):
        self.outputs.append(
            notebook.new_output(
                "error", ename=etype.__name__, evalue=str(evalue), traceback=list(stb)
            )
        )


def _written(content):
    return base64.b64encode(content).decode() if isinstance(content, bytes) else content
