"""Daftar's triggers on one page, in the order a document travels; every body is one call.

Chalice turns each function below into an AWS Lambda function; docs/architecture.md lists what each does. Imports of a
stage stand in its body: every function gets the same zip, and none pays at its cold start for what another needs.
"""

from __future__ import annotations

import os

from chalice.app import Chalice, CloudWatchEvent, Rate, SQSEvent

from chalicelib import web
from chalicelib.pipeline.delivery import deliver, tick

app = Chalice(app_name="daftar", configure_logs=False)  # the stages write their own JSON lines
web.mount(app)


def queue(name: str) -> str:
    """A queue's name in this stage: .chalice/config.json sets ``DAFTAR_STAGE``, at packaging and in the function."""
    return f"daftar-{os.environ['DAFTAR_STAGE']}-{name}"


@app.on_sqs_message(queue=queue("uploads"), batch_size=1, maximum_concurrency=10)
def receive(event: SQSEvent) -> None:
    from chalicelib.pipeline import receive

    deliver(event, receive.handle)


@app.on_sqs_message(queue=queue("pages"), batch_size=1, maximum_concurrency=40)
def recognise(event: SQSEvent) -> None:
    from chalicelib.pipeline import recognise

    deliver(event, recognise.handle)


@app.on_sqs_message(queue=queue("documents"), batch_size=1, maximum_concurrency=10)
def extract(event: SQSEvent) -> None:
    from chalicelib.pipeline import extract

    deliver(event, extract.handle)


@app.on_sqs_message(queue=queue("checks"), batch_size=1, maximum_concurrency=10)
def check(event: SQSEvent) -> None:
    from chalicelib.pipeline import check

    deliver(event, check.handle)


@app.on_sqs_message(queue=queue("submissions"), batch_size=1, maximum_concurrency=5)
def open_case(event: SQSEvent) -> None:
    from chalicelib.pipeline import open_case

    deliver(event, open_case.handle)


@app.schedule(Rate(1, unit=Rate.MINUTES))
def sweep(event: CloudWatchEvent) -> None:
    from chalicelib.pipeline import sweep

    tick(event, sweep.handle)
