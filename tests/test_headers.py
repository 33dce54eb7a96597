"""The headers for hosts: they fit the files of the site, and the examples for other servers say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.finish.headers import EVERYWHERE, is_hashed
from tests.conftest import ROOT

HEADER: Final = re.compile(r"  ([A-Z][A-Za-z-]+): (\S.*)")
EXAMPLES: Final = {name: (ROOT / "hosting" / name).read_text("utf-8") for name in ("nginx.conf", "Caddyfile")}
PUSHED: Final = {".mjs": "text/javascript", ".txt": "text/plain"}

Rules = list[tuple[str, dict[str, str]]]


def parse(text: str) -> Rules:
    """Return the rules of a `_headers` file in order; fail on a line that hosts would not read."""
    rules: Rules = []
    for block in text.rstrip("\n").split("\n\n"):
        path, *lines = block.split("\n")
        assert re.fullmatch(r"/[^*\s]*\*?", path), f"{path!r} is no path that every host reads"
        found = [HEADER.fullmatch(line) for line in lines]
        assert found
        rules.append((path, {match[1]: match[2] for match in found if match}))
        assert len(rules[-1][1]) == len(lines), f"{path}: a line is no header, or a header stands twice"
    return rules


def sent(rules: Rules, address: str) -> dict[str, list[str]]:
    """Return what a host sends with an address, each header with the values of all rules that match."""
    headers: dict[str, list[str]] = {}
    for path, values in rules:
        if address == path or (path.endswith("*") and address.startswith(path[:-1])):
            for name, value in values.items():
                headers.setdefault(name, []).append(value)
    return headers


def _addresses(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each file of the site with each address under which it is asked for."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != "_headers":
            yield name, f"/{name}"
            if path.name == "index.html":
                yield name, f"/{name}".removesuffix("index.html")


@pytest.fixture(scope="module")
def rules(site: Path) -> Rules:
    """The rules of the built site."""
    return parse((site / "_headers").read_text("utf-8"))


def test_every_rule_is_for_files_that_exist(site: Path, rules: Rules) -> None:
    """No rule names a file or a folder that the site does not have."""
    addresses = [address for _, address in _addresses(site)]
    for path, _ in rules:
        assert any(address == path or (path[-1] == "*" and address.startswith(path[:-1])) for address in addresses), (
            path
        )


def test_no_header_is_set_twice(site: Path, rules: Rules) -> None:
    """Hosts join the values of several rules: for each file, only one sets a header."""
    for _, address in _addresses(site):
        assert {name for name, values in sent(rules, address).items() if len(values) > 1} == set(), address


def test_the_file_keeps_the_limits_of_hosts(rules: Rules) -> None:
    """Cloudflare Pages reads 100 rules, and 2,000 characters of a line."""
    assert len(rules) <= 100
    assert max(len(f"  {name}: {value}") for _, headers in rules for name, value in headers.items()) <= 2000


def test_every_file_says_how_long_it_may_be_kept(site: Path, rules: Rules) -> None:
    """What carries a hash is kept for a year, other assets for a day, and everything else is asked for each time."""
    for name, address in _addresses(site):
        (cache,) = sent(rules, address)["Cache-Control"]
        hashed = any(is_hashed(part) for part in name.split("/"))
        assert ("immutable" in cache) is hashed, address
        assert ("max-age=0" in cache) is not name.startswith("assets/"), address
        assert not (name.endswith(".html") and "immutable" in cache), address


def test_every_hashed_folder_is_kept_for_a_year(site: Path, rules: Rules) -> None:
    """The folders of scripts, exercises and the runtime, and those of figures and of the theme, are immutable."""
    folders = [path for path in (site / "assets").iterdir() if path.is_dir() and path.name != "cards"]
    assert len(folders) >= 7
    for folder in folders:
        assert "immutable" in dict(rules)[f"/assets/{folder.name}/*"]["Cache-Control"]


@pytest.mark.parametrize("name", ["bundle.a5f9d56c.min.js", "bird-dog-72d64123.svg", "engine-fe79c3643ed4"])
def test_a_hash_in_a_name_is_seen(name: str) -> None:
    """Hashes stand behind a hyphen or a point."""
    assert is_hashed(name)


@pytest.mark.parametrize("name", ["favicon.svg", "low-back.png", "side-facade.svg", "index.html", "feed.xml"])
def test_a_name_without_a_hash_is_no_hash(name: str) -> None:
    """Words of letters that a hash may have as well are no hashes."""
    assert not is_hashed(name)


def test_types_that_hosts_get_wrong_are_set(site: Path, rules: Rules) -> None:
    """Modules and parts of pages have their types; nothing else has one: the engine needs none."""
    kinds = set()
    for name, address in _addresses(site):
        values = sent(rules, address).get("Content-Type", [])
        wanted = PUSHED.get(Path(name).suffix) if name.startswith("assets/") else None
        assert [value.partition(";")[0] for value in values] == ([wanted] if wanted else []), address
        kinds.add(wanted)
    assert kinds == {None, *PUSHED.values()}


def test_the_policy_of_the_headers_allows_what_pages_allow_and_no_frame(site: Path, rules: Rules) -> None:
    """The header's policy holds the hashes of every page, begins with nothing, and forbids frames of other sites."""
    policy = dict(rules)["/*"]["Content-Security-Policy"]
    directives = {name: values for name, *values in (part.split() for part in policy.split(";"))}
    hashes = set(re.findall(r"'sha256-[^']+'", "".join(p.read_text("utf-8")[:3000] for p in site.rglob("*.html"))))
    assert directives.pop("frame-ancestors") == ["'none'"]
    assert directives["default-src"] == directives["form-action"] == ["'none'"]
    assert directives["connect-src"] == ["'self'"]
    assert set(directives["script-src"]) == {"'self'", "'wasm-unsafe-eval'", *hashes}
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy


def test_only_the_data_may_be_read_by_other_sites(site: Path, rules: Rules) -> None:
    """Other people's pages may read the JSON files and the feed, and nothing else."""
    shared = {name for name, address in _addresses(site) if "Access-Control-Allow-Origin" in sent(rules, address)}
    assert shared == {name for name, _ in _addresses(site) if name.startswith("api/") or name == "feed.xml"}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_send_the_same_headers(example: str, rules: Rules) -> None:
    """nginx and Caddy send what `_headers` says, and all three cache times."""
    text = EXAMPLES[example]
    assert dict(rules)["/*"].keys() == {"Content-Security-Policy", *EVERYWHERE}
    for name, value in EVERYWHERE.items():
        assert f'{name} "{value}"' in text, name
    for cache in {headers["Cache-Control"] for _, headers in rules if "Cache-Control" in headers}:
        assert f'"{cache}"' in text, cache


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_have_the_same_policy_but_for_scripts(example: str, rules: Rules) -> None:
    """Hashes change with each build: the examples leave scripts to the pages and say the rest in full."""
    policy = dict(rules)["/*"]["Content-Security-Policy"]
    rest = [part for part in policy.split("; ") if not part.startswith(("default-src", "script-src"))]
    (general,) = re.findall(r'"(style-src [^"]*)"', EXAMPLES[example])
    assert set(general.split("; ")) == {*rest, "frame-src 'none'", "media-src 'none'", "manifest-src 'none'"}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_know_a_hash_by_the_same_sign(example: str, site: Path) -> None:
    """The pattern of the examples matches the hashed files of the site and no others."""
    (pattern,) = re.findall(r"\^/assets/\.\*\S*\$\)", EXAMPLES[example])
    for name, address in _addresses(site):
        hashed = any(is_hashed(part) for part in name.split("/"))
        assert bool(re.search(pattern, address)) is hashed, address
