// Follows the jobs: by server-sent events, and by polling while those do not come. Whoever listens is told at once when nothing is
// known any more.

import { get, Refusal } from "./server.js";

const Jobs = ["backup", "verify", "drill", "restore"];

// The server repeats itself every 15 seconds; who is silent for longer than this is gone.
const LongestSilence = 35_000;
const PollEvery = 2_000;
const LongestPause = 30_000;

/**
 * @param {{look: () => Promise<void>, job: (kind: string, state: object) => Promise<void>,
 *   connection: (how: "live"|"polling"|"lost", refusal?: Refusal) => void}} listener
 *   It looks at the status itself; that it cannot is thrown.
 * @returns {() => void} Makes it find out at once whether the server still answers.
 */
export function follow(listener) {
  let stream = null;
  let lastHeard = performance.now();
  let pause = PollEvery;
  let nextStream = 0;

  // The poll that is due or at work; null when there is none. A poll that is not the one any more says nothing.
  let polling = null;

  function open() {
    stream = new EventSource("backup_progress");
    lastHeard = performance.now();
    for (const kind of Jobs) stream.addEventListener(kind, (event) => hear(kind, event.data));
    stream.addEventListener("error", fallBack);
  }

  function hear(kind, data) {
    try {
      const job = JSON.parse(data);
      lastHeard = performance.now();
      pause = PollEvery;
      stopPolling();
      listener.connection("live");
      listener.job(kind, job).catch(fail);
    } catch (problem) {
      fail(problem);
    }
  }

  // What cannot be shown must not look as if it were of now.
  function fail(problem) {
    fallBack();
    lose(problem);
  }

  // The stream ended, as it does every ten minutes, or the server did: one poll tells which.
  function fallBack() {
    stream?.close();
    stream = null;
    nextStream = performance.now() + pause;
    pause = Math.min(pause * 2, LongestPause);
    if (polling === null) poll();
  }

  async function poll() {
    const own = {};
    polling = own;
    try {
      await listener.look();
      for (const kind of Jobs) {
        const job = await get(`backup_jobs/${kind}`);
        if (polling !== own) return;
        await listener.job(kind, job);
      }
      if (polling !== own) return;
      listener.connection("polling");
      if (stream === null && performance.now() >= nextStream) open();
    } catch (problem) {
      if (polling !== own) return;
      // The first answer after a loss is followed by a stream at once.
      pause = PollEvery;
      nextStream = 0;
      lose(problem);
    } finally {
      if (polling === own) own.timer = setTimeout(poll, PollEvery);
    }
  }

  function lose(problem) {
    if (!(problem instanceof Refusal)) console.error(problem);
    listener.connection("lost", problem instanceof Refusal ? problem : new Refusal("problem", String(problem)));
  }

  function stopPolling() {
    clearTimeout(polling?.timer);
    polling = null;
  }

  function watch() {
    if (stream === null ? polling === null : performance.now() - lastHeard > LongestSilence) fallBack();
  }

  setInterval(watch, 5_000);
  addEventListener("offline", fallBack);
  addEventListener("pageshow", (event) => { if (event.persisted) fallBack(); });
  document.addEventListener("visibilitychange", watch);
  open();
  return fallBack;
}
