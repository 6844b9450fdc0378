// The frozen text: offsets in code points, selections, and which words are lit.

import { all, find } from "./shared.js";

export const report = () => find("#report");
const pieces = () => all("#text [data-s]");
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The offsets of what is selected in the text, without white space at its ends; null if nothing. */
export function selected(points) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const text = find("#text");
  if (!text || !range.intersectsNode(text)) return null;
  let start = offsetAt(range.startContainer, range.startOffset, false);
  let end = offsetAt(range.endContainer, range.endOffset, true);
  if (start === null || end === null) return null;
  while (start < end && /\s/.test(points[start])) start += 1;
  while (end > start && /\s/.test(points[end - 1])) end -= 1;
  return start < end ? whole(points, start, end) : null;
}

/** The same stretch grown to whole words. */
function whole(points, from, to) {
  const inWord = (at) => at > 0 && at < points.length && /[\p{L}\p{N}\p{M}]/u.test(points[at]) && /[\p{L}\p{N}\p{M}]/u.test(points[at - 1]);
  let [start, end] = [from, to];
  while (inWord(start)) start -= 1;
  while (inWord(end)) end += 1;
  return [start, end];
}

function offsetAt(node, offset, isEnd) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("#text [data-s]");
  if (piece) {
    if (piece.classList.contains("code")) return Number(isEnd ? piece.dataset.e : piece.dataset.s);
    const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : offset ? piece.textContent : "";
    return Number(piece.dataset.s) + [...before].length;
  }
  const text = find("#text");
  const here = document.createRange();
  here.setStart(node, offset);
  here.collapse(true);
  let last = null;
  for (const one of pieces()) {
    const there = document.createRange();
    there.selectNodeContents(one);
    if (here.compareBoundaryPoints(Range.START_TO_START, there) <= 0) return isEnd ? (last ?? Number(one.dataset.s)) : Number(one.dataset.s);
    last = Number(one.dataset.e);
  }
  return text.contains(node) || isEnd ? last : null;
}

/** Select a stretch, as a mouse would. */
export function select(start, end) {
  const from = placeOf(start, false);
  const to = placeOf(end, true);
  if (!from || !to) return;
  getSelection().setBaseAndExtent(...from, ...to);
  show(to[0].parentElement);
}

function placeOf(offset, isEnd) {
  const piece = pieces().find((one) => (isEnd ? offset > Number(one.dataset.s) && offset <= Number(one.dataset.e) : offset >= Number(one.dataset.s) && offset < Number(one.dataset.e)));
  if (!piece) return null;
  const inside = [...piece.textContent].slice(0, offset - Number(piece.dataset.s)).join("").length;
  return [piece.firstChild, piece.classList.contains("code") ? (isEnd ? piece.textContent.length : 0) : inside];
}

/** Light the evidence of a field, and only it; the pieces that are lit. */
export function light(target) {
  const lit = [];
  for (const piece of all("#text .q")) {
    const on = target !== null && piece.dataset.t.split(" ").includes(target);
    piece.classList.toggle("lit", on);
    if (on) lit.push(piece);
  }
  return lit;
}

/** Bring an element of the text into sight, if it is not. */
export function show(element) {
  if (!element) return;
  const pane = report();
  const [box, frame] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (box.top < frame.top + 24 || box.bottom > Math.min(frame.bottom, innerHeight) - 40) {
    const top = pane.scrollTop + box.top - frame.top - pane.clientHeight / 3;
    pane.scrollTo({ top, behavior: calm() ? "auto" : "smooth" });
  }
}

/** The words of the text with their offsets in code points. */
export function wordsOf(text) {
  const found = [];
  let points = 0;
  let at = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu)) {
    points += [...text.slice(at, match.index)].length;
    const length = [...match[0]].length;
    found.push([points, points + length]);
    points += length;
    at = match.index + match[0].length;
  }
  return found;
}

/** The sentence that holds an offset. */
export function sentenceAt(offset) {
  for (const line of all("#text .sentence")) {
    const inside = all("[data-s]", line);
    const [start, end] = [Number(inside[0].dataset.s), Number(inside.at(-1).dataset.e)];
    if (offset >= start && offset < end) return [start, end];
  }
  return null;
}
