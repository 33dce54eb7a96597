"""Things: equipment with what does instead, and running shoes by type and feature."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.models.shoes import ShoeType
from generator.pages.listing import Card, Labels, bands, card, facet, index_page
from generator.pages.render import Page


def pages(content: Content, labels: Labels) -> Iterator[Page]:
    """Yield the equipment, the types of shoe and the features of shoes."""
    yield from _equipment(content, labels)
    yield _types(content, labels)
    features = sorted(content.shoe_features.items(), key=lambda item: item[1].order)
    yield Page(
        path="shoes/features.md",
        template="shoe-features.md.j2",
        kind="shoes",
        source="content/shoes/features",
        values={"features": features},
    )


def _equipment(content: Content, labels: Labels) -> Iterator[Page]:
    ordered = sorted(content.equipment.items(), key=lambda item: item[1].order)
    groups = [
        (words, [card(f"equipment:{name}", item.name, item.about) for name, item in ordered if item.need == need])
        for need, words in labels["need"].items()
    ]
    yield index_page("equipment", groups)
    for name, item in ordered:
        used = sorted((e.name, slug) for slug, e in content.exercises.items() if name in e.equipment)
        later = sorted((e.name, slug) for slug, e in content.exercises.items() if name in e.later_equipment)
        yield Page(
            path=f"equipment/{name}.md",
            template="equipment.md.j2",
            kind="equipment",
            about=item,
            title=item.name,
            description=item.about,
            source=f"content/equipment/{name}.yml",
            values={"thing": item, "used": [slug for _, slug in used], "later": [slug for _, slug in later]},
        )


def _types(content: Content, labels: Labels) -> Page:
    ordered = sorted(content.shoe_types.items(), key=lambda item: item[1].order)
    cards = [_type_card(name, item, labels) for name, item in ordered]
    facets = [facet(name, labels[name], cards) for name in ("use", "surface", "cushion", "drop")]
    return Page(
        path="shoes/types.md",
        template="shoe-types.md.j2",
        kind="shoes",
        source="content/shoes/types",
        values={"types": [(made, content.shoe_types[name]) for made, (name, _) in zip(cards, ordered, strict=True)],
                "facets": facets},
    )  # fmt: skip


def _type_card(name: str, item: ShoeType, labels: Labels) -> Card:
    return card(
        f"shoe-type:{name}",
        item.name,
        item.summary,
        facets={
            "use": item.use,
            "surface": item.surface,
            "cushion": (item.cushion,),
            "drop": bands(item.drop_mm.low, item.drop_mm.to, labels["drop"]),
        },
    )
