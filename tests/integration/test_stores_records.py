"""One contract for records, run against memory and against DynamoDB (moto)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.stub import Stubber

from chalicelib.errors import ConflictError, InvalidInputError
from chalicelib.stores.aws import Clients
from chalicelib.stores.ports import Add, Delete, Expect, Key, Put, Records, Require
from chalicelib.stores.records import INDEXES, DynamoRecords
from tests.fakes.stores import MemoryRecords

META = Key("INTAKE#a", "META")
PAGE = Key("INTAKE#a", "PAGE#d1#0001")


def create_table(aws: Clients) -> None:
    names = ["pk", "sk", *(f"{name}_{part}" for name in INDEXES for part in ("pk", "sk"))]

    def schema(pk: str, sk: str) -> list[Any]:
        return [{"AttributeName": pk, "KeyType": "HASH"}, {"AttributeName": sk, "KeyType": "RANGE"}]

    aws.dynamodb.create_table(
        TableName="records",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in names],
        KeySchema=schema("pk", "sk"),
        GlobalSecondaryIndexes=[
            {
                "IndexName": name,
                "KeySchema": schema(f"{name}_pk", f"{name}_sk"),
                "Projection": {"ProjectionType": "ALL"},
            }
            for name in INDEXES
        ],
    )


@pytest.fixture(params=["memory", "dynamodb"])
def records(request: pytest.FixtureRequest) -> Records:
    if request.param == "memory":
        return MemoryRecords()
    aws = request.getfixturevalue("aws")
    create_table(aws)
    return DynamoRecords(aws.dynamodb, "records", random=Random(1))


def put(key: Key = META, expect: int | Expect = Expect.ABSENT, **data: Any) -> Put:
    return Put(key, data, expect)


def queued(number: int, due: str) -> Put:
    return Put(Key(f"CASE#{number}", "META"), {"n": number}, Expect.ABSENT, {"by_queue": ("QUEUE#5#permit", due)})


class TestWriting:
    def test_what_was_never_written_is_none(self, records: Records) -> None:
        assert records.get(META) is None
        assert records.list(META.pk) == []

    @pytest.mark.parametrize("key", [Key("INTAKE#" + "a" * 2042, "META"), Key("INTAKE#a", "DOC#" + "ب" * 511)])
    def test_nothing_stands_under_a_key_that_is_too_long_to_be_one(self, records: Records, key: Key) -> None:
        assert records.get(key) is None
        assert records.list(key.pk, key.sk) == []

    def test_what_is_written_comes_back_equal(self, records: Records) -> None:
        data = {
            "name": "زهرا",
            "empty": "",
            "none": None,
            "yes": True,
            "n": 7,
            "big": 2**53,
            "score": 0.1 + 0.2,
            "tiny": 1.2e-7,
            "huge": 1e23,
            "list": [1, {"deep": [0.97, "x"]}],
            "data": {"version": 3, "pk": "no key"},
        }
        records.commit(Put(META, data, Expect.ABSENT))
        found = records.get(META)
        assert found is not None
        assert (found.key, found.version, found.data) == (META, 1, data)
        assert isinstance(found.data["yes"], bool)

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53 + 1])
    def test_a_number_that_would_change_is_refused(self, records: Records, value: float) -> None:
        with pytest.raises(ValueError, match="range"):
            records.commit(put(n=value))

    @pytest.mark.parametrize("value", [b"bytes", {1, 2}, object(), {1: "x"}])
    def test_what_is_no_json_value_is_refused(self, records: Records, value: object) -> None:
        with pytest.raises(TypeError):
            records.commit(put(n=value))

    def test_a_second_delivery_puts_nothing_twice(self, records: Records) -> None:
        records.commit(put(by="first"))
        with pytest.raises(ConflictError) as refusal:
            records.commit(put(by="second"))
        assert refusal.value.code == "changed-meanwhile"
        assert records.get(META).data == {"by": "first"}  # type: ignore[union-attr]

    def test_a_stale_version_is_refused_and_the_present_one_goes_up(self, records: Records) -> None:
        records.commit(put(n=1))
        records.commit(put(expect=1, n=2))
        with pytest.raises(ConflictError):
            records.commit(put(expect=1, n=3))
        found = records.get(META)
        assert found is not None
        assert (found.version, found.data) == (2, {"n": 2})

    def test_a_version_is_not_expected_of_what_is_not_there(self, records: Records) -> None:
        with pytest.raises(ConflictError):
            records.commit(put(expect=1, n=2))
        with pytest.raises(ConflictError):
            records.commit(put(expect=Expect.PRESENT, n=2))

    @pytest.mark.parametrize("expect", [Expect.ANY, Expect.PRESENT])
    def test_the_version_goes_up_even_where_none_is_expected(self, records: Records, expect: Expect) -> None:
        records.commit(put(n=1))
        records.commit(put(expect=expect, n=2))
        found = records.get(META)
        assert found is not None
        assert (found.version, found.data) == (2, {"n": 2})

    def test_a_put_replaces_the_whole_item(self, records: Records) -> None:
        records.commit(Put(META, {"a": 1, "b": 2}, Expect.ABSENT, {"by_work": ("WORK", "1")}, expires_at=2_000_000_000))
        records.commit(put(expect=1, a=3))
        assert records.get(META).data == {"a": 3}  # type: ignore[union-attr]
        assert records.index("by_work", "WORK") == ([], None)

    def test_of_two_who_read_the_same_version_one_wins(self, records: Records) -> None:
        records.commit(put(n=0))
        ours, theirs = records.get(META), records.get(META)
        assert ours is not None
        assert theirs is not None
        records.commit(put(expect=ours.version, n=1), put(Key("CASE#x", "EVENT#1"), by="ours"))
        with pytest.raises(ConflictError):
            records.commit(put(expect=theirs.version, n=2), put(Key("CASE#x", "EVENT#2"), by="theirs"))
        assert [event.data["by"] for event in records.list("CASE#x")] == ["ours"]


class TestAdding:
    def test_an_amount_is_added_to_what_is_there(self, records: Records) -> None:
        records.commit(put(pages_done=1, name="x"))
        records.commit(Add(META, "pages_done"))
        records.commit(Add(META, "pages_done", 3))
        found = records.get(META)
        assert found is not None
        assert (found.version, found.data) == (3, {"pages_done": 5, "name": "x"})

    def test_counting_starts_at_nothing(self, records: Records) -> None:
        records.commit(put(name="x"))
        records.commit(Add(META, "pages_done", 2))
        assert records.get(META).data["pages_done"] == 2  # type: ignore[union-attr]

    def test_nothing_is_added_to_what_is_not_there(self, records: Records) -> None:
        with pytest.raises(ConflictError):
            records.commit(Add(META, "pages_done"))
        assert records.get(META) is None

    def test_a_page_delivered_twice_counts_once(self, records: Records) -> None:
        records.commit(put(pages_done=0))
        page = (put(PAGE, width=10), Add(META, "pages_done"))
        records.commit(*page)
        with pytest.raises(ConflictError):
            records.commit(*page)
        assert records.get(META).data == {"pages_done": 1}  # type: ignore[union-attr]

    def test_an_item_keeps_its_place_in_an_index(self, records: Records) -> None:
        records.commit(queued(1, "a"))
        records.commit(Add(Key("CASE#1", "META"), "n"))
        assert [record.data["n"] for record in records.index("by_queue", "QUEUE#5#permit")[0]] == [2]


class TestTransactions:
    def test_all_is_written_or_nothing(self, records: Records) -> None:
        records.commit(put(n=1))
        with pytest.raises(ConflictError):
            records.commit(put(PAGE, n=1), put(expect=7, n=2), Delete(Key("a", "b"), Expect.ANY))
        assert records.get(PAGE) is None

    def test_a_requirement_bars_and_writes_nothing(self, records: Records) -> None:
        records.commit(put(n=1))
        records.commit(Require(META, 1), put(PAGE, n=1))
        with pytest.raises(ConflictError):
            records.commit(Require(META, 2), put(Key("x", "y")))
        with pytest.raises(ConflictError):
            records.commit(Require(PAGE, Expect.ABSENT))
        assert records.get(META).version == 1  # type: ignore[union-attr]
        assert records.get(Key("x", "y")) is None

    def test_requiring_nothing_is_no_work(self, records: Records) -> None:
        records.commit()
        records.commit(Require(META, Expect.ANY))
        records.commit(Require(PAGE, Expect.ANY), put(n=1))
        assert records.get(META) is not None

    def test_deleting_is_conditional(self, records: Records) -> None:
        records.commit(put(n=1))
        with pytest.raises(ConflictError):
            records.commit(Delete(META, 2))
        records.commit(Delete(META, 1))
        assert records.get(META) is None
        records.commit(Delete(META, Expect.ANY))
        with pytest.raises(ConflictError):
            records.commit(Delete(META, Expect.PRESENT))

    def test_an_item_is_named_once(self, records: Records) -> None:
        with pytest.raises(ValueError, match="once"):
            records.commit(put(n=1), Require(META, Expect.ANY))

    def test_a_hundred_steps_are_taken_and_no_more(self, records: Records) -> None:
        steps = [put(Key("CASE#x", f"EVENT#{number:06}"), n=number) for number in range(101)]
        with pytest.raises(ValueError, match="100"):
            records.commit(*steps)
        records.commit(*steps[:100])
        assert len(records.list("CASE#x")) == 100


class TestReading:
    def test_a_partition_is_listed_in_order_by_prefix(self, records: Records) -> None:
        for sk in ("PAGE#d2#0001", "META", "PAGE#d1#0010", "PAGE#d1#0002"):
            records.commit(put(Key("INTAKE#a", sk)))
        records.commit(put(Key("INTAKE#ab", "PAGE#d1#0001")))
        assert [record.key.sk for record in records.list("INTAKE#a", "PAGE#d1#")] == ["PAGE#d1#0002", "PAGE#d1#0010"]
        assert len(records.list("INTAKE#a")) == 4

    def test_a_listing_over_one_megabyte_is_whole(self, records: Records) -> None:
        for number in range(8):
            records.commit(put(Key("CASE#x", f"EVENT#{number}"), text="x" * 300_000))
        assert [record.key.sk for record in records.list("CASE#x")] == [f"EVENT#{number}" for number in range(8)]

    def test_an_index_holds_only_those_put_into_it(self, records: Records) -> None:
        records.commit(put(n=1))
        records.commit(queued(2, "2025-09-02"), queued(1, "2025-09-01"))
        page, cursor = records.index("by_queue", "QUEUE#5#permit")
        assert [record.data["n"] for record in page] == [1, 2]
        assert cursor is None
        assert records.index("by_office", "QUEUE#5#permit") == ([], None)

    def test_an_item_leaves_the_index_when_it_is_not_named_again(self, records: Records) -> None:
        records.commit(queued(1, "a"))
        records.commit(Put(Key("CASE#1", "META"), {}, 1))
        assert records.index("by_queue", "QUEUE#5#permit") == ([], None)

    @pytest.mark.parametrize("newest_first", [False, True])
    def test_pages_of_an_index_meet_without_gap_or_overlap(self, records: Records, newest_first: bool) -> None:
        for number in range(7):
            records.commit(queued(number, f"2025-09-0{1 + number // 2}"))
        seen, cursor, pages = [], None, 0
        while pages == 0 or cursor:
            page, cursor = records.index("by_queue", "QUEUE#5#permit", limit=3, after=cursor, newest_first=newest_first)
            seen += [record.data["n"] for record in page]
            pages += 1
        assert sorted(seen) == list(range(7))
        dues = [number // 2 for number in seen]
        assert dues == sorted(dues, reverse=newest_first)
        assert pages == 3

    def test_no_cursor_leads_to_an_empty_page(self, records: Records) -> None:
        records.commit(queued(1, "a"), queued(2, "b"))
        page, cursor = records.index("by_queue", "QUEUE#5#permit", limit=2)
        assert (len(page), cursor) == (2, None)

    def test_an_index_is_narrowed_by_prefix(self, records: Records) -> None:
        records.commit(queued(1, "2025-09"), queued(2, "2025-10"))
        page, _ = records.index("by_queue", "QUEUE#5#permit", prefix="2025-1")
        assert [record.data["n"] for record in page] == [2]

    @pytest.mark.parametrize("cursor", ["", "x", "%%", "bnVsbA==", "WzEsMiwzXQ==", "W10=", "ی", "A" * 5000])
    def test_a_cursor_of_our_own_making_only(self, records: Records, cursor: str) -> None:
        with pytest.raises(InvalidInputError) as refusal:
            records.index("by_queue", "QUEUE#5#permit", after=cursor)
        assert refusal.value.code == "cursor-invalid"

    def test_a_cursor_serves_its_own_range_only(self, records: Records) -> None:
        records.commit(queued(1, "2025-09"), queued(2, "2025-10"))
        _, cursor = records.index("by_queue", "QUEUE#5#permit", limit=1)
        with pytest.raises(InvalidInputError):
            records.index("by_queue", "QUEUE#5#permit", prefix="2025-1", after=cursor)

    def test_an_unknown_index_is_our_own_mistake(self, records: Records) -> None:
        with pytest.raises(ValueError, match="by_colour"):
            records.index("by_colour", "x")
        with pytest.raises(ValueError, match="by_colour"):
            records.commit(Put(META, {}, Expect.ANY, {"by_colour": ("x", "y")}))


def test_of_many_threads_on_memory_one_wins() -> None:
    """Moto's transactions are not safe between threads, so the same on DynamoDB is for the system test."""
    records = MemoryRecords()
    records.commit(put(n=0))

    def attempt(number: int) -> bool:
        try:
            records.commit(put(expect=1, n=number), put(Key("CASE#x", f"EVENT#{number}"), n=number))
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(attempt, range(1, 9)))
    assert won.count(True) == 1
    assert [event.data["n"] for event in records.list("CASE#x")] == [won.index(True) + 1]


class TestDynamoAlone:
    """What moto doesn't do by itself: other transactions in the way, and a lack of capacity."""

    @pytest.fixture
    def waits(self) -> list[float]:
        return []

    @pytest.fixture
    def stub(self, aws: Clients) -> Stubber:
        return Stubber(aws.dynamodb)

    @pytest.fixture
    def store(self, aws: Clients, waits: list[float]) -> DynamoRecords:
        return DynamoRecords(aws.dynamodb, "records", random=Random(1), sleep=waits.append)

    def test_for_a_key_that_is_too_long_nothing_is_asked(self, store: DynamoRecords, stub: Stubber) -> None:
        with stub:
            assert store.get(Key("CASE#" + "a" * 2044, "META")) is None
            assert store.list("CASE#" + "a" * 2044) == []

    @staticmethod
    def cancel(stub: Stubber, *reasons: str) -> None:
        stub.add_client_error(
            "transact_write_items",
            "TransactionCanceledException",
            modeled_fields={"CancellationReasons": [{"Code": reason} for reason in reasons]},
        )

    def test_a_transaction_in_the_way_is_waited_out(
        self, store: DynamoRecords, stub: Stubber, waits: list[float]
    ) -> None:
        self.cancel(stub, "TransactionConflict", "None")
        self.cancel(stub, "None", "ThrottlingError")
        stub.add_response("transact_write_items", {})
        with stub:
            store.commit(put(n=1), put(PAGE, n=1))
        assert len(waits) == 2

    def test_it_is_not_waited_out_for_ever(self, store: DynamoRecords, stub: Stubber, waits: list[float]) -> None:
        for _ in range(5):
            self.cancel(stub, "TransactionConflict", "None")
        with stub, pytest.raises(ClientError, match="TransactionCanceled"):
            store.commit(put(n=1), put(PAGE, n=1))
        assert len(waits) == 4
        stub.assert_no_pending_responses()

    def test_a_failed_condition_decides_at_once(self, store: DynamoRecords, stub: Stubber, waits: list[float]) -> None:
        self.cancel(stub, "TransactionConflict", "ConditionalCheckFailed")
        with stub, pytest.raises(ConflictError):
            store.commit(put(n=1), put(PAGE, n=1))
        assert waits == []

    def test_a_single_write_waits_out_a_transaction_too(
        self, store: DynamoRecords, stub: Stubber, waits: list[float]
    ) -> None:
        stub.add_client_error("update_item", "TransactionConflictException")
        stub.add_response("update_item", {})
        with stub:
            store.commit(put(n=1))
        assert len(waits) == 1

    def test_any_other_fault_passes_as_it_is(self, store: DynamoRecords, stub: Stubber, waits: list[float]) -> None:
        self.cancel(stub, "ValidationError", "None")
        with stub, pytest.raises(ClientError):
            store.commit(put(n=1), put(PAGE, n=1))
        assert waits == []

    def test_the_expiry_lies_where_the_table_looks_for_it(self, aws: Clients, store: DynamoRecords) -> None:
        create_table(aws)
        store.commit(Put(META, {}, Expect.ABSENT, expires_at=2_000_000_000))
        item = aws.dynamodb.get_item(TableName="records", Key={"pk": {"S": META.pk}, "sk": {"S": META.sk}})["Item"]
        assert item["expires_at"] == {"N": "2000000000"}
