"""Answers that come back to the self-check: from the device or from a file, whatever is in them."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.runner import answer_flags, answer_questions, start
from tests.browser.saved import SAVED, answer_again, notice, put, shown, stored, version


@pytest.fixture
def open_page(open_page: OpenPage) -> OpenPage:
    """Python is shared: these tests are about the form."""
    return partial(open_page, shared_python=True)


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"version": 1}', '{"version": "a", "answers": []}', "\u0000"])
def test_a_damaged_text_on_the_device_is_ignored(open_page: OpenPage, text: str) -> None:
    """It is said, and the check starts as new."""
    with open_page("privacy/") as page:
        put(page, text)
        notice(page, "damaged")
        start(page)
        assert shown(page) == "flags_emergency"


def test_what_does_not_fit_is_dropped_from_saved_answers(open_page: OpenPage) -> None:
    """Unknown fields, unknown options, numbers out of range, wrong types and private fields are not used."""
    answers: dict[str, Any] = {"onset": "sudden", "last7": "not_sure"}
    private = {"age": "u18", "flags_soon": ["none"], "axspa": ["ibd"], "started": "under35"}
    unknown = {"site": "knee", "leg": ["thigh", "wing"], "worst": 11, "__proto__": 1, "constructor": "x"}
    wrong = {"settle": ["day"], "days": "3", "changes": ["none", "hills"], "life": [], "in_run": ["late", "late"]}
    with open_page("self-check/") as page:
        put(
            page, json.dumps({**SAVED, "version": version(page), "answers": {**answers, **private, **unknown, **wrong}})
        )
        notice(page, "Your saved answers are back")
        boxes = page.locator("[data-form] input:checked:not([data-unit])")
        found = boxes.evaluate_all("all => all.map(one => one.id)")
        assert found == ["onset-sudden", "last7-not_sure"]


def test_saved_answers_of_other_rules_are_to_be_checked_again(open_page: OpenPage) -> None:
    """The reader is told; each question is asked, with the answer that still fits in its place."""
    with open_page("privacy/") as page:
        put(page, json.dumps({**SAVED, "version": "0123456789ab"}))
        notice(page, "The rules of this check have changed since")
        page.get_by_role("button", name="Go on").click()
        answer_again(page)
        assert shown(page) == "running"
        expect(page.locator("#running-usual")).to_be_checked()


def test_a_check_after_two_weeks_asks_everything_anew(open_page: OpenPage) -> None:
    """Earlier checks are kept to compare with; no answer of theirs stands in the form."""
    kept = {**SAVED["kept"], "history": [{"date": "2026-01-05", "answers": {"worst": 6, "age": "u18"}, "spm": 160}]}
    with open_page("self-check/") as page:
        put(page, json.dumps({**SAVED, "version": version(page), "kept": kept}))
        page.get_by_role("button", name="Check again from the start").click()
        assert shown(page) == "flags_emergency"
        assert page.locator("[data-form] input:checked:not([data-unit])").count() == 0
        left = stored(page) or {}
        assert left["answers"] == {}
        assert left["kept"]["history"] == [{"date": "2026-01-05", "answers": {"worst": 6}, "spm": 160}]


def test_a_file_holds_what_is_saved_and_can_be_opened_again(open_page: OpenPage, tmp_path: Path) -> None:
    """No warning sign, age or sign of inflammation is in it; opened, it asks those first."""
    file = tmp_path / "saved.json"
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page, soon="not_improving")
        answer_questions(page, duration="w12", started="45up", axspa=["psoriasis"])
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        download.value.save_as(file)
        saved = json.loads(file.read_text("utf-8"))
        assert saved["answers"]["worst"] == 3
        assert not {"age", "started", "axspa"} & set(saved["answers"])
        assert "flags_" not in file.read_text("utf-8")
    with open_page("self-check/") as page:
        page.get_by_text("Go on from a file").click()
        page.locator("#saved-file").set_input_files(file)
        notice(page, "The answers of your file are here")
        page.get_by_role("button", name="Go on").click()
        answer_again(page)
        assert shown(page) == "inflammation"


def test_a_file_of_something_else_is_refused(open_page: OpenPage, tmp_path: Path) -> None:
    """It is said, and nothing of it is used."""
    file = tmp_path / "holiday.json"
    file.write_text('{"answers": {"site": "side"}}', "utf-8")
    with open_page("self-check/") as page:
        page.get_by_text("Go on from a file").click()
        page.locator("#saved-file").set_input_files(file)
        notice(page, "Nothing of it is used")
        expect(page.locator("#site-side")).not_to_be_checked()
