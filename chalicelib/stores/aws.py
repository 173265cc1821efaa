"""The one place that makes AWS clients. Region, credentials and endpoint come from botocore's environment."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_s3 import S3Client
    from types_boto3_secretsmanager import SecretsManagerClient
    from types_boto3_sns import SNSClient
    from types_boto3_sqs import SQSClient

# A call that hangs must end long before the function's own time does, so that the error is ours to report.
PATIENCE = Config(connect_timeout=3, read_timeout=10, retries={"mode": "standard", "max_attempts": 4})
# Version 2 (still the default for presigned addresses in us-east-1) is not understood by every engine with S3's API.
SIGNED_V4 = PATIENCE.merge(Config(signature_version="s3v4"))
BY_BUCKET = SIGNED_V4.merge(Config(s3={"addressing_style": "virtual"}))


class Clients:
    """Each client is made when it is first asked for: making one costs tens of milliseconds of a cold start."""

    @cached_property
    def dynamodb(self) -> DynamoDBClient:
        client: DynamoDBClient = boto3.client("dynamodb", config=PATIENCE)
        return client

    @cached_property
    def s3(self) -> S3Client:
        client: S3Client = boto3.client("s3", config=SIGNED_V4)
        return client

    def s3_for_browser(self, address: str | None) -> S3Client:
        """Signs for the address that a browser reaches. The region's own address where none is given: without it
        botocore signs for the global one, which redirects (and loses the form) while a bucket is new. On AWS the bucket
        is named in the host: the pages' policy then lets a browser reach this bucket and not everybody's."""
        endpoint = address or self.s3.meta.endpoint_url
        style = BY_BUCKET if ".amazonaws.com" in endpoint else SIGNED_V4
        client: S3Client = boto3.client("s3", config=style, endpoint_url=endpoint)
        return client

    @cached_property
    def sqs(self) -> SQSClient:
        client: SQSClient = boto3.client("sqs", config=PATIENCE)
        return client

    @cached_property
    def cognito(self) -> CognitoIdentityProviderClient:
        client: CognitoIdentityProviderClient = boto3.client("cognito-idp", config=PATIENCE)
        return client

    @cached_property
    def sns(self) -> SNSClient:
        client: SNSClient = boto3.client("sns", config=PATIENCE)
        return client

    @cached_property
    def secrets(self) -> SecretsManagerClient:
        client: SecretsManagerClient = boto3.client("secretsmanager", config=PATIENCE)
        return client
        return client
