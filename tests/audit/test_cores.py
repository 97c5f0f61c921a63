"""Work that several processes share gives what one alone gives, whatever becomes of them."""

import multiprocessing

import pytest

from cifras.audit import cores

ITEMS = [f"item {n}" for n in range(200)]
DONE = [(item, item.upper()) for item in ITEMS]


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch):
    monkeypatch.setattr(cores, "_AT_ONCE", 7)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers):
    assert list(cores.results(str.upper, iter(ITEMS), workers)) == DONE


def test_one_process_does_an_item_when_it_is_asked_for():
    read = iter(ITEMS)
    assert next(cores.results(str.upper, read)) == DONE[0]
    assert next(read) == ITEMS[1]


def test_several_read_no_more_than_they_can_soon_do():
    read = iter(ITEMS)
    found = cores.results(str.upper, read, 2)
    assert next(found) == DONE[0]
    assert next(read) == ITEMS[5 * 7]
    found.close()
    assert multiprocessing.active_children() == []


def test_what_a_process_that_was_killed_leaves_is_done_here():
    found = cores.results(str.upper, iter(ITEMS), 2)
    done = [next(found)]
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    assert [*done, *found] == DONE


@pytest.mark.parametrize("error", [OSError, ImportError])
def test_a_machine_that_allows_no_processes_does_without(monkeypatch, error):
    def pool(*_):
        raise error

    monkeypatch.setattr(cores, "ProcessPoolExecutor", pool)
    assert list(cores.results(str.upper, ITEMS, 2)) == DONE


def test_a_machine_that_begins_no_more_processes_does_the_rest_here(monkeypatch):
    begin, begun = cores.ProcessPoolExecutor.submit, []

    def submit(*asked):
        begun.append(asked)
        if len(begun) % 2:
            raise OSError(24, "Too many open files")
        return begin(*asked)

    monkeypatch.setattr(cores.ProcessPoolExecutor, "submit", submit)
    assert list(cores.results(str.upper, ITEMS, 2)) == DONE


def test_a_fault_of_the_work_itself_is_not_hidden():
    with pytest.raises(TypeError):
        list(cores.results(str.upper, [1], 2))


@pytest.mark.parametrize(("may_use", "used"), [(1, 1), (3, 3), (96, 8)])
def test_as_many_cores_are_used_as_there_are_and_are_of_use(monkeypatch, may_use, used):
    monkeypatch.setattr(cores.os, "sched_getaffinity", lambda _: set(range(may_use)), raising=False)
    assert cores.cores() == used
