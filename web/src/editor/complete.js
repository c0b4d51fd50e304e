import { completeCel } from "./complete-cel.js";
import { completeJson } from "./complete-json.js";
import { completionList } from "./completion-list.js";
import { placeAt } from "./place.js";

/** Completion of a document: its fields, and within expressions names, functions and texts. */
export function completion(document, vocabulary) {
  function source(context) {
    const place = placeAt(document, context.state.doc.toString(), context.pos);
    return place.isCel ? completeCel(context, vocabulary) : completeJson(context, document, place, vocabulary);
  }
  return completionList(source);
}
