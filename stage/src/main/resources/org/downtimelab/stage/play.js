// One path, as far as it is known: all times are seconds since its load began.
export class Play {

  constructor(facts) {
    Object.assign(this, facts);
    this.endpoints = [];
    this.good = [];
    this.bad = [];
    this.overdue = new Map();
    this.states = facts.steps.map(() => ({ state: 'ahead' }));
    // What goes on meanwhile is nobody's step.
    let number = 0;
    facts.steps.forEach((step) => { step.number = step.kind === 'meanwhile' ? step.name : String(++number); });
    this.stepSpans = [];
    this.phaseSpans = [];
    this.lockSpans = [];
    this.noise = [];
    this.down = {};
    this.now = 0;
    this.current = -1;
  }

  // Between the steps: warm-up, baseline, and what comes after the last. With the baseline begins what is shown.
  phase(name) {
    this.endPhase();
    if (this.phaseSpans.at(-1)?.from === this.now) {
      this.phaseSpans.pop();
    }
    this.phaseSpans.push({ from: this.now, to: null, name });
    if (name === 'baseline' && this.current < 0) {
      this.begin = this.now;
    }
  }

  endPhase() {
    const span = this.phaseSpans.at(-1);
    if (span) {
      span.to ??= this.now;
    }
  }

  step(facts) {
    this.states[facts.index] = facts;
    if (facts.state === 'runs') {
      this.current = facts.index;
      this.endPhase();
      this.stepSpans.push({ from: this.now, to: null, step: this.steps[facts.index] });
    } else {
      const span = this.stepSpans.at(-1);
      if (span) {
        span.to = this.now;
        span.ms = facts.ms;
        span.failed = facts.state === 'failed';
      }
    }
  }

  tick(facts) {
    const earlier = this.now;
    this.now = facts.ms / 1000;
    Object.assign(this, {
      endpoints: facts.endpoints, down: facts.down, noise: facts.noise ?? [], total: facts.total, pool: facts.pool ?? this.pool,
      queue: facts.queue ?? 0, waiting: facts.waiting ?? 0, waiters: facts.waiters ?? [], instances: facts.instances, progress: facts.progress,
      most: most(this.most, facts)
    });
    this.hang(facts.overdue);
    this.end(facts.dots);
    this.locks(facts.locks ?? [], earlier);
  }

  // Too late already, and still without an answer.
  hang(requests) {
    for (let i = 0; i < requests.length; i += 3) {
      const [endpoint, due, index] = requests.slice(i, i + 3);
      this.overdue.set(endpoint + ' ' + index, due / 1000);
    }
  }

  // Only what was bad has an index.
  end(requests) {
    for (let i = 0; i < requests.length; i += 4) {
      const [endpoint, due, ms, index] = requests.slice(i, i + 4);
      if (index < 0) {
        (this.good[endpoint] ??= []).push([due / 1000, ms]);
      } else {
        this.bad.push([due / 1000, ms]);
        this.overdue.delete(endpoint + ' ' + index);
      }
    }
  }

  // Each where it would fall if it were answered now.
  hanging(now) {
    return [...this.overdue.values()].map((due) => [due, 1000 * (now - due)]);
  }

  // The report's figures take the place of those that were counted on the way.
  judge(verdict) {
    this.verdict = verdict;
    this.total = { bad: verdict.bad, failed: verdict.failed, unanswered: 0 };
    Object.entries(verdict.downtimeMs).forEach(([name, ms]) => { this.down[name] = { spans: [], ...this.down[name], ms }; });
  }

  // When the first step began, or would have.
  get zero() {
    return this.stepSpans[0]?.from ?? this.now;
  }

  // What the migration holds or wants now: the lock that more stand behind, and for how long.
  get lock() {
    const now = this.lockSpans.filter((span) => span.to === this.now)
      .sort((one, other) => other.blocks.length - one.blocks.length || other.held - one.held)[0];
    return now && !this.verdict ? { ...now, ms: 1000 * (now.to - now.from) } : undefined;
  }

  // One for each table: the one that more stand behind, wanted or held. Seen twice in a row, it was there in between as well.
  locks(seen, earlier) {
    const strongest = new Map();
    for (const lock of seen) {
      const known = strongest.get(lock.relation);
      if (!known || lock.blocks.length > known.blocks.length || (lock.blocks.length === known.blocks.length && lock.held && !known.held)) {
        strongest.set(lock.relation, lock);
      }
    }
    for (const lock of strongest.values()) {
      const last = this.lockSpans.findLast((span) => span.relation === lock.relation);
      if (last && last.to >= earlier && last.mode === lock.mode && last.held === lock.held) {
        last.to = this.now;
        last.peak = Math.max(last.peak, this.queue);
      } else {
        this.lockSpans.push({ ...lock, from: Math.max(earlier, this.now - 0.1), to: this.now, peak: this.queue });
      }
    }
  }
}

// What is over in a moment must not be gone with it.
function most(before, { pool, queue }) {
  return {
    waiting: Math.max(before?.waiting ?? 0, pool?.waiting ?? 0),
    queue: Math.max(before?.queue ?? 0, queue ?? 0)
  };
}
