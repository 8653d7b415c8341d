// The dots of the last seconds, on a strip of paper that time pulls along: each dot is drawn once, so that a frame costs
// the same with a hundred dots in sight as with ten thousand.
import { BAD, dotOf } from './dots.js';
import { colour } from './words.js';

// Bad requests come late: as long as they hung.
const LATEST = 60;

export class Strip {

  // unit is the size of a dot.
  constructor(unit) {
    this.unit = unit;
    this.paper = document.createElement('canvas');
    this.pen = this.paper.getContext('2d');
    this.play = null;
  }

  // Colours or sizes have changed: everything in sight is drawn anew.
  repaint() {
    this.play = null;
  }

  // Times fall on whole pixels, or the dots would blur as they move.
  onPixel(time, seconds) {
    const perSecond = this.paper.width / seconds;
    return Math.floor(time * perSecond) / perSecond;
  }

  // place gives the pixel of [seconds, ms] on a paper of that width and height.
  draw(play, from, to, width, height, place) {
    const density = devicePixelRatio || 1;
    const wide = Math.round(width * density);
    const high = Math.round(height * density);
    const gone = Math.round((from - this.from) * this.paper.width / (to - from));
    if (this.play !== play || this.paper.width !== wide || this.paper.height !== high || gone >= wide) {
      Object.assign(this.paper, { width: wide, height: high });
      this.lists = [...play.endpoints.map((name, index) => play.good[index] ??= []), play.bad];
      this.drawn = this.lists.map((dots) => first(dots, from - LATEST));
    } else if (gone > 0) {
      this.pen.setTransform(1, 0, 0, 1, 0, 0);
      this.pen.globalCompositeOperation = 'copy';
      this.pen.drawImage(this.paper, -gone, 0);
      this.pen.globalCompositeOperation = 'source-over';
    }
    Object.assign(this, { play, from });
    this.pen.setTransform(density, 0, 0, density, 0, 0);
    this.lists.forEach((dots, index) => this.add(dots, index, place));
  }

  add(dots, index, place) {
    const dot = index === this.lists.length - 1 ? BAD : dotOf(index);
    this.pen.fillStyle = colour(dot.colour);
    this.pen.beginPath();
    for (let i = this.drawn[index]; i < dots.length; i++) {
      if (dots[i][0] >= Math.max(this.from, this.play.begin)) {
        dot.outline(this.pen, ...place(dots[i]), this.unit);
      }
    }
    this.pen.fill();
    this.drawn[index] = dots.length;
  }
}

// The place of the first dot that was due at a time or later: they come almost in that order.
function first(dots, time) {
  let low = 0;
  let high = dots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dots[middle][0] < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
