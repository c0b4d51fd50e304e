import { readable } from "../editor/format.js";
import { fromEvent } from "./events.js";
import { unpackedState } from "./playground-file.js";
import { recognised } from "./recognise.js";
import { withUpdates } from "./updates.js";

const RESULTS = {
  created: "is new in the catalogue",
  updated: "was updated",
  stale: "changes nothing: something newer counts",
  duplicate: "is known already",
  disputed: "contradicts what was said before, so that the plan cannot be chosen until it is reconciled",
};

/** The others would only make the catalogue longer. */
const COUNTS = new Set(["created", "updated", "disputed"]);

function resultWords({ result, plan, planId, changes = {} }) {
  const names = Object.keys(changes);
  const fields = names.length > 0 && names.length < 6 ? ` (${names.join(", ")})` : "";
  return `${plan ?? planId} ${RESULTS[result]}${fields}`;
}

/**
 * Puts what is pasted, opened or dropped where it belongs.
 * @param {{workspace: object, engine: object, tell: Function}} page
 */
export function createIntake({ workspace, engine, tell }) {
  function takeEvent(value) {
    workspace.open(fromEvent(value, workspace.documents().facts), "change");
    tell("This is an event of a Kinde workflow: its plans are the change now, and what it knows is among the facts.");
  }

  async function takeUpdates(_value, text) {
    const { catalog } = workspace.documents();
    const { issues, results } = await engine.apply({ catalog, updates: text });
    const error = issues.find(({ severity }) => severity === "error");
    if (error) return tell(`This plan update cannot be applied. ${error.message}`, "warning");
    if (results.some(({ result }) => COUNTS.has(result))) workspace.open({ catalog: withUpdates(catalog, text) }, "change");
    const isBad = results.some(({ result }) => result === "disputed");
    tell(`Plan update: ${results.map(resultWords).join("; ")}.`, isBad ? "warning" : "done");
  }

  function takeDocument(id) {
    return (_value, text) => workspace.open({ [id]: readable(text) });
  }

  const takes = {
    event: takeEvent,
    update: takeUpdates,
    playground: (value) => workspace.open(unpackedState(value).documents),
    policy: takeDocument("policy"),
    catalog: takeDocument("catalog"),
    change: takeDocument("change"),
  };

  return {
    /** @returns {boolean} whether the text was an event or an update; everything else is pasted where the cursor is */
    paste(text) {
      const { kind, value } = recognised(text);
      if (kind !== "event" && kind !== "update") return false;
      takes[kind](value, text);
      return true;
    },
    async openFiles(files) {
      for (const file of files) {
        const text = await file.text();
        const { kind, value } = recognised(text);
        if (kind) await takes[kind](value, text);
        else tell(`${file.name} is no policy, catalogue, change, event or plan update.`, "warning");
      }
    },
  };
}
