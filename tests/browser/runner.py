"""A runner who takes the self-check in a real browser."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page, expect

WAIT_MS = 40_000
"""For Pyodide on a slow machine."""

MILE_M = 1609.344

CARDS = ("emergency", "urgent", "stop", "soon")

UNREMARKABLE: Mapping[str, str | list[str]] = {
    "age": "18_64",
    "onset": "gradual",
    "running": "usual",
    "site": "middle",
    "leg": ["none"],
    "duration": "w2",
    "worst": "=3",
    "in_run": ["none"],
    "moves": ["none"],
    "settle": "day",
    "last7": "=10",
    "long30": "=10",
    "next7": "=10",
    "changes": ["none"],
    "life": ["none"],
    "days": "=3",
    "minutes": "m20",
    "more": "enough",
    "w1": "=30",
    "w2": "=30",
    "w3": "=30",
    "w4": "=30",
    "spm": "=170",
    "pace": "=6:00",
    "landing": ["none"],
    "pair_km": "=300",
    "pairs_n": "=2",
    "fit": ["none"],
    "kit": ["none"],
    "goal": "keep",
    "now": "=1",
    "checks": "yes",
    "c_plank": "ok",
    "c_side_left": "=40",
    "c_side_right": "=40",
    "c_sts_left": "=12",
    "c_sts_right": "=12",
    "c_step": ["level"],
    "c_hipflex": "ok",
    "c_ham": "ok",
    "c_wall": "ok",
    "c_brace": "ok",
    "c_arch": "neither",
}
"""Answers of a runner with nothing remarkable; `=` marks what is typed."""


def start(page: Page) -> None:
    """Press Start."""
    page.get_by_role("button", name="Start", exact=True).click()


def go_on(page: Page) -> None:
    """Press Continue."""
    page.get_by_role("button", name="Continue").click()


def answer_flags(page: Page, **ticked: str) -> None:
    """Answer the cards of warning signs in order; a card without a ticked sign gets "None of these"."""
    expect(page.locator(f"[data-page=flags_{CARDS[0]}]")).to_be_visible()
    refused = page.evaluate(FLAGS, [ticked.get(card) or f"flags_{card}-none" for card in CARDS])
    assert refused is None, f"the page does not take {refused}"


def fill(page: Page, field: str, answer: str | list[str]) -> None:
    """Answer one field of the page that shows."""
    for value in [answer] if isinstance(answer, str) else answer:
        if value.startswith("="):
            page.locator(f"#{field}-value").fill(value[1:])
        else:
            page.locator(f"#{field}-{value}").check()


FLAGS = """
(ticked) => {
  const shown = () => [...document.querySelectorAll("[data-page]")].find((page) => !page.hidden);
  for (const one of ticked) {
    const page = shown();
    const box = document.getElementById(`check-${one}`);
    if (!page?.contains(box)) return one;
    box.click();
    document.querySelector("[data-continue]").click();
    if (!box.checked || shown() === page) return one;
  }
  return null;
}
"""
"""Ticks one sign on each card and goes on; returns a sign that is not taken."""

WALK = """
([answers, until]) => {
  const shown = () => [...document.querySelectorAll("[data-page]")].find((page) => !page.hidden);
  const answer = (name, value) => {
    const box = document.getElementById(value.startsWith("=") ? `${name}-value` : `${name}-${value}`);
    if (!value.startsWith("=")) return void (box.checked || box.click());
    box.value = value.slice(1);
    for (const event of ["input", "change"]) box.dispatchEvent(new Event(event, { bubbles: true }));
  };
  for (let page = shown(); page && page.dataset.page !== until; page = shown()) {
    const names = [...page.querySelectorAll("[data-field]")].map((field) => field.dataset.field);
    for (const name of names) for (const value of [answers[name]].flat()) answer(name, value);
    document.querySelector("[data-continue]").click();
    if (shown() === page) return page.dataset.page;
  }
  return null;
}
"""
"""Answers page after page inside the browser, a hundred times as fast as from outside; returns a page that refuses."""


def answer_questions(page: Page, until: str = "", **changed: str | list[str]) -> None:
    """Answer every question that is asked, until the page `until`, the answers or the result show."""
    refused = page.evaluate(WALK, [{**UNREMARKABLE, **changed}, until])
    assert refused is None, f"the page {refused} does not take its answers"


def finish(page: Page) -> None:
    """Ask for the result on the page of answers."""
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    page.get_by_role("button", name="Show my result").click()


def wait_for_result(page: Page) -> None:
    """Wait until causes, or why there are none, show and nothing is worked out any more."""
    expect(page.locator(":is([data-ranked], [data-withheld]):visible")).to_be_attached(timeout=WAIT_MS)
    expect(page.locator("[data-waiting]")).to_be_hidden(timeout=WAIT_MS)


def take(page: Page, answers: Mapping[str, object], unit: str) -> None:
    """Give a person's answers, numbers typed in their unit, until the answers or the result show; skip the rest."""
    shown = page.locator("[data-page]:visible")
    for _ in range(40):
        if not shown.count():
            return
        for switch in shown.locator(f"[data-unit][value={unit}]").all():
            switch.check()
        asked = {field.get_attribute("data-field") or "": field for field in shown.locator("[data-field]").all()}
        for name, field in asked.items():
            if name in answers:
                fill(page, name, _typed(answers[name], field.get_attribute("data-quantity") or "", unit))
        if asked.keys() & answers.keys():
            go_on(page)
        else:
            page.locator("[data-skip]").click()
    raise AssertionError("the questions do not end")


def _typed(answer: object, quantity: str, unit: str) -> str | list[str]:
    if isinstance(answer, list):
        return [str(value) for value in answer]
    if not isinstance(answer, int):
        return str(answer)
    metres = MILE_M if unit == "mi" else 1000
    if quantity == "distance":
        return f"={answer / metres:.3f}"
    seconds = round(answer * metres / 1000)
    return f"={seconds // 60}:{seconds % 60:02}" if quantity == "pace" else f"={answer}"
