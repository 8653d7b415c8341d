// One sign for each endpoint, and one for what went badly: as text, as the chart calls it, and as the strip draws it.

const DOTS = [
  { sign: '●', symbol: 'circle', outline: circle },
  { sign: '■', symbol: 'rect', outline: square },
  { sign: '◆', symbol: 'diamond', outline: diamond },
  { sign: '○', symbol: 'emptyCircle', outline: ring }
].map((dot, index) => ({ ...dot, colour: 'dot-' + index }));

export const BAD = { sign: '▲', symbol: 'triangle', outline: triangle, colour: 'bad' };

// An application may have more endpoints than there are signs.
export function dotOf(index) {
  return DOTS[index % DOTS.length];
}

function circle(pen, x, y) {
  pen.moveTo(x + 2, y);
  pen.arc(x, y, 2, 0, 2 * Math.PI);
}

function square(pen, x, y) {
  pen.rect(x - 2, y - 2, 4, 4);
}

function diamond(pen, x, y) {
  polygon(pen, [x, y - 3], [x + 3, y], [x, y + 3], [x - 3, y]);
}

function ring(pen, x, y) {
  pen.moveTo(x + 3, y);
  pen.arc(x, y, 3, 0, 2 * Math.PI);
  pen.moveTo(x + 1.5, y);
  pen.arc(x, y, 1.5, 0, 2 * Math.PI, true);
}

function triangle(pen, x, y) {
  polygon(pen, [x, y - 5], [x + 5, y + 4], [x - 5, y + 4]);
}

function polygon(pen, ...points) {
  points.forEach(([x, y], index) => index ? pen.lineTo(x, y) : pen.moveTo(x, y));
  pen.closePath();
}
