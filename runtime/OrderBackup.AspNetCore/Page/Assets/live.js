// Follows the jobs: by server-sent events, and by polling while those do not come. Whoever listens is told at once when nothing is
// known any more.

import { get, Refusal } from "./server.js";

const Jobs = ["backup", "verify", "drill", "restore"];

// The server repeats itself every 15 seconds; who is silent for longer than this is gone.
const LongestSilence = 35_000;
const PollEvery = 2_000;
const LongestPause = 30_000;

/**
 * @param {{job: (kind: string, state: object) => void, status: (status: object) => void,
 *   connection: (how: "live"|"polling"|"lost", refusal?: Refusal) => void}} listener
 */
export function follow(listener) {
  let stream = null;
  let lastHeard = performance.now();
  let pause = PollEvery;
  let polling = null;
  let nextStream = 0;

  function open() {
    stream = new EventSource("backup_progress");
    lastHeard = performance.now();
    for (const kind of Jobs) {
      stream.addEventListener(kind, (event) => {
        lastHeard = performance.now();
        pause = PollEvery;
        stopPolling();
        listener.connection("live");
        listener.job(kind, JSON.parse(event.data));
      });
    }
    stream.addEventListener("error", fallBack);
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
    polling = 0;
    try {
      listener.status(await get("backup_status"));
      for (const kind of Jobs) listener.job(kind, await get(`backup_jobs/${kind}`));
      if (polling !== null) listener.connection("polling");
      if (stream === null && performance.now() >= nextStream) open();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      // The first answer after a loss is followed by a stream at once.
      pause = PollEvery;
      nextStream = 0;
      listener.connection("lost", refusal);
    }
    if (polling !== null) polling = setTimeout(poll, PollEvery);
  }

  function stopPolling() {
    if (polling) clearTimeout(polling);
    polling = null;
  }

  function watch() {
    if (stream !== null && performance.now() - lastHeard > LongestSilence) fallBack();
  }

  setInterval(watch, 5_000);
  addEventListener("offline", fallBack);
  addEventListener("pageshow", (event) => { if (event.persisted) fallBack(); });
  document.addEventListener("visibilitychange", watch);
  open();
}
