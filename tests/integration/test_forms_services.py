"""Packages of every service: sound ones break no rule, and each rule's fault can be planted by its code."""

from __future__ import annotations

import shutil
from datetime import date
from itertools import product
from pathlib import Path

import pytest
import yaml

from chalicelib.catalogue import Catalogue, Service, load
from chalicelib.catalogue.loader import SHIPPED
from chalicelib.catalogue.rule_kinds import Rule
from forms.__main__ import main
from forms.contents import Asked, every_rule
from forms.faults import WishError, plantable
from forms.judge import Judge
from forms.script import Script, Wish, script_of
from forms.values import Paper

TODAY = date(2026, 11, 24)
CATALOGUE = load()
APPLICANTS = [(service.id, kind.id) for service in CATALOGUE.services.values() for kind in service.applicant_kinds]


def first_with(rule: Rule) -> Service:
    return next(
        one for one in CATALOGUE.services.values() if any(other is rule for other in every_rule(one, CATALOGUE))
    )


CODES = [
    (service.id, code)
    for service in CATALOGUE.services.values()
    for code in plantable(Asked(CATALOGUE, service, service.applicant_kinds[0].id))
]
RULES = [
    (service.id, place)
    for service in CATALOGUE.services.values()
    for place, rule in enumerate(every_rule(service, CATALOGUE))
    if place < len(service.rules) or service is first_with(rule)
]
"""Each rule of each service, by its place, and each document's own rules in one service that may ask for it."""


def found(catalogue: Catalogue, service: str, script: Script) -> list[str]:
    asked = Asked(catalogue, catalogue.services[service], script.applicant)
    return [finding.code for finding in Judge(asked, TODAY).findings(script.papers)]


@pytest.mark.parametrize(("service", "applicant"), APPLICANTS)
def test_a_sound_package_breaks_no_rule(service: str, applicant: str) -> None:
    for seed, optional in product(range(2), (False, True)):
        script = script_of(CATALOGUE, service, str(seed), TODAY, Wish(applicant, optional=optional))

        assert found(CATALOGUE, service, script) == [], [(paper.stem, paper.values) for paper in script.papers]


@pytest.mark.parametrize(("service", "code"), CODES)
def test_a_planted_fault_is_found(service: str, code: str) -> None:
    script = script_of(CATALOGUE, service, "7", TODAY, Wish(faults=(code,)))

    assert code in found(CATALOGUE, service, script)
    assert [fault.code for fault in script.planted] == [code]
    assert script.papers  # a package of no papers could not be handed in


@pytest.mark.parametrize(("service", "place"), RULES)
def test_each_rule_is_broken_by_a_fault_of_its_own(service: str, place: int) -> None:
    """Also where other rules have the same code: they are taken away, and what was planted must still be found."""
    rule = list(every_rule(CATALOGUE.services[service], CATALOGUE))[place]
    alone = without_its_namesakes(rule, service)

    script = script_of(alone, service, "7", TODAY, Wish(faults=(rule.code,)))

    assert rule.code in found(alone, service, script)


def without_its_namesakes(rule: Rule, service: str) -> Catalogue:
    def kept(rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
        return {"rules": tuple(one for one in rules if one is rule or one.code != rule.code)}

    asked = CATALOGUE.services[service]
    documents = {name: one.model_copy(update=kept(one.rules)) for name, one in CATALOGUE.documents.items()}
    services = {**CATALOGUE.services, service: asked.model_copy(update=kept(asked.rules))}
    return CATALOGUE.model_copy(update={"documents": documents, "services": services})


def test_a_planted_fault_changes_one_value_and_no_other() -> None:
    wish = Wish("owner", types=("title_deed",))
    sound = script_of(CATALOGUE, "building_permit", "7", TODAY, wish).papers
    for code in ("owner_mismatch", "plaque_mismatch", "area_mismatch", "card_expired"):
        planted = Wish("owner", (code,), ("title_deed",))
        faulty = script_of(CATALOGUE, "building_permit", "7", TODAY, planted).papers
        assert len(changes(sound, faulty)) == 1, code


def changes(one: tuple[Paper, ...], other: tuple[Paper, ...]) -> list[str]:
    pairs = zip(one, other, strict=True)
    return [f"{a.stem}.{name}" for a, b in pairs for name in a.values if a.values[name] != b.values.get(name)]


def test_two_faults_are_planted_together() -> None:
    script = script_of(CATALOGUE, "building_permit", "7", TODAY, Wish(faults=("area_mismatch", "card_expired")))

    assert {"area_mismatch", "card_expired"} <= set(found(CATALOGUE, "building_permit", script))


def test_an_unknown_fault_is_refused_with_those_that_can_be_planted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["traffic", "--out", str(tmp_path), "--plant", "no_such_code"]) == 2

    told = capsys.readouterr().err
    assert "traffic has no rule no_such_code" in told
    assert "vin_mismatch" in told


def test_an_unknown_service_or_applicant_is_refused_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["no_such_service", "--out", str(tmp_path)]) == 2
    assert "dues" in capsys.readouterr().err
    assert main(["dues", "--out", str(tmp_path), "--applicant", "nobody"]) == 2
    assert "person" in capsys.readouterr().err


def test_a_fault_that_no_such_applicant_can_have_is_refused() -> None:
    with pytest.raises(WishError, match="represented_mismatch"):
        script_of(CATALOGUE, "building_permit", "1", TODAY, Wish("owner", ("represented_mismatch",)))


def test_a_merger_brings_the_deeds_of_two_adjoining_plaques() -> None:
    scripts = [script_of(CATALOGUE, "subdivision_merger", str(seed), TODAY, Wish("owner")) for seed in range(12)]
    merger = next(s for s in scripts if any("تجمیع" in paper.values.get("subject", "") for paper in s.papers))

    plaques = [paper.values["plaque"] for paper in merger.papers if "unique_id" in paper.values]
    assert len(plaques) == 2
    assert len({plaque.split("/")[0] for plaque in plaques}) == 1


def test_the_same_seed_writes_the_same_papers() -> None:
    for service in CATALOGUE.services:
        one, other = (script_of(CATALOGUE, service, "3", TODAY, Wish()) for _ in range(2))
        assert one.papers == other.papers


def test_a_thirteenth_service_with_a_type_that_nobody_designed_needs_no_code(tmp_path: Path) -> None:
    catalogue = a_catalogue_with_parking(tmp_path / "catalogue")

    sound = script_of(catalogue, "parking", "1", TODAY, Wish())
    assert found(catalogue, "parking", sound) == []
    for code in plantable(Asked(catalogue, catalogue.services["parking"], "owner")):
        assert code in found(catalogue, "parking", script_of(catalogue, "parking", "1", TODAY, Wish(faults=(code,))))

    options = ["--out", str(tmp_path / "out"), "--catalogue", str(tmp_path / "catalogue"), "--level", "clean"]
    assert main(["parking", *options]) == 0
    assert {path.stem for path in (tmp_path / "out").iterdir()} == {"parking_card", "national_card", "truth"}


def a_catalogue_with_parking(folder: Path) -> Catalogue:
    shutil.copytree(SHIPPED, folder)
    named = {"fa": "هرچه", "en": "Any"}
    fields = {"bearer_name": "name", "national_id": "national_id", "bay": "number", "valid_until": "jalali_date"}
    labels = {"bearer_name": "دارنده کارت", "national_id": "کد ملی", "bay": "جایگاه", "valid_until": "معتبر تا"}
    document = {
        "id": "parking_card",
        "title": {"fa": "کارت پارک ساکنان", "en": "Residents' parking card"},
        "cues": [{"text": "کارت پارک ساکنان", "weight": 4}, {"text": "سازمان پارکینگ ها", "weight": 3}],
        "fields": [
            {"id": name, "kind": kind, "name": named, "labels": [labels[name]], "required": True}
            for name, kind in fields.items()
        ],
    }
    holder = ["parking_card.bearer_name", "national_card.given_name+family_name"]
    service = {
        **yaml.safe_load((folder / "services" / "traffic.yaml").read_text(encoding="utf-8")),
        "id": "parking",
        "documents": [{"type": "parking_card", "need": "required"}, {"type": "national_card", "need": "required"}],
        "applicant_kinds": [{"id": "owner", "name": named}],
        "rules": [
            {"kind": "required_documents", "code": "document_missing"},
            {"kind": "equal_name", "code": "owner_mismatch", "near_code": "owner_similar", "values": holder},
            {"kind": "not_expired", "code": "document_expired", "value": "parking_card.valid_until"},
        ],
    }
    for part, content in (("documents", document), ("services", service)):
        path = folder / part / f"{content['id']}.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return load(folder)
