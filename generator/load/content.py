"""The whole of `content/`, read into models; raises `ContentError` with every problem at once."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from generator.load.messages import problem_of, problems_of
from generator.load.reader import Document, Fault, UnreadableError, decode, read
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
from generator.models.base import SLUG, Known
from generator.models.kinds import KINDS, Kind
from generator.problems import ContentError, Problem

SUFFIX: Final = ".yml"
SCHEMA_FOLDER: Final = "schema"
_LINK: Final = Fault(
    place=(1, 1),
    message="this is a link to another place, not a file of its own",
    allowed="regular files and folders",
    hint="copy what it points to into this folder",
)
_FIELD_KINDS: Final = frozenset({"selfcheck/questions", "redflags"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that the site is made from, by id (the file name without its ending)."""

    strengths: Mapping[str, evidence.Strength]
    references: Mapping[str, evidence.Reference]
    equipment: Mapping[str, guide.Equipment]
    notices: Mapping[str, guide.Notice]
    glossary: Mapping[str, guide.GlossaryTerm]
    causes: Mapping[str, guide.Cause]
    homechecks: Mapping[str, guide.HomeCheck]
    exercises: Mapping[str, exercises.Exercise]
    routines: Mapping[str, routines.Routine]
    presets: Mapping[str, poses.Preset]
    poses: Mapping[str, poses.Pose]
    diagrams: Mapping[str, diagrams.Diagram]
    running: Mapping[str, guide.Article]
    training: Mapping[str, guide.Article]
    understanding: Mapping[str, guide.Article]
    shoe_types: Mapping[str, shoes.ShoeType]
    shoe_features: Mapping[str, shoes.ShoeFeature]
    shoes: Mapping[str, guide.Article]
    disagreements: Mapping[str, guide.Disagreement]
    changes: Mapping[str, guide.Change]
    pain_now: guide.PainNow
    progressions: Mapping[str, progressions.Progression]
    carelevels: Mapping[str, care.CareLevel]
    redflags: Mapping[str, care.RedFlag]
    questions: Mapping[str, selfcheck.Question]
    rules: Mapping[str, selfcheck.TriageRule]
    signals: Mapping[str, selfcheck.CauseSignals]
    ranking: selfcheck.Ranking
    messages: selfcheck.Messages
    base: scenarios.BaseAnswers
    plan: plan.Plan
    words: words.Words
    proof: hazards.Proof
    scenarios: Mapping[str, scenarios.Scenario]
    hazards: Mapping[str, hazards.Hazard]

    def files(self) -> Iterator[tuple[str, BaseModel]]:
        """Yield every model with its file below `content/`, without its ending: `causes/load`."""
        for kind in KINDS:
            found = getattr(self, kind.attribute)
            for name, model in ({kind.single: found} if kind.single else found).items():
                yield f"{kind.folder}/{name}", model


def load(root: Path, pages: Iterable[str] = ()) -> Content:
    """Read every file below `root` (the content folder).

    `pages` are the ids of the site's own pages, for links such as [warning signs](page:red-flags).
    Raises `ContentError` with all problems of all files.
    """
    return _Loader(root, frozenset(pages)).load()


def schema_line(kind: Kind) -> str:
    """Return the first line of a file of this kind: it points the editor at the schema."""
    up = "../" * (kind.folder.count("/") + 1)
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{kind.schema}.schema.json"


class _Loader:
    def __init__(self, root: Path, pages: frozenset[str]) -> None:
        self._root = root
        self._problems: list[Problem] = []
        self._files = {kind.schema: self._find(kind) for kind in KINDS}
        ids = {kind.folder: frozenset(self._files[kind.schema]) for kind in KINDS if not kind.single}
        self._known = Known(ids={**ids, "pages": pages} if pages else ids)
        self._models: dict[str, dict[str, Any]] = defaultdict(dict)

    def load(self) -> Content:
        self._refuse_strangers()
        broken_fields = any(problem.file.startswith(self._field_folders()) for problem in self._problems)
        for kind in KINDS:
            if kind.schema == "rule" and not broken_fields:
                self._know_fields()
            for name, path in self._files[kind.schema].items():
                before = len(self._problems)
                self._read(kind, name, path)
                broken_fields |= kind.folder in _FIELD_KINDS and len(self._problems) > before
        self._refuse_second_signals()
        if self._problems:
            raise ContentError(self._problems)
        return self._content()

    def _field_folders(self) -> tuple[str, ...]:
        return tuple(f"{self._root.name}/{folder}/" for folder in sorted(_FIELD_KINDS))

    def _refuse_second_signals(self) -> None:
        first: dict[str, str] = {}
        for name, model in self._models["signals"].items():
            if model.cause in first:
                message = f"the cause {model.cause!r} already has its signals in {first[model.cause]}{SUFFIX}"
                hint = "put all signals of a cause into one file"
                self._add(self._files["signals"][name], Fault(place=(1, 1), message=message, hint=hint))
            first.setdefault(model.cause, name)

    def _know_fields(self) -> None:
        """From here on conditions are checked; those of the questions themselves are read again for it."""
        fields = selfcheck.answer_fields(self._models["question"], self._models["redflag"])
        self._known = Known(ids=self._known.ids, fields=fields)
        question = next(kind for kind in KINDS if kind.schema == "question")
        for name, path in self._files["question"].items():
            self._read(question, name, path)

    def _content(self) -> Content:
        parts: dict[str, Any] = {}
        for kind in KINDS:
            models = self._models[kind.schema]
            parts[kind.attribute] = models[kind.single] if kind.single else models
        parts["signals"] = {model.cause: model for model in parts["signals"].values()}
        return Content(**parts)

    def _find(self, kind: Kind) -> dict[str, Path]:
        folder = self._root / kind.folder
        if kind.single:
            path = folder / f"{kind.single}{SUFFIX}"
            if not path.exists():
                hint = "restore it from the history of the repository"
                self._add(path, Fault(place=(1, 1), message="this file is missing", hint=hint))
                return {}
            return {kind.single: path}
        if not folder.is_dir() or folder.is_symlink():
            return {}
        singles = {f"{k.single}{SUFFIX}" for k in KINDS if k.folder == kind.folder and k.single}
        found = sorted(p for p in folder.iterdir() if not p.is_dir() and p.name not in singles)
        return {path.stem: path for path in found if self._well_named(path, kind)}

    def _well_named(self, path: Path, kind: Kind) -> bool:
        if path.suffix != SUFFIX:
            hint = f"rename it to {path.stem}{SUFFIX}"
            message, allowed = f"{path.name!r} is not a content file", f"files that end in {SUFFIX}"
            self._add(path, Fault(place=(1, 1), message=message, allowed=allowed, hint=hint))
            return False
        joint, wrong = ("_", "-") if kind.underscores else ("-", "_")
        if SLUG.fullmatch(path.stem) and wrong not in path.stem:
            return True
        better = re.sub(r"[^a-z0-9]+", joint, path.stem.lower()).strip(joint) or "a-word"
        message = f"the file name {path.name!r} cannot be an id"
        allowed = f"lower-case letters a-z, digits and {joint!r} between words"
        self._add(path, Fault(place=(1, 1), message=message, allowed=allowed, hint=f"rename it to {better}{SUFFIX}"))
        return False

    def _refuse_strangers(self) -> None:
        """Files in folders that no kind reads would be lost without a word."""
        known = {path for files in self._files.values() for path in files.values()}
        folders = {self._root / kind.folder for kind in KINDS if not kind.single}
        for path in sorted(self._root.rglob("*")):
            inside_schema = path.is_relative_to(self._root / SCHEMA_FOLDER)
            if path.is_symlink() and path.is_dir():
                self._add(path, _LINK)
            if path.is_dir() or inside_schema or path in known or path.parent in folders:
                continue
            allowed = "the folders " + ", ".join(sorted({kind.folder for kind in KINDS if not kind.single}))
            hint = "move it into one of these folders"
            message = "no page is made from files in this folder"
            self._add(path, Fault(place=(1, 1), message=message, allowed=allowed, hint=hint))

    def _read(self, kind: Kind, name: str, path: Path) -> None:
        document = self._document(kind, path)
        if document is None:
            return
        try:
            text = json.dumps(document.value)
            self._models[kind.schema][name] = kind.adapter.validate_json(text, context=self._known)
        except ValidationError as error:
            self._problems.extend(problems_of(error, self._shown(path), document, kind))

    def _document(self, kind: Kind, path: Path) -> Document | None:
        if path.is_symlink() or not path.is_file():
            self._add(path, _LINK)
            return None
        try:
            text = decode(path.read_bytes())
            document = read(text)
        except UnreadableError as error:
            for fault in error.faults:
                self._add(path, fault)
            return None
        for fault in document.faults:
            self._add(path, fault)
        self._check_schema_line(kind, path, text)
        return document

    def _check_schema_line(self, kind: Kind, path: Path, text: str) -> None:
        wanted = schema_line(kind)
        if text.partition("\n")[0].rstrip() != wanted:
            message = "the first line does not point editors at the schema"
            self._add(path, Fault(place=(1, 1), message=message, allowed=wanted, hint="copy the allowed line"))

    def _add(self, path: Path, fault: Fault) -> None:
        self._problems.append(problem_of(fault, self._shown(path)))

    def _shown(self, path: Path) -> str:
        return (self._root.name + os.sep + str(path.relative_to(self._root))).replace(os.sep, "/")
