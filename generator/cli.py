"""The command line: parse arguments, call, print, exit code."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from datetime import date, datetime
from pathlib import Path

from generator.build import BUILD_ERRORS, ENGINES, Project, build, check, explain, single_pages
from generator.load import Content
from generator.problems import ContentError
from generator.prose import prose_problems, readings
from generator.schema import write_schemas
from generator.serve.preview import PortInUseError, preview
from generator.serve.sketch import sketch
from generator.stale import due
from generator.terminal import Streams, judge_file, self_check

WIDEST = 100
"""Characters of a line of the self-check that are still easy to read."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 with what is wrong on the standard error."""
    options = _parser().parse_args(arguments)
    project = Project(
        root=options.root.resolve(),
        address=os.environ.get("BACKSTRIDE_SITE_URL", ""),
        repository=os.environ.get("BACKSTRIDE_REPOSITORY", "").rstrip("/"),
    )
    try:
        return _COMMANDS[options.command](project, options)
    except BUILD_ERRORS as error:
        print(explain(error), file=sys.stderr)
        return 1
    except PortInUseError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="backstride", description="Build the Backstride site from content/.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this folder)")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("check", help="check content/ and say everything that is wrong")
    command.add_argument("--prose", action="store_true", help="also measure the reading level and check the spelling")
    command.add_argument("--stale", type=_day, metavar="DATE", help="list what is due for review on a day: 2027-05-26")
    commands.add_parser("schema", help="write content/schema/ from the models")
    command = commands.add_parser("selfcheck", help="ask the questions of the self-check here, and print the result")
    command.add_argument("--answers", type=Path, metavar="FILE", help="judge a JSON or YAML file, and print JSON")
    command.add_argument("--today", type=_day, metavar="DATE", help="the day on which a plan starts: 2026-11-30")
    command.add_argument("--unit", choices=("km", "mi"), help="the unit of distances (default: km)")
    command = commands.add_parser("figure", help="draw one pose to build/figures/ and say what is wrong with it")
    command.add_argument("slug", help="a file in content/poses/, without its ending")
    command.add_argument("--watch", action="store_true", help="draw again whenever a pose is saved")
    for name, words in (("build", "build build/site"), ("serve", "build, serve, and rebuild on a change")):
        command = commands.add_parser(name, help=words)
        command.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="the site engine")
        if name == "serve":
            command.add_argument("--port", type=int, default=8000)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it as 2027-05-26") from error


def _check(project: Project, options: argparse.Namespace) -> int:
    content = check(project)
    if options.prose:
        _print_prose(project, content)
    if options.stale:
        _print_due(project, content, options.stale)
    print(f"content/ is in order: {len(content.causes)} causes, {len(content.exercises)} exercises")
    return 0


def _print_prose(project: Project, content: Content) -> None:
    """Print how each kind of content reads; raise `ContentError` for what is too hard or misspelt."""
    print("US grade (Flesch-Kincaid), every word counted: advice, claims, hardest file")
    for item in readings(content):
        claims = f"{item.claims:4.1f}" if item.claims is not None else "   -"
        hardest = f"{item.hardest[0]:.1f} {item.hardest[1]}" if item.hardest[1] else ""
        print(f"{item.kind:20} {item.files:4} files {item.words:7} words {item.advice:5.1f} {claims}  {hardest}")
    problems = list(prose_problems(content, project.root))
    if problems:
        raise ContentError(problems)


def _print_due(project: Project, content: Content, day: date) -> None:
    found = due(content, single_pages(project, content), day)
    for item in found:
        print(f"{item.day.isoformat()}  {item.file}")
    print(f"{len(found)} due on {day.isoformat()}")


def _schema(project: Project, _options: argparse.Namespace) -> int:
    print(f"content/schema/: {write_schemas(project.root / 'content')} files changed")
    return 0


def _build(project: Project, options: argparse.Namespace) -> int:
    pages = build(project, options.engine)
    print(f"build/site is ready: {pages} pages")
    return 0


def _serve(project: Project, options: argparse.Namespace) -> int:
    preview(project, options.engine, options.port)
    return 0


def _selfcheck(project: Project, options: argparse.Namespace) -> int:
    content, width = check(project), min(shutil.get_terminal_size().columns, WIDEST)
    streams = Streams(lines=sys.stdin, out=sys.stdout, mistakes=sys.stderr, width=width)
    today = datetime.now().astimezone().date().isoformat()
    given = {name: str(value) for name in ("unit", "today") if (value := getattr(options, name))}
    if options.answers:
        return judge_file(content, options.answers, streams, given=given, today=today)
    templates = project.root / "site_src" / "templates"
    return self_check(content, templates, streams, **{"unit": "km", "today": today, **given})


def _figure(project: Project, options: argparse.Namespace) -> int:
    return sketch(project, options.slug, watching=options.watch)


_COMMANDS = {
    "check": _check,
    "schema": _schema,
    "selfcheck": _selfcheck,
    "figure": _figure,
    "build": _build,
    "serve": _serve,
}

if __name__ == "__main__":
    sys.exit(main())
