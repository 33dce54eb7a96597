"""The questions, page by page, in the order and under the conditions of the rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from generator.assessment.conditions import Answer
from generator.assessment.questionnaire import askable, counting, errors
from generator.assessment.rules import Check as Mistake
from generator.assessment.rules import Page, Rules
from generator.assessment.triage import Triage, triage
from generator.load import Content
from generator.models.selfcheck import NumberField
from generator.report import Heading, level
from generator.report.blocks import fill
from generator.report.fields import answer_text, label_of
from generator.terminal.field import AnyField, NoChoiceError, read_field, show_field
from generator.terminal.numbers import shown_limit
from generator.terminal.pages import Shown, shown_pages
from generator.terminal.screen import Screen

BACK: Final = "b"
LEAVE: Final = "q"


class LeftError(Exception):
    """The reader left before the end."""


class _BackError(Exception):
    """The reader wants to see the page before."""


@dataclass(slots=True, kw_only=True)
class Check:
    """A check that goes on: its answers, and the pages that were answered in the order in which they were."""

    content: Content
    rules: Rules
    screen: Screen
    unit: str
    answers: dict[str, Answer] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)
    part: str = ""

    def run(self) -> dict[str, Answer]:
        """Ask everything and return the answers that count; raise `LeftError`, or `EndedError` of the screen."""
        words, pages = self.content.words.terminal, shown_pages(self.content)
        self.screen.show([Heading(1, words.title)])
        for text in (words.welcome, words.keys):
            self.screen.say()
            self.screen.say(text)
        while True:
            page = self._next()
            try:
                if page is not None:
                    self._ask(page, pages[page.id])
                elif self._ends():
                    return counting(self.rules.pages, self.answers)
            except _BackError:
                self._go_back()

    def _next(self) -> Page | None:
        return next((page for page in askable(self.rules, self.answers) if page.id not in self.passed), None)

    def _care(self) -> Triage:
        return triage(self.rules.triage, self.rules.levels, counting(self.rules.pages, self.answers))

    def _go_back(self) -> None:
        if self.passed:
            self.passed.pop()
        else:
            self.screen.say(self.content.words.terminal.nothing_before)

    def _ask(self, page: Page, shown: Shown) -> None:
        before = self._care().level
        self._progress(shown)
        self.screen.show(shown.blocks)
        for item in shown.fields:
            self._ask_field(page, item, labelled=len(shown.fields) > 1)
        self.passed.append(page.id)
        care = self._care()
        if care.level != before and "causes" in care.level.blocks and self._next():
            triggered = [{"id": rule.id} for rule in care.triggered]
            self.screen.say()
            self.screen.say(self.content.words.terminal.raised)
            self.screen.show(level(self.content, {"level": care.level.id, "triggered": triggered}))

    def _progress(self, shown: Shown) -> None:
        if shown.part != self.part:
            pages = shown_pages(self.content)
            parts = list(dict.fromkeys(pages[page.id].part for page in askable(self.rules, self.answers)))
            values = {"name": shown.part_name, "number": parts.index(shown.part) + 1, "count": len(parts)}
            self.screen.show([Heading(2, fill(self.content.words.form.progress, values))])
        self.part = shown.part

    def _ask_field(self, page: Page, item: AnyField, *, labelled: bool) -> None:
        words, kept = self.content.words, self.answers.get(item.id)
        self.screen.say()
        show_field(self.screen, item, words, self.unit, labelled=labelled)
        if kept is not None:
            answer = answer_text(self.content, item.id, kept, self.unit)
            self.screen.say(fill(words.terminal.kept, {"answer": answer}))
        while True:
            typed = self._line(self._prompt(item, skips=page.optional and kept is None))
            if not typed and kept is not None:
                return
            try:
                answered = self._answered(page, item, typed)
            except NoChoiceError as error:
                self.screen.say(fill(words.terminal.no_choice, {"typed": error}))
                continue
            if answered is None:
                return
            self.screen.say(f"{words.form.error}: {self._message(item, answered)}")
            self._put(item, kept)

    def _answered(self, page: Page, item: AnyField, typed: str) -> Mistake | None:
        self._put(item, read_field(item, typed, self.unit))
        return next((found for found in errors(page, self.answers) if found.field == item.id), None)

    def _put(self, item: AnyField, answer: Answer | None) -> None:
        if answer is None:
            self.answers.pop(item.id, None)
        else:
            self.answers[item.id] = answer

    def _prompt(self, item: AnyField, *, skips: bool) -> str:
        words = self.content.words.terminal
        asked = words.number if isinstance(item, NumberField) else words.one if item.type == "one" else words.many
        return f"{asked}. {words.enter_skips}" if skips else asked

    def _line(self, prompt: str) -> str:
        typed = self.screen.ask(prompt)
        if typed.lower() == LEAVE:
            raise LeftError
        if typed.lower() == BACK:
            raise _BackError
        return typed

    def _message(self, item: AnyField, mistake: Mistake) -> str:
        text = str(getattr(self.content.messages, mistake.error))
        if not isinstance(item, NumberField):
            return text
        limits = {"minimum": item.minimum, "maximum": item.maximum}
        return fill(text, {name: shown_limit(value, item.quantity, self.unit) for name, value in limits.items()})

    def _ends(self) -> bool:
        """Show the answers and return whether the result is wanted; with an urgent level it comes at once."""
        if "causes" in self._care().level.blocks:
            return True
        self.screen.show([Heading(2, self.content.words.form.check)])
        for name, answer in counting(self.rules.pages, self.answers).items():
            label = label_of(self.content, name)
            said = answer_text(self.content, name, answer, self.unit)
            self.screen.say(f"{label} {said}" if label.endswith("?") else f"{label}: {said}", first="- ", rest="  ")
        self.screen.say()
        typed = self._line(self.content.words.terminal.finish)
        if typed:
            self.screen.say(fill(self.content.words.terminal.no_choice, {"typed": typed}))
        return not typed
