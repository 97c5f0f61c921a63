"""A YAML file as text: names and values as they stand there, nothing made of them."""

import yaml

from .parameters import ParameterError

_LONGEST = 20_000  # bytes; the parser takes minutes over some longer files


class _RefusedError(Exception):
    pass


class _Plain(yaml.BaseLoader):
    """Refuses what is said twice and what refers elsewhere."""

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            raise _RefusedError("expected plain values; it refers from one to another (*)")
        return super().compose_node(parent, index)

    def construct_mapping(self, node, deep=False):
        if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
            raise _RefusedError("expected lines of the form name: value")
        names = [str(key.value) for key, _ in node.value]
        again = sorted({name for name in names if names.count(name) > 1})
        if again:
            raise _RefusedError(f"{', '.join(again)} is set more than once")
        return super().construct_mapping(node, deep)


def read_yaml(path):
    """Read a YAML file as a dict, every value as the text that stands there.

    Raises :class:`parameters.ParameterError` with what is wrong with it.
    """
    try:
        if path.stat().st_size > _LONGEST:
            raise ParameterError([f"{path}: expected at most {_LONGEST} bytes"])
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)  # noqa: S506 text only
    except OSError as error:
        raise ParameterError([f"{error.strerror}: {path}"]) from None
    except _RefusedError as error:
        raise ParameterError([f"{path}: {error}"]) from None
    except RecursionError:
        raise ParameterError([f"{path}: expected YAML in UTF-8; too many brackets"]) from None
    except (yaml.YAMLError, ValueError) as error:
        words = " ".join(str(error).split())[:200]
        raise ParameterError([f"{path}: expected YAML in UTF-8; {words}"]) from None
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise ParameterError([f"{path}: expected lines of the form name: value"])
    return loaded
