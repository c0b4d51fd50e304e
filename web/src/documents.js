/** The texts that the page is about. The candidate is a second policy; it is there while two are compared. */
export const DOCUMENTS = [
  { id: "policy", title: "Policy" },
  { id: "candidate", title: "Other policy" },
  { id: "catalog", title: "Catalogue" },
  { id: "change", title: "Change" },
  { id: "facts", title: "Facts" },
];

/** What a reader calls a document; undefined for what is none, such as the engine. */
export const titleOf = (document) => DOCUMENTS.find(({ id }) => id === document)?.title;

/** In which document a fact stands, and where: who asks and how many are part of the change. */
export function placeOfFact(fact) {
  const path = fact.split(".");
  if (path[0] === "change") return { document: "change", path: path.slice(1) };
  return { document: path[0] === "actor" ? "change" : "facts", path };
}
