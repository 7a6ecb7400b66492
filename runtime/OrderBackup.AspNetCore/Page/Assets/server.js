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

  /** Whether it says that nothing more can be known of the server's state. */
  get isLoss() {
    return this.kind !== "problem" || [502, 504].includes(this.status);
  }
}

/** The time of the server, whose clock the times of backups are told by. */
export function now() {
  return new Date(Date.now() + clockOffset);
}

/** The JSON at an address. */
export async function get(address) {
  return (await ask(address, { method: "GET" })).json();
}

/** Asks for something to be done. A token that has become too old is renewed once. */
export async function post(address) {
  try {
    return await (await ask(address, { method: "POST", headers: token() })).json();
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || !refusal.needsToken || !(await renewToken())) throw refusal;
    return (await ask(address, { method: "POST", headers: token() })).json();
  }
}

function token() {
  const { content, dataset } = tokenElement;
  return content ? { [dataset.header]: content } : {};
}

async function renewToken() {
  const page = await ask("backup", { method: "GET", headers: { Accept: "text/html" } }, "text/html");
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector('meta[name="request-token"]');
  if (!fresh?.content) return false;
  tokenElement.content = fresh.content;
  return true;
}

async function ask(address, options, type = "json") {
  let answer;
  try {
    // The X-Requested-With header asks sign-in by cookie to answer 401 instead of leading to its form.
    answer = await fetch(address, {
      cache: "no-store",
      credentials: "same-origin",
      signal: AbortSignal.timeout(LongestWait),
      ...options,
      headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest", ...options.headers },
    });
  } catch {
    throw new Refusal("unreachable");
  }

  const date = Date.parse(answer.headers.get("Date") ?? "");
  if (!Number.isNaN(date) && Math.abs(date - Date.now()) > 2000) clockOffset = date - Date.now();
  else clockOffset = 0;

  if (answer.status === 401 || answer.redirected) throw new Refusal("signed-out", "", null, 401);
  if (answer.status === 403) throw new Refusal("forbidden", "", null, 403);
  if (answer.ok) {
    if ((answer.headers.get("Content-Type") ?? "").includes(type)) return answer;
    throw new Refusal("signed-out", "", null, answer.status);
  }

  const problem = await answer.json().catch(() => ({}));
  const refusal = new Refusal("problem", problem.detail ?? `HTTP ${answer.status}`, problem.id ?? null, answer.status);
  refusal.needsToken = problem.antiforgery === true;
  throw refusal;
}
