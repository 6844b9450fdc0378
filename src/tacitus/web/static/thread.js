// The line from the field that is focused to its words.

import { find } from "./shared.js";

let row = null;
let piece = null;

export function join(field, words) {
  row = field;
  piece = words;
  draw();
}

export function draw() {
  const line = find("#thread path");
  if (!line) return;
  const frame = find("#report")?.getBoundingClientRect();
  const record = find("#record")?.getBoundingClientRect();
  const from = row?.isConnected ? row.getBoundingClientRect() : null;
  const boxes = piece?.isConnected ? piece.getClientRects() : [];
  const to = boxes[boxes.length - 1];
  const beside = frame && record && record.left >= frame.right - 4;
  const seen = from && to && beside && to.top >= frame.top && to.bottom <= frame.bottom && from.top + 20 >= record.top && from.top + 20 <= record.bottom;
  if (!seen) {
    line.setAttribute("d", "");
    return;
  }
  const [x1, y1] = [from.left, from.top + 20];
  const [x2, y2] = [to.right + 1, to.bottom + 1];
  const gutter = frame.right - 9;
  const bend = Math.min(7, Math.abs(y1 - y2) / 2);
  const way = y2 > y1 ? 1 : -1;
  line.setAttribute("d", `M${x1} ${y1}H${gutter + bend}Q${gutter} ${y1} ${gutter} ${y1 + way * bend}V${y2 - way * bend}Q${gutter} ${y2} ${gutter - bend} ${y2}H${x2}`);
}
