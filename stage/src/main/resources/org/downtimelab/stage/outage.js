// Who is down, in a word and a figure that the last row can read.

export function outage(play) {
  const worst = (names) => Math.max(0, ...names.map((name) => play.down[name]?.ms ?? 0));
  const writers = play.endpoints.filter((name) => play.writes.includes(name));
  const writes = worst(writers);
  const reads = worst(play.endpoints.filter((name) => !writers.includes(name)));
  const now = play.endpoints.some((name) => play.down[name]?.now);
  if (!writes && !reads) {
    return { who: 'nobody down', ms: 0, second: '', now };
  }
  const both = dial(writes).join() === dial(reads).join();
  const [who, ms, other, rest] = writes >= reads ? ['writes', writes, 'reads', reads] : ['reads', reads, 'writes', writes];
  return {
    who: (both ? 'reads and writes' : who) + ' down', ms, now,
    second: both || !rest ? '' : other + ' ' + dial(rest).join(' ')
  };
}

// Figure and unit. Tenths of a second: what a clock shows that everybody can follow.
export function dial(ms) {
  if (ms >= 60000) {
    return [Math.floor(ms / 60000) + ':' + String(Math.floor(ms % 60000 / 1000)).padStart(2, '0'), 'min'];
  }
  return ms >= 1000 ? [(ms / 1000).toFixed(1), 's'] : ms >= 1 ? [String(Math.round(ms)), 'ms'] : ['0', 's'];
}

// Stretches that touch are one.
export function merged(spans) {
  const all = [];
  [...spans].sort((one, other) => one[0] - other[0]).forEach(([from, to]) => {
    const last = all.at(-1);
    if (last && from <= last[1]) {
      last[1] = Math.max(last[1], to);
    } else {
      all.push([from, to]);
    }
  });
  return all;
}
