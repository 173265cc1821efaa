"""The environment of a function in, working collaborators out."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm
from pydantic import ValidationError

from chalicelib.settings import Settings
from chalicelib.stores.aws import Clients
from chalicelib.web.storage import origins
from chalicelib.wiring import Wiring, new_id, now
from tests.fakes.wiring import SETTINGS, memory_wiring

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
POOL = "eu-central-1_abc"
ENVIRONMENT = {
    f"DAFTAR_{name.upper()}": value
    for name, value in (SETTINGS.model_dump(exclude_none=True) | {"user_pool_id": POOL}).items()
}


@pytest.fixture
def environment(aws: Clients, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.fixture
def issuer() -> Iterator[str]:
    """Serves a pool's keys on loopback, as another engine than AWS's would; gives its address."""

    class Keys(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.path == f"/{POOL}/.well-known/jwks.json"
            key = json.loads(RSAAlgorithm.to_jwk(KEY.public_key())) | {"kid": "k1", "alg": "RS256"}
            self.send_response(200 if known else 404)
            self.end_headers()
            self.wfile.write(json.dumps({"keys": [key]}).encode())

        def log_message(self, *parts: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Keys)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def token(issuer: str) -> str:
    claims = {"iss": issuer, "aud": "client", "sub": "u1", "token_use": "id"}
    now = int(time.time())
    return jwt.encode(claims | {"iat": now, "exp": now + 60}, KEY, algorithm="RS256", headers={"kid": "k1"})


def test_collaborators_come_from_the_environment_and_are_built_once(environment: pytest.MonkeyPatch) -> None:
    wiring = Wiring.from_environment()
    for name in ("records", "documents", "queues", "people", "messages", "secrets", "clock", "ids", "random"):
        assert getattr(wiring, name) is getattr(wiring, name)
    assert "daftar-test-documents" in wiring.documents.upload_form("uploads/i/d/original", "image/png", 10, 60).url


def test_a_missing_variable_fails_at_the_start_with_its_name(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("DAFTAR_TABLE")
    with pytest.raises(ValidationError, match="table"):
        Wiring.from_environment()


def test_keys_lie_under_cognitos_address_and_the_issuer_is_the_pools(
    environment: pytest.MonkeyPatch, issuer: str
) -> None:
    environment.setenv("AWS_ENDPOINT_URL", issuer)
    person = Wiring.from_environment().people.verify(token(f"https://cognito-idp.eu-central-1.amazonaws.com/{POOL}"))
    assert person.id == "u1"


def test_on_aws_a_page_may_reach_its_own_bucket_and_no_other(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("DAFTAR_PUBLIC_S3_URL", raising=False)
    wiring = Wiring.from_environment()
    assert origins(wiring.documents) == (f"https://{wiring.settings.bucket}.s3.eu-central-1.amazonaws.com",)


def test_elsewhere_the_bucket_stands_in_the_path(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("DAFTAR_PUBLIC_S3_URL", "http://127.0.0.1:4566")
    assert origins(Wiring.from_environment().documents) == ("http://127.0.0.1:4566",)


def test_another_issuer_is_a_setting(environment: pytest.MonkeyPatch, issuer: str) -> None:
    environment.setenv("DAFTAR_ISSUER", "https://people.city.example")
    environment.setenv("DAFTAR_JWKS_URL", f"{issuer}/{POOL}/.well-known/jwks.json")
    assert Wiring.from_environment().people.verify(token("https://people.city.example")).id == "u1"


def test_what_is_handed_in_stands_in() -> None:
    wiring = memory_wiring(ids=lambda: "chosen")
    assert wiring.ids() == "chosen"
    assert wiring.intakes.records is wiring.records
    assert wiring.review.records is wiring.records


def test_the_catalogue_is_the_shipped_one_unless_another_lies_beside_the_package() -> None:
    assert memory_wiring().catalogue.services
    shipped = Settings.model_validate(SETTINGS.model_dump() | {"catalogue": "chalicelib/catalogue/data"})
    assert memory_wiring(shipped).catalogue == memory_wiring().catalogue


def test_ids_are_opaque_and_fit_keys_and_addresses() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(name) == 26 and name.isalnum() and name.islower() and name.isascii() for name in ids if name)


def test_the_clock_knows_its_zone() -> None:
    moment = now()
    assert moment.tzinfo is not None
    assert moment.utcoffset().total_seconds() == 0  # type: ignore[union-attr]
