// One path, as far as it is known: all times are seconds since its load began.
export class Play {

  constructor(facts) {
    Object.assign(this, facts);
    this.endpoints = [];
    this.good = [];
    this.bad = [];
    this.states = facts.steps.map(() => ({ state: 'ahead' }));
    this.stepSpans = [];
    this.phaseSpans = [];
    this.lockSpans = [];
    this.down = {};
    this.now = 0;
    this.current = -1;
  }

  // Between the steps: warm-up, baseline, and what comes after the last.
  phase(name) {
    this.endPhase();
    if (this.phaseSpans.at(-1)?.from === this.now) {
      this.phaseSpans.pop();
    }
    this.phaseSpans.push({ from: this.now, to: null, name });
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
      this.stepSpans.push({ from: this.now, to: null, name: this.steps[facts.index].name });
    } else {
      const span = this.stepSpans.at(-1);
      if (span) {
        span.to = this.now;
        span.ms = facts.ms;
      }
    }
  }

  tick(facts) {
    const earlier = this.now;
    this.now = facts.ms / 1000;
    this.endpoints = facts.endpoints;
    for (let i = 0; i < facts.dots.length; i += 4) {
      const [endpoint, due, ms, bad] = facts.dots.slice(i, i + 4);
      const dots = bad ? this.bad : (this.good[endpoint] ??= []);
      dots.push([due / 1000, ms]);
    }
    this.locks(facts.locks ?? [], earlier);
    Object.assign(this, {
      down: facts.down, perSecond: facts.perSecond, badCount: facts.bad, pool: facts.pool ?? this.pool,
      queue: facts.queue ?? 0, waiters: facts.waiters ?? [], instances: facts.instances, progress: facts.progress
    });
  }

  // A lock that is seen twice in a row was there in between as well.
  locks(seen, earlier) {
    const strongest = new Map();
    for (const lock of seen) {
      const known = strongest.get(lock.relation);
      if (!known || lock.blocks.length > known.blocks.length || (lock.held && !known.held)) {
        strongest.set(lock.relation, lock);
      }
    }
    for (const lock of strongest.values()) {
      const last = this.lockSpans.findLast((span) => span.relation === lock.relation);
      if (last && last.to >= earlier && last.mode === lock.mode && last.held === lock.held) {
        last.to = this.now;
        last.peak = Math.max(last.peak, this.queue ?? 0);
      } else {
        this.lockSpans.push({ ...lock, from: Math.max(earlier, this.now - 0.1), to: this.now, peak: this.queue ?? 0 });
      }
    }
  }

  // Names with the canary last: it is no endpoint of the application.
  get users() {
    return this.endpoints.filter((name) => name !== 'canary');
  }
}
