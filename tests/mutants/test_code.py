"""What is read from the reports of mutmut."""

from __future__ import annotations

from tests.mutants.code import Change, change, named

SHOWN = """# generator.assessment.units.x_yards__mutmut_2: survived
--- generator/assessment/units.py
+++ generator/assessment/units.py
@@ -1,3 +1,3 @@
 def yards(metres: int) -> int:
-    return round_half_up(metres * 10_000, 9_144)
+    return round_half_up(metres / 10_000, 9_144)
"""


def test_a_mutant_is_known_by_what_it_changes() -> None:
    """A mutant has no number that other changes would move: it is its function and its lines before and after."""
    assert change("generator.assessment.units.x_yards__mutmut_2", SHOWN) == Change(
        "generator.assessment.units.yards",
        "return round_half_up(metres * 10_000, 9_144)",
        "return round_half_up(metres / 10_000, 9_144)",
    )


def test_a_mutant_of_a_method_is_known_by_its_class_too() -> None:
    """The function is written as Python does, with dots."""
    name = "generator.assessment.whatif.x\u01c1_Search\u01c1_most__mutmut_3"
    assert change(name, SHOWN).function == "generator.assessment.whatif._Search._most"


def test_every_equivalent_has_a_reason() -> None:
    """No mutant of the code is called equivalent without a sentence that says why."""
    assert all(why.endswith(".") for why in named().values())
