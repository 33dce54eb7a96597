"""Shared by all tests: the project, its content, and one real build of the whole site."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.build import Project, build, check
from generator.load import Content

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("content", "site_src", "generator", "mkdocs.yml", "THIRD-PARTY-NOTICES.md")
"""What a build reads, besides the installed packages."""
BUILT = "BACKSTRIDE_BUILT"
"""Names in the environment the folder of a site that is built already; tests build one of their own without it."""
SITE_URL = "https://backstride.example/repo/"
"""Where tests suppose that the website will stand."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that refreshes every golden."""
    parser.addoption("--refresh-goldens", action="store_true", help="write the goldens anew instead of comparing")


@pytest.fixture
def refresh_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written anew."""
    return bool(request.config.getoption("--refresh-goldens"))


def copy_project(target: Path) -> Project:
    """Copy what a build reads to another folder, so that a test may break it."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    (target / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return Project(root=target)


@cache
def real_content() -> Content:
    """Return the real content, read once in a process and in those that are forked from it."""
    return check(Project(root=ROOT))


@pytest.fixture(scope="session")
def content() -> Content:
    """The real content."""
    return real_content()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project with its whole site built by MkDocs Material: a copy, or what is built already."""
    if os.environ.get(BUILT):
        return built_project(ROOT / os.environ[BUILT])
    copy = replace(copy_project(tmp_path_factory.mktemp("project")), address=SITE_URL)
    build(copy)
    return copy


def built_project(site: Path) -> Project:
    """Return the project that a site stands in; fail if it was built for another address than tests suppose."""
    project = Project(root=site.parent.parent, address=SITE_URL)
    home = site / "index.html"
    found = re.search(r'<link rel="canonical" href="([^"]+)">', home.read_text("utf-8")) if home.is_file() else None
    if project.site != site or not found or found[1] != SITE_URL:
        pytest.fail(f"{BUILT} must name build/site, built with BACKSTRIDE_SITE_URL={SITE_URL}", pytrace=False)
    return project


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The finished website, wherever it stands."""
    if os.environ.get(BUILT):
        return ROOT / os.environ[BUILT]
    project: Project = request.getfixturevalue("project")
    return project.site
