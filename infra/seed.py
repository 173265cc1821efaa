"""The offices and people that a stage begins with. Running it again changes only what infra/staff.yaml changed."""

from __future__ import annotations

import secrets
import string
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from random import SystemRandom
from typing import Any

import boto3
import yaml

from chalicelib.stores.ports import Expect, Key, Put
from chalicelib.stores.records import DynamoRecords

from . import InfraError, state, totp

_STAFF = Path(__file__).with_name("staff.yaml")


@dataclass(frozen=True, slots=True)
class Login:
    """Of one seeded person; ``secret`` is what a phone's app would hold."""

    username: str
    name: str
    roles: list[str]
    office: str | None
    password: str
    secret: str

    def code(self, at: float) -> str:
        return totp.code(self.secret, at)


def logins(stage: str, folder: Path = state.FOLDER) -> dict[str, Login]:
    """The people seeded from this machine, by username."""
    return {name: Login(**kept) for name, kept in state.read(f"logins-{stage}", folder).items()}


def seed(stage: str, session: boto3.Session, outputs: Mapping[str, str], folder: Path = state.FOLDER) -> list[Login]:
    """Write the offices; create the people with password and one-time code; keep their logins under ``folder``."""
    staff = yaml.safe_load(_STAFF.read_text())
    _write_offices(session, outputs["TableName"], staff["offices"])
    pool = _Pool(session.client("cognito-idp"), outputs["UserPoolId"], outputs["UserPoolClientId"])
    known = logins(stage, folder)
    for person in staff["people"]:
        known[person["username"]] = pool.admit(person, known.get(person["username"]))
        state.write(f"logins-{stage}", {name: asdict(login) for name, login in known.items()}, folder)
    return [known[person["username"]] for person in staff["people"]]


def _write_offices(session: boto3.Session, table: str, offices: list[dict[str, Any]]) -> None:
    records = DynamoRecords(session.client("dynamodb"), table, random=SystemRandom())
    records.commit(*(_office(office) for office in offices))


def _office(office: dict[str, Any]) -> Put:
    data = {name: value for name, value in office.items() if name != "id"}
    return Put(Key(f"OFFICE#{office['id']}", "META"), data, Expect.ANY)


@dataclass(frozen=True, slots=True)
class _Pool:
    cognito: Any
    pool: str
    client: str

    def admit(self, person: dict[str, Any], known: Login | None) -> Login:
        username = person["username"]
        password = known.password if known else new_password()
        self._create(person)
        self._set_password(username, password)
        answer = self._first_step(username, password)
        if answer.get("ChallengeName") != "SOFTWARE_TOKEN_MFA":
            secret = self._enrol(username, answer)
        elif known:
            secret = known.secret
        else:
            # Set up by somebody else, and their phone's secret is not ours to know: begin anew.
            self.cognito.admin_delete_user(UserPoolId=self.pool, Username=username)
            return self.admit(person, None)
        return Login(username, person["name"], person["roles"], person.get("office"), password, secret)

    def _create(self, person: dict[str, Any]) -> None:
        attributes = {
            "name": person["name"],
            "custom:office": person.get("office", ""),
            "custom:districts": ",".join(person.get("districts", [])),
            "custom:services": ",".join(person.get("services", [])),
        }
        listed = [{"Name": name, "Value": value} for name, value in attributes.items()]
        who = {"UserPoolId": self.pool, "Username": person["username"]}
        try:
            self.cognito.admin_create_user(**who, UserAttributes=listed, MessageAction="SUPPRESS")
        except self.cognito.exceptions.UsernameExistsException:
            self.cognito.admin_update_user_attributes(**who, UserAttributes=listed)
        for role in person["roles"]:
            self.cognito.admin_add_user_to_group(**who, GroupName=role)

    def _set_password(self, username: str, password: str) -> None:
        self.cognito.admin_set_user_password(UserPoolId=self.pool, Username=username, Password=password, Permanent=True)

    def _first_step(self, username: str, password: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.cognito.initiate_auth(
            ClientId=self.client,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": username, "PASSWORD": password},
        )
        return answer

    def _enrol(self, username: str, answer: dict[str, Any]) -> str:
        """Cognito asks for the set-up by a challenge; an engine that signs in first gives a token to do it with."""
        if answer.get("ChallengeName") == "MFA_SETUP":
            given = self.cognito.associate_software_token(Session=answer["Session"])
            secret, by = given["SecretCode"], {"Session": given["Session"]}
        else:
            by = {"AccessToken": answer["AuthenticationResult"]["AccessToken"]}
            secret = self.cognito.associate_software_token(**by)["SecretCode"]
        proof = self.cognito.verify_software_token(**by, UserCode=totp.code(secret, time.time()))
        if proof["Status"] != "SUCCESS":
            raise InfraError(f"Setting up the one-time code of {username} failed")
        wanted = {"Enabled": True, "PreferredMfa": True}
        self.cognito.admin_set_user_mfa_preference(
            UserPoolId=self.pool, Username=username, SoftwareTokenMfaSettings=wanted
        )
        return str(secret)


def new_password() -> str:
    """Twenty random characters with each kind that the pool asks for."""
    kinds = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
    letters = [secrets.choice(string.ascii_letters + string.digits) for _ in range(17)]
    return "".join([*letters, *(secrets.choice(kind) for kind in kinds)])
