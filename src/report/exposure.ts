import type { ServiceSnapshot, SiteSnapshot } from "../model/snapshot.js";
import { type Html, html } from "./html.js";
import { type Reported, serviceLink } from "./reported.js";

/** One way from outside to a service and its data. */
interface Lane {
  readonly who: string;
  readonly door: string;
  readonly isOpen: boolean;
  /** Service that it leads to; none where it leads out of the stack. */
  readonly service: string | undefined;
  /** Where it leads, where that is no service. */
  readonly goal?: string | undefined;
}

/** Lanes from whoever is outside, over a port or a site, to a service and its data. */
export function exposure(reported: Reported): Html {
  const { services } = reported.snapshot;
  const lanes = [
    ...Object.entries(services).flatMap(([name, service]) => lanesOf(name, service)),
    ...(reported.snapshot.sites ?? []).flatMap((site) => siteLanes(site, undefined)),
  ];
  const inside = Object.keys(services).filter((name) => !lanes.some((lane) => lane.service === name));
  const rows = [...lanes.filter(({ isOpen }) => isOpen), ...lanes.filter(({ isOpen }) => !isOpen)];
  return html`<ol class="lanes">
${rows.map((lane) => row(reported, lane, services[lane.service ?? ""]))}</ol>
<p>Not to be reached from outside: ${inside.map((name, index) => [index === 0 ? "" : ", ", serviceLink(reported, name)])}.</p>`;
}

function lanesOf(service: string, { sites, ports }: ServiceSnapshot): readonly Lane[] {
  return [
    ...sites.flatMap((site) => siteLanes(site, service)),
    ...ports.map(({ port, openTo }) => ({ who: openTo, door: `port ${port}`, isOpen: isPublic(openTo), service })),
  ];
}

const isPublic = (openTo: string): boolean => openTo === "everyone";

function siteLanes(site: SiteSnapshot, service: string | undefined): readonly Lane[] {
  const { name, openTo, publicPaths, login, redirectsTo, outside } = site;
  const goal = redirectsTo ?? (outside === undefined ? undefined : "a server outside");
  const leadsTo = { service: goal === undefined ? service : undefined, goal };
  const isOpen = isPublic(openTo) && login === undefined;
  return [
    { who: login === undefined ? openTo : `${openTo}, after ${login}`, door: name, isOpen, ...leadsTo },
    ...publicPaths.map((path) => ({ who: "everyone", door: `${name}${path}`, isOpen: true, ...leadsTo })),
  ];
}

function row(
  reported: Reported,
  { who, door, isOpen, service, goal }: Lane,
  snapshot: ServiceSnapshot | undefined,
): Html {
  const data = snapshot?.data.map(
    ({ folder, backup }) => html`<span class="step data">${folder} <small>${backup}</small></span>`,
  );
  return html`<li class="${isOpen ? "open" : "closed"}"><span class="step who">${who}</span><span class="step">${door}</span><span class="step">${service === undefined ? goal : serviceLink(reported, service)}</span>${data}</li>
`;
}
