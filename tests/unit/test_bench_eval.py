"""The command that measures: what it refuses before it reads anything."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.eval import _orders, _parser, main
from bench.generated import Order, OrderError, generate
from chalicelib.catalogue import load
from forms.contents import Asked
from forms.faults import plantable


def test_a_folder_without_truth_is_refused_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--no-stock"]) == 2

    assert str(tmp_path) in capsys.readouterr().err


def test_one_wrong_truth_among_many_is_told_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, service in (("a", "dues"), ("b", "flying")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scan.png").write_bytes(b"no picture")
        truth = {"service": service, "documents": [{"file": "scan.png", "type": "dues_bill"}]}
        (tmp_path / name / "truth.json").write_text(json.dumps(truth), encoding="utf-8")

    assert main([str(tmp_path), "--no-stock"]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"{tmp_path / 'b' / 'truth.json'}: there is no service flying")


def test_a_file_that_cannot_be_read_is_an_outcome_of_an_evaluation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scan.png").write_bytes(b"no picture")
    document = {"file": "scan.png", "type": "dues_bill", "fields": {"amount": {"value": "1200"}}}
    (tmp_path / "truth.json").write_text(json.dumps({"service": "dues", "documents": [document]}), encoding="utf-8")

    assert main([str(tmp_path), "--no-stock", "--jobs", "1", "--json", str(tmp_path / "out.json")]) == 0

    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    whole = told["readers"]["whole"]
    assert (whole["total"], whole["missing"], whole["documents_typed"]) == (1, 1, 0)
    assert "1 packages, 1 documents" in capsys.readouterr().out


def test_each_code_of_each_service_is_planted_by_one_word() -> None:
    wanted = _parser().parse_args(["--service", "all", "--plant", "each", "--plant", "document_missing"])
    planted = {(order.service, *order.plant): order.refusable for order in _orders(wanted) if order.plant}
    catalogue = load()
    for service in catalogue.services.values():
        codes = plantable(Asked(catalogue, service, ""))
        assert {code for name, code in planted if name == service.id} == set(codes)
        assert planted[service.id, "document_missing"] is False  # asked for by name: it has to be made
    assert planted["building_permit", "plaque_mismatch"] is True


def test_a_fault_that_cannot_be_made_is_left_out_where_all_are_tried_and_refused_where_it_was_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = Order("dues", plant=("no_such_code",), refusable=True)
    generate([order], tmp_path)
    assert "dues: dues has no rule no_such_code" in capsys.readouterr().err
    with pytest.raises(OrderError, match="no_such_code"):
        generate([replace(order, refusable=False)], tmp_path)
