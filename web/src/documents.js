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
