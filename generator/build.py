"""The pipeline on one screen: content -> models -> pages -> build/docs -> engine -> finish -> build/site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml
from jinja2 import TemplateError, TemplateSyntaxError
from yaml import YAMLError

from generator.bundle import make_bundle
from generator.bundle.runtime import RuntimeMissingError
from generator.checks import check_content
from generator.finish import finish_site
from generator.finish.assets import STYLESHEET
from generator.finish.theme import ThemeChangedError
from generator.load import Content, load
from generator.pages import render_pages
from generator.pages.figures import animations, draw_all
from generator.pages.prose import prose_pages
from generator.pages.render import Renderer
from generator.pages.urls import PAGES
from generator.problems import ContentError
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
    """Where things are. `build` is generated and never committed."""

    root: Path

    @property
    def build(self) -> Path:
        """The folder of everything generated."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The finished website."""
        return self.build / "site"


BUILD_ERRORS: Final = (ContentError, EngineError, RuntimeMissingError, TemplateError, ThemeChangedError, YAMLError)
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
    """Return everything that the engine reads: pages, assets, scripts and the browser's Python."""
    source = project.root / "site_src"
    bundle = make_bundle(project.root)
    gallery = draw_all(content)
    titles = yaml.safe_load((source / "titles.yml").read_text("utf-8"))
    renderer = Renderer(source / "templates", bundle.folders, titles, gallery)
    pages = dict(render_pages(content, renderer, compile_rules(content), gallery))
    pages |= prose_pages(source / "pages", content, renderer)
    assets = {
        f"assets/{path.relative_to(source / 'assets').as_posix()}": path.read_bytes()
        for path in sorted((source / "assets").rglob("*"))
        if path.is_file()
    }
    assets[STYLESHEET] = b"\n".join(path.read_bytes() for path in sorted((source / "css").glob("*.css")))
    notices = {NOTICES: (project.root / "THIRD-PARTY-NOTICES.md").read_bytes()}
    return {**pages, **assets, **notices, **animations(gallery), **bundle.files}


def run_engine(project: Project, engine: str, target: Path) -> None:
    """Run MkDocs Material or Zensical on `build/docs`; raise `EngineError` with its output if it fails."""
    commands = {
        "mkdocs": ["mkdocs", "build", "--strict"],
        "zensical": ["zensical", "build", "--clean"],
    }
    environment = {
        **os.environ,
        "BACKSTRIDE_SITE_DIR": str(target),
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
