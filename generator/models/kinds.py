"""The kinds of content: which folder holds which model, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from pydantic import TypeAdapter

from generator.models import (
    care,
    diagrams,
    evidence,
    exercises,
    guide,
    hazards,
    plan,
    poses,
    progressions,
    routines,
    scenarios,
    selfcheck,
    shoes,
    words,
)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A folder of content files that share one model."""

    folder: str
    """Below `content/`; also the name by which ids are looked up."""
    schema: str
    """Name of the JSON Schema file: `content/schema/<schema>.schema.json`."""
    model: Any
    """A closed model, or a union of models told apart by a key."""
    attribute: str
    """Its name in `Content`."""
    single: str = ""
    """The one file name, for things that exist once."""

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """The parser of this kind."""
        return TypeAdapter(self.model)

    @property
    def underscores(self) -> bool:
        """Self-check ids use underscores, page ids hyphens."""
        return self.folder.startswith("selfcheck") or self.folder in {"redflags", "carelevels"}


KINDS: Final = (
    Kind(folder="strengths", schema="strength", model=evidence.Strength, attribute="strengths"),
    Kind(folder="references", schema="reference", model=evidence.Reference, attribute="references"),
    Kind(folder="equipment", schema="equipment", model=guide.Equipment, attribute="equipment"),
    Kind(folder="notices", schema="notice", model=guide.Notice, attribute="notices"),
    Kind(folder="glossary", schema="term", model=guide.GlossaryTerm, attribute="glossary"),
    Kind(folder="causes", schema="cause", model=guide.Cause, attribute="causes"),
    Kind(folder="homechecks", schema="homecheck", model=guide.HomeCheck, attribute="homechecks"),
    Kind(folder="exercises", schema="exercise", model=exercises.Exercise, attribute="exercises"),
    Kind(folder="routines", schema="routine", model=routines.Routine, attribute="routines"),
    Kind(folder="poses/presets", schema="preset", model=poses.Preset, attribute="presets"),
    Kind(folder="poses", schema="pose", model=poses.Pose, attribute="poses"),
    Kind(folder="diagrams", schema="diagram", model=diagrams.Diagram, attribute="diagrams"),
    Kind(folder="running", schema="running", model=guide.Article, attribute="running"),
    Kind(folder="training", schema="training", model=guide.Article, attribute="training"),
    Kind(folder="understanding", schema="understanding", model=guide.Article, attribute="understanding"),
    Kind(folder="shoes/types", schema="shoetype", model=shoes.ShoeType, attribute="shoe_types"),
    Kind(folder="shoes/features", schema="shoefeature", model=shoes.ShoeFeature, attribute="shoe_features"),
    Kind(folder="shoes", schema="shoe", model=guide.Article, attribute="shoes"),
    Kind(folder="disagreements", schema="disagreement", model=guide.Disagreement, attribute="disagreements"),
    Kind(folder="changes", schema="change", model=guide.Change, attribute="changes"),
    Kind(folder="pain-now", schema="painnow", model=guide.PainNow, attribute="pain_now", single="pain-now"),
    Kind(folder="progressions", schema="progression", model=progressions.Progression, attribute="progressions"),
    Kind(folder="carelevels", schema="carelevel", model=care.CareLevel, attribute="carelevels"),
    Kind(folder="redflags", schema="redflag", model=care.RedFlag, attribute="redflags"),
    Kind(folder="selfcheck/questions", schema="question", model=selfcheck.Question, attribute="questions"),
    Kind(folder="selfcheck/rules", schema="rule", model=selfcheck.TriageRule, attribute="rules"),
    Kind(folder="selfcheck/signals", schema="signals", model=selfcheck.CauseSignals, attribute="signals"),
    Kind(folder="selfcheck", schema="ranking", model=selfcheck.Ranking, attribute="ranking", single="ranking"),
    Kind(folder="selfcheck", schema="messages", model=selfcheck.Messages, attribute="messages", single="messages"),
    Kind(folder="selfcheck", schema="base", model=scenarios.BaseAnswers, attribute="base", single="base"),
    Kind(folder="selfcheck", schema="plan", model=plan.Plan, attribute="plan", single="plan"),
    Kind(folder="selfcheck", schema="words", model=words.Words, attribute="words", single="words"),
    Kind(folder="selfcheck", schema="proof", model=hazards.Proof, attribute="proof", single="proof"),
    Kind(folder="scenarios", schema="scenario", model=scenarios.Scenario, attribute="scenarios"),
    Kind(folder="hazards", schema="hazard", model=hazards.Hazard, attribute="hazards"),
)
