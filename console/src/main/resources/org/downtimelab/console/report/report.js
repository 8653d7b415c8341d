/* Puts the page together. */

byId('environment').textContent = environment(run);
byId('machine').textContent = machine(run);
byId('settings').textContent = Object.entries(run.environment.settings).map(([name, value]) => `${name} = ${value}`)
  .join(', ') || 'none';
byId('command').textContent = run.command;
document.querySelectorAll('[data-slo]').forEach((place) => place.append(time(run.sloMs)));
if (run.noisy) {
  banner('noise', 'This machine was too noisy to judge: ', `${run.noise}. Read the figures as such, not as a verdict.`);
}
if (run.schemaDifferences.length) {
  banner('differences', 'The paths do not end in the same schema:', list(run.schemaDifferences));
}
byId('cards').append(...run.paths.map((path, i) => card(path, marks[i])));
byId('details').append(...run.paths.map((path, i) => details(path, marks[i], run.sloMs)));

const charts = pictures.map((picture) => {
  const path = pathOf(picture);
  const box = el('div', 'chart');
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', `${path.path}: ${path.verdict}. The figures are in the tables below.`);
  const heading = titled('h3', path, marks[run.paths.indexOf(path)], path.verdict);
  byId('charts').append(el('div', 'pathpicture', heading, box));
  return { path, picture, box };
});

const draw = () => charts.forEach((each) => {
  const { height, ...drawn } = option(each.path, each.picture);
  each.box.style.height = `${height}px`;
  each.chart ??= echarts.init(each.box);
  each.chart.resize();
  each.chart.setOption(drawn, true);
});

/** A zoom of one picture is a zoom of all. */
const zoom = (start, end) => {
  Object.assign(shown, { start, end });
  charts.forEach(({ chart }) => chart.dispatchAction({ type: 'dataZoom', start, end }, { silent: true }));
};

let next;
const drawSoon = () => {
  cancelAnimationFrame(next);
  next = requestAnimationFrame(draw);
};

draw();
charts.forEach(({ chart }) => {
  chart.on('datazoom', ({ batch }) => batch && zoom(batch[0].start, batch[0].end));
  chart.getZr().on('dblclick', () => zoom(0, 100));
});
legend();
addEventListener('resize', drawSoon);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawSoon);
