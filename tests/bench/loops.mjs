// The two measured calls. Imported once per engine under a query of its own (see measure.mjs),
// so that each engine has its own type feedback in V8 and none slows down another's loop.

export const kept = { decision: null, allow: false, characters: 0 };

/** @returns {{unread: Function, rendered: Function}} each makes one decision per call, going round the requests */
export function loops(engine, requests) {
  const last = requests.length - 1;
  let next = 0;
  const decide = () => {
    next = next === last ? 0 : next + 1;
    return engine.decide(requests[next]);
  };
  return {
    unread() {
      kept.decision = decide();
      kept.allow = engine.allows(kept.decision);
    },
    rendered() {
      const decision = decide();
      kept.allow = engine.allows(decision);
      for (const reason of decision.reasons) kept.characters += reason.code.length + reason.message.length;
      kept.decision = decision;
    },
  };
}
