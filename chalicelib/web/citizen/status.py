"""Where a case stands, for whoever holds its link: no script, nothing of the applicant, under 14 KB."""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from chalicelib.casework.model import PublicStatus
from chalicelib.clock import local_day
from chalicelib.errors import NotFoundError
from chalicelib.proof import links, tracking
from chalicelib.web import render, response
from chalicelib.web.access import anyone
from chalicelib.web.calendar import short_day
from chalicelib.web.request import Request
from chalicelib.web.response import Response

_STYLE = Path(__file__).parent.parent / "templates" / "citizen" / "status.css"


@anyone
def show(request: Request, token: str) -> Response:
    """The status; for a link that we did not make, or that leads nowhere any more, what to do instead."""
    try:
        case = links.open(token, request.wiring.secrets.get("link-key"))
        status = request.wiring.public.status(case)
    except NotFoundError:
        return _page(request, "citizen/invalid.html", 404)
    return _page(request, "citizen/status.html", 200, status)


def heading(status: PublicStatus, today: date) -> str:
    """What the reader has to do or may expect, in one sentence."""
    late = date.fromisoformat(status.due) < today
    expected = "رسیدگی بیش از مهلت طول کشیده است" if late else f"تا {short_day(status.due)} نتیجه را می‌گیرید"
    return {
        "needs_correction": "مدارک شما نیاز به اصلاح دارد",
        "approved": "درخواست شما تأیید شد",
        "rejected": "درخواست شما پذیرفته نشد",
        "withdrawn": "از این درخواست انصراف داده‌اید",
        "closed": "این پرونده بسته شده است",
    }.get(status.state, f"کاری با شما نیست؛ {expected}")


def _page(request: Request, template: str, code: int, status: PublicStatus | None = None) -> Response:
    style = _style()
    known = (
        {
            "status": status,
            "heading": heading(status, local_day(request.site.now())),
            "tracking": tracking.show(status.tracking),
        }
        if status
        else {}
    )
    html = render.html_of(request.site, template, style=style, **known)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return response.page(html, code, csp=response.policy(style=f"'sha256-{digest}'", script=False))


@cache
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8").strip()
