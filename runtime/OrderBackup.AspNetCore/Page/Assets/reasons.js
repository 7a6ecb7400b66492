// Why something is not known, in the reader's language; what the server said is in its own.

import { text, textOr } from "./text.js";

const Sentences = { unreachable: "state.lost", "signed-out": "state.signed-out", forbidden: "state.forbidden" };

/** A refusal's sentence, null when only the server has words for it, and the server's message. */
export function reasonOf(refusal) {
  const known = refusal.id ? textOr(`finding.${refusal.id}`, null) : null;
  const title = known ? `${refusal.id}: ${known}` : refusal.id ?? (refusal.kind in Sentences ? text(Sentences[refusal.kind]) : null);
  return { title, message: refusal.message };
}

/** The same in one line. */
export function reasonText(refusal) {
  const { title, message } = reasonOf(refusal);
  return [title, message].filter(Boolean).join(" – ");
}
