"""Builds the collaborators, each when it is first asked for: a cold start pays only for what the function uses.

A test gives what it wants to stand in: ``Wiring(settings, records=MemoryRecords(), …)``.
"""

from __future__ import annotations

import base64
import secrets
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING, TypedDict, Unpack

from chalicelib.clock import Clock, Ids
from chalicelib.settings import Settings

if TYPE_CHECKING:
    from chalicelib.casework.desk import ReviewDesk
    from chalicelib.casework.public import StatusDesk
    from chalicelib.catalogue import Catalogue
    from chalicelib.intake.desk import IntakeDesk
    from chalicelib.intake.printing import PrintDesk
    from chalicelib.pipeline.pages import PageSource
    from chalicelib.stores import ports
    from chalicelib.stores.aws import Clients


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """128 random bits in lower-case base32: 26 characters that fit a URL, a key and a file name."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


class Parts(TypedDict, total=False):
    """What may be handed in ready-made."""

    catalogue: Catalogue
    records: ports.Records
    documents: ports.Documents
    queues: ports.Queues
    people: ports.People
    messages: ports.Messages
    secrets: ports.Secrets
    pages: PageSource
    clock: Clock
    ids: Ids
    random: Random


class Wiring:
    """One for a process. Every collaborator is built once and kept."""

    def __init__(self, settings: Settings, **parts: Unpack[Parts]) -> None:
        self.settings = settings
        self.__dict__.update(parts)

    @classmethod
    def from_environment(cls) -> Wiring:
        return cls(Settings.from_environment())

    @cached_property
    def clock(self) -> Clock:
        return now

    @cached_property
    def ids(self) -> Ids:
        return new_id

    @cached_property
    def random(self) -> Random:
        return SystemRandom()

    @cached_property
    def catalogue(self) -> Catalogue:
        from chalicelib.catalogue import load

        beside = self.settings.catalogue
        return load(Path(__file__).parent.parent / beside if beside else None)

    @cached_property
    def intakes(self) -> IntakeDesk:
        from chalicelib.casework.resubmission import case_withdrawn
        from chalicelib.intake.desk import IntakeDesk

        also = partial(case_withdrawn, self.records)
        return IntakeDesk(self.records, self.documents, self.queues, self.catalogue, self.clock, self.ids, also)

    @cached_property
    def print_desk(self) -> PrintDesk:
        from chalicelib.intake.printing import PrintDesk

        return PrintDesk(self.records, self.catalogue, self.clock, lambda: self.secrets.get("form-key"))

    @cached_property
    def review(self) -> ReviewDesk:
        from chalicelib.casework.desk import ReviewDesk

        most = self.settings.most_put_back
        return ReviewDesk(self.records, self.documents, self.catalogue, self.clock, self.ids, most)

    @cached_property
    def public(self) -> StatusDesk:
        from chalicelib.casework.public import StatusDesk

        return StatusDesk(self.records, self.catalogue)

    @cached_property
    def pages(self) -> PageSource:
        from chalicelib.pipeline.pages import OcrPages

        return OcrPages()

    def status_link(self, case: str) -> str:
        """The citizen's link to a case."""
        from chalicelib.proof import links

        return f"{self.settings.public_url}/s/{links.make(case, self.secrets.get('link-key'))}"

    @cached_property
    def _clients(self) -> Clients:
        from chalicelib.stores.aws import Clients

        return Clients()

    @cached_property
    def records(self) -> ports.Records:
        from chalicelib.stores.records import DynamoRecords

        return DynamoRecords(self._clients.dynamodb, self.settings.table, random=self.random)

    @cached_property
    def documents(self) -> ports.Documents:
        from chalicelib.stores.documents import S3Documents

        browser = self._clients.s3_for_browser(self.settings.public_s3_url)
        return S3Documents(self._clients.s3, browser, self.settings.bucket)

    @cached_property
    def queues(self) -> ports.Queues:
        from chalicelib.stores.queues import SqsQueues

        addresses = {
            "pages": self.settings.queue_pages_url,
            "documents": self.settings.queue_documents_url,
            "checks": self.settings.queue_checks_url,
            "submissions": self.settings.queue_submissions_url,
        }
        return SqsQueues(self._clients.sqs, addresses, random=self.random)

    @cached_property
    def people(self) -> ports.People:
        from chalicelib.stores.people import CognitoPeople
        from chalicelib.stores.signing_keys import SigningKeys, fetch

        cognito, pool = self._clients.cognito, self.settings.user_pool_id
        address = self.settings.jwks_url or f"{cognito.meta.endpoint_url}/{pool}/.well-known/jwks.json"
        issuer = self.settings.issuer or f"https://cognito-idp.{pool.partition('_')[0]}.amazonaws.com/{pool}"
        return CognitoPeople(cognito, self.settings.user_pool_client_id, issuer, SigningKeys(lambda: fetch(address)))

    @cached_property
    def messages(self) -> ports.Messages:
        from chalicelib.stores.messages import SnsMessages

        return SnsMessages(self._clients.sns, self.settings.sms_topic)

    @cached_property
    def secrets(self) -> ports.Secrets:
        from chalicelib.stores.secrets import ManagedSecrets

        names = {
            "link-key": self.settings.link_key_secret,
            "session-key": self.settings.session_key_secret,
            "form-key": self.settings.form_key_secret,
        }
        return ManagedSecrets(self._clients.secrets, names)
