"""One contract for documents, run against memory and against S3 (moto)."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from chalicelib.errors import NotFoundError
from chalicelib.stores.aws import Clients
from chalicelib.stores.documents import S3Documents
from chalicelib.stores.ports import Documents
from tests.fakes.stores import MemoryDocuments

KEY = "uploads/i1/d1/original"


class Browser(Protocol):
    """What stands beyond the port: the browser's post, and the versions that a notification names."""

    documents: Documents

    def post(self, fields: Mapping[str, str], url: str, body: bytes) -> bool: ...

    def versions(self, key: str) -> list[str]: ...


class InMemory:
    def __init__(self) -> None:
        self.documents = MemoryDocuments()

    def post(self, fields: Mapping[str, str], url: str, body: bytes) -> bool:
        return self.documents.post(fields, body)

    def versions(self, key: str) -> list[str]:
        return self.documents.versions(key)


class OnS3:
    def __init__(self, aws: Clients) -> None:
        self.client = aws.s3
        self.client.create_bucket(Bucket="documents", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
        self.client.put_bucket_versioning(Bucket="documents", VersioningConfiguration={"Status": "Enabled"})
        self.documents = S3Documents(self.client, aws.s3_for_browser(None), "documents")

    def post(self, fields: Mapping[str, str], url: str, body: bytes) -> bool:
        answer = requests.post(url, data=dict(fields), files={"file": body}, allow_redirects=False, timeout=5)
        return int(answer.status_code) in {201, 303}  # moto hands 201 over as text

    def versions(self, key: str) -> list[str]:
        found = self.client.list_object_versions(Bucket="documents", Prefix=key)["Versions"]
        return [version["VersionId"] for version in reversed(found)]


@pytest.fixture(params=["memory", "s3"])
def world(request: pytest.FixtureRequest) -> Browser:
    return InMemory() if request.param == "memory" else OnS3(request.getfixturevalue("aws"))


class TestDocuments:
    def test_what_is_put_is_got(self, world: Browser) -> None:
        world.documents.put("readings/i1/d1.json", b"{}", "application/json")
        assert world.documents.get("readings/i1/d1.json") == b"{}"

    def test_a_put_replaces_what_was_there(self, world: Browser) -> None:
        world.documents.put(KEY, b"first", "image/png")
        world.documents.put(KEY, b"second", "image/png")
        assert world.documents.get(KEY) == b"second"

    def test_a_missing_object_is_an_outcome(self, world: Browser, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError) as refusal:
            world.documents.get("uploads/none")
        assert refusal.value.code == "object-missing"
        with pytest.raises(NotFoundError):
            world.documents.download("uploads/none", tmp_path / "x")
        assert not (tmp_path / "x").exists()

    def test_a_download_is_the_whole_object(self, world: Browser, tmp_path: Path) -> None:
        body = bytes(range(256)) * 12_289  # a little over three chunks
        world.documents.put(KEY, body, "application/pdf")
        world.documents.download(KEY, tmp_path / "x")
        assert (tmp_path / "x").read_bytes() == body

    def test_a_download_can_name_the_version_that_was_announced(self, world: Browser, tmp_path: Path) -> None:
        world.documents.put(KEY, b"announced", "image/png")
        announced = world.versions(KEY)[-1]
        world.documents.put(KEY, b"sent again", "image/png")
        world.documents.download(KEY, tmp_path / "x", announced)
        assert (tmp_path / "x").read_bytes() == b"announced"

    def test_keys_are_those_under_the_prefix(self, world: Browser) -> None:
        for number in range(3):
            world.documents.put(f"pages/i1/d1/{number}/words.json", b"{}", "application/json")
        world.documents.put("pages/i10/d1/1/words.json", b"{}", "application/json")
        assert list(world.documents.keys("pages/i1/")) == [f"pages/i1/d1/{n}/words.json" for n in range(3)]
        assert list(world.documents.keys("nothing/")) == []

    @pytest.mark.parametrize("redirect", [None, "https://daftar.example/office/intakes/i1"])
    def test_the_browser_posts_a_file_with_the_form(self, world: Browser, redirect: str | None) -> None:
        form = world.documents.upload_form(KEY, "application/pdf", 1000, 600, redirect)
        assert world.post(form.fields, form.url, b"%PDF-")
        assert world.documents.get(KEY) == b"%PDF-"

    def test_a_view_names_the_object_and_carries_no_words_of_its_own(self, world: Browser) -> None:
        world.documents.put(KEY, b"x", "image/png")
        assert urlsplit(world.documents.view_url(KEY, 300)).path.endswith(f"/{KEY}")


class TestS3Alone:
    """Moto checks neither a form's conditions nor expiry: here they are found signed, system/ finds that they hold."""

    @pytest.fixture
    def s3(self, aws: Clients) -> S3Documents:
        return S3Documents(aws.s3, aws.s3_for_browser(None), "documents")

    @staticmethod
    def policy(fields: Mapping[str, str]) -> list[Any]:
        conditions: list[Any] = json.loads(base64.b64decode(fields["policy"]))["conditions"]
        return conditions

    def test_the_form_signs_key_type_and_length(self, s3: S3Documents) -> None:
        form = s3.upload_form(KEY, "application/pdf", 26_214_400, 600)
        conditions = self.policy(form.fields)
        assert {"Content-Type": "application/pdf"} in conditions
        assert {"key": KEY} in conditions
        assert {"bucket": "documents"} in conditions
        assert ["content-length-range", 1, 26_214_400] in conditions
        assert form.fields["key"] == KEY
        assert form.fields["x-amz-algorithm"] == "AWS4-HMAC-SHA256"

    def test_the_redirect_is_signed_too(self, s3: S3Documents) -> None:
        form = s3.upload_form(KEY, "image/png", 10, 600, "https://daftar.example/x")
        assert {"success_action_redirect": "https://daftar.example/x"} in self.policy(form.fields)

    def test_the_browser_is_sent_to_the_buckets_own_address_in_its_region(self, s3: S3Documents) -> None:
        own = "documents.s3.eu-central-1.amazonaws.com"
        assert urlsplit(s3.upload_form(KEY, "image/png", 10, 600).url).netloc == own
        assert urlsplit(s3.view_url(KEY, 60)).netloc == own

    def test_the_browser_is_sent_to_the_public_address_where_one_is_set(self, aws: Clients) -> None:
        s3 = S3Documents(aws.s3, aws.s3_for_browser("https://files.city.example"), "documents")
        assert s3.upload_form(KEY, "image/png", 10, 600).url == "https://files.city.example/documents"
        view = urlsplit(s3.view_url(KEY, 60))
        assert (view.netloc, view.path) == ("files.city.example", f"/documents/{KEY}")
        asked = parse_qs(view.query)
        assert asked["X-Amz-Expires"] == ["60"]
        assert asked["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
        assert asked["response-cache-control"] == ["private, max-age=60"]
