"""Every home check stands on the page of a cause."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.problems import Problem


def check(content: Content, root: str) -> Iterator[Problem]:
    """Yield home checks that no cause names."""
    used = {name for cause in content.causes.values() for name in cause.home_checks}
    for name in sorted(set(content.homechecks) - used):
        yield Problem.of_file(
            f"{root}/homechecks/{name}.yml",
            "no cause uses this home check",
            allowed="checks that stand in `home_checks` of a cause",
            hint="name it there, or delete the file",
        )
