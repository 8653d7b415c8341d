// One sign for each endpoint, and one for what went badly: as text, and as it is drawn, in units of a pixel.

const DOTS = [
  { sign: '●', outline: circle },
  { sign: '■', outline: square },
  { sign: '◆', outline: diamond },
  { sign: '○', outline: ring },
  { sign: '□', outline: frame },
  { sign: '✚', outline: cross }
].map((dot, index) => ({ ...dot, colour: 'dot-' + index }));

export const BAD = { sign: '▲', outline: triangle, colour: 'bad' };

// An application may have more endpoints than there are signs.
export function dotOf(index) {
  return DOTS[index % DOTS.length];
}

function circle(pen, x, y, unit) {
  pen.moveTo(x + 2 * unit, y);
  pen.arc(x, y, 2 * unit, 0, 2 * Math.PI);
}

function square(pen, x, y, unit) {
  pen.rect(x - 2 * unit, y - 2 * unit, 4 * unit, 4 * unit);
}

function diamond(pen, x, y, unit) {
  polygon(pen, [x, y - 3 * unit], [x + 3 * unit, y], [x, y + 3 * unit], [x - 3 * unit, y]);
}

function ring(pen, x, y, unit) {
  pen.moveTo(x + 3 * unit, y);
  pen.arc(x, y, 3 * unit, 0, 2 * Math.PI);
  pen.moveTo(x + 1.5 * unit, y);
  pen.arc(x, y, 1.5 * unit, 0, 2 * Math.PI, true);
}

function frame(pen, x, y, unit) {
  pen.rect(x - 2.5 * unit, y - 2.5 * unit, 5 * unit, 5 * unit);
  polygon(pen, [x - unit, y - unit], [x - unit, y + unit], [x + unit, y + unit], [x + unit, y - unit]);
}

function cross(pen, x, y, unit) {
  pen.rect(x - 3 * unit, y - unit, 6 * unit, 2 * unit);
  pen.rect(x - unit, y - 3 * unit, 2 * unit, 2 * unit);
  pen.rect(x - unit, y + unit, 2 * unit, 2 * unit);
}

function triangle(pen, x, y, unit) {
  polygon(pen, [x, y - 5 * unit], [x + 5 * unit, y + 4 * unit], [x - 5 * unit, y + 4 * unit]);
}

function polygon(pen, ...points) {
  points.forEach(([x, y], index) => index ? pen.lineTo(x, y) : pen.moveTo(x, y));
  pen.closePath();
}
