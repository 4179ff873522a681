import { exposure } from "./exposure.js";
import { Html, html } from "./html.js";
import { placed, type Reported } from "./reported.js";
import { capacity, data, findings, images, networks, order, secrets } from "./sections.js";
import { style } from "./style.js";

/** The stack as one page that needs nothing else: no script, no font, no picture. The same stack gives the same bytes. */
export function reportPage(reported: Reported): string {
  const { stack, snapshot, findings: found, accepted, lineOf } = reported;
  const sections: readonly (readonly [id: string, title: string, body: Html])[] = [
    ["exposure", "From outside to the data", exposure(reported)],
    ["networks", "Who can talk to whom", networks(reported)],
    ["order", "What a deployment does, in order", order(reported)],
    ["capacity", "Room on the hosts", capacity(reported)],
    ["data", "Data and its backup", data(reported)],
    ["secrets", "Secrets", secrets(reported)],
    ["images", "Images", images(reported)],
    ["findings", "Findings and accepted risks", findings(reported)],
  ];
  const counts = [
    [Object.keys(snapshot.services).length, "services"],
    [Object.keys(snapshot.networks).length, "networks"],
    [Object.keys(stack.hosts).length, "hosts"],
    [found.length, "findings"],
    [accepted.length, "accepted risks"],
  ] as const;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${stack.name}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<h1>${placed(stack.name, lineOf("stack"))}</h1>
<ul class="counts">${counts.map(([count, what]) => html`<li><b>${count}</b> ${count === 1 ? what.replace(/s$/, "") : what}</li>`)}</ul>
<nav aria-label="Sections">${sections.map(([id, title]) => html`<a href="#${id}">${title}</a> `)}</nav>
</header>
<main>
${sections.map(([id, title, body]) => html`<section id="${id}">\n<h2>${title}</h2>\n${body}\n</section>\n`)}</main>
</body>
</html>
`;
  return page.text;
}
