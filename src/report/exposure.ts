import type { ServiceSnapshot } from "../model/snapshot.js";
import { type Html, html } from "./html.js";
import { type Reported, serviceLink } from "./reported.js";

/** One way from outside to a service and its data. */
interface Lane {
  readonly who: string;
  readonly door: string;
  readonly isOpen: boolean;
  readonly service: string;
}

/** Lanes from whoever is outside, over a port or a site, to a service and its data. */
export function exposure(reported: Reported): Html {
  const { services } = reported.snapshot;
  const lanes = Object.entries(services).flatMap(([name, service]) => lanesOf(name, service));
  const inside = Object.keys(services).filter((name) => !lanes.some((lane) => lane.service === name));
  const rows = [...lanes.filter(({ isOpen }) => isOpen), ...lanes.filter(({ isOpen }) => !isOpen)];
  return html`<ol class="lanes">
${rows.map((lane) => row(reported, lane, services[lane.service]))}</ol>
<p>Not to be reached from outside: ${inside.map((name, index) => [index === 0 ? "" : ", ", serviceLink(reported, name)])}.</p>`;
}

function lanesOf(service: string, { sites, ports }: ServiceSnapshot): readonly Lane[] {
  const isPublic = (openTo: string) => openTo === "everyone";
  return [
    ...sites.flatMap(({ name, openTo, publicPaths }) => [
      { who: openTo, door: name, isOpen: isPublic(openTo), service },
      ...publicPaths.map((path) => ({ who: "everyone", door: `${name}${path}`, isOpen: true, service })),
    ]),
    ...ports.map(({ port, openTo }) => ({ who: openTo, door: `port ${port}`, isOpen: isPublic(openTo), service })),
  ];
}

function row(reported: Reported, { who, door, isOpen, service }: Lane, snapshot: ServiceSnapshot | undefined): Html {
  const data = snapshot?.data.map(
    ({ folder, backup }) => html`<span class="step data">${folder} <small>${backup}</small></span>`,
  );
  return html`<li class="${isOpen ? "open" : "closed"}"><span class="step who">${who}</span><span class="step">${door}</span><span class="step">${serviceLink(reported, service)}</span>${data}</li>
`;
}
