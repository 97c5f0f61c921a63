"""The templates of pages and printed reports, ready to be filled."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment


def template_file(name):
    """Return the text of a file of the templates."""
    return files("cifras.report").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def template(name):
    """Return one of the templates of the package; those of HTML escape what they are given."""
    return Environment(
        autoescape=name.endswith(".html.j2"), keep_trailing_newline=True
    ).from_string(template_file(name))
