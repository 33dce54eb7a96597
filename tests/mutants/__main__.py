"""`python -m tests.mutants [content|code]`: tells which small mistakes no test finds; fails if one is not named."""

from __future__ import annotations

import sys

from tests.conftest import real_content
from tests.mutants import code, content


def main(kinds: list[str]) -> int:
    """Run the mutants of the content, of the code, or of both."""
    lacking = [run() for kind, run in (("content", of_content), ("code", of_code)) if not kinds or kind in kinds]
    return min(1, sum(lacking))


def of_content() -> int:
    """Return how many mutants of the content are neither found nor named."""
    found, total = content.survivors(real_content())
    named = {name for row in content.equivalents() for name in row["mutants"]}
    print(f"Content: {total} mutants, {total - len(found)} found, {len(named)} named as equivalent.")
    return _tell([name for name in found if name not in named], [name for name in named if name not in found])


def of_code() -> int:
    """Return how many mutants of the code are neither noticed nor named."""
    stats = code.run()
    found, named = list(code.unnoticed()), code.named()
    print(f"Code: {stats['total']} mutants, {stats['total'] - len(found)} noticed, {len(named)} named as equivalent.")
    told = {one: f"{one.function}\n    - {one.before}\n    + {one.after}" for one in (*found, *named)}
    return _tell([told[one] for one in found if one not in named], [told[one] for one in named if one not in found])


def _tell(unnamed: list[str], stale: list[str]) -> int:
    for name in unnamed:
        print(f"No test finds: {name}")
    for name in stale:
        print(f"Named, but found: {name}")
    return len(unnamed) + len(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
