"""One step of a commit as DynamoDB's request: what is written, and what must hold."""

from __future__ import annotations

from typing import Any

from chalicelib.stores.items import encode
from chalicelib.stores.ports import Add, Delete, Expect, Key, Put, Require, Step

Request = dict[str, dict[str, Any]]

CONDITIONS = {Expect.ABSENT: "attribute_not_exists(pk)", Expect.PRESENT: "attribute_exists(pk)", Expect.ANY: None}
# "version" is no reserved word, but "data" is one, and our own names may be.
NEXT_VERSION = "#version = if_not_exists(#version, :none) + :one"


def key(place: Key) -> dict[str, dict[str, str]]:
    return {"pk": {"S": place.pk}, "sk": {"S": place.sk}}


def request(table: str, step: Step, indexes: tuple[str, ...]) -> Request | None:
    """``{"Update"|"Delete"|"ConditionCheck": …}``; None where nothing is written and nothing is asked."""
    common = {"TableName": table, "Key": key(step.key)}
    match step:
        case Put():
            return {"Update": common | _put(step, indexes)}
        case Add():
            return {"Update": common | _add(step)}
        case Delete():
            return {"Delete": common | _condition(step.expect)}
        case Require():
            condition = _condition(step.expect)
            return {"ConditionCheck": common | condition} if condition else None


def _put(step: Put, indexes: tuple[str, ...]) -> dict[str, Any]:
    """An update that sets or removes every attribute: unlike a plain put, it can count the version up by itself."""
    if unknown := set(step.index) - set(indexes):
        raise ValueError(f"unknown index: {unknown}")
    attributes: dict[str, Any] = {"data": step.data, "expires_at": step.expires_at}
    for name in indexes:
        attributes[f"{name}_pk"], attributes[f"{name}_sk"] = step.index.get(name, (None, None))
    kept = [name for name, value in attributes.items() if value is not None]
    gone = [name for name, value in attributes.items() if value is None]
    sets = ", ".join([NEXT_VERSION, *(f"#{name} = :{name}" for name in kept)])
    return _update(
        f"SET {sets}" + (f" REMOVE {', '.join('#' + name for name in gone)}" if gone else ""),
        {f"#{name}": name for name in attributes},
        {f":{name}": encode(attributes[name]) for name in kept},
        step.expect,
    )


def _add(step: Add) -> dict[str, Any]:
    """DynamoDB's own ADD takes no attribute inside a map, so the sum is written out; it is as atomic."""
    return _update(
        f"SET {NEXT_VERSION}, #data.#sum = if_not_exists(#data.#sum, :none) + :amount",
        {"#data": "data", "#sum": step.attribute},
        {":amount": encode(step.amount)},
        Expect.PRESENT,
    )


def _update(expression: str, names: dict[str, str], values: dict[str, Any], expect: int | Expect) -> dict[str, Any]:
    condition = _condition(expect)
    return condition | {
        "UpdateExpression": expression,
        "ExpressionAttributeNames": {"#version": "version"} | names,
        "ExpressionAttributeValues": {":none": {"N": "0"}, ":one": {"N": "1"}}
        | values
        | condition.get("ExpressionAttributeValues", {}),
    }


def _condition(expect: int | Expect) -> dict[str, Any]:
    if isinstance(expect, Expect):
        expression = CONDITIONS[expect]
        return {"ConditionExpression": expression} if expression else {}
    return {
        "ConditionExpression": "#version = :expected",
        "ExpressionAttributeNames": {"#version": "version"},
        "ExpressionAttributeValues": {":expected": {"N": str(expect)}},
    }
