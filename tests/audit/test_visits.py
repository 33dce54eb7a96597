"""A visit notes what is asked for, what it weighs and what moves, and the checks judge it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.finish.csp import rules_of, with_policy
from tests.audit import shift, third_party, visits, weight
from tests.audit.conftest import InChromium, write_site
from tests.audit.visits import Visit
from tests.audit.weight import KIB, Limit, Limits

LATE = "<script>setTimeout(() => { late.style.height = '200px'; }, 50);</script>"
FOREIGN = '<img src="http://127.0.0.1:9/picture.png" alt="">'
LIMITS = Limits(usual=Limit(kib=70, requests=10), own={"large/": Limit(kib=100, requests=12)}, first_question_kib=15)


def look(site: Path, in_chromium: InChromium[Any]) -> Visit:
    """Visit a site of one page."""
    seen: Visit = in_chromium(site, lambda browser, address: visits.visit(browser, address, ""))
    return seen


def loaded(page: str, kib: float, requests: int = 1) -> Visit:
    """Return a visit of so much in so many requests."""
    sizes = {str(number): 0 for number in range(requests)} | {"0": round(kib * KIB)}
    return Visit(page=page, sizes=sizes, foreign=(), shifts=())


def test_a_shift_is_found(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """Something that grows by itself and pushes the text down is a finding."""
    seen = look(write_site(tmp_path, f'<div id="late"></div><p>text</p>{LATE}'), in_chromium)
    result = shift.check([seen])
    assert [finding.wrong for finding in result.findings] == ["something moves by itself"]
    assert result.findings[0].place.endswith(">")
    assert isinstance(result.figures["most"], float)
    assert result.figures["most"] > 0


def test_a_page_at_rest_has_no_shift(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """A long page that is read to its end does not move."""
    seen = look(write_site(tmp_path, '<p style="height: 3000px">text</p><p>end</p>'), in_chromium)
    assert shift.check([seen]).findings == ()


def test_a_foreign_request_is_found(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """A picture of another host is found, though it does not come."""
    seen = look(write_site(tmp_path, FOREIGN), in_chromium)
    assert [one.wrong for one in third_party.check([seen]).findings] == ["asks for http://127.0.0.1:9/picture.png"]


def test_a_foreign_request_that_the_policy_blocks_is_found(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """What the policy stops is still wrong on the page."""
    write_site(tmp_path, FOREIGN)
    page = tmp_path / "index.html"
    html = page.read_text("utf-8")
    page.write_text(with_policy(html, rules_of(html)), "utf-8")
    wrong = [finding.wrong for finding in third_party.check([look(tmp_path, in_chromium)]).findings]
    assert any("127.0.0.1:9" in one and "Content Security Policy" in one for one in wrong)


def test_bytes_are_those_of_the_wire(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """A file counts with its compressed size and its headers; data inside the page counts once."""
    words = " ".join(map(str, range(20_000)))
    (tmp_path / "long.css").write_text(f"/* {words} */", "utf-8")
    image = '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">'
    seen = look(write_site(tmp_path, image, '<link rel="stylesheet" href="long.css">'), in_chromium)
    sizes = {url.rpartition("/")[2]: size for url, size in seen.sizes.items()}
    assert sizes.keys() == {"", "long.css"}
    body = len(gzip.compress((tmp_path / "long.css").read_bytes(), 6))
    assert body < sizes["long.css"] < body + 1000


@pytest.mark.parametrize(
    ("seen", "wrong"),
    [
        (loaded("small/", 70), []),
        (loaded("small/", 70.1), ["70.1 KiB, at most 70 are allowed"]),
        (loaded("small/", 1, 10), []),
        (loaded("small/", 1, 11), ["11 requests, at most 10 are allowed"]),
        (loaded("large/", 100, 12), []),
        (loaded("large/", 101, 13), ["101.0 KiB, at most 100 are allowed", "13 requests, at most 12 are allowed"]),
    ],
)
def test_limits_are_exact(seen: Visit, wrong: list[str]) -> None:
    """A page at its limit passes and one above it does not; a limit of its own comes before the usual one."""
    others = [] if seen.page == "large/" else [loaded("large/", 1)]
    assert [finding.wrong for finding in weight.check([seen, *others], LIMITS).findings] == wrong


def test_a_limit_that_nothing_needs_is_found() -> None:
    """A page that has a limit of its own must be visited."""
    (finding,) = weight.check([loaded("small/", 1)], LIMITS).findings
    assert (finding.page, finding.wrong) == ("large/", "has a limit of its own, and is not visited")


def test_the_limits_are_of_pages_that_are_visited() -> None:
    """Content pages have 70 KiB and 10 requests; only pages of a kind that is visited may have more."""
    limits = weight.read_limits()
    assert limits.usual == Limit(kib=70, requests=10)
    assert limits.first_question_kib == 15
    assert limits.own.keys() <= set(visits.PAGES)


def test_a_limit_needs_a_reason(tmp_path: Path) -> None:
    """A limit without a sentence that says why is refused."""
    data = yaml.safe_load(weight.LIMITS.read_text("utf-8"))
    del data["pages"][0]["why"]
    (tmp_path / "limits.yml").write_text(yaml.safe_dump(data), "utf-8")
    with pytest.raises(KeyError, match="why"):
        weight.read_limits(tmp_path / "limits.yml")
