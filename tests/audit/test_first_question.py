"""Our scripts before the first question are told from those that follow, and a Python that comes too early is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.audit import first_question
from tests.audit.conftest import InChromium, write_site
from tests.audit.first_question import FirstQuestion
from tests.audit.weight import Limit, Limits

LIMITS = Limits(usual=Limit(kib=70, requests=10), own={}, first_question_kib=15)
MAIN = """
const check = document.querySelector("[data-selfcheck]");
document.querySelector("button").onclick = async () => {
  await import("./later.mjs");
  await fetch("../assets/engine-1/python.txt");
  document.querySelector("#check-chest").hidden = false;
};
check.dataset.ready = "";
"""
BODY = """
<div data-selfcheck><button>Start</button><input id="check-chest" type="checkbox" hidden></div>
<script type="module" src="../assets/selfcheck-1/main.mjs"></script>
"""


def test_scripts_are_told_apart(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """What is there when Start begins to work is needed; what a press on it asks for follows, and Python is early."""
    write_site(tmp_path, "")
    for name, text in {"selfcheck-1/main.mjs": MAIN, "selfcheck-1/later.mjs": "//", "engine-1/python.txt": "x"}.items():
        (tmp_path / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / name).write_text(text, "utf-8")
    (tmp_path / "self-check").mkdir()
    write_site(tmp_path / "self-check", BODY)
    result = in_chromium(tmp_path, lambda browser, address: first_question.check(browser, address, LIMITS))
    (finding,) = result.findings
    assert finding.wrong.endswith("/assets/engine-1/python.txt is asked for before the first question")
    assert 0 < result.figures["script bytes that follow"] < result.figures["script bytes"]
    assert result.figures["script bytes"] < result.figures["all bytes"]


@pytest.mark.parametrize(("size", "count"), [(0, 1), (1, 0), (15 * 1024, 0), (15 * 1024 + 1, 1)])
def test_the_limit_is_exact(size: int, count: int) -> None:
    """Fifteen KiB pass and one byte more does not; nothing at all means that nothing was measured."""
    url = "http://host.example/assets/selfcheck-1/main.mjs"
    first = FirstQuestion(sizes={url: size}, needed=frozenset({url}))
    assert len(first_question.judge(first, LIMITS).findings) == count
