// Facts asked for only when they matter: who is called, how often, and what becomes of a provider that fails.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { builds, catalog, change, facts, now, places, policy } from "./gates.mjs";

/** Providers of everything, and the order in which they were called. */
function counted(given = facts()) {
  const calls = [];
  const provide = (path, value) => [path, () => { calls.push(path); return value; }];
  const providers = Object.fromEntries([
    provide("usage.seats", given.usage.seats),
    provide("usage.projects", given.usage.projects),
    provide("usage.load", given.usage.load),
    provide("customer", given.customer),
    provide("now", given.now),
  ]);
  return { calls, providers };
}

/** Providers that give no value, and the issue of each. */
const failures = {
  "throws": [() => { throw new Error("down"); }, ["facts/provider-failed facts:/usage/seats"]],
  "rejects": [() => Promise.reject(new Error("down")), ["facts/provider-failed facts:/usage/seats"]],
  "throws nothing": [() => { throw undefined; }, ["facts/provider-failed facts:/usage/seats"]],
  "is no function": [7, ["facts/provider-failed facts:/usage/seats"]],
  "is late": [() => new Promise(() => {}), ["facts/provider-late facts:/usage/seats"]],
  "answers a text": [() => "2", ["facts/wrong-type facts:/usage/seats"]],
  "answers NaN": [() => NaN, ["facts/not-finite facts:/usage/seats"]],
  "answers nothing": [() => undefined, []],
};

for (const { name, entry } of builds) {
  describe(`${name}: what decideWith cannot be brought to do`, () => {
    const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });

    test("asks nobody what is asked for, which only the caller may say", async () => {
      const { providers } = counted();
      const ask = () => assert.fail("was asked");
      const all = { ...providers, change: ask, "change.current": ask, "change.requested": ask, "change.cancel": ask };
      for (const asked of [{}, { current: change.current }, undefined])
        assert.equal((await gate.decideWith(asked, all)).outcome, "undecided");
    });

    test("never rejects, whatever the providers and options are", async () => {
      const thrower = (key) => Object.defineProperty({}, key, { enumerable: true, get() { throw new Error("no"); } });
      const proxy = new Proxy({}, { ownKeys() { throw new Error("no"); } });
      for (const providers of [thrower("usage"), proxy, null, 5])
        for (const options of [null, thrower("facts"), thrower("until"), thrower("timeout"), thrower("locale"), 5])
          assert.equal((await gate.decideWith(change, providers, options)).outcome, "undecided");
    });

    test("takes what is no number of milliseconds for no limit", async () => {
      const { providers } = counted();
      for (const timeout of [null, NaN, "0", {}]) {
        const late = () => new Promise((resolve) => setTimeout(() => resolve(1), 20));
        assert.equal((await gate.decideWith(change, { ...providers, "usage.seats": late }, { timeout })).outcome, "allow");
      }
    });

    test("believes neither of two providers that contradict each other, in whichever round", async () => {
      const { usage, ...others } = facts();
      const [low, high] = [{ ...usage, seats: 1 }, { ...usage, seats: 90 }];
      for (const [record, seats] of [[low, 90], [high, 1], [low, "1"]]) {
        const { outcome, issues } = await gate.decideWith(change, { usage: () => record, "usage.seats": () => seats }, { facts: others });
        assert.deepEqual([outcome, places(issues)], ["undecided", ["facts/conflict facts:/usage/seats"]]);
      }
      for (const seats of [1, undefined]) {
        assert.equal((await gate.decideWith(change, { usage: () => low, "usage.seats": () => seats }, { facts: others })).outcome, "allow");
      }
      const [date, same] = [new Date("2020-01-01"), new Date("2020-01-01")];
      const dated = { customer: () => ({ name: "Ann", vip: false, bannedUntil: date }), "customer.bannedUntil": () => same };
      assert.deepEqual((await gate.decideWith(change, dated, { facts: { usage, now } })).issues, []);
    });

    test("waits as long as the host can, when that is less than asked for", async () => {
      const { providers } = counted();
      const late = () => new Promise((resolve) => setTimeout(() => resolve(1), 20));
      const decision = await gate.decideWith(change, { ...providers, "usage.seats": late }, { timeout: Infinity });
      assert.deepEqual([decision.outcome, decision.issues], ["allow", []]);
    });
  });

  describe(`${name}: whom decideWith asks`, () => {
    const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });

    test("decides as with all facts given", async () => {
      const { providers } = counted();
      const decision = await gate.decideWith(change, providers);
      assert.deepEqual(decision.toJSON(), gate.decide(change, facts()).toJSON());
      assert.equal(decision.outcome, "allow");
    });

    test("calls no provider twice, and none whose fact cannot matter", async () => {
      const { calls, providers } = counted(facts({ customer: { bannedUntil: null } }));
      await gate.decideWith(change, providers);
      // `now` matters only to who is banned until some time, which the first round finds out to be nobody.
      assert.deepEqual(calls.filter((path) => path !== "now").sort(), ["customer", "usage.load", "usage.projects", "usage.seats"]);
      assert.equal(new Set(calls).size, calls.length);
    });

    test("asks for nothing when the change says too little to be decided by facts alone", async () => {
      const { calls, providers } = counted();
      const decision = await gate.decideWith({ current: "pro", requested: "pro" }, { now: providers.now }, { facts: facts() });
      assert.deepEqual([decision.outcome, calls], ["deny", []]);
    });

    test("does not ask for facts that are given", async () => {
      const { calls, providers } = counted();
      const { usage } = facts();
      const decision = await gate.decideWith(change, providers, { facts: { usage, now } });
      assert.deepEqual([calls, decision.outcome], [["customer"], "allow"]);
    });

    test("keeps a given fact that its record's provider contradicts", async () => {
      const usage = () => ({ seats: 1000, projects: 1, load: 0 });
      const { customer } = facts();
      const decision = await gate.decideWith(change, { usage }, { facts: { usage: { seats: 2 }, customer, now } });
      assert.equal(decision.outcome, "allow");
    });

    test("asks the fact's own provider before the record's", async () => {
      const calls = [];
      const providers = {
        usage: () => { calls.push("usage"); return { seats: 2, projects: 1, load: 0 }; },
        "usage.seats": () => { calls.push("usage.seats"); return 2; },
      };
      const { customer } = facts();
      const decision = await gate.decideWith(change, providers, { facts: { customer, now } });
      assert.deepEqual([decision.outcome, calls.sort()], ["allow", ["usage", "usage.seats"]]);
    });
  });

  describe(`${name}: rounds`, () => {
    const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });

    test("stops at a certain outcome when only that is wanted", async () => {
      const given = facts({ usage: { seats: 9 } });
      const known = { facts: { usage: { seats: 9 }, customer: given.customer, now }, until: "outcome" };
      const { calls, providers } = counted(given);
      const decision = await gate.decideWith(change, providers, known);
      assert.deepEqual([decision.outcome, decision.complete, calls], ["deny", false, []]);
    });

    test("finds all reasons otherwise", async () => {
      const { providers } = counted(facts({ usage: { seats: 9, projects: 999, load: 0.9 } }));
      const decision = await gate.decideWith(change, providers);
      assert.deepEqual(decision.reasons.map(({ rule }) => rule), ["seats", "projects", "load"]);
      assert.equal(decision.complete, true);
    });

    test("calls the providers of a round at the same time", async () => {
      let running = 0;
      let most = 0;
      const slow = (value) => async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        return value;
      };
      const { usage, customer } = facts();
      await gate.decideWith(change, { usage: slow(usage), customer: slow(customer), now: slow(now) });
      assert.ok(most >= 2, `${most} at a time`);
    });
  });

  describe(`${name}: providers that fail`, () => {
    const gate = entry.createGateSync({ policy: policy(), catalog: catalog() });

    for (const [what, [provider, issues]] of Object.entries(failures)) {
      test(`a provider that ${what} leaves its fact unknown`, async () => {
        const { usage: { projects, load }, customer } = facts();
        const known = { facts: { usage: { projects, load }, customer, now }, timeout: 20 };
        const decision = await gate.decideWith(change, { "usage.seats": provider }, known);
        assert.deepEqual([decision.outcome, decision.needs], ["undecided", ["usage.seats"]]);
        assert.deepEqual(places(decision.issues), issues);
      });
    }

    test("a record that is none makes its facts unreadable", async () => {
      const { customer } = facts();
      const decision = await gate.decideWith(change, { usage: () => 5 }, { facts: { customer, now } });
      assert.equal(decision.outcome, "undecided");
      assert.deepEqual(places(decision.issues), ["seats", "projects", "load"].map((fact) => `facts/wrong-type facts:/usage/${fact}`));
    });

    test("goes on with the documents that it began with", async () => {
      const own = entry.createGateSync({ policy: policy(), catalog: catalog() });
      const { usage, customer } = facts({ usage: { seats: 9 } });
      const providers = { usage: () => { own.load({ policy: { ...policy(), rules: [] } }); return usage; } };
      const decision = await own.decideWith(change, providers, { facts: { customer, now } });
      assert.equal(decision.outcome, "deny");
      assert.equal(own.decide(change, {}).outcome, "allow");
      assert.equal(decision.reasons[0].rule, "seats");
    });

    test("no providers, no options", async () => {
      assert.equal((await gate.decideWith(change, {})).outcome, "undecided");
      assert.equal((await gate.decideWith(change)).outcome, "undecided");
    });
  });
}
