"""`make shots`: pictures of every kind of page into `build/shots`, and a sheet for each kind to look at."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from generator.build import Project, build
from tests.audit.visits import chromium
from tests.browser.conftest import serve
from tests.conftest import ROOT
from tests.shots.camera import shots
from tests.shots.listing import listing
from tests.shots.sheet import draw, small_png
from tests.shots.subjects import Subject, subjects

OUT = ROOT / "build" / "shots"


def main(arguments: list[str]) -> int:
    """Make the pictures and return 0; 2 if no subject has the name that is asked for."""
    wanted = _parser().parse_args(arguments)
    found = [subject for subject in subjects() if not wanted.only or subject.slug in wanted.only]
    if not found:
        print("no such kind of page; there are: " + ", ".join(subject.slug for subject in subjects()))
        return 2
    project = Project(root=ROOT)
    if not wanted.site:
        print("Building the site …", flush=True)
        build(project)
    if not wanted.only:
        shutil.rmtree(OUT, ignore_errors=True)
    (OUT / "sheets").mkdir(parents=True, exist_ok=True)
    _photograph(wanted.site or project.site, found)
    print(f"Open {OUT.relative_to(ROOT) / 'index.html'}")
    return 0


def _photograph(site: Path, found: list[Subject]) -> None:
    """Write the pictures of all subjects, and the page that lists them."""
    made = {}
    with serve(site) as address, chromium() as browser:
        for subject in found:
            pictures = {variant.name: image for variant, image in shots(browser, address, subject)}
            names = {f"{subject.slug}-{name}.png": image for name, image in pictures.items()}
            for name, image in names.items():
                image.save(OUT / name)
            sheet = small_png(draw(pictures))
            (OUT / "sheets" / f"{subject.slug}.png").write_bytes(sheet)
            made[subject.name] = (f"sheets/{subject.slug}.png", list(names))
            print(f"  {subject.name}: {len(names)} shots, sheet of {len(sheet):,} bytes", flush=True)
    (OUT / "index.html").write_text(listing(made), "utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make shots", description=__doc__)
    parser.add_argument("--site", type=Path, help="a site that is built already; without it the site is built first")
    parser.add_argument("--only", nargs="+", default=[], metavar="KIND", help="photograph these kinds of page only")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
