/* Puts the page together. */

if (several) {
  byId('title').append(`, ${runs.length} runs side by side`);
  document.title = byId('title').textContent;
}
byId('environment').append(...ofEachRun(environment));
byId('machine').append(...ofEachRun((run) => [machine(run),
  ` The server's settings that are not its defaults: ${named(run.environment.settings, 'none')}.`,
  ` The application's settings, as the application reports them: ${named(run.environment.application, 'not known')}. To repeat the run: `, el('code', null, run.command)]));
runs.forEach(({ result: run }, index) => {
  const which = several ? ` of run ${index + 1}` : '';
  if (run.noisy) {
    const judged = run.paths.filter((path) => !path.noise).map((path) => path.path);
    banner(`Not every path${which} has a verdict: `,
      `${run.noise}. ${judged.length ? `The verdict on ${judged.join(' and ')} holds.` : 'No path has one.'}`);
  }
  if (run.notes.length) {
    banner(`This went wrong${which}, but did not change the result:`, list(run.notes));
  }
  if (run.schemaDifferences.length) {
    banner(`The paths${which} do not end in the same schema:`, list(run.schemaDifferences));
  }
});
if (differences.length) banner('The runs were not made under the same conditions:', list(differences));
const slos = new Set(runs.map(({ result }) => time(result.sloMs)));
byId('slo').append([...slos].join(', or '), slos.size > 1 ? ' (each run by its own SLO)' : '');
byId('cards').append(...plays.map(card));
const broken = plays.filter(({ mark }) => mark === 'HURT' || mark === 'WRONG');
byId('causesof').append(...broken.map((play) => cause(play)));
byId('wrong').hidden = !broken.length;
const safe = plays.find(({ path }) => path.promise === 'SAFE');
const noRecipe = plays.some(({ path }) => path.claimedBy)
  ? el('p', null, 'This run did not play the safe path. To see its steps: ',
    el('code', null, `./lab run ${runs[0].result.scenario} --path safe`)) : null;
byId('instead').append(...(safe ? [safe.words.hurt ? el('p', 'warning', `✕ ${safe.words.hurt}`) : '', recipe(safe)] : [noRecipe ?? '']));
byId('howto').hidden = !safe;
byId('instead').hidden = !safe && !noRecipe;
if (several) {
  byId('figures').append(sideBySide());
  byId('figures').hidden = false;
}
byId('details').append(...plays.map((play) => details(play)));
legend();

const charts = plays.map((play) => {
  const box = el('div', 'chart');
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', `${play.name}: ${play.words.told}. The tables below have the figures.`);
  byId('charts').append(el('div', 'pathpicture', titled('h3', play, play.words.gone ? play.words.told : play.words.headlines[0]), box));
  return { play, box };
});

const draw = () => charts.forEach((each) => {
  const { height, ...drawn } = option(each.play);
  each.box.style.height = `${height}px`;
  each.chart ??= echarts.init(each.box);
  each.chart.resize();
  each.chart.setOption(drawn, true);
});

let next;
const drawSoon = () => {
  cancelAnimationFrame(next);
  next = requestAnimationFrame(draw);
};

draw();
charts.forEach(({ chart }) => {
  chart.on('datazoom', ({ batch }) => batch && zoom.show(batch[0].start, batch[0].end));
  chart.getZr().on('dblclick', zoom.all);
});
zoom.begin(({ start, end }) => charts.forEach(({ chart }) =>
  chart.dispatchAction({ type: 'dataZoom', start, end }, { silent: true })));
addEventListener('resize', drawSoon);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawSoon);
