"""One contract for staff, run against memory and against Cognito (moto).

Moto does passwords, the one-time code (its environment variable below), groups, and tokens signed by keys that it
publishes. What it can't do (locking an account, revoking a token, a session that ran out) is answered by a stub here;
the whole flow, with the one-time code set up by the person, is for the system test.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from typing import Any, Protocol

import jwt
import pytest
import requests
from botocore.exceptions import ClientError
from botocore.stub import Stubber
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from jwt.algorithms import RSAAlgorithm

from chalicelib.errors import NotAllowedError
from chalicelib.stores.aws import Clients
from chalicelib.stores.people import CognitoPeople
from chalicelib.stores.ports import Challenge, People, Person, Tokens
from chalicelib.stores.signing_keys import SigningKeys, UnknownKeyError
from tests.fakes.stores import MemoryPeople

PASSWORD = "Str0ng-enough!"
CLERK = Person("", "clerk-407", "clerk-407", frozenset({"office_clerk"}), office="407")
REVIEWER = Person(
    "", "rahimi", "rahimi", frozenset({"reviewer"}), None, frozenset({"5", "22"}), frozenset({"building_permit"})
)


class Staff(Protocol):
    people: People

    def enrol(self, person: Person) -> None: ...

    def code(self) -> str: ...


class InMemory:
    def __init__(self) -> None:
        self.people = MemoryPeople()

    def enrol(self, person: Person) -> None:
        self.people.enrol(person, PASSWORD)

    def code(self) -> str:
        return "123456"


class OnCognito:
    def __init__(self, aws: Clients) -> None:
        self.client = aws.cognito
        text = {"AttributeDataType": "String", "Mutable": True}
        self.pool = self.client.create_user_pool(
            PoolName="staff",
            Schema=[{"Name": name, **text} for name in ("office", "districts", "services")],  # type: ignore[typeddict-item]
        )["UserPool"]["Id"]
        self.client_id = self.client.create_user_pool_client(
            UserPoolId=self.pool, ClientName="web", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"]
        )["UserPoolClient"]["ClientId"]
        base = f"https://cognito-idp.eu-central-1.amazonaws.com/{self.pool}"
        keys = SigningKeys(lambda: requests.get(f"{base}/.well-known/jwks.json", timeout=5).json())
        self.people = CognitoPeople(self.client, self.client_id, base, keys)
        self._seed = ""

    def create(self, person: Person, *, password: str | None = PASSWORD) -> None:
        attributes = {
            "custom:office": person.office or "",
            "custom:districts": ", ".join(person.districts),
            "custom:services": ",".join(person.services),
        }
        self.client.admin_create_user(
            UserPoolId=self.pool,
            Username=person.username,
            TemporaryPassword="Temporary-1",
            UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items() if value],
        )
        if password:
            self.client.admin_set_user_password(
                UserPoolId=self.pool, Username=person.username, Password=password, Permanent=True
            )
        for group in (*person.roles, "chess_club"):
            self.client.create_group(UserPoolId=self.pool, GroupName=group)
            self.client.admin_add_user_to_group(UserPoolId=self.pool, Username=person.username, GroupName=group)

    def enrol(self, person: Person) -> None:
        self.create(person)
        auth = {"USERNAME": person.username, "PASSWORD": PASSWORD}
        tokens = self.client.initiate_auth(ClientId=self.client_id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=auth)[
            "AuthenticationResult"
        ]
        access = tokens["AccessToken"]
        self._seed = self.client.associate_software_token(AccessToken=access)["SecretCode"]
        self.client.verify_software_token(AccessToken=access, UserCode=self.code())
        self.client.set_user_mfa_preference(
            AccessToken=access, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True}
        )

    def code(self) -> str:
        seed = base64.b32decode(self._seed + "=" * (-len(self._seed) % 8), casefold=True)
        return TOTP(seed, 6, SHA1(), 30, enforce_key_length=False).generate(int(time.time())).decode()


@pytest.fixture
def cognito(aws: Clients, monkeypatch: pytest.MonkeyPatch) -> OnCognito:
    monkeypatch.setenv("MOTO_COGNITO_IDP_USER_POOL_ENABLE_TOTP", "true")
    return OnCognito(aws)


@pytest.fixture(params=["memory", "cognito"])
def staff(request: pytest.FixtureRequest) -> Staff:
    return InMemory() if request.param == "memory" else request.getfixturevalue("cognito")


def refusal(call: Callable[..., object], *args: object) -> str:
    with pytest.raises(NotAllowedError) as caught:
        call(*args)
    return caught.value.code


class TestPeople:
    @pytest.mark.parametrize("person", [CLERK, REVIEWER])
    def test_password_and_code_let_a_person_in(self, staff: Staff, person: Person) -> None:
        staff.enrol(person)
        challenge = staff.people.sign_in(person.username, PASSWORD)
        tokens = staff.people.answer(challenge, staff.code())
        found = staff.people.verify(tokens.id_token)
        assert (found.username, found.roles, found.office) == (person.username, person.roles, person.office)
        assert (found.districts, found.services) == (person.districts, person.services)
        assert tokens.expires_in > 0

    def test_a_wrong_name_and_a_wrong_password_look_alike(self, staff: Staff) -> None:
        staff.enrol(CLERK)
        assert refusal(staff.people.sign_in, CLERK.username, "not-it") == "wrong-login"
        assert refusal(staff.people.sign_in, "nobody", PASSWORD) == "wrong-login"

    @pytest.mark.parametrize(("username", "password"), [("", PASSWORD), (CLERK.username, ""), ("", "")])
    def test_an_empty_form_is_a_wrong_login(self, staff: Staff, username: str, password: str) -> None:
        staff.enrol(CLERK)
        assert refusal(staff.people.sign_in, username, password) == "wrong-login"

    @pytest.mark.parametrize("code", ["000000", "", "12", "letters"])
    def test_a_wrong_code_lets_nobody_in(self, staff: Staff, code: str) -> None:
        staff.enrol(CLERK)
        assert refusal(staff.people.answer, staff.people.sign_in(CLERK.username, PASSWORD), code) == "wrong-code"

    @pytest.mark.parametrize("token", ["", "x", "a.b.c", "token-nobody"])
    def test_what_is_no_token_of_ours_is_signed_out(self, staff: Staff, token: str) -> None:
        assert refusal(staff.people.verify, token) == "signed-out"


class TestCognitoAlone:
    @pytest.fixture
    def stub(self, cognito: OnCognito) -> Stubber:
        return Stubber(cognito.client)

    def test_a_first_password_to_be_changed_is_no_way_in(self, cognito: OnCognito) -> None:
        cognito.create(CLERK, password=None)
        assert refusal(cognito.people.sign_in, CLERK.username, "Temporary-1") == "login-not-ready"

    def test_without_a_one_time_code_there_is_no_way_in(self, cognito: OnCognito) -> None:
        cognito.create(CLERK)
        assert refusal(cognito.people.sign_in, CLERK.username, PASSWORD) == "login-not-ready"

    @pytest.mark.parametrize("challenge", ["MFA_SETUP", "SMS_MFA", "NEW_PASSWORD_REQUIRED"])
    def test_any_other_challenge_is_no_way_in(self, cognito: OnCognito, stub: Stubber, challenge: str) -> None:
        stub.add_response("initiate_auth", {"ChallengeName": challenge, "Session": "s" * 20})
        with stub:
            assert refusal(cognito.people.sign_in, "x", "y") == "login-not-ready"

    @pytest.mark.parametrize(
        ("exception", "message", "code"),
        [
            ("NotAuthorizedException", "Password attempts exceeded", "login-locked"),
            ("NotAuthorizedException", "Incorrect username or password.", "wrong-login"),
            ("NotAuthorizedException", "User is disabled.", "wrong-login"),
            ("UserNotFoundException", "", "wrong-login"),
            ("InvalidParameterException", "", "wrong-login"),
            ("PasswordResetRequiredException", "", "login-not-ready"),
        ],
    )
    def test_cognitos_refusals_have_our_codes(
        self, cognito: OnCognito, stub: Stubber, exception: str, message: str, code: str
    ) -> None:
        stub.add_client_error("initiate_auth", exception, message)
        with stub:
            assert refusal(cognito.people.sign_in, "x", "y") == code

    def test_a_fault_of_cognito_passes_as_it_is(self, cognito: OnCognito, stub: Stubber) -> None:
        stub.add_client_error("initiate_auth", "InternalErrorException")
        with stub, pytest.raises(ClientError):
            cognito.people.sign_in("x", "y")

    def test_the_answer_names_the_user_as_cognito_does(self, cognito: OnCognito, stub: Stubber) -> None:
        parameters = {"USER_ID_FOR_SRP": "uuid-1"}
        stub.add_response(
            "initiate_auth",
            {"ChallengeName": "SOFTWARE_TOKEN_MFA", "Session": "s" * 20, "ChallengeParameters": parameters},
        )
        with stub:
            assert cognito.people.sign_in("by-mail", "y") == Challenge("uuid-1", "s" * 20)

    @pytest.mark.parametrize(
        ("exception", "code"),
        [
            ("CodeMismatchException", "wrong-code"),
            ("ExpiredCodeException", "wrong-code"),
            ("NotAuthorizedException", "login-expired"),
        ],
    )
    def test_refused_answers_have_our_codes(self, cognito: OnCognito, stub: Stubber, exception: str, code: str) -> None:
        stub.add_client_error("respond_to_auth_challenge", exception)
        with stub:
            assert refusal(cognito.people.answer, Challenge("x", "s" * 20), "123456") == code

    def test_signing_out_revokes_the_renewal(self, cognito: OnCognito, stub: Stubber) -> None:
        stub.add_response("revoke_token", {}, {"Token": "renewal", "ClientId": cognito.client_id})
        stub.add_client_error("revoke_token", "NotAuthorizedException")
        with stub:
            cognito.people.sign_out(Tokens("id", "renewal", 3600))
            cognito.people.sign_out(Tokens("id", "renewal", 3600))
            cognito.people.sign_out(Tokens("id", None, 3600))
        stub.assert_no_pending_responses()


OURS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
THEIRS = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def jwks(name: str = "k1") -> dict[str, Any]:
    return {"keys": [json.loads(RSAAlgorithm.to_jwk(OURS.public_key())) | {"kid": name, "alg": "RS256", "use": "sig"}]}


def token(key: Any = OURS, kid: str = "k1", algorithm: str = "RS256", **changed: Any) -> str:
    now = int(time.time())
    claims = {
        "iss": "https://issuer.example/pool",
        "aud": "client",
        "sub": "u1",
        "token_use": "id",
        "iat": now,
        "exp": now + 600,
        "cognito:username": "rahimi",
        "name": "مریم رحیمی",
        "cognito:groups": ["reviewer", "chess_club"],
        "custom:districts": "5, 22,",
    } | changed
    kept = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(kept, key, algorithm=algorithm, headers={"kid": kid})


WRONG: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "https://issuer.example/other"},
    "another client": {"aud": "another-client"},
    "another use": {"token_use": "access"},
    "no use": {"token_use": None},
    "run out": {"exp": 1_700_000_000},
    "from the future": {"iat": 4_000_000_000, "exp": 4_000_000_600},
    "for ever": {"exp": None},
    "nobody's": {"sub": None},
    "another's signature": {"key": THEIRS},
    "an unknown key": {"kid": "k2"},
    "a shared secret": {"key": "a shared secret of some length....", "algorithm": "HS256"},
    "no signature": {"key": None, "algorithm": "none"},
}


class TestTokens:
    @pytest.fixture
    def people(self, aws: Clients) -> CognitoPeople:
        return CognitoPeople(aws.cognito, "client", "https://issuer.example/pool", SigningKeys(jwks))

    def test_a_token_tells_who_a_person_is(self, people: CognitoPeople) -> None:
        assert people.verify(token()) == Person(
            "u1", "rahimi", "مریم رحیمی", frozenset({"reviewer"}), None, frozenset({"5", "22"}), frozenset()
        )

    @pytest.mark.parametrize("wrong", WRONG)
    def test_a_token_that_is_not_quite_ours_is_signed_out(self, people: CognitoPeople, wrong: str) -> None:
        assert refusal(people.verify, token(**WRONG[wrong])) == "signed-out"


class TestSigningKeys:
    def test_keys_are_fetched_once_an_hour(self) -> None:
        clock, fetched = [0.0], []
        keys = SigningKeys(lambda: fetched.append(1) or jwks(), monotonic=lambda: clock[0])  # type: ignore[func-returns-value]
        for clock[0] in (0.0, 1800.0, 3600.0, 3601.0):
            assert keys.key("k1").key_id == "k1"
        assert len(fetched) == 2

    def test_a_new_key_is_found_after_a_minute(self) -> None:
        clock, name = [0.0], ["k1"]
        keys = SigningKeys(lambda: jwks(name[0]), monotonic=lambda: clock[0])
        keys.key("k1")
        name[0], clock[0] = "k2", 61.0
        assert keys.key("k2").key_id == "k2"

    def test_forged_names_make_no_flood_of_fetches(self) -> None:
        fetched: list[int] = []
        keys = SigningKeys(lambda: fetched.append(1) or jwks(), monotonic=lambda: 0.0)  # type: ignore[func-returns-value]
        for number in range(100):
            with pytest.raises(UnknownKeyError):
                keys.key(f"forged-{number}")
        assert len(fetched) == 1
