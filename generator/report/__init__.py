"""A result of the self-check as blocks of text."""

from generator.report.blocks import Block, Heading, Items, Paragraph
from generator.report.result import Report, level, report

__all__ = ["Block", "Heading", "Items", "Paragraph", "Report", "level", "report"]
