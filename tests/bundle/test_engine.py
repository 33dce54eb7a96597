"""The engine that the site ships: complete, the same every time, and of the same opinion as CPython."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.assessment import api
from generator.build import Project
from generator.bundle import engine as engines
from generator.bundle import steps
from generator.bundle.cases import Case, cases
from generator.bundle.engine import LEAN, WHOLE, Engine, make_engine
from generator.bundle.runtime import RuntimeMissingError
from generator.bundle.steps import EngineBuildError, Steps
from generator.bundle.wheel import build_wheel
from generator.load import Content
from generator.selfcheck import compile_rules
from tests.assessment.answers import draw_answers, draw_near, draw_nonsense, fields_of, plain
from tests.conftest import ROOT

WORKER = Path(__file__).with_name("run_worker.mjs")
DRAWS = 150


@pytest.fixture(scope="module")
def asked(content: Content) -> tuple[Case, ...]:
    """What Python is asked while the engine is built."""
    return cases(content)


@pytest.fixture(scope="module")
def engine(asked: tuple[Case, ...]) -> Engine:
    """The engine of this project."""
    return make_engine(ROOT, asked)


@pytest.fixture(scope="module")
def folder(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The engine's files as the site has them."""
    made = tmp_path_factory.mktemp("engine")
    for name, data in engine.files.items():
        (made / name).write_bytes(data)
    return made


def in_worker(
    folder: Path, requests: Iterable[tuple[str, list[str]]], *, restored: bool = False
) -> list[dict[str, Any]]:
    """Ask the lean engine's own worker under Node; the first answer is that of loading."""
    given = json.dumps({"folder": str(folder), "restored": restored, "requests": list(requests)})
    done = subprocess.run(
        ["node", str(WORKER)], cwd=ROOT, input=given, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def test_each_part_is_what_the_manifest_says(engine: Engine) -> None:
    """Hash, size and packed sizes of every part of both engines; and the file says what the page is told."""
    assert json.loads(engine.files["manifest.json"]) == engine.manifest
    for kind, names in (("lean", LEAN), ("whole", WHOLE)):
        told = engine.manifest[kind]
        assert {part: told[part]["file"] for part in told} == names
        for part in told.values():
            data = gzip.decompress(engine.files[f"{part['file']}.gz"])
            assert hashlib.sha256(data).hexdigest() == part["sha256"]
            assert len(data) == part["bytes"]
            assert {form: len(engine.files[f"{part['file']}.{form}"]) for form in part["sent"]} == part["sent"]
    assert all(set(part["sent"]) == {"gz", "br"} for part in engine.manifest["lean"].values())


def test_the_whole_engine_is_pyodide_as_it_is_published(engine: Engine) -> None:
    """Code and library of the whole engine are the files of the package, and the wheel is that of the sources."""
    package = ROOT / "node_modules" / "pyodide"
    for part, data in (
        ("code", (package / "pyodide.asm.wasm").read_bytes()),
        ("library", (package / "python_stdlib.zip").read_bytes()),
        ("assessment", build_wheel(ROOT / "generator")),
    ):
        assert engine.manifest["whole"][part]["sha256"] == hashlib.sha256(data).hexdigest()


def test_the_lean_library_holds_compiled_modules_without_docstrings(engine: Engine) -> None:
    """Nothing but compiled modules: those that are imported, and none that only Pyodide's start would import."""
    library = zipfile.ZipFile(io.BytesIO(gzip.decompress(engine.files["lean.zip.gz"])))
    names = set(library.namelist())
    assert all(name.endswith(".pyc") for name in names)
    assert {"json/__init__.pyc", "dataclasses.pyc", "datetime.pyc", "pyodide/webloop.pyc"} <= names
    assert not {"ssl.pyc", "socket.pyc", "asyncio/events.pyc", "zipfile/__init__.pyc", "tempfile.pyc"} & names
    assert b"JSON (JavaScript Object Notation)" not in library.read("json/__init__.pyc")
    wheel = zipfile.ZipFile(io.BytesIO(gzip.decompress(engine.files["lean.whl.gz"])))
    assert {name for name in wheel.namelist() if name.endswith(".py")} == set()
    assert b"JSON text in, JSON text out" not in wheel.read("generator/assessment/api.pyc")


@pytest.mark.parametrize("restored", [False, True])
def test_the_lean_engine_answers_as_cpython_does(folder: Path, content: Content, *, restored: bool) -> None:
    """Scenarios, random answers and nonsense: the same JSON, or refused by both; also when started from a snapshot."""
    rules = json.dumps(compile_rules(content))
    draws = random.Random(f"engine {restored}")  # noqa: S311 - the same draws on every run are what is wanted
    fields, base = fields_of(content), plain(content.base.answers)
    answers = [{**base, **plain(scenario.answers)} for scenario in content.scenarios.values()]
    answers += [draw_answers(fields, draws, flags=number % 2) for number in range(DRAWS)]
    answers += [draw_near(fields, base, draws) for _ in range(DRAWS)]
    answers += [draw_nonsense(fields, draws) for _ in range(DRAWS)]
    units = ("km", "mi")
    requests = [{"answers": given, "unit": units[at % 2], "today": "2026-02-27"} for at, given in enumerate(answers)]
    texts = [json.dumps({**request, "before": {"date": "2026-01-30", "answers": base}}) for request in requests]
    loaded, *found = in_worker(folder, [("assess", [rules, text]) for text in texts], restored=restored)
    assert loaded == {"ok": True, "value": ""}
    expected = [on_cpython(rules, text) for text in texts]
    assert sum(value is not None for value in expected) > 2 * DRAWS
    for text, one, other in zip(texts, found, expected, strict=True):
        assert (one["value"] if one["ok"] else None) == other, text


def on_cpython(rules: str, text: str) -> str | None:
    """Return the answer to a request, or None if it is refused."""
    try:
        return api.assess(rules, text)
    except Exception:  # noqa: BLE001 - whatever is raised reaches the page as a refusal
        return None


def test_no_snapshot_is_given_once_somebody_asked(folder: Path) -> None:
    """What a reader answered may be in the memory by then."""
    _, _, kept = in_worker(folder, [("assess", ["", ""]), ("snapshot", [])])
    assert kept == {"ok": False, "value": "Error: there may be answers in the memory"}


def test_a_function_that_no_case_calls_stops_the_lean_engine(folder: Path) -> None:
    """It stops, which the page sees and goes on with the whole engine: it never gives a wrong answer."""
    _, outcome = in_worker(folder, [("_rules", ['{"a": 1.5e-300}'])])
    assert outcome == {"ok": False, "value": "RuntimeError: unreachable"}


@pytest.fixture
def cold(tmp_path: Path) -> Path:
    """A copy of the sources, whose packages lie in a folder of its own, with nothing made yet."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    modules = tmp_path / "node_modules"
    modules.mkdir()
    for package in (ROOT / "node_modules").iterdir():
        if package.name != ".cache":
            (modules / package.name).symlink_to(package, target_is_directory=True)
    return tmp_path


def test_the_engine_is_the_same_every_time(engine: Engine, asked: tuple[Case, ...], cold: Path) -> None:
    """Made from nothing in another folder, it has the same bytes; and a second time nothing is run."""
    assert make_engine(cold, asked).files == engine.files
    made = {path: path.stat().st_mtime_ns for path in (cold / "node_modules" / ".cache").rglob("*")}
    assert make_engine(cold, asked).files == engine.files
    assert {path: path.stat().st_mtime_ns for path in (cold / "node_modules" / ".cache").rglob("*")} == made


def test_a_step_that_fails_is_named_and_leaves_nothing(cold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says which step and what it said; the next build starts anew."""
    scripts = cold / "scripts"
    scripts.mkdir()
    (scripts / "break.mjs").write_text('throw new Error("the glue is gone")', "utf-8")
    monkeypatch.setattr(steps, "NODE", scripts)
    with pytest.raises(EngineBuildError, match=r"(?s)\(break\).*the glue is gone"):
        Steps(cold).run("break")
    assert list((cold / "node_modules" / ".cache" / "backstride").iterdir()) == []


def test_what_stands_in_for_a_module_must_stand_in_for_one(
    cold: Path, asked: tuple[Case, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module that a new Pyodide no longer has is an error that names it."""
    instead = cold / "instead"
    instead.mkdir()
    (instead / "no_such_module.py").write_text("", "utf-8")
    monkeypatch.setattr(engines, "_INSTEAD", instead)
    with pytest.raises(EngineBuildError, match=r"no longer has no_such_module\.py"):
        make_engine(cold, asked)


def test_a_missing_package_is_named(asked: tuple[Case, ...], tmp_path: Path) -> None:
    """Without the packages the error names the first that is missing, and what to do."""
    with pytest.raises(RuntimeMissingError, match=r"pyodide/package\.json is missing\): run `make site` once"):
        make_engine(tmp_path, asked)


def test_the_page_holds_the_manifest(project: Project) -> None:
    """What the page compares with is what lies in the folder that it names."""
    page = (project.site / "self-check" / "index.html").read_text("utf-8")
    (manifest,) = project.site.glob("assets/engine-*/manifest.json")
    text = page.partition("data-engine-parts>")[2].partition("</script>")[0]
    assert json.loads(text) == json.loads(manifest.read_text("utf-8"))
    assert f'data-engine="../assets/{manifest.parent.name}/"' in page
