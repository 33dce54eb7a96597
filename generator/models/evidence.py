"""Sources, how sure we are, and claims that tie the two together."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from generator.models import patterns
from generator.models.base import Model, Name, ReferenceId, StrengthId, Text, fail

HttpsUrl = Annotated[str, StringConstraints(pattern=patterns.HTTPS, max_length=300)]


SourceType = Literal[
    "guideline",
    "consensus",
    "meta-analysis",
    "systematic-review",
    "review",
    "trial",
    "protocol",
    "cohort",
    "lab",
    "case-report",
    "thesis",
    "health-service",
    "professional",
    "news",
    "web",
]


class Reference(Model):
    """One source, named once and cited by its file name."""

    type: SourceType
    """What kind of source it is, whatever a claim makes of it."""
    authors: Annotated[str, Field(min_length=2, max_length=200)]
    """Who wrote it, as printed: `Frandsen JSB and others`."""
    title: Annotated[str, Field(min_length=3, max_length=300)]
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    published_in: Annotated[str, Field(min_length=2, max_length=200)]
    """Journal with volume and pages, or the body that issued it."""
    doi: Annotated[str, StringConstraints(pattern=patterns.DOI)] | None = None
    """Digital object identifier, only where it was seen on a page. Never guess one."""
    url: HttpsUrl | None = None
    """The publication's own page, where there is no DOI. Never a copy on another site."""
    seen: Literal["abstract", "page", "summary", "title"]
    """How much of it we read: its abstract, a page of it, somebody's summary, or its title."""


class Strength(Model):
    """One step on the scale of how sure a claim is."""

    name: Name
    order: Annotated[int, Field(ge=1, le=20)]
    """Place on the scale, 1 is the strongest."""
    meaning: Text
    needs_source: bool
    """Whether a claim of this strength must name a source."""


class Claim(Model):
    """A sentence that somebody could doubt, with its sources and how sure it is."""

    text: Text
    strength: StrengthId
    sources: tuple[ReferenceId, ...] = ()
    contested: bool = False
    """Whether sources disagree about it."""

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if not self.sources and self.strength not in {"house", "expert", "unverified", "starting-article"}:
            raise fail(
                "unsourced",
                f"this claim has the strength {self.strength!r} but no source",
                allowed="at least one id under `sources`",
                hint="add sources: [file-name-in-content/references], or use the strength `unverified`",
            )
        if self.sources and self.strength in {"unverified", "starting-article"}:
            raise fail(
                "cited",
                f"a claim of the strength {self.strength!r} must not look cited",
                allowed="no `sources`",
                hint="remove the sources, or check them and choose the strength that they have",
            )
        return self
