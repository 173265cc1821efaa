"""The tools around the deployment, without any AWS."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from infra import ROOT, InfraError, state
from infra.browser import Page
from infra.dependencies import names, shipped
from infra.digest import digest
from infra.sizes import measure
from infra.target import AWS, HERE, Target
from infra.totp import code

# RFC 6238, appendix B, SHA-1, cut to six digits.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("at", "wanted"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_a_one_time_code_is_the_one_of_the_standard(at: int, wanted: str) -> None:
    assert code(SECRET, at) == wanted


def test_neither_the_sdk_nor_chalices_own_command_line_is_shipped() -> None:
    pinned = shipped(ROOT / "requirements.txt", AWS)

    assert "botocore==" not in pinned
    assert "chalice==" not in pinned
    assert "pydantic==" in pinned


def test_a_requirement_is_chosen_by_the_python_that_is_built_for(tmp_path: Path) -> None:
    listed = tmp_path / "requirements.txt"
    listed.write_text(
        "numpy==1 ; python_full_version < '3.12' \\\n    --hash=sha256:a\n"
        "numpy==2 ; python_full_version >= '3.12' \\\n    --hash=sha256:b\n"
    )

    assert names(listed) == {"numpy"}
    assert shipped(listed, Target("3.13")) == "numpy==2 \\\n    --hash=sha256:b\n"
    assert shipped(listed, Target("3.11")) == "numpy==1 \\\n    --hash=sha256:a\n"


def test_a_build_for_aws_names_its_platform_and_one_for_here_none() -> None:
    assert {"--platform", "manylinux_2_28_x86_64", "--python-version", "3.13", "cp313"} <= set(AWS.pip_flags)
    assert HERE.pip_flags == []


def test_a_digest_follows_names_and_contents_and_not_compiled_leftovers(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    first = digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_text("x")
    same = digest(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")

    assert same == first
    assert digest(tmp_path) != first


def test_a_build_too_large_for_aws_is_refused(tmp_path: Path) -> None:
    small = tmp_path / "small.zip"
    with zipfile.ZipFile(small, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 2_000_000)

    assert measure(small, small).together == 4.0
    with pytest.raises(InfraError, match="too large"):
        measure(small, small, limit_mb=3.0)


def test_what_is_remembered_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    state.write("logins-x", {"name": "نسرین"}, tmp_path / "kept")

    assert state.read("logins-x", tmp_path / "kept") == {"name": "نسرین"}
    assert (tmp_path / "kept/logins-x.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700


def test_a_page_gives_its_forms_as_a_browser_would_send_them() -> None:
    page = Page(
        "http://here/api/office",
        200,
        b"""<form method="post" action="/api/office/new"><input type="hidden" name="form_token" value="t&amp;1">
        <select name="service"><option value="a">A</option><option value="b" selected>B</option></select>
        <input type="radio" name="kind" value="owner" checked><input type="radio" name="kind" value="heir">
        <input type="checkbox" name="seen" value="1"><input name="mobile"><button name="act">go</button></form>
        <form action="/api/logout" method="post"></form>""",
    )

    form = page.form("/new")

    assert form.action == "http://here/api/office/new"
    assert form.fields == {"form_token": "t&1", "service": "b", "kind": "owner", "mobile": ""}
    with pytest.raises(LookupError):
        page.form("/elsewhere")
