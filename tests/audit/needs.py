"""What the audit needs of a machine, and what of it is lacking, in one sentence."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from generator import browsers
from generator.setup import OLDEST_NODE

OLDEST_JAVA: Final = 17
"""For the Nu HTML checker."""
CHROMIUM: Final = "Chromium"
"""The only thing of these that can be installed from here."""
LIGHTHOUSE_NODE: Final = (22, 19)
"""Below this Lighthouse warns; it runs all the same."""
VERSION: Final = re.compile(r"(\d+)\.?(\d*)")


def version(command: str) -> tuple[int, int] | None:
    """Return the version of a program, major and minor, or None if it is not there or does not start."""
    program = shutil.which(command)
    done = program and subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = VERSION.search(f"{done.stdout}{done.stderr}") if done and done.returncode == 0 else None
    return (int(found[1]), int(found[2] or 0)) if found else None


def lacking(versions: Mapping[str, tuple[int, int] | None], chromium: str | None) -> list[str]:
    """Return what is not there or too old, in words; `versions` are those of `java` and `node`."""
    found = []
    for name, command, oldest in (("Java", "java", OLDEST_JAVA), ("Node", "node", OLDEST_NODE)):
        have = versions[command]
        if not have or have[0] < oldest:
            found.append(f"{name} {oldest}" + (f" (this is {have[0]})" if have else ""))
    return found if chromium else [*found, CHROMIUM]


def sentence(lacks: list[str], node: tuple[int, int] | None, *, full: bool) -> str:
    """Return what the audit needs and what it lacks; for a full one also what Lighthouse will say of this Node."""
    needs = f"The audit needs Java {OLDEST_JAVA}, Node {OLDEST_NODE} or newer versions of them, and {CHROMIUM}; "
    needs += f"this machine lacks {' and '.join(lacks)}" if lacks else "this machine has all of them"
    if full and node and node < LIGHTHOUSE_NODE:
        wanted = ".".join(map(str, LIGHTHOUSE_NODE))
        needs += f" (Lighthouse will warn that Node is older than {wanted}, and runs all the same)"
    return f"{needs}."


def told(*, full: bool) -> tuple[str, list[str]]:
    """Return the sentence about this machine, and what it lacks."""
    versions = {command: version(command) for command in ("java", "node")}
    lacks = lacking(versions, browsers.find(browsers.CHROMIUM, sys.executable))
    return sentence(lacks, versions["node"], full=full), lacks
