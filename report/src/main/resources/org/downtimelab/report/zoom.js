/* Which part of the time axis is looked at: in all pictures the same. */

const zoom = (() => {
  const shown = { start: 0, end: 100 };
  let told = () => {};

  /** In per cent of the axis; what would lie outside of it is moved in. */
  const show = (start, end) => {
    const width = Math.min(end - start, 100);
    shown.start = Math.min(Math.max(start, 0), 100 - width);
    shown.end = shown.start + width;
    const seconds = (percent) => `${(scale.from + (scale.to - scale.from) * percent / 100).toFixed(1)} s`;
    byId('shown').textContent = `${seconds(shown.start)} to ${seconds(shown.end)}`;
    told(shown);
  };

  /** Moved by a part of what is seen now, and so many times as wide. */
  const turn = (moved, wide) => {
    const width = shown.end - shown.start;
    const middle = (shown.start + shown.end) / 2 + moved * width;
    show(middle - wide * width / 2, middle + wide * width / 2);
  };

  const all = () => show(0, 100);

  /** The buttons, and who draws what they show. */
  const begin = (listener) => {
    const turns = { earlier: [-0.5, 1], later: [0.5, 1], closer: [0, 0.5], farther: [0, 2] };
    Object.entries(turns).forEach(([id, how]) => byId(id).addEventListener('click', () => turn(...how)));
    byId('all').addEventListener('click', all);
    told = listener;
    all();
  };

  return { shown, show, all, begin };
})();
