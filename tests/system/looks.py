"""What can be measured of how a page looks."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

ENOUGH_CONTRAST = 4.5
"""WCAG 2.2, level AA, for text of any size."""

_LINEAR = """
  const linear = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const colour = (text) => {
    if (!text.startsWith("rgb")) throw new Error(`a colour that the test can't read: ${text}`);
    const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
    return [r, g, b, a];
  };
"""

_PALE = (
    """(enough) => {"""
    + _LINEAR
    + """
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, a] = colour(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
      if (a > 0) throw new Error(`a ground that is half see-through: ${at.outerHTML.slice(0, 80)}`);
    }
    throw new Error("no ground under the text");
  };
  const pale = [], seen = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (seen.nextNode()) {
    const element = seen.currentNode.parentElement, words = seen.currentNode.textContent.trim();
    if (!words || element.closest("svg, script, style, :disabled") || !element.checkVisibility()) continue;
    const [ink, under] = [light(colour(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(ink, under) + 0.05) / (Math.min(ink, under) + 0.05);
    texts += 1;
    if (ratio < enough) pale.push(`${ratio.toFixed(2)}: ${words.slice(0, 60)}`);
  }
  return { pale, texts };
}"""
)

_BRIGHTNESS = """() => {""" + _LINEAR + """ return light(colour(getComputedStyle(document.body).backgroundColor)); }"""

_WIDER = """() => {
  const page = document.documentElement, room = page.clientWidth;
  if (page.scrollWidth <= room) return [];
  const out = [...document.body.querySelectorAll("*")].filter((e) => {
    const { left, right } = e.getBoundingClientRect();
    return e.checkVisibility() && (left < -1 || right > room + 1);
  });
  return [`${page.scrollWidth} px in ${room}`, ...out.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))];
}"""


def too_wide(page: Page) -> list[str]:
    """What stands out sideways, so that the whole page has to be pushed to and fro; empty when all fits."""
    found: list[str] = page.evaluate(_WIDER)
    return found


def pale_texts(page: Page) -> list[str]:
    """The texts that don't stand out enough against what is under them."""
    found: dict[str, Any] = page.evaluate(_PALE, ENOUGH_CONTRAST)
    assert found["texts"], "a page without a text shows nothing"
    return list(found["pale"])


def brightness(page: Page) -> float:
    """Of the page's ground: 0 black, 1 white."""
    return float(page.evaluate(_BRIGHTNESS))
