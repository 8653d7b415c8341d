/**
 * The engine: server, data, change, target and users make a judged result. An
 * {@link org.downtimelab.experiment.Experiment} asks for it piece by piece.
 *
 * <pre>
 * this JVM                                            other processes
 *
 * caller's thread: Run, for each change a PathRun
 *   1 Templates    fill the data, once                PostgreSQL: a template
 *   2 Rehearsal    the change on ten rows      ────&gt;  PostgreSQL: a small clone; each live release, asked
 *   3 OpenTarget   serves, ready and warm      ────&gt;  the application, one instance or two
 *   4 Users        begin                       ────&gt;  Gatling, or threads sql-user here
 *   5 Phases       the load settles, a calm baseline
 *   6 WatchedPlayer  the steps, one by one     ────&gt;  PostgreSQL: a clone of the data
 *        │             SessionWitness looks before and after each statement, in its session
 *   7 Phases       recovery; users stop
 *   8 FinalState   writes, rows, schema: what is left
 *   9 PathResultBuilder, Judgement: who was hurt, why, was the promise kept
 *
 * thread watch       LoadWatch: reads the users' requests every 100 ms, keeps the Timeline
 * thread sampler     Sampler: locks and waiters every 40 ms, from a session of its own
 * thread pool-watch  PoolWatch: the pool of each instance every 200 ms, over HTTP
 * thread run-events  one for each listener: RunEvent in order; it can end or delay nothing
 * </pre>
 */
package org.downtimelab.experiment;
