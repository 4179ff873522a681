import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX009",
  title: "An acceptance of a risk does not hold",
  level: "error",
  says: {
    expired: "the acceptance of {rule} ended on {until}",
    unneeded: "{rule} is accepted here, but finds nothing here",
    refused: "{rule} is about lock-outs or lost data, and cannot be accepted",
    unknown: "there is no rule '{rule}' to accept",
    undated: "the acceptance of {rule} ends on '{until}', which is no date",
    endless: "{rule} is accepted for good, and may be accepted only until a day",
    unargued: "the acceptance of {rule} says no reason",
  },
  why: "An acceptance is a decision of people at a time. One that is over, or for nothing, hides the next mistake of its kind.",
  fix: {
    expired: "Mend what {rule} says, or decide again and write a later day.",
    unneeded: "Remove the acceptance.",
    refused: "Mend what {rule} says.",
    unknown: "Write the id of a rule, such as 'REX005'.",
    undated: "Write the last day as '2027-03-31', or 'never' where the decision is permanent.",
    endless: "Write the day on which somebody looks again, such as '2027-03-31'.",
    unargued: "Say in 'because' why the risk is taken.",
  },
  bad: {
    expired: `
const app = service("app", {
  ...required,
  image: "ghcr.io/example/app:latest",
  accept: [accept("REX005", { because: "no release has a version yet", until: "2020-12-31" })],
});`,
    unneeded: `
const app = service("app", {
  ...required,
  accept: [accept("REX005", { because: "no release has a version yet", until: "2099-12-31" })],
});`,
    refused: `
const app = service("app", {
  ...required,
  accept: [accept("REX008", { because: "it worked before", until: "2099-12-31" })],
});`,
    unknown: `
const app = service("app", {
  ...required,
  accept: [accept("REX999", { because: "it worked before", until: "2099-12-31" })],
});`,
    undated: `
const app = service("app", {
  ...required,
  image: "ghcr.io/example/app:latest",
  accept: [accept("REX005", { because: "no release has a version yet", until: "soon" })],
});`,
    endless: `
const app = service("app", {
  ...required,
  image: "ghcr.io/example/app:latest",
  accept: [accept("REX005", { because: "no release has a version yet", until: "never" })],
});`,
    unargued: `
const app = service("app", {
  ...required,
  image: "ghcr.io/example/app:latest",
  accept: [accept("REX005", { because: "", until: "2099-12-31" })],
});`,
  },
  good: `
const app = service("app", {
  ...required,
  image: "ghcr.io/example/app:latest",
  accept: [accept("REX005", { because: "no release has a version yet", until: "2099-12-31" })],
});`,
  links: [],
  inEditor: false,
  mends: ["unneeded"],
  acceptable: false,
}).judgedBy({});
