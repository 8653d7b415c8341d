/* On paper: each picture is drawn again, dark on white and as wide as a page, however the screen is. */

const PAGE_WIDTH = 760;

/** A picture that stays as it is: what the screen shows would be as wide as the screen. */
const sheet = (play) => {
  const { height, ...drawn } = option(play);
  const chart = echarts.init(el('div'), null, { width: PAGE_WIDTH, height });
  chart.setOption({ ...drawn, series: drawn.series.map((each) => ({ ...each, progressive: 0 })) });
  const canvas = chart.renderToCanvas({ pixelRatio: 3 });
  // The chart places it by a style of its own: one over another.
  canvas.removeAttribute('style');
  canvas.className = 'sheet';
  chart.dispose();
  return canvas;
};

const fromPaper = () => {
  document.documentElement.classList.remove('paper');
  document.querySelectorAll('.sheet').forEach((each) => each.remove());
};

const toPaper = () => {
  fromPaper();
  document.documentElement.classList.add('paper');
  charts.forEach(({ play, box }) => box.after(sheet(play)));
};

addEventListener('beforeprint', toPaper);
addEventListener('afterprint', fromPaper);
