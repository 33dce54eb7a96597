"""How sure we are: the scale, the sources, every claim, the twelve disagreements, the glossary and what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from generator.checks.references import claims
from generator.load import Content
from generator.models.inline import LINKABLE
from generator.models.plan import Plan
from generator.models.selfcheck import CauseSignals
from generator.pages.listing import Labels
from generator.pages.render import Page

_KIND_OF: Final = {folder: kind for kind, folder in LINKABLE.items()}
_PAGE_OF: Final = {
    "homechecks": "page:causes",
    "shoes/types": "page:shoe-types",
    "shoes/features": "page:shoe-features",
    "disagreements": "page:disagreements",
    "pain-now": "page:pain-now",
    "selfcheck/rules": "page:how-it-decides",
    "selfcheck/signals": "page:how-it-decides",
    "selfcheck": "page:how-it-decides",
}
"""Content folders without pages of their own -> where their claims stand."""
_NOTICES: Final = {
    "outlook": "page:outlook",
    "get-help": "page:help",
    "stop-if": "page:exercises",
    "session-order": "page:routines",
    "exercise-progress": "page:routines",
}
"""Notices with claims -> the page that shows them."""


def pages(content: Content, labels: Labels) -> Iterator[Page]:
    """Yield the pages about evidence."""
    yield _page("evidence", {"strengths": _strengths(content)})
    references = sorted(content.references.items(), key=lambda item: item[1].authors.lower())
    yield _page("references", {"references": references}, "content/references")
    ordered = sorted(content.disagreements.items(), key=lambda item: item[1].order)
    yield _page("disagreements", {"items": ordered}, "content/disagreements")
    yield _page(
        "claims", {"strengths": _strengths(content), "groups": claim_groups(content, labels["folder"])}, "content"
    )
    terms = sorted(content.glossary.items(), key=lambda item: item[1].term.casefold())
    yield _page("glossary", {"terms": terms}, "content/glossary", explained=False)
    yield _page("changes", {"changes": newest_first(content)}, "content/changes")


def _page(name: str, values: Mapping[str, Any], source: str = "", *, explained: bool = True) -> Page:
    template = f"{name}.md.j2"
    return Page(
        path=f"{name}.md", template=template, kind="evidence", source=source, explained=explained, values=values
    )


def _strengths(content: Content) -> list[tuple[str, Any]]:
    return sorted(content.strengths.items(), key=lambda item: item[1].order)


def newest_first(content: Content) -> list[tuple[str, Any]]:
    """Return the changes of the content, newest first."""
    return sorted(content.changes.items(), key=lambda item: (item[1].date, item[0]), reverse=True)


def claim_groups(content: Content, folders: Iterable[str]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Return every claim, grouped by folder in this order, and by what it is about, with the page it stands on."""
    groups: dict[str, list[Any]] = {}
    for place, claim in claims(content):
        groups.setdefault(place, []).append(claim)
    models = dict(content.files())
    kinds: dict[str, list[Mapping[str, Any]]] = {folder: [] for folder in folders}
    for place, found in groups.items():
        row = {"name": _name(models[place], content), "item": item_of(place), "claims": found}
        kinds[place.rpartition("/")[0]].append(row)
    return [(folder, rows) for folder, rows in kinds.items() if rows]


def _name(model: BaseModel, content: Content) -> str:
    if isinstance(model, Plan):
        return content.words.plan.title
    return str(getattr(model, "cause" if isinstance(model, CauseSignals) else "name"))


def item_of(place: str) -> str:
    """Return the page where the claims of a content file stand: `causes/load` -> `cause:load`."""
    folder, _, name = place.rpartition("/")
    if folder == "notices":
        return _NOTICES[name]
    if folder in _PAGE_OF:
        return _PAGE_OF[folder]
    return f"{_KIND_OF[folder]}:{name}"
