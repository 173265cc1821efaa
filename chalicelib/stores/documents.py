"""The bytes in one S3 bucket. Encryption is the bucket's own default, so no request names a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from botocore.exceptions import ClientError

from chalicelib.errors import NotFoundError
from chalicelib.stores.ports import UploadForm

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import GetObjectRequestTypeDef

CHUNK = 1 << 20
MISSING = {"NoSuchKey", "NoSuchVersion", "404"}

_Answer = TypeVar("_Answer")


class S3Documents:
    """``browser`` is a client that signs for the address which a browser reaches; it is asked for signatures only."""

    def __init__(self, client: S3Client, browser: S3Client, bucket: str) -> None:
        self._client, self._browser, self._bucket = client, browser, bucket

    def upload_form(
        self, key: str, content_type: str, max_bytes: int, expires_s: int, redirect: str | None = None
    ) -> UploadForm:
        fields = {"Content-Type": content_type}
        fields |= {"success_action_redirect": redirect} if redirect else {"success_action_status": "201"}
        conditions: list[Any] = [{name: value} for name, value in fields.items()]
        form = self._browser.generate_presigned_post(
            Bucket=self._bucket,
            Key=key,
            Fields=dict(fields),
            Conditions=[*conditions, ["content-length-range", 1, max_bytes]],
            ExpiresIn=expires_s,
        )
        return UploadForm(form["url"], form["fields"])

    def download(self, key: str, target: Path, version: str | None = None) -> None:
        which: GetObjectRequestTypeDef = {"Bucket": self._bucket, "Key": key}
        if version:
            which["VersionId"] = version
        answer = _found(lambda: self._client.get_object(**which))
        with closing(answer["Body"]) as body, target.open("wb") as file:
            for chunk in body.iter_chunks(CHUNK):
                file.write(chunk)

    def put(self, key: str, body: bytes, content_type: str) -> None:
        self._client.put_object(Bucket=self._bucket, Key=key, Body=body, ContentType=content_type)

    def get(self, key: str) -> bytes:
        answer = _found(lambda: self._client.get_object(Bucket=self._bucket, Key=key))
        with closing(answer["Body"]) as body:
            return body.read()

    def view_url(self, key: str, expires_s: int) -> str:
        # For the one browser, and no longer than the address itself is good: a page shows a picture several times.
        kept = f"private, max-age={expires_s}"
        where = {"Bucket": self._bucket, "Key": key, "ResponseCacheControl": kept}
        return self._browser.generate_presigned_url("get_object", Params=where, ExpiresIn=expires_s)

    def keys(self, prefix: str) -> Iterator[str]:
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
        for page in pages:
            for entry in page.get("Contents", []):
                yield entry["Key"]


def _found(ask: Callable[[], _Answer]) -> _Answer:
    """S3 says "not found" only to who may list the bucket; to others it says "access denied", which passes as it is."""
    try:
        return ask()
    except ClientError as error:
        if error.response["Error"]["Code"] in MISSING:
            raise NotFoundError("object-missing") from error
        raise
