export const byId = (id) => document.getElementById(id);

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

// The page's type grows with the window: pictures grow with it.
export function em() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

export function rows(number) {
  return number % 1e6 === 0 ? number / 1e6 + 'M' : number % 1e3 === 0 ? number / 1e3 + 'k' : String(number);
}

export function duration(ms) {
  if (ms === undefined || ms === null) {
    return '–';
  }
  if (ms < 1) {
    return '0';
  }
  if (ms < 1000) {
    return Math.round(ms) + ' ms';
  }
  if (ms < 60000) {
    return (ms / 1000).toFixed(1) + ' s';
  }
  return Math.floor(ms / 60000) + ' min ' + Math.round(ms % 60000 / 1000) + ' s';
}

export function count(number) {
  return (number ?? 0).toLocaleString('en');
}

// What a step does stands in the first sentence of why.
export function firstSentence(why) {
  return why.split(/(?<=[.])\s/)[0].replace(/[.]$/, '');
}

// As its author wrote it, without the comments: they would tell the room what is going to happen.
export function bare(sql) {
  return (sql ?? '').replace(/^\s*--.*\n?/gm, '').trim();
}

// Of a long one, the end: what comes before it are settings and preparations.
export function brief(sql) {
  const lines = bare(sql).split('\n').filter((line) => !/^(RE)?SET /.test(line));
  return lines.length > 3 ? '… ' + lines.at(-1) : lines.join('\n');
}

export function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}
