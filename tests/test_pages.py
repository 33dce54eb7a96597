"""Content -> Markdown: addresses, escaping, labels of sources, computed tables, and claims with their evidence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import Final

import jinja2
import pytest
import yaml

from generator.build import Project
from generator.citations import citations, label
from generator.load import Content
from generator.models.base import PageModel, Span
from generator.models.evidence import Claim, Reference
from generator.models.single import SinglePage
from generator.pages import urls
from generator.pages.after import kept_together
from generator.pages.render import (
    Page,
    Renderer,
    Surroundings,
    json_for_script,
    lasting,
    plain,
)
from tests.conftest import ROOT

TEMPLATES: Final = ROOT / "site_src" / "templates"
ARTICLES: Final = ("shoes", "running", "training", "understanding")
ABOUT: Final = PageModel(reviewed=date(2026, 1, 1), next_review=date(2027, 1, 1), related=("page:home",))
SINGLE: Final = SinglePage(title="A page", description="What it is.", **ABOUT.model_dump())


@pytest.mark.parametrize(
    ("address", "here", "expected"),
    [
        ("", "index.md", "./"),
        ("causes/core/", "index.md", "causes/core/"),
        ("", "red-flags.md", "../"),
        ("", "causes/core.md", "../../"),
        ("causes/", "causes/core.md", "../"),
        ("causes/", "causes/index.md", "./"),
        ("causes/core/", "causes/core.md", "./"),
        ("causes/hips/", "causes/core.md", "../hips/"),
        ("causes/hips/", "causes/index.md", "hips/"),
        ("references/#who-2023", "causes/core.md", "../../references/#who-2023"),
        ("red-flags/#urinary", "red-flags.md", "./#urinary"),
        ("#top", "index.md", "./#top"),
        ("assets/backstride.css", "index.md", "assets/backstride.css"),
        ("assets/backstride.css", "causes/core.md", "../../assets/backstride.css"),
        ("assets/engine-1/", "self-check.md", "../assets/engine-1/"),
    ],
)
def test_an_address_is_seen_from_a_page(address: str, here: str, expected: str) -> None:
    """An address below the site's root is written relative to the page that it stands on."""
    assert urls.relative(address, here) == expected


@pytest.mark.parametrize(
    ("item", "source", "address"),
    [
        ("page:home", "index.md", ""),
        ("page:causes", "causes/index.md", "causes/"),
        ("page:red-flags", "red-flags.md", "red-flags/"),
        ("cause:core", "causes/core.md", "causes/core/"),
        ("exercise:bird-dog", "exercises/bird-dog.md", "exercises/bird-dog/"),
        ("progression:walk-run", "progressions/walk-run.md", "progressions/walk-run/"),
        ("shoe:rotation", "shoes/rotation.md", "shoes/rotation/"),
        ("redflag:urinary", "red-flags.md#urinary", "red-flags/#urinary"),
        ("reference:who-2023", "references.md#who-2023", "references/#who-2023"),
        ("strength:trial", "evidence.md#trial", "evidence/#trial"),
        ("asset:assets/favicon.svg", "assets/favicon.svg", "assets/favicon.svg"),
    ],
)
def test_an_item_has_its_page(item: str, source: str, address: str) -> None:
    """Each kind of item has a Markdown file, perhaps with a fragment, and the address that comes of it."""
    assert urls.source_of(item) == source
    assert urls.address_of(source) == address


@pytest.mark.parametrize("item", ["https://www.nhs.uk/", "mailto:somebody@example.org"])
def test_an_outside_link_has_no_page(item: str) -> None:
    """Links to other sites and to mail addresses are left as they are."""
    assert urls.source_of(item) is None


def test_a_page_that_does_not_exist_is_an_error() -> None:
    """A link to a page that the site does not have raises."""
    with pytest.raises(KeyError):
        urls.source_of("page:nowhere")


def test_every_known_page_is_written(project: Project) -> None:
    """Every page that texts may link to is among the generated ones."""
    assert [source for source in urls.PAGES.values() if not (project.build / "docs" / source).is_file()] == []


def _render(folder: Path, content: Content, template: str, values: Mapping[str, object], here: str) -> str:
    """Fill a template that stands alone, on a page of its own."""
    (folder / "page.md.j2").write_text(template, "utf-8")
    page = Page(
        path=here, template="page.md.j2", kind="about", about=ABOUT, title="Title", explained=False, values=values
    )
    return Renderer(folder, Surroundings(assets={"engine": "assets/engine-1"})).render(page, content)


def test_a_name_is_escaped(tmp_path: Path, content: Content) -> None:
    """A plain value cannot become a tag or an entity, wherever a template places it."""
    found = _render(tmp_path, content, "# {{ name }}", {"name": '<b> & "q"'}, "a.md")
    assert found == "# &lt;b&gt; &amp; &#34;q&#34;"


def test_an_unknown_value_is_an_error(tmp_path: Path, content: Content) -> None:
    """A template that places a value which it was not given fails, and does not leave a gap."""
    with pytest.raises(jinja2.UndefinedError):
        _render(tmp_path, content, "{{ nothing }}", {}, "a.md")


def test_a_page_without_a_title_is_an_error(tmp_path: Path, content: Content) -> None:
    """A page that brings no title of its own has one among those of the pages that stand once, or fails."""
    (tmp_path / "page.md.j2").write_text("{{ page.title }}: {{ page.description }}", "utf-8")
    single = {"a.md": SinglePage(title="About", description="What it is.", **ABOUT.model_dump())}
    renderer = Renderer(tmp_path, Surroundings(single=single))
    assert renderer.render(Page(path="a.md", template="page.md.j2", kind="about"), content) == "About: What it is."
    with pytest.raises(KeyError, match=r"b\.md"):
        renderer.render(Page(path="b.md", template="page.md.j2", kind="about"), content)


def test_every_title_has_its_page(project: Project) -> None:
    """No title is kept for a page that is not written."""
    single = yaml.safe_load((ROOT / "site_src" / "pages.yml").read_text("utf-8"))
    assert single
    assert [path for path in single if not (project.build / "docs" / path).is_file()] == []


@pytest.mark.parametrize(
    ("text", "here", "expected"),
    [
        ("See [core](cause:core).", "exercises/bird-dog.md", "See [core](../causes/core.md)."),
        ("See [core](cause:core).", "index.md", "See [core](causes/core.md)."),
        ("[signs](page:red-flags)", "causes/core.md", "[signs](../red-flags.md)"),
        ("[sign](redflag:urinary)", "red-flags.md", "[sign](red-flags.md#urinary)"),
        ("[NHS](https://www.nhs.uk/a?b=c)", "index.md", "[NHS](https://www.nhs.uk/a?b=c)"),
        ("[us](mailto:us@example.org)", "index.md", "[us](mailto:us@example.org)"),
        ("one\n  two\n", "index.md", "one two"),
        ("one | two", "index.md", "one &#124; two"),
    ],
)
def test_a_text_is_placed_as_markdown(tmp_path: Path, content: Content, text: str, here: str, expected: str) -> None:
    """A text of content stands on one line, with its links led to Markdown files and no column of a table begun."""
    assert _render(tmp_path, content, "{{ text|md }}", {"text": text}, here) == expected


@pytest.mark.parametrize(
    ("text", "here", "expected"),
    [
        ("*Now* see [core](cause:core)", "exercises/x.md", '<em>Now</em> see <a href="../../causes/core/">core</a>'),
        ("[signs](page:red-flags)", "self-check.md", '<a href="../red-flags/">signs</a>'),
        ("5 < 6 & 7 | 8", "index.md", "5 &lt; 6 &amp; 7 | 8"),
        ("&lt;b&gt;", "index.md", "&lt;b&gt;"),
    ],
)
def test_a_text_is_placed_inside_html(tmp_path: Path, content: Content, text: str, here: str, expected: str) -> None:
    """Inside HTML a text of content becomes HTML itself, with its links led to addresses."""
    assert _render(tmp_path, content, "{{ text|html }}", {"text": text}, here) == expected


def test_slots_become_places_to_fill(tmp_path: Path, content: Content) -> None:
    """A slot in a text becomes an empty element that the browser fills."""
    found = _render(tmp_path, content, "{{ text|html|slots }}", {"text": "At most {next_run} & no more"}, "a.md")
    assert found == 'At most <span data-slot="next_run"></span> &amp; no more'


def test_links_of_templates_are_seen_from_the_page(tmp_path: Path, content: Content) -> None:
    """Templates lead to items as Markdown files or as addresses, from the page that they make."""
    template = '{{ to("cause:core") }} {{ href("cause:core") }} {{ href("asset:" ~ assets.engine ~ "/") }}'
    found = _render(tmp_path, content, template, {}, "self-check.md")
    assert found == "causes/core.md ../causes/core/ ../assets/engine-1/"


def test_a_plain_text_has_no_markdown() -> None:
    """Descriptions keep the words of a text and lose its emphasis, links and line ends."""
    assert plain("**Bird** *dog*,\nsee [core](cause:core) &amp; more.") == "Bird dog, see core & more."


def test_data_cannot_end_its_script() -> None:
    """JSON inside a page holds no `<`, and is the same data when it is read."""
    data = {"a": "</script><!--", "b": [1]}
    text = json_for_script(data)
    assert "<" not in text
    assert json.loads(text) == data


def _reference(authors: str, title: str = "A title", year: int | None = 2020) -> Reference:
    return Reference(type="web", authors=authors, title=title, year=year, published_in="A journal", seen="abstract")


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (_reference("Frandsen JSB and others", year=2025), "Frandsen 2025"),
        (_reference("Cai C", year=None), "Cai"),
        (_reference("Cai C, Yang Y, Kong PW"), "Cai 2020"),
        (_reference("Menezes Costa L da C and others"), "Menezes Costa 2020"),
        (_reference("van der Worp H and others"), "van der Worp 2020"),
        (_reference("WHO"), "WHO 2020"),
        (_reference("BMJ Best Practice", year=None), "BMJ Best Practice"),
        (_reference("Authors not recorded in our notes", "Short title"), "Short title 2020"),
        (
            _reference("Authors not recorded in our notes", "A title that is much too long for a label of a source"),
            "A title that is much too long for a label … 2020",
        ),
    ],
)
def test_a_source_has_a_short_label(reference: Reference, expected: str) -> None:
    """A citation shows the first author's family name and the year, or the body or title where no author is known."""
    assert label(reference) == expected


def test_sources_that_share_a_label_are_told_apart() -> None:
    """Two papers of one author and year get letters; the others stay as they are."""
    references = {"b": _reference("Cai C"), "a": _reference("Cai C"), "c": _reference("Cai C", year=2021)}
    assert citations(references) == {"b": "Cai 2020b", "a": "Cai 2020a", "c": "Cai 2021"}


def test_a_number_stays_with_its_sign() -> None:
    """No line ends between a number and the sign behind it."""
    assert kept_together("5 % of 38 °C, and 3 of 4") == "5\u00a0% of 38\u00a0°C, and 3 of 4"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(30, 30, "30 seconds"), (30, 60, "30 to 60 seconds"), (60, 60, "60 seconds"), (90, 120, "90 to 120 seconds"),
     (120, 120, "2 minutes"), (60, 180, "1 to 3 minutes"), (600, 600, "10 minutes")],
)  # fmt: skip
def test_long_times_are_written_in_minutes(low: int, high: int, expected: str) -> None:
    """Seconds up to two minutes, whole minutes from there on."""
    assert lasting(Span.model_validate({"from": low, "to": high})) == expected


@pytest.mark.parametrize(
    "kind", ["causes", "exercises", "progressions", "shoes", "running", "training", "understanding", "notices"]
)
def test_a_claim_shows_its_strength_and_its_sources(content: Content, project: Project, kind: str) -> None:
    """On the page where it stands, a claim is followed by how sure it is, which opens there, and by its sources."""
    shown = list(_claims_of(kind, content))
    labels = citations(content.references)
    assert shown
    for page, claim in shown:
        text = without_meanings((project.build / "docs" / page).read_text("utf-8"))
        (line,) = [line for line in text.splitlines() if _beginning(claim) in line]
        behind = unescape(line.partition(_beginning(claim))[2])
        links = re.findall(r"\[([^\]]+)\]\((?:\.\./)?([a-z-]+\.md#[^)]+)\)", behind)
        badges = re.findall(r'popovertarget="strength-([a-z-]+)">([^<]+)</button>', behind)
        contested = [("contested", "Contested")] if claim.contested else []
        assert badges == [(claim.strength, content.strengths[claim.strength].name), *contested]
        assert links == [(labels[source], f"references.md#{source}") for source in claim.sources]
        assert [name for name, _ in badges if f'popover id="strength-{name}"' not in text] == []


def _claims_of(kind: str, content: Content) -> Iterable[tuple[str, Claim]]:
    for name, cause in content.causes.items() if kind == "causes" else ():
        yield from ((f"causes/{name}.md", claim) for claim in cause.evidence)
    for name, exercise in content.exercises.items() if kind == "exercises" else ():
        yield from ((f"exercises/{name}.md", claim) for claim in (exercise.doses.basis, *exercise.claims))
    for name, progression in content.progressions.items() if kind == "progressions" else ():
        yield from ((f"progressions/{name}.md", claim) for claim in progression.claims)
    for name, article in getattr(content, kind).items() if kind in ARTICLES else ():
        points = [point.claim for part in article.parts for point in part.points if point.claim]
        claims = [claim for part in article.parts for claim in part.claims]
        yield from ((f"{kind}/{name}.md", claim) for claim in (*points, *claims, *article.claims))
    if kind == "notices":
        yield from (("outlook.md", claim) for claim in content.notices["outlook"].claims)


def without_meanings(text: str) -> str:
    """Return a page as it would stand without the terms that are explained in place."""
    text = re.sub(r'<span class="bs-kept">(.*?)</span>', r"\1", text)
    text = re.sub(r"<span popover.*?</span>", "", text)
    return re.sub(r'<button type="button" class="bs-term"[^>]*>([^<]*)</button>', r"\1", text)


def _beginning(claim: Claim) -> str:
    """Return a claim's text up to its first link, as it stands in Markdown."""
    return kept_together(" ".join(claim.text.split()).partition("[")[0].replace("|", "&#124;"))


def test_every_page_ends_with_the_notice(content: Content, project: Project) -> None:
    """Every page, generated or written by hand, ends with the words that it is education and no diagnosis."""
    notice = " ".join(content.notices["disclaimer"].text.split())
    pages = list((project.build / "docs").rglob("*.md"))
    assert pages
    assert [page.name for page in pages if notice not in page.read_text("utf-8").rpartition("<aside")[2]] == []


def test_every_page_has_a_title_and_a_description(project: Project) -> None:
    """The head of every page names it and describes it in a sentence, for search engines and shared links."""
    for page in (project.build / "docs").rglob("*.md"):
        head = yaml.safe_load(page.read_text("utf-8").split("---\n")[1])
        assert head["title"], page
        assert len(head["description"]) > 20, page


def test_every_exercise_shows_its_figure(content: Content, site: Path) -> None:
    """Each exercise page starts with its figure, and each rung that is drawn stands with its rung."""
    for name in content.exercises:
        html = (site / "exercises" / name / "index.html").read_text("utf-8")
        assert f'id="fig-{name}-t"' in html
        rungs = content.poses[name].rungs if name in content.poses else {}  # a bare foot is a diagram
        assert all(f'id="fig-{name}-{key}-t"' in html for key in rungs)
