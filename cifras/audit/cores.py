"""Do one thing to each of very many on every core, in their order."""

import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

_AT_ONCE = 500  # that a core is given
_MOST = 8  # cores: more would wait for what reads and writes the rows
_done_here = None  # what a process of the pool does


def cores():
    """Return how many cores this process may use, as far as they are of use here."""
    may_use = getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count() or 1))
    return min(len(may_use(0)), _MOST)


def results(function, items, workers=1):
    """Yield (item, what `function` makes of it) for each of `items`, in order.

    With more than one of `workers` as many processes share the work, each with a copy of
    `function`; where the machine does not allow these, or stops one, it is done here.
    """
    pool = _pool(function, workers) if workers > 1 else None
    if pool is None:
        yield from ((item, function(item)) for item in items)
        return
    try:
        for some, task in _tasks(pool, iter(items), 2 * workers):
            try:
                made = task.result() if task else map(function, some)
            except BrokenProcessPool:
                made = map(function, some)
            yield from zip(some, made, strict=True)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(function, workers):
    try:
        return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (function,))
    except (OSError, ImportError):  # a machine without semaphores
        return None


def _tasks(pool, items, most):
    """Yield (items, their task), with `most` tasks waiting; None for a task that none will do."""
    waiting = deque()
    while some := list(islice(items, _AT_ONCE)):
        try:
            waiting.append((some, pool.submit(_do, some)))
        except (BrokenProcessPool, OSError):  # no more files may be opened, or processes begun
            waiting.append((some, None))
        if len(waiting) > most:
            yield waiting.popleft()
    yield from waiting


def _begin(function):
    global _done_here
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began it stops it
    _done_here = function


def _do(some):
    return [_done_here(item) for item in some]
