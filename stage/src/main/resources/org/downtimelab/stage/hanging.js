// Requests that are late and still have no answer. They rise as they wait, so all of them are drawn in every frame.
import { BAD } from './dots.js';
import { colour } from './words.js';

export class Hanging {

  constructor(unit) {
    this.unit = unit;
    this.paper = document.createElement('canvas');
    this.pen = this.paper.getContext('2d');
  }

  // place gives the pixel of [seconds, ms] on a paper of that width and height.
  draw(requests, width, height, place) {
    const density = devicePixelRatio || 1;
    const wide = Math.round(width * density);
    const high = Math.round(height * density);
    if (this.paper.width !== wide || this.paper.height !== high) {
      Object.assign(this.paper, { width: wide, height: high });
    }
    this.pen.setTransform(density, 0, 0, density, 0, 0);
    this.pen.clearRect(0, 0, width, height);
    this.pen.fillStyle = colour(BAD.colour);
    this.pen.beginPath();
    requests.forEach((request) => BAD.outline(this.pen, ...place(request), this.unit));
    this.pen.fill();
  }
}
