"""Stands in for Pyodide's loader of packages: none is loaded, and only the places of packages are asked for."""

from site import getsitepackages

from pyodide_js import loadedPackages  # type: ignore[import-not-found] # noqa: F401


class _Place:
    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Place(getsitepackages()[0])
DSO_DIR = _Place("/usr/lib")


def init_loaded_packages() -> None:
    """Do nothing: no package is there."""
