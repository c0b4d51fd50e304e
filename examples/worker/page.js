const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

/** One row for each answer. */
worker.onmessage = ({ data: { change, decision } }) => {
  const cells = [change.requested, decision.outcome, decision.customer.list.join(". ")];
  const row = document.querySelector("tbody").insertRow();
  for (const text of cells) row.insertCell().textContent = text;
};

const facts = { usage: { seats: 12, projects: 3 }, subscription: { unpaidInvoices: 0, committedUntil: null }, now: new Date() };
for (const requested of ["free", "starter", "enterprise"]) {
  worker.postMessage({ change: { current: "professional", requested }, facts });
}
