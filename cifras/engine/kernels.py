"""Kernels that start warm: a process imports the libraries once and forks each kernel.

jupyter_client's kernel provisioners are the seam: :class:`WarmProvisioner` asks that process,
the *zygote*, for a fork and starts an ordinary kernel wherever it gets none; papermill and
the notebooks know nothing of it. Linux only. ``CIFRAS_KERNELS=plain`` turns it off.

A zygote ends when the process that started it does (their socket closes), and its kernels
end with it (the system sees to that), so nothing outlives a run.
"""

import asyncio
import contextlib
import ctypes
import importlib
import json
import logging
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from queue import Empty

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner

_LAUNCHER = "ipykernel_launcher"
_PATIENCE = 30  # seconds; a zygote that is silent for so long is given up
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
# What a kernel of ours imports, but for the modules of the package.
_WARM = """
    ipykernel.kernelapp ipykernel.ipkernel ipykernel.debugger IPython.core.completerlib
    matplotlib.backends.backend_agg matplotlib.backends.backend_svg
    matplotlib_inline.backend_inline PIL.PngImagePlugin pandas pandas.io.formats.csvs
    pandas.io.formats.html sqlite3 psutil pypandoc typst
""".split()

# Where the package is imported from; a kernel must take it from there too.
CODE = str(Path(__file__).resolve().parents[2])

_lock = threading.RLock()
_zygote = None
_is_closed = False
_live = set()


def prepare(root, package):
    """Make ready for the next kernel, if a warm one is possible and wanted.

    The zygote has imported the package for one project `root`; with another one, or another
    hash of the `package`, it is made anew, so that no kernel runs code of yesterday.
    """
    global _zygote
    with _lock:
        is_current = _zygote and _zygote.project == (root, package)
        if not is_current or not is_warm() or _zygote.process.poll() is not None:
            _drop_zygote()
            if is_warm():
                with contextlib.suppress(OSError):
                    _zygote = Zygote(root, package)


def is_warm():
    """Say whether kernels are to be forks, where the zygote can make them."""
    return os.environ.get("CIFRAS_KERNELS") != "plain" and hasattr(os, "pidfd_open")


@contextlib.contextmanager
def ended_by_errors():
    """End every kernel that still runs, and start no other, when the block is left by an error.

    Whoever waits for those kernels is told that they died; kernels start again after
    :func:`reopen`.
    """
    global _is_closed
    try:
        yield
    except BaseException:
        with _lock:
            _is_closed = True
            # What the libraries say of kernels that were ended on purpose is of no use.
            logging.disable(max(logging.CRITICAL, logging.root.manager.disable))
            _drop_zygote()
            for provisioner in list(_live):
                provisioner.end()
        raise


def reopen():
    """Allow kernels again."""
    global _is_closed
    if _is_closed:
        logging.disable(logging.NOTSET)
    _is_closed = False


def _drop_zygote():
    global _zygote
    if _zygote:
        _zygote.stop()
    _zygote = None


class Client(AsyncKernelClient):
    """A client that begins as soon as its kernel answers.

    The usual one then waits for a fifth of a second in which nothing comes. nbclient does
    not need that: it passes over messages that answer no request of its own.
    """

    async def wait_for_ready(self, timeout=60):
        """Wait until both channels are connected; RuntimeError where the kernel is not up."""
        until = time.monotonic() + timeout
        while True:
            self.kernel_info()
            with contextlib.suppress(Empty):
                await self.get_shell_msg(timeout=1)
                await self.get_iopub_msg(timeout=0.2)
                return
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if time.monotonic() > until:
                raise RuntimeError(f"Kernel did not respond in {timeout} seconds")


class Manager(AsyncKernelManager):
    """Manages one kernel; ``kernel_manager_class`` of the client that executes a notebook."""

    client_factory = Client
    forks = True

    async def start_kernel(self, **options):
        """Start the kernel through :class:`WarmProvisioner`, unless its kernelspec names one."""
        if not self.kernel_spec.metadata.get("kernel_provisioner"):
            self.provisioner = WarmProvisioner(kernel_spec=self.kernel_spec, parent=self)
        await super().start_kernel(**options)


class PlainManager(Manager):
    """Manages one kernel that is not a fork."""

    forks = False


class WarmProvisioner(LocalProvisioner):
    """Starts kernels as forks of the zygote, as ordinary processes where it has none."""

    async def launch_kernel(self, cmd, **kwargs):
        """Launch a kernel and return its connection information."""
        with _lock:
            if _is_closed:
                raise OSError("the run was ended")
            _live.add(self)
            can_fork = _zygote and self.parent.forks and cmd[0] == sys.executable
            forked = _zygote.fork(cmd, kwargs) if can_fork and _LAUNCHER in cmd else None
        if not forked:
            info = await super().launch_kernel(cmd, **kwargs)
            if _is_closed:
                self.end()
            return info
        self.process, self.cwd = forked, kwargs.get("cwd")
        self.pid = self.pgid = forked.pid
        return self.connection_info

    def end(self):
        """End the kernel, and what it started, at once."""
        process = self.process
        if process:
            with contextlib.suppress(OSError):
                os.killpg(self.pgid, signal.SIGKILL)
            process.kill()

    async def kill(self, restart=False):
        """Kill the kernel and see it end: the manager looks only every tenth of a second."""
        await super().kill(restart)
        for _ in range(100):
            if await self.poll() is not None:
                break
            await asyncio.sleep(0.002)

    async def cleanup(self, restart=False):
        """Forget the kernel that has ended."""
        _live.discard(self)
        await super().cleanup(restart)


class Zygote:
    """The runner's end: start the process that forks, ask it for kernels, stop it."""

    def __init__(self, root, package):
        os.close(os.pidfd_open(os.getpid()))  # where that is not allowed, no fork is of use
        self.project = root, package
        self.socket, theirs = socket.socketpair()
        self.socket.settimeout(_PATIENCE)
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 our own module
                # -P: nothing in the folder where the command was given is taken for a library.
                [sys.executable, "-P", "-m", "cifras.engine.kernels", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                # The second keeps the debugger, which is imported but not used, from a warning.
                env=os.environ
                | {"CIFRAS_ROOT": str(root), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
                | {"PYTHONPATH": os.pathsep.join(filter(None, [CODE, os.getenv("PYTHONPATH")]))},
            )

    def fork(self, command, options):
        """Return the process of a new kernel, or None where that fails."""
        arguments = command[command.index(_LAUNCHER) + 1 :]
        env, cwd = dict(options.get("env") or os.environ), str(options["cwd"])
        try:
            self.socket.sendall(json.dumps([arguments, env, cwd]).encode() + b"\n")
            return _Forked(int(_line(self.socket)))
        except ValueError:  # it says that the kernel failed
            return None
        except OSError:  # gone or silent: what it may still say would answer another question
            self.stop()
            return None

    def stop(self):
        """End the zygote, and with it whatever it forked."""
        self.socket.close()
        self.process.kill()
        self.process.wait()


class _Forked:
    """A process that is no child of ours, with the part of Popen that a provisioner uses."""

    stdin = stdout = stderr = _handle = None

    def __init__(self, pid):
        self.pid, self._handle = pid, os.pidfd_open(pid)
        self._ended = select.poll()
        self._ended.register(self._handle, select.POLLIN)

    def __del__(self):
        if self._handle is not None:
            os.close(self._handle)

    def poll(self):
        return 0 if self._ended.poll(0) else None

    def wait(self):
        self._ended.poll()
        return 0

    def send_signal(self, number):
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, number)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def terminate(self):
        self.send_signal(signal.SIGTERM)


def _line(connection):
    """Read one line; raise OSError where the other end has gone."""
    text = b""
    while not text.endswith(b"\n"):
        more = connection.recv(65536)
        if not more:
            raise OSError("the other end has gone")
        text += more
    return text


def _serve(connection):
    """Fork a kernel for each line that comes; end when no more can come."""
    package = Path(__file__).parents[1]
    ours = [module.name for module in pkgutil.walk_packages([str(package)], "cifras.")]
    for name in [*_WARM, *ours]:
        if name != "cifras.__main__":
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
    with contextlib.suppress(ImportError):
        import pandas as pd

        # What pandas takes for its default when it is first imported by a kernel.
        pd.set_option("display.max_columns", 20)
    signal.signal(signal.SIGCHLD, _reap)
    while True:
        arguments, env, cwd = json.loads(_line(connection))
        # It is told of once it listens: a client that comes earlier waits a tenth of a second.
        heard, ready = os.pipe()
        parent, pid = os.getpid(), os.fork()
        if pid == 0:
            connection.close()
            _become_kernel(arguments, env, cwd, ready, parent)
        os.close(ready)
        # The runner says nothing meanwhile; what comes from it now is its end.
        seen, *_ = select.select([heard, connection], [], [], _PATIENCE / 2)
        is_up = heard in seen and os.read(heard, 1)
        os.close(heard)
        if not is_up:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        connection.sendall(f"{pid if is_up else 'failed'}\n".encode())


def _reap(*_):
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become_kernel(arguments, env, cwd, ready, parent):
    """Run a kernel in this process, and end with it."""
    status = 1
    try:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we could ask for that
            os._exit(1)
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env | {"JPY_PARENT_PID": str(parent)})
        sys.argv = [_LAUNCHER, *arguments]
        from ipykernel.kernelapp import IPKernelApp

        kernel = IPKernelApp.instance()
        kernel.initialize(arguments)
        os.write(ready, b"!")
        os.close(ready)
        kernel.start()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    with contextlib.suppress(OSError):  # the runner has gone
        _serve(socket.socket(fileno=int(sys.argv[1])))
