export const workflowSettings = {
  id: "empty",
  trigger: "user:plan_selection",
  bindings: { "kinde.plan": {} },
};

export default async function handle(event: unknown) {
  return event;
}
