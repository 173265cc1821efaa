// Where each piece of text stands: the words of one text node on one line, in CSS pixels, as high as their ink.
() => {
  const pen = document.createElement("canvas").getContext("2d");
  const range = document.createRange();
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const around = (rects) => ({
    x0: Math.min(...rects.map((r) => r.left)), y0: Math.min(...rects.map((r) => r.top)),
    x1: Math.max(...rects.map((r) => r.right)), y1: Math.max(...rects.map((r) => r.bottom)),
  });
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement;
    if (holder.closest("svg, style, script")) continue;
    const field = holder.closest("[data-field]");
    const style = getComputedStyle(holder);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    let last = null;
    for (const word of node.data.matchAll(/\S+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const rects = [...range.getClientRects()].filter((r) => r.width > 0);
      if (!rects.length) continue;
      const box = around(rects);
      if (last && Math.abs(last.y0 - box.y0) < (box.y1 - box.y0) / 2) {
        last.text += " " + word[0];
        last.x0 = Math.min(last.x0, box.x0);
        last.x1 = Math.max(last.x1, box.x1);
      } else {
        last = { text: word[0], field: field ? field.dataset.field : null, ...box };
        last.pen = pen.font;
        pieces.push(last);
      }
    }
  }
  for (const piece of pieces) {
    pen.font = piece.pen;
    const ink = pen.measureText(piece.text);
    const base = piece.y0 + ink.fontBoundingBoxAscent;
    const whole = ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent;
    // A line of a fallback font is as high as that font: then its whole height stands.
    if (Math.abs(whole - (piece.y1 - piece.y0)) < 2) {
      piece.y0 = base - ink.actualBoundingBoxAscent;
      piece.y1 = base + ink.actualBoundingBoxDescent;
    }
  }
  return pieces.map(({ text, field, x0, y0, x1, y1 }) => ({ text, field, box: [x0, y0, x1, y1] }));
}
