"""The command line, run as the reader runs it: checks, builds, and what it says and leaves when something is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from generator.build import Project
from tests.conftest import ROOT, copy_project

BACKSTRIDE: Final = Path(sys.executable).with_name("backstride")
EXAMPLE: Final = re.compile(r"`content/exercises/(?P<name>[a-z-]+)\.yml`:\n\n```yaml\n(?P<text>.*?)```", re.DOTALL)
HOST: Final = "https://runner.example/repo/"
HOSTILE: Final = "Say &quot;hello&quot; &amp; go on &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
"""A text without any HTML, to every reader; a tag, if it is decoded and not escaped again."""


def backstride(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the console script on a copy of the project."""
    return subprocess.run(
        [str(BACKSTRIDE), "--root", str(root), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def built(tmp_path: Path, site: Path) -> Project:
    """Copy the project with the good site that was built from it."""
    copy = copy_project(tmp_path / "copy")
    shutil.copytree(site, copy.site)
    return copy


def test_content_in_order_exits_with_0(content: object) -> None:
    """Checking content that is in order says so in one line, and how much there is."""
    done = backstride(ROOT, "check")
    assert (done.returncode, done.stderr) == (0, "")
    causes, exercises = len(getattr(content, "causes", ())), len(getattr(content, "exercises", ()))
    assert done.stdout == f"content/ is in order: {causes} causes, {exercises} exercises\n"


@pytest.mark.parametrize("command", ["check", "build"])
def test_broken_content_is_reported_all_at_once(built: Project, command: str) -> None:
    """Every problem of every file is reported with its place, the count comes last, and the last good site stays."""
    before = _files(built.site)
    exercise = built.root / "content" / "exercises" / "bird-dog.yml"
    exercise.write_text(exercise.read_text("utf-8").replace("\nsteps:", "\nstepps:"), "utf-8")
    cause = built.root / "content" / "causes" / "core.yml"
    cause.write_text(cause.read_text("utf-8") + "\torder: 1\n", "utf-8")
    line = exercise.read_text("utf-8").splitlines().index("stepps:") + 1
    done = backstride(built.root, command)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"content/exercises/bird-dog.yml:{line}:1: stepps: there is no key 'stepps' here" in done.stderr
    assert "content/exercises/bird-dog.yml:2:1: steps: the key 'steps' is missing" in done.stderr
    assert re.search(r"^content/causes/core\.yml:\d+:1: not valid YAML", done.stderr, re.MULTILINE)
    assert done.stderr.splitlines()[-1] == "3 problems in content"
    assert _files(built.site) == before


def test_problems_between_files_are_reported_all_at_once(built: Project) -> None:
    """What only shows when files are seen together is reported in the same way, every kind of it."""
    references = built.root / "content" / "references"
    shutil.copy2(references / "who-2023.yml", references / "nobody-2023.yml")
    shutil.copy2(
        built.root / "content" / "redflags" / "urinary.yml", built.root / "content" / "redflags" / "leg_weak.yml"
    )
    done = backstride(built.root, "check")
    assert done.returncode == 1
    assert "content/references/nobody-2023.yml:1:1: no claim cites this source" in done.stderr
    assert "the id 'leg_weak' is already used by content/redflags/leg_weak.yml" in done.stderr
    assert done.stderr.splitlines()[-1] == "2 problems in content"


def test_a_site_that_cannot_be_built_leaves_the_last_one(built: Project) -> None:
    """A link that leads nowhere, in a page written by hand, is an error, says where it is, and changes no file."""
    before = _files(built.site)
    about = built.root / "site_src" / "pages" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n[gone](no-such-page.md)\n", "utf-8")
    done = backstride(built.root, "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert "mkdocs could not build the site" in done.stderr
    assert "no-such-page.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert _files(built.site) == before


def test_a_missing_runtime_is_one_sentence(built: Project) -> None:
    """Without the Pyodide package a build says what is missing and what to do, and shows no traceback."""
    (built.root / "node_modules").unlink()
    done = backstride(built.root, "build")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_schemas_are_written_where_they_changed(built: Project) -> None:
    """Writing the schemas mends the one that was spoilt, leaves the others alone, and counts it."""
    (built.root / "content" / "schema" / "cause.schema.json").write_text("{}", "utf-8")
    assert backstride(built.root, "schema").stdout == "content/schema/: 1 files changed\n"
    assert _files(built.root / "content") == _files(ROOT / "content")


@pytest.mark.parametrize("arguments", [(), ("dance",), ("build", "--engine", "hugo")])
def test_a_wrong_command_exits_with_2(arguments: tuple[str, ...]) -> None:
    """A command or an engine that there is not prints how to use the program, and nothing is built."""
    done = backstride(ROOT, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: backstride ")


def _example() -> tuple[str, str]:
    """Return the id and the text of the complete exercise in CONTRIBUTING.md."""
    found = EXAMPLE.search((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert found
    return found["name"], found["text"]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build a copy to which the example of CONTRIBUTING.md was added, and one with a text full of entities.

    It is built for a host below a sub-path.
    """
    project = copy_project(tmp_path_factory.mktemp("published"))
    name, text = _example()
    exercises = project.root / "content" / "exercises"
    assert not (exercises / f"{name}.yml").exists()
    (exercises / f"{name}.yml").write_text(text, "utf-8")
    hostile = re.sub(r"purpose: .*\n", f'purpose: "{HOSTILE}"\n', text).replace(": Standing march", ": Q & A")
    for said in [*re.findall(r"(?:mistake|instead): (.*)\n", hostile), "You feel unsafe on one leg."]:
        hostile = hostile.replace(said, f"Also: {said}".replace(": ", " - "))
    (exercises / "hostile.yml").write_text(hostile, "utf-8")
    done = backstride(project.root, "build", BACKSTRIDE_SITE_URL=HOST)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"build/site is ready: \d+ pages\n", done.stdout)
    return project


def _page(project: Project, address: str) -> str:
    return (project.site / address / "index.html").read_text("utf-8")


def test_the_example_of_the_guide_becomes_a_page(published: Project) -> None:
    """The exercise of CONTRIBUTING.md, copied as it is, has its page with its name, steps, ladder and doses."""
    name, _ = _example()
    html = _page(published, f"exercises/{name}")
    assert '<h1 id="standing-march">Standing march' in html
    assert "Lift one knee to the height of your hip, or less." in html
    assert "Heel lift only" in html
    assert "2 sets of 8 repetitions on each side, hold each for 1 to 2 seconds" in html


def test_the_example_of_the_guide_is_listed(published: Project) -> None:
    """With no other edit it is on the list of exercises, on the pages of its causes, and in the search."""
    name, _ = _example()
    assert f'href="{name}/"' in _page(published, "exercises")
    assert f'href="../../exercises/{name}/"' in _page(published, "causes/core")
    assert f'href="../../exercises/{name}/"' in _page(published, "causes/hips")
    assert f'href="../../exercises/{name}/"' not in _page(published, "causes/shoes")
    (index,) = (published.site / "assets").glob("shell-*/search.json")
    assert f"exercises/{name}/" in {entry["path"] for entry in json.loads(index.read_text("utf-8"))}


class _Descriptions(HTMLParser):
    """Collects the descriptions of a page, and its scripts that run."""

    def __init__(self) -> None:
        super().__init__()
        self.descriptions: list[str | None] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "meta" and attributes.get("name") == "description":
            self.descriptions.append(attributes["content"])
        self.scripts += tag == "script"


def _described(html: str) -> tuple[list[str | None], int]:
    parser = _Descriptions()
    parser.feed(html)
    parser.close()
    return parser.descriptions, parser.scripts


def test_quotes_and_entities_in_a_text_stay_text(published: Project) -> None:
    """Quotes, ampersands and written-out brackets of a summary are shown as they are, in the page and in its head."""
    name, _ = _example()
    descriptions, scripts = _described(_page(published, "exercises/hostile"))
    assert descriptions == [unescape(HOSTILE)]
    assert scripts == _described(_page(published, f"exercises/{name}"))[1]
    filters = 1
    assert _described(_page(published, "exercises"))[1] == _described(_page(published, "causes"))[1] + filters
    assert "Q &amp; A" in _page(published, "exercises")


def test_pages_know_the_address_of_their_host(published: Project) -> None:
    """Built for a host, each page names its own address, and the not-found page leads below the sub-path."""
    assert f'<link rel="canonical" href="{HOST}causes/core/">' in _page(published, "causes/core")
    lost = (published.site / "404.html").read_text("utf-8")
    addresses = re.findall(r'(?:href|src)="([^"#][^"]*)"', lost)
    assert addresses
    assert [address for address in addresses if not address.startswith("/repo/")] == []
    assert f"<loc>{HOST}exercises/</loc>" in (published.site / "sitemap.xml").read_text("utf-8")
