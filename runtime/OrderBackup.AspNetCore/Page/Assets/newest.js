// Which backup is the newest that can be relied on, and what is known against it.

/** The names of all tiers, also of those that cannot be read. */
export function tiersOf(model) {
  return [...new Set([...Object.keys(model.backups ?? {}), ...Object.keys(model.problems), ...Object.keys(model.status?.status ?? {})])]
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** The copies of the database's backups in all tiers. Whose backup one is that cannot be read, nobody knows: it may be this database's. */
export function copiesOf(model) {
  return Object.entries(model.backups ?? {}).flatMap(([tier, backups]) =>
    backups.filter((backup) => backup.database === model.database || !backup.database).map((backup) => ({ tier, ...backup })));
}

/** The newest verified backup of the database that has all its files: its name, its instant, and the tiers that hold it so. */
export function newestVerified(model) {
  const verified = copiesOf(model).filter((copy) => copy.verdict === "Verified" && !copy.problem && copy.database);
  const newest = newestOf(verified);
  return newest && { ...newest, tiers: verified.filter((copy) => copy.name === newest.name).map((copy) => copy.tier) };
}

/** The copy with the newest name; null when there is none. */
export function newestOf(copies) {
  return copies.reduce((best, copy) => (best === null || copy.name > best.name ? copy : best), null);
}

/** The copies of a backup whose files are missing or cannot be read. */
export function brokenCopies(model, name) {
  return copiesOf(model).filter((copy) => copy.name === name && copy.problem);
}

/**
 * What speaks against the newest verified backup: what its copies say of their last verification and drill, and what this page has seen of
 * the jobs. Runs on other backups say nothing of it, and a live database that differs is no fault of it.
 */
export function damageOf(newest, model) {
  if (!newest) return [];
  const found = copiesOf(model).filter((copy) => copy.name === newest.name).flatMap(({ last_verification: verified, last_drill: drilled }) => [
    verified?.intact === false && { kind: "verify", at: verified.at, error: verified.error },
    drilled?.identical === false && { kind: "drill", at: drilled.at, error: null },
  ].filter(Boolean));
  const { [`verify ${newest.name}`]: verify, [`drill ${newest.name}`]: drill } = model.outcomes;
  if (verify?.verdict === "Damaged") found.push({ kind: "verify", at: verify.finished ?? verify.started, error: verify.error });
  if (drill?.succeeded === false) found.push({ kind: drill.verdict === "Different" ? "drill" : "drill-failed", at: drill.finished ?? drill.started, error: drill.error });

  // The job and the copy tell of the same run; the job, which comes last, says why.
  return [...new Map(found.map((one) => [one.kind, one])).values()];
}
