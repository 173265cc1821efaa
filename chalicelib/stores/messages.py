"""Text messages by SNS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chalicelib.errors import InvalidInputError

if TYPE_CHECKING:
    from types_boto3_sns import SNSClient

MOBILE = re.compile(r"0(9[0-9]{9})")


class SnsMessages:
    """``topic``: where it is set, texts go there with the mobile as an attribute (a test stage has no carrier)."""

    def __init__(self, client: SNSClient, topic: str | None = None) -> None:
        self._client, self._topic = client, topic

    def sms(self, mobile: str, text: str) -> None:
        national = MOBILE.fullmatch(mobile)
        if national is None:
            raise InvalidInputError("mobile-invalid", field="mobile")
        if self._topic:
            to = {"mobile": {"DataType": "String", "StringValue": mobile}}
            self._client.publish(TopicArn=self._topic, Message=text, MessageAttributes=to)  # type: ignore[arg-type]
            return
        kind = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}
        self._client.publish(PhoneNumber=f"+98{national[1]}", Message=text, MessageAttributes=kind)  # type: ignore[arg-type]
