// Asks the application. Addresses are relative to the page's own, so that it works under every pattern and path base.

const LongestWait = 20_000;
const tokenElement = document.querySelector('meta[name="request-token"]');
let clockOffset = 0;

/** Why an answer is not the one that was asked for. */
export class Refusal extends Error {
  /**
   * @param {"unreachable"|"signed-out"|"forbidden"|"problem"} kind What kind of reason it is.
   * @param {string} message What the server said.
   * @param {string|null} id The diagnostic's id.
   * @param {number} status The HTTP status; 0 when there was no answer.
   */
  constructor(kind, message = "", id = null, status = 0) {
    super(message);
    this.kind = kind;
    this.id = id;
    this.status = status;
  }

  /** Whether it is about the reader, so that no other question will be answered either. */
  get isOfReader() {
    return this.kind === "signed-out" || this.kind === "forbidden";
  }
}

/** The time of the server, whose clock the times of backups are told by. */
export function now() {
  return new Date(Date.now() + clockOffset);
}

/** The JSON at an address. */
export function get(address) {
  return ask(address, { method: "GET" });
}

/** Asks for something to be done. A token that has become too old is renewed once. */
export async function post(address) {
  try {
    return await ask(address, { method: "POST", headers: token() });
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || !refusal.needsToken || !(await renewToken())) throw refusal;
    return ask(address, { method: "POST", headers: token() });
  }
}

function token() {
  const { content, dataset } = tokenElement;
  return content ? { [dataset.header]: content } : {};
}

async function renewToken() {
  const page = await ask("backup", { method: "GET", headers: { Accept: "text/html" } }, "text/html");
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector('meta[name="request-token"]');
  if (!fresh?.content) return false;
  tokenElement.content = fresh.content;
  return true;
}

async function ask(address, options, type = "json") {
  let answer;
  let body;
  try {
    // The X-Requested-With header asks sign-in by cookie to answer 401 instead of leading to its form.
    answer = await fetch(address, {
      cache: "no-store",
      credentials: "same-origin",
      signal: AbortSignal.timeout(LongestWait),
      ...options,
      headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest", ...options.headers },
    });
    setClock(answer.headers.get("Date"));

    // An answer that breaks off is none.
    if (answer.ok && isOf(answer, type)) body = type === "json" ? await answer.json() : await answer.text();
  } catch {
    throw new Refusal("unreachable");
  }

  if (answer.status === 401 || answer.redirected) throw new Refusal("signed-out", "", null, 401);
  if (answer.status === 403) throw new Refusal("forbidden", "", null, 403);
  if (body !== undefined) return body;
  if (answer.ok) throw new Refusal("signed-out", "", null, answer.status);

  const problem = await answer.json().catch(() => null);
  const refusal = new Refusal("problem", problem?.detail ?? `HTTP ${answer.status}`, problem?.id ?? null, answer.status);
  refusal.needsToken = problem?.antiforgery === true;
  throw refusal;
}

function isOf(answer, type) {
  return (answer.headers.get("Content-Type") ?? "").includes(type);
}

function setClock(header) {
  const offset = Date.parse(header ?? "") - Date.now();
  clockOffset = Math.abs(offset) > 2000 ? offset : 0;
}
