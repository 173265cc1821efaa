"""Staff in a Cognito user pool: a password, then a one-time code; what comes back is a standard JWT."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

import jwt
from botocore.exceptions import ClientError

from chalicelib.errors import NotAllowedError
from chalicelib.stores.ports import Challenge, Person, Tokens
from chalicelib.stores.signing_keys import KeySource, UnknownKeyError

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient

ROLES = frozenset({"office_clerk", "office_manager", "reviewer", "senior_reviewer", "supervisor", "administrator"})
CODE: Final = "SOFTWARE_TOKEN_MFA"
LEEWAY_S = 10  # two clocks may differ by this much

# Cognito's refusals → our codes. One that is not named (throttling, faults) passes as it is.
SIGN_IN = {
    "NotAuthorizedException": "wrong-login",
    "UserNotFoundException": "wrong-login",
    "InvalidParameterException": "wrong-login",
    "UserNotConfirmedException": "login-not-ready",
    "PasswordResetRequiredException": "login-not-ready",
}
ANSWER = {
    "CodeMismatchException": "wrong-code",
    "ExpiredCodeException": "wrong-code",
    "EnableSoftwareTokenMFAException": "wrong-code",
    "InvalidParameterException": "wrong-code",
    "NotAuthorizedException": "login-expired",
}
SIGN_OUT = {"NotAuthorizedException": "signed-out", "InvalidParameterException": "signed-out"}
LOCKED = "Password attempts exceeded"  # Cognito locks with the same exception as for a wrong password

_Answer = TypeVar("_Answer")


class CognitoPeople:
    """``client_id`` is the pool's app client (without a secret); ``issuer`` is what the tokens must name."""

    def __init__(self, client: CognitoIdentityProviderClient, client_id: str, issuer: str, keys: KeySource) -> None:
        self._client, self._client_id, self._issuer, self._keys = client, client_id, issuer, keys

    def sign_in(self, username: str, password: str) -> Challenge:
        if not username or not password:
            raise NotAllowedError("wrong-login")
        answer = _asked(
            SIGN_IN,
            lambda: self._client.initiate_auth(
                ClientId=self._client_id,
                AuthFlow="USER_PASSWORD_AUTH",
                AuthParameters={"USERNAME": username, "PASSWORD": password},
            ),
        )
        if answer.get("ChallengeName") != CODE:
            # A first password to be changed, or a one-time code not yet set up: an administrator's work, and no way in.
            raise NotAllowedError("login-not-ready")
        name = answer.get("ChallengeParameters", {}).get("USER_ID_FOR_SRP", username)
        return Challenge(name, answer["Session"])

    def answer(self, challenge: Challenge, code: str) -> Tokens:
        if not code:
            raise NotAllowedError("wrong-code")
        answer = _asked(
            ANSWER,
            lambda: self._client.respond_to_auth_challenge(
                ClientId=self._client_id,
                ChallengeName=CODE,
                Session=challenge.session,
                ChallengeResponses={"USERNAME": challenge.username, f"{CODE}_CODE": code},
            ),
        )
        tokens = answer.get("AuthenticationResult")
        if not tokens or "IdToken" not in tokens:
            raise NotAllowedError("login-not-ready")
        return Tokens(tokens["IdToken"], tokens.get("RefreshToken"), tokens["ExpiresIn"])

    def verify(self, id_token: str) -> Person:
        try:
            key = self._keys.key(str(jwt.get_unverified_header(id_token).get("kid")))
            claims = jwt.decode(
                id_token,
                key.key,
                algorithms=["RS256"],
                audience=self._client_id,
                issuer=self._issuer,
                leeway=LEEWAY_S,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except (jwt.InvalidTokenError, UnknownKeyError) as error:
            raise NotAllowedError("signed-out") from error
        if claims.get("token_use") != "id":
            raise NotAllowedError("signed-out")
        return _person(claims)

    def sign_out(self, tokens: Tokens) -> None:
        """Ends the renewal; the id token itself stays valid until it expires, so whoever keeps it must drop it."""
        refresh = tokens.refresh_token
        if not refresh:
            return
        try:
            _asked(SIGN_OUT, lambda: self._client.revoke_token(Token=refresh, ClientId=self._client_id))
        except NotAllowedError:
            return  # already signed out


def _person(claims: Mapping[str, Any]) -> Person:
    username = str(claims.get("cognito:username", claims["sub"]))
    return Person(
        id=str(claims["sub"]),
        username=username,
        name=str(claims.get("name", username)),
        roles=ROLES & set(claims.get("cognito:groups", [])),
        office=claims.get("custom:office") or None,
        districts=_listed(claims.get("custom:districts", "")),
        services=_listed(claims.get("custom:services", "")),
    )


def _listed(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


def _asked(codes: Mapping[str, str], ask: Callable[[], _Answer]) -> _Answer:
    try:
        return ask()
    except ClientError as error:
        reason = error.response["Error"]
        if reason["Code"] == "NotAuthorizedException" and reason.get("Message", "").startswith(LOCKED):
            raise NotAllowedError("login-locked") from error
        if (code := codes.get(reason["Code"])) is None:
            raise
        raise NotAllowedError(code) from error
