"""The direction of imports: from the rules at the bottom to the command line at the top, never back."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import ROOT

PACKAGE: Final = ROOT / "generator"
FLOORS: Final = (
    {"assessment"},
    {"models"},
    {
        "load",
        "charts",
        "checks",
        "citations",
        "figures",
        "partial",
        "paths",
        "prose",
        "selfcheck",
        "selfcheck_plan",
        "stale",
        "tables",
        "times",
    },
    {"pages", "report", "bundle", "publish", "schema"},
    {"build", "serve", "terminal"},
    {"cli"},
)
"""From the lowest to the highest; a module imports from its own floor and from those below."""
BASEMENT: Final = {"problems", "write", "finish"}
"""Used from every floor, and import nothing of them."""
ALONE: Final = {"browsers", "setup", "__main__"}
"""Run before anything is installed; nothing imports them but one another."""
STANDARD_ONLY: Final = {"assessment", *BASEMENT, *ALONE}
"""Parts that import nothing from outside besides the standard library."""


def _part(module: str) -> str:
    """Return the part of the package that a module belongs to; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def _modules() -> dict[str, str]:
    """Return the source of every module by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text("utf-8")
    return found


MODULES: Final = _modules()


def _imports(module: str, source: str) -> Iterator[str]:
    """Yield what a module imports, wherever in the module it does so, as absolute names."""
    base = module if module in MODULES and _is_package(module) else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = base.split(".")[: len(base.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                longer = f"{start}.{alias.name}"
                yield longer if longer in MODULES or start == "generator" else start


def _is_package(module: str) -> bool:
    return (ROOT / Path(*module.split(".")) / "__init__.py").is_file()


def _floor(part: str) -> int:
    return next(number for number, parts in enumerate(FLOORS) if part in parts)


def violations(module: str, source: str) -> Iterator[str]:
    """Yield each import of a module that goes against the direction, as `importer -> imported`."""
    part = _part(module)
    for name in _imports(module, source):
        if name.split(".")[0] != "generator":
            if part in STANDARD_ONLY and name.split(".")[0] not in sys.stdlib_module_names:
                yield f"{module} -> {name}"
        elif not _may_import(part, _part(name)):
            yield f"{module} -> {name}"


def _may_import(part: str, other: str) -> bool:
    if other == part:
        return True
    if part == "__main__":
        return other == "setup"
    if part in ALONE:
        return other in ALONE
    if part in {"assessment", "", *BASEMENT} or other in {"", *ALONE}:
        return False
    return other in BASEMENT or _floor(other) <= _floor(part)


def test_every_part_has_its_place() -> None:
    """Each module belongs to a part whose place in the order is known."""
    parts = {_part(module) for module in MODULES} - {""}
    assert parts <= set().union(*FLOORS) | BASEMENT | ALONE


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    """A module imports only from its own floor or below, and parts for the standard library alone only that."""
    assert list(violations(module, MODULES[module])) == []


def test_imports_make_no_circle() -> None:
    """Every module can be imported before those that import it."""
    graph = {name: {other for other in _imports(name, text) if other in MODULES} for name, text in MODULES.items()}
    order = tuple(TopologicalSorter({name: others - {name} for name, others in graph.items()}).static_order())
    assert set(order) == set(MODULES)


def test_the_package_itself_is_empty() -> None:
    """`generator/__init__.py` holds nothing: it travels to the browser."""
    assert MODULES["generator"] == ""


FORBIDDEN: Final = (
    ("generator.assessment.triage", "from generator.models.base import Model"),
    ("generator.assessment.triage", "import pydantic"),
    ("generator.assessment.triage", "from generator import problems"),
    ("generator.assessment", "from ..models import base"),
    ("generator.assessment.triage", "def late() -> None:\n    from generator.models import base"),
    ("generator.models.base", "from generator.load import Content"),
    ("generator.models.base", "import generator.checks.causes"),
    ("generator.load.content", "from ..pages import urls"),
    ("generator.tables", "from generator.pages.render import Page"),
    ("generator.pages.urls", "from generator import build"),
    ("generator.pages.urls", "from generator.build import Project"),
    ("generator.bundle.wheel", "from generator.serve import server"),
    ("generator.build", "from generator.cli import main"),
    ("generator.cli", "from generator.setup import ROOT"),
    ("generator.write", "from generator.models import base"),
    ("generator.write", "import yaml"),
    ("generator.problems", "from generator.models.base import Model"),
    ("generator.finish.csp", "from generator.load import Content"),
    ("generator.setup", "import watchfiles"),
    ("generator.setup", "from generator.write import write_tree"),
    ("generator.__main__", "from generator.cli import main"),
)
"""A module and what it must not import, in each way that an import can be written."""


@pytest.mark.parametrize(("module", "source"), FORBIDDEN)
def test_an_import_against_the_direction_is_found(module: str, source: str) -> None:
    """An import that goes up, or outside where that is not allowed, is found however it is written."""
    assert len(list(violations(module, source))) == 1


ALLOWED: Final = (
    ("generator.assessment.triage", "import json\nfrom collections.abc import Iterable"),
    ("generator.assessment.triage", "from . import units\nfrom generator.assessment.rules import Level"),
    ("generator.models.base", "import pydantic\nfrom generator.assessment.units import tenths"),
    ("generator.checks.causes", "from generator.load import Content\nfrom generator.problems import Problem"),
    ("generator.pages.progressions", "from generator.tables import table_values\nfrom generator.pages import urls"),
    ("generator.build", "from generator.write import Tree\nfrom generator.finish import finish_site"),
    ("generator.cli", "from generator import build"),
    ("generator.__main__", "from generator.setup import main"),
)
"""A module and what it may import."""


@pytest.mark.parametrize(("module", "source"), ALLOWED)
def test_an_import_along_the_direction_is_allowed(module: str, source: str) -> None:
    """An import from the same floor, from below or from the basement is no violation."""
    assert list(violations(module, source)) == []
