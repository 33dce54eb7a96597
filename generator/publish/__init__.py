"""What others read of the guide: JSON with schemas, the feed of changes, and cards for shared links."""

from __future__ import annotations

from pathlib import Path

from generator.load import Content
from generator.pages.render import Surroundings
from generator.publish.cards import social_cards
from generator.publish.feed import FEED, feed
from generator.publish.json_files import json_files
from generator.write import Tree


def publish(content: Content, around: Surroundings, source: Path, address: str) -> Tree:
    """Return the files for others.

    `source` is the `site_src` folder, whose styles colour the cards; `address` is where the site will be.
    """
    return {
        **json_files(content),
        FEED: feed(content, around.single["changes.md"], address),
        **social_cards(around.figures, source),
    }
