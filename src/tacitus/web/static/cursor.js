// The keyboard cursor in the text: arrows move by words and sentences, Shift selects, a full stop
// takes the sentence.

import { find, speak, t } from "./shared.js";
import { report, select, sentenceAt, wordsOf } from "./words.js";

export class Cursor {
  constructor(text) {
    this.words = wordsOf(text);
    this.on = false;
    this.from = 0;
    this.to = 0;
  }

  /** Begin at the words of the field that is focused, or at the first of the text. */
  start(offset) {
    if (!this.words.length) return;
    this.on = true;
    document.body.classList.add("cursor");
    const at = this.words.findIndex(([start]) => start >= offset);
    this.from = this.to = Math.max(0, at);
    report().focus({ preventScroll: true });
    this.draw();
    speak(t.review.cursor_on);
  }

  leave() {
    this.on = false;
    document.body.classList.remove("cursor");
    getSelection().removeAllRanges();
    speak(t.review.cursor_off);
  }

  /** Take a key; whether it was one of the cursor's. */
  take(name) {
    const rightToLeft = getComputedStyle(find("#text")).direction === "rtl";
    const key = name.replace("Shift+", "");
    const ahead = rightToLeft ? "ArrowLeft" : "ArrowRight";
    const behind = rightToLeft ? "ArrowRight" : "ArrowLeft";
    if (key === "Escape") this.leave();
    else if (name === ".") this.sentence();
    else if (key === ahead) this.move(this.to + 1, name.startsWith("Shift+"));
    else if (key === behind) this.move(this.to - 1, name.startsWith("Shift+"));
    else if (key === "ArrowDown") this.move(this.jump(1), name.startsWith("Shift+"));
    else if (key === "ArrowUp") this.move(this.jump(-1), name.startsWith("Shift+"));
    else return false;
    return true;
  }

  move(to, extend) {
    this.to = Math.max(0, Math.min(this.words.length - 1, to));
    if (!extend) this.from = this.to;
    this.draw();
  }

  /** The first word of the next, or of the previous, sentence. */
  jump(way) {
    const here = sentenceAt(this.words[this.to][0]);
    if (!here) return this.to + way;
    const inNext = this.words.findIndex(([start]) => start >= here[1]);
    if (way > 0) return inNext < 0 ? this.words.length - 1 : inNext;
    const before = this.words.findLastIndex(([start]) => start < here[0]);
    const previous = before < 0 ? null : sentenceAt(this.words[before][0]);
    return previous ? this.words.findIndex(([start]) => start >= previous[0]) : 0;
  }

  sentence() {
    const here = sentenceAt(this.words[this.to][0]);
    if (!here) return;
    this.from = this.words.findIndex(([start]) => start >= here[0]);
    this.to = this.words.findLastIndex(([, end]) => end <= here[1]);
    select(here[0], here[1]);
  }

  draw() {
    const [low, high] = this.from <= this.to ? [this.from, this.to] : [this.to, this.from];
    select(this.words[low][0], this.words[high][1]);
  }
}
