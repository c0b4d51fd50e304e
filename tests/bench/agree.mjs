// Before anything is timed, all engines must answer the same.

/**
 * @param engines name to engine
 * @throws Error that names the engine, the request and both answers of the first disagreement
 */
export function assertAgreement(engines, requests) {
  const [[firstName, first], ...others] = Object.entries(engines);
  requests.forEach((request, index) => {
    const expected = answerOf(first, request);
    for (const [name, engine] of others) {
      const actual = answerOf(engine, request);
      if (actual !== expected) throw new Error(disagreement(index, request, firstName, expected, name, actual));
    }
  });
}

function answerOf(engine, request) {
  const decision = engine.decide(request);
  const reasons = decision.reasons.map(({ code, message }) => ({ code, message }));
  return JSON.stringify({ allow: engine.allows(decision), reasons }, null, 1);
}

function disagreement(index, request, firstName, expected, name, actual) {
  const { event, facts } = request;
  return [`The engines disagree on request ${index}:`, JSON.stringify({ ...event.context.billing, ...facts }, null, 1),
    `${firstName}: ${expected}`, `${name}: ${actual}`].join("\n");
}

/** How often each reason occurs, to see that the random requests cover every rule. */
export function coverage(engine, requests) {
  const counts = { allow: 0 };
  for (const request of requests) {
    const { reasons } = engine.decide(request);
    if (reasons.length === 0) counts.allow += 1;
    for (const { code } of reasons) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
