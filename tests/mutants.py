"""Plant small faults, one at a time, and see whether the tests of the room object.

`make mutants` tries 60 faults a room; `make mutants N=20 SEED=2 ROOM=grading` others:

    N=60                how many faults of a room are tried; 0 is every one
    SEED=1              which ones are drawn: the same seed draws the same faults
    ROOM=arithmetic     one room alone, a name of ROOMS below
    ONLY=trends.py:19   those of one file, or of one line of it; more between quotation marks

It prints what was tried, killed (a test failed, or the time was up) and survived, and each
survivor with what was changed. A survivor is a test to write, or a fault that no one could
observe: those stand in EQUIVALENT with the reason and are not tried when they are drawn.

Faults are planted in a copy of the tree, never in the tree itself. Tests that compare committed
outputs with fresh ones have no part in this: they object to every change and understand none.
"""

import argparse
import ast
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# room -> the modules in which faults are planted, the tests that must object
ROOMS = {
    "arithmetic": (
        "arithmetic/*.py",
        "arithmetic/test_*.py audit/test_text_claims*.py reading/test_numbers*.py",
    ),
    "grading": (
        "audit/grade.py audit/outside.py audit/quote.py audit/text_claims.py audit/reasons.py",
        "audit/test_[!o]*.py audit/test_outside*.py sources/test_ledger*.py",
    ),
    "numbers": (
        "reading/digits.py reading/numbers.py reading/halves.py reading/counting.py "
        "reading/measuring.py",
        "reading/test_numbers*.py reading/test_[!n]*.py",
    ),
    "joins": (
        "reading/fitting.py reading/again.py reading/order.py reading/offers.py reading/across.py "
        "reading/doubting.py reading/then_and_now.py reading/phrased.py reading/named_change.py "
        "reading/slips.py reading/told_after.py reading/bare.py reading/same_thing.py "
        "reading/named_times.py reading/doubts.py reading/subjects.py reading/same_end.py "
        "reading/start_alone.py reading/incomplete.py",
        "reading/test_fitting*.py reading/test_claims*.py reading/test_real*.py "
        "reading/test_slips.py reading/test_bare.py reading/test_plain*.py "
        "reading/test_two_subjects.py reading/test_same_end.py reading/test_told_after.py "
        "reading/test_second_times.py reading/test_labelled.py reading/test_incomplete.py "
        "reading/test_told_beside.py",
    ),
    "tables": (
        "reading/tables.py reading/once_had.py",
        "reading/test_text_tables.py reading/test_once_had.py",
    ),
    "sentences": (
        "language/words.py language/reasons.py language/voice.py",
        "language/test_*.py audit/test_*.py",
    ),
    "charts": (
        "figures/*.py colombia/figures/*.py",
        "figures/test_*.py colombia/test_artists*.py colombia/test_caption*.py "
        "colombia/test_figure_tables.py",
    ),
}
# (file, before, after) -> why no one could tell the difference
BOTH_OR_NONE = "the cases of one sign alone are behind: both have votes, or none"
EQUIVALENT = {
    ("cifras/arithmetic/quantities.py", "value < 0", "value <= 0"): "nothing is a whole number, "
        "and has been written before",
    ("cifras/audit/grade.py", "year + step", "year - step"): "the steps are one back and one on",
    ("cifras/arithmetic/causes.py", "(found - neutral) * case.sign >= 0",
     "(found - neutral) * case.sign > 0"): "a claim that failed never holds the size that it has",
    ("cifras/arithmetic/verdicts.py", "(recomputed.point - neutral) * sign",
     "(recomputed.point - neutral) / sign"): "a sign is 1 or -1",
    ("cifras/arithmetic/trends.py", "localcontext(prec=40)", "localcontext(prec=39)"):
        "rates are printed with two decimals",
    ("cifras/language/reasons.py", "0", "-1"): "a sign is 1 or -1",
    ("cifras/arithmetic/causes.py", "size - least", "size + least"):
        "what does not fit is left out afterwards",
    ("cifras/arithmetic/causes.py", "most - size", "most + size"):
        "what does not fit is left out afterwards",
    ("cifras/audit/grade.py", "{'start': start, 'end': end}", "{'start': end, 'end': start}"):
        "two levels that are alike make no change, and the same level mends none",
    ("cifras/audit/grade.py", "judgement.printed.point < 0", "judgement.printed.point <= 0"):
        "no change is in no wrong direction",
    ("cifras/audit/text_claims.py", "gap > 0", "gap >= 0"): "no gap is less than any last place",
    ("cifras/colombia/figures/places.py", "zip(most['name'], amounts, strict=True)",
     "zip(most['name'], amounts)"): "the amounts are made of the rows that have the names",
    ("cifras/reading/digits.py", "votes['.'] or votes[',']", "votes['.']"): BOTH_OR_NONE,
    ("cifras/reading/digits.py", "votes['.'] or votes[',']", "votes[',']"): BOTH_OR_NONE,
    ("cifras/reading/digits.py", "votes['.'] or votes[',']", "votes['.'] and votes[',']"):
        BOTH_OR_NONE,
}  # fmt: skip
TURNED = {"Lt": ("LtE", "Gt"), "LtE": ("Lt", "Gt"), "Gt": ("GtE", "Lt"), "GtE": ("Gt", "Lt")}
SWAPPED = "Eq NotEq, In NotIn, Is IsNot, Add Sub, Mult Div, BitOr BitAnd, And Or".split(", ")
OPERATORS = TURNED | {"FloorDiv": ("Div",), "Mod": ("Mult",), "Pow": ("Mult",)}
for one, two in map(str.split, SWAPPED):
    OPERATORS |= {one: (two,), two: (one,)}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor",
         "startswith": "endswith", "endswith": "startswith"}  # fmt: skip


def others(operator):
    return [getattr(ast, name)() for name in OPERATORS.get(type(operator).__name__, ())]


def changed(node, **fields):
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})


def without(items):
    return [items[:at] + items[at + 1 :] for at in range(len(items))]


def exchanged(items, at):
    return [*items[:at], items[at + 1], items[at], *items[at + 2 :]]


def replacements(node, strings):
    """Yield what may stand in the place of a node: each is one fault."""
    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                for other in others(op):
                    yield changed(node, ops=[*ops[:at], other, *ops[at + 1 :]])
        case ast.BoolOp(values=values):
            for rest in without(values):
                yield changed(node, values=rest) if len(rest) > 1 else rest[0]
    for other in others(getattr(node, "op", None)):
        yield changed(node, op=other)
    match node:
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield changed(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[_, *_]):
            for rest in without(node.ifs):
                yield changed(node, ifs=rest)
        case ast.Return(value=ast.AST() as value) if ast.unparse(value) not in ("None", "False"):
            yield changed(node, value=ast.Constant(None))
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Constant(value=str(value)) if value in strings and len(strings) > 1:
            yield ast.Constant(strings[(strings.index(value) + 1) % len(strings)])
        case ast.Dict(values=values) if None not in node.keys:
            for at in range(len(values) - 1):
                yield changed(node, values=exchanged(values, at))
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in NAMES:
            yield changed(node, **{node._fields[isinstance(node, ast.Attribute)]: NAMES[name]})
        case ast.Call(args=args, keywords=keywords):
            for at in range(0 if called(node) in SYMMETRIC else len(args) - 1):
                if all(isinstance(a, ast.Name | ast.Attribute) for a in args[at : at + 2]):
                    yield changed(node, args=exchanged(args, at))
            for rest in without(keywords):
                yield changed(node, keywords=rest)


# Functions that say the same of two things in either order.
SYMMETRIC = ("max", "min", "_of_one_unit", "one_noun", "measured_apart", "one_paragraph")


def called(call):
    """Return the name of the function that is called, or ""."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


SILENT = ("annotation", "returns", "decorator_list")


def places(tree):
    """Yield each node where a fault may stand, as (holder, field, index, node)."""
    for holder in ast.walk(tree):
        hidden = isinstance(holder, ast.Raise | ast.JoinedStr)  # messages for programmers, formats
        for field, value in () if hidden else ast.iter_fields(holder):
            for at, node in enumerate(value) if isinstance(value, list) else ((None, value),):
                if isinstance(node, ast.AST) and field not in SILENT:
                    yield holder, field, at, node


def compared(tree):
    """Return the strings of a module that it compares or returns, in order."""
    roots = [n for n in ast.walk(tree) if isinstance(n, ast.Compare | ast.Return | ast.match_case)]
    inner = [n for root in roots for n in ast.walk(getattr(root, "pattern", root))]
    values = {n.value for n in inner if isinstance(n, ast.Constant)}
    return sorted(value for value in values if isinstance(value, str) and value)


def faults(path):
    """Map the faults of a module, as (file, line, before, after), to how each is planted."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found, strings, line = {}, compared(tree), 0
    for holder, field, at, node in places(tree):
        line, before = getattr(node, "lineno", line), ast.unparse(node)
        for new in replacements(node, strings):
            key = (path.relative_to(ROOT).as_posix(), line, before, ast.unparse(new))
            found[key] = tree, holder, field, at, new
    return found


def planted(tree, holder, field, at, new):
    """Return the text of a module with a fault; nothing where it cannot be written.

    Before Python 3.12 an f-string holds no text with a backslash.
    """
    kept = getattr(holder, field)
    setattr(holder, field, new if at is None else [*kept[:at], new, *kept[at + 1 :]])
    try:
        return ast.unparse(tree)
    except ValueError:
        return ""
    finally:
        setattr(holder, field, kept)


def in_line(text):
    return " ".join(text.split())


def tested(tree, tests, limit):
    """Run tests in a copy of the tree, in a process of their own; return whether all passed."""
    child = os.fork()
    if not child:
        os.setsid()
        with (tree.parent / "said").open("w") as said:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
        os.chdir(tree)
        sys.path[:] = [str(tree), *(p for p in sys.path if p and Path(p) != ROOT)]
        import pytest

        scratch = ["-p", "no:cacheprovider", f"--basetemp={tree.parent / 'scratch'}"]
        status = pytest.main(["-x", *scratch, *tests])
        os._exit(status if Path(sys.modules["cifras"].__file__).is_relative_to(tree) else 9)
    end = time.monotonic() + limit
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def try_room(room, tree, number, seed, only):
    """Try faults of one room; print the survivors and the count."""
    modules, tests = (
        [p for name in names.split() for p in sorted((ROOT / top).glob(name))]
        for top, names in zip(("cifras", "tests"), ROOMS[room], strict=True)
    )
    tests = [p.relative_to(ROOT).as_posix() for p in tests]
    count, start = Counter(), time.monotonic()
    if not tested(tree, tests, 900):
        sys.exit(f"{room}: its tests fail without a fault\n{(tree.parent / 'said').read_text()}")
    limit = 20 + 4 * (time.monotonic() - start)
    found = {key: how for path in modules for key, how in faults(path).items()}
    wanted = only.split() or [""]
    keys = [key for key in found if any(part in f"{key[0]}:{key[1]}:" for part in wanted)]
    if number and number < len(keys):
        keys = sorted(random.Random(seed).sample(keys, number))
    keys = [key for key in keys if key[2] != key[3]]  # two equal arguments swapped
    keys = [key for key in keys if (key[0], *map(in_line, key[2:])) not in EQUIVALENT]
    sys.dont_write_bytecode = True
    for key in keys:
        if not (text := planted(*found[key])):
            continue
        path = tree / key[0]
        cached, whole = Path(importlib.util.cache_from_source(path)), path.read_bytes()
        cached.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8")
        lives = tested(tree, tests, limit)
        path.write_bytes(whole)
        count["survived" if lives else "killed"] += 1
        if lives:
            was, now = map(in_line, key[2:])
            line = whole.decode().splitlines()[key[1] - 1].strip()
            print(f"  {key[0]}:{key[1]}: {line}\n      {was} -> {now}", flush=True)
    sys.dont_write_bytecode = False
    counted = f"killed {count['killed']}, survived {count['survived']}"
    print(f"{room}: tried {count.total()} of {len(found)}, {counted}", flush=True)


def main():
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--number", type=int, default=60)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--room", choices=ROOMS, action="append")
    ask.add_argument("--only", default="")
    asked = ask.parse_args()
    # Imported once: each fault is tried in a fork of this process, which has them already.
    for name in ("pytest", "hypothesis", "pandas", "matplotlib.pyplot", "pypdf", "lxml.html"):
        importlib.import_module(name)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        for room in asked.room or ROOMS:
            try_room(room, tree, asked.number, asked.seed, asked.only)


if __name__ == "__main__":
    main()
