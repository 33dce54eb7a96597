"""The command line: parse arguments, call, print, exit code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.build import BUILD_ERRORS, ENGINES, Project, build, check, explain
from generator.schema import write_schemas
from generator.serve.preview import PortInUseError, preview
from generator.serve.sketch import sketch


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 with what is wrong on the standard error."""
    options = _parser().parse_args(arguments)
    project = Project(root=options.root.resolve())
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
    commands.add_parser("check", help="check content/ and say everything that is wrong")
    commands.add_parser("schema", help="write content/schema/ from the models")
    command = commands.add_parser("figure", help="draw one pose to build/figures/ and say what is wrong with it")
    command.add_argument("slug", help="a file in content/poses/, without its ending")
    command.add_argument("--watch", action="store_true", help="draw again whenever a pose is saved")
    for name, words in (("build", "build build/site"), ("serve", "build, serve, and rebuild on a change")):
        command = commands.add_parser(name, help=words)
        command.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="the site engine")
        if name == "serve":
            command.add_argument("--port", type=int, default=8000)
    return parser


def _check(project: Project, _options: argparse.Namespace) -> int:
    content = check(project)
    print(f"content/ is in order: {len(content.causes)} causes, {len(content.exercises)} exercises")
    return 0


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


def _figure(project: Project, options: argparse.Namespace) -> int:
    return sketch(project, options.slug, watching=options.watch)


_COMMANDS = {"check": _check, "schema": _schema, "figure": _figure, "build": _build, "serve": _serve}

if __name__ == "__main__":
    sys.exit(main())
