"""The self-check in a terminal: the same questions and the same result as on the page. Nothing is stored."""

from generator.terminal.command import Streams, judge_file, self_check

__all__ = ["Streams", "judge_file", "self_check"]
