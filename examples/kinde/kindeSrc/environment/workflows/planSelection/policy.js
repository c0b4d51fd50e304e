export default {
  plangate: 1,
  name: "example",
  headline: "To move from {current.name} to the {requested.name} plan you first need to:",
  facts: {
    "usage.seats": { type: "int", min: 0 },
    "usage.projects": { type: "int", min: 0 },
  },
  rules: [
    {
      id: "seats-over-limit",
      when: "usage.seats > requested.limits.seats",
      deny: "{requested.name} allows {requested.limits.seats} members and your team has {usage.seats}.",
      suggest: "Reduce your team size to {requested.limits.seats} members or less",
    },
    {
      id: "projects-over-limit",
      when: "usage.projects > requested.limits.projects",
      deny: "{requested.name} allows {requested.limits.projects} projects and your team has {usage.projects}.",
      suggest: "Delete projects that are not eligible for the {requested.name} plan",
    },
  ],
};
