"""The assessment package as a wheel: the very modules that the build uses, byte for byte."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from pathlib import Path
from typing import Final

VERSION: Final = "1.0"
_INFO: Final = f"backstride_assessment-{VERSION}.dist-info"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip file can hold: the same bytes on every day."""


def build_wheel(package: Path) -> bytes:
    """Return the wheel of `generator/__init__.py` and `generator/assessment/`, the same bytes every time."""
    sources = [package / "__init__.py", *sorted((package / "assessment").glob("*.py"))]
    files = {f"generator/{path.relative_to(package).as_posix()}": path.read_bytes() for path in sources}
    metadata = f"Metadata-Version: 2.1\nName: backstride-assessment\nVersion: {VERSION}\nRequires-Python: >=3.11\n"
    files[f"{_INFO}/METADATA"] = metadata.encode()
    files[f"{_INFO}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: backstride\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = "".join(f"{name},{_hash(data)},{len(data)}\n" for name, data in files.items())
    files[f"{_INFO}/RECORD"] = f"{record}{_INFO}/RECORD,,\n".encode()
    return _zip(files)


def _hash(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()
