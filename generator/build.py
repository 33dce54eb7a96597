"""The pipeline on one screen: content -> models -> pages -> build/docs -> engine -> finish -> build/site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import yaml
from jinja2 import TemplateError, TemplateSyntaxError
from yaml import YAMLError

from generator.bundle import make_bundle
from generator.bundle.cases import cases
from generator.bundle.frame import frame_files
from generator.bundle.runtime import RuntimeMissingError
from generator.bundle.steps import EngineBuildError
from generator.checks import check_content
from generator.finish import finish_site
from generator.finish.assets import STYLESHEET
from generator.finish.paid import UndisclosedError
from generator.finish.theme import ThemeChangedError
from generator.load import Content, load
from generator.load.single import load_single_pages
from generator.models.single import SinglePage
from generator.pages import all_pages
from generator.pages.figures import animations, draw_all
from generator.pages.listing import filter_rules
from generator.pages.render import Renderer, Surroundings
from generator.pages.urls import PAGES
from generator.problems import ContentError
from generator.publish import publish
from generator.publish.fragments import NAME as EXERCISES
from generator.publish.fragments import exercise_fragments
from generator.selfcheck import compile_rules
from generator.write import Tree, write_tree

ENGINES: Final = ("mkdocs", "zensical")
NOTICES: Final = "assets/third-party-notices.txt"
"""Licences of what the site ships travel with it."""
_EPOCH: Final = "1767225600"
"""2026-01-01, the date of every generated file that needs one: builds do not depend on the day."""


class EngineError(Exception):
    """The site engine refused the generated pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Where things are, and where the site and its sources will be. `build` is generated and never committed."""

    root: Path
    address: str = ""
    """Where the site will be, with a slash at its end; empty if it is not known."""
    repository: str = ""
    """Where its sources are, for links to edit a page; empty if it is not known."""

    @property
    def build(self) -> Path:
        """The folder of everything generated."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The finished website."""
        return self.build / "site"


BUILD_ERRORS: Final = (
    ContentError,
    EngineBuildError,
    EngineError,
    RuntimeMissingError,
    TemplateError,
    ThemeChangedError,
    UndisclosedError,
    YAMLError,
)
"""What a build may end in because of a file that somebody edited, or of something that is not installed."""


def explain(error: Exception) -> str:
    """Return one of `BUILD_ERRORS` in words, with the place in a template."""
    if isinstance(error, TemplateError):
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
        place = f"{frames[-1].filename}:{frames[-1].lineno}: " if frames else ""
        if isinstance(error, TemplateSyntaxError):
            place = f"{error.filename}:{error.lineno}: "
        return f"{place}{error.message or type(error).__name__}"
    return str(error)


def check(project: Project) -> Content:
    """Return the content; raise `ContentError` with every problem in it."""
    content = load(project.root / "content", PAGES)
    check_content(content, project.root / "content")
    return content


def single_pages(project: Project, content: Content) -> Mapping[str, SinglePage]:
    """Return the pages that stand once, by their file below `build/docs`."""
    return load_single_pages(project.root / "site_src" / "pages.yml", content, frozenset(PAGES))


def build(project: Project, engine: str = "mkdocs") -> int:
    """Build `build/site` and return the number of its pages.

    The last good site stays in place until the new one is complete. Raises one of `BUILD_ERRORS`.
    """
    content = check(project)
    write_tree(project.build / "docs", generate(project, content))
    fresh = project.build / f"site-{engine}-new"
    shutil.rmtree(fresh, ignore_errors=True)
    run_engine(project, engine, fresh)
    pages = finish_site(fresh)
    _replace(project.site, fresh)
    return pages


def generate(project: Project, content: Content) -> Tree:
    """Return everything that the engine reads: pages, assets, scripts, data and the browser's Python."""
    source = project.root / "site_src"
    bundle = make_bundle(project.root, cases(content))
    gallery = draw_all(content)
    labels = yaml.safe_load((source / "labels.yml").read_text("utf-8"))
    around = Surroundings(
        assets=bundle.folders,
        engine=bundle.engine,
        single=single_pages(project, content),
        labels=labels,
        figures=gallery,
        repository=project.repository,
    )
    exercises, pieces = exercise_fragments(content, gallery, Renderer(source / "templates", around))
    around = replace(around, assets={**bundle.folders, EXERCISES: exercises})
    renderer = Renderer(source / "templates", around)
    pages = all_pages(content, labels, compile_rules(content), gallery, source / "pages")
    written = {page.path: renderer.render(page, content).encode() for page in pages}
    assets = {
        f"assets/{path.relative_to(source / 'assets').as_posix()}": path.read_bytes()
        for path in sorted((source / "assets").rglob("*"))
        if path.is_file()
    }
    styles = [path.read_bytes() for path in sorted((source / "css").glob("*.css"))]
    assets[STYLESHEET.as_posix()] = b"\n".join([*styles, filter_rules(pages).encode()])
    notices = {NOTICES: (project.root / "THIRD-PARTY-NOTICES.md").read_bytes()}
    return {
        **written,
        **assets,
        **notices,
        **frame_files(project.root),
        **animations(gallery),
        **bundle.files,
        **pieces,
        **publish(content, around, source, project.address),
    }


def run_engine(project: Project, engine: str, target: Path) -> None:
    """Run MkDocs Material or Zensical on `build/docs`; raise `EngineError` with its output if it fails."""
    commands = {
        "mkdocs": ["mkdocs", "build", "--strict"],
        "zensical": ["zensical", "build", "--clean"],
    }
    environment = {
        **os.environ,
        "BACKSTRIDE_SITE_DIR": str(target),
        "BACKSTRIDE_SITE_URL": project.address,
        "SOURCE_DATE_EPOCH": _EPOCH,
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    done = subprocess.run(
        [sys.executable, "-m", *commands[engine]],
        cwd=project.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0 or not target.is_dir():
        raise EngineError(f"{engine} could not build the site:\n{done.stdout}{done.stderr}")


def _replace(old: Path, new: Path) -> None:
    """Put the new site in place of the old one with two renames."""
    aside = old.with_name(f"{old.name}-old")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)
