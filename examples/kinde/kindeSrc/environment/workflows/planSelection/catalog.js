export default {
  plangate: 1,
  plans: {
    free: {
      name: "Free", rank: 0, price: "0.00", currency: "GBP", period: "1 month",
      limits: { seats: 3, projects: 5 },
    },
    professional: {
      name: "Professional", rank: 1, price: "99.99", currency: "GBP", period: "1 month",
      limits: { seats: 50, projects: 100 },
    },
    enterprise: {
      name: "Enterprise", rank: 2, price: "499.00", currency: "GBP", period: "1 month",
      limits: { seats: "unlimited", projects: "unlimited" },
    },
  },
};
