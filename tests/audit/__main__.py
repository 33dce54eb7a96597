"""`python -m tests.audit [full] [--site DIR]`: measures a built site against every exact gate; fails on any breach."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator import browsers, setup
from generator.build import BUILD_ERRORS, Project, build, explain
from tests.audit import (
    axe,
    csp,
    first_question,
    lighthouse,
    links,
    mutation,
    needs,
    self_check_states,
    shift,
    tabs,
    third_party,
    validity,
    visits,
    weight,
)
from tests.audit.hosting import served
from tests.audit.report import Result, table, write_json
from tests.browser.engines import installed
from tests.conftest import ROOT

REPORT: Final = ROOT / "build" / "audit.json"


def main(arguments: list[str]) -> int:
    """Audit a site; return 1 if anything is wrong or lacking."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description="Audit the built site.")
    parser.add_argument("extent", nargs="?", choices=("full",), help="also Lighthouse and the mutation tests")
    parser.add_argument("--site", type=Path, help="the site's folder (default: build/site, built if it is not there)")
    parser.add_argument("--tested", action="store_true", help="leave out axe: the tests have asked it about this site")
    options = parser.parse_args(arguments)
    full = options.extent == "full"
    words, lacks = needs.told(full=full)
    setup.say(words)
    if lacks not in ([], [needs.CHROMIUM]):
        return 1
    try:
        setup.set_up_node()
        if lacks:
            setup.set_up_browsers()
        if full:
            setup.set_up_lighthouse()
        site = options.site or _built()
    except setup.SetupError as error:
        setup.say(str(error))
        return 1
    except BUILD_ERRORS as error:
        setup.say(explain(error))
        return 1
    return audit(site, full=full, tested=options.tested)


def _built() -> Path:
    project = Project(root=ROOT, address=os.environ.get("BACKSTRIDE_SITE_URL", ""))
    if not project.site.is_dir():
        setup.say("Building build/site …")
        build(project)
    return project.site


def audit(site: Path, *, full: bool, tested: bool) -> int:
    """Run every check, telling of each as it ends; return 1 if any has found something."""
    REPORT.unlink(missing_ok=True)
    results = []
    for result in _checks(site, full=full, tested=tested):
        setup.say(table([result]))
        results.append(result)
    write_json(results, REPORT)
    count = sum(len(result.findings) for result in results)
    wrong = [result.name for result in results if result.findings]
    setup.say(f"{count} findings in: {', '.join(wrong)}" if wrong else "The site is in order.")
    setup.say(f"Everything is in {REPORT.relative_to(ROOT)}")
    return min(1, count)


def _checks(site: Path, *, full: bool, tested: bool) -> Iterator[Result]:
    yield validity.check(site)
    yield links.check(site)
    yield csp.check(site)
    limits = weight.read_limits()
    with served(site) as address:
        with visits.chromium() as browser:
            seen = [visits.visit(browser, address, path) for path in visits.PAGES]
            yield third_party.check(seen)
            yield weight.check(seen, limits)
            yield first_question.check(browser, address, limits)
            yield shift.check(seen)
            yield tabs.check(browser, address)
            if not tested:
                yield axe.check(browser, address)
        if not tested:
            yield self_check_states.check(site)
        if full:
            yield lighthouse.check(address, installed(browsers.CHROMIUM) or "")
    if full:
        yield mutation.check()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
