"""Reading `content/`: YAML text -> plain values with positions -> models; every problem is collected."""

from generator.load.content import Content, load

__all__ = ["Content", "load"]
