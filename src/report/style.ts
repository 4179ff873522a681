/** Light and dark by the reader's choice; narrow and wide; on paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d5dbe3; --paper: #fff; --card: #f6f8fa; --open: #9a3412; --closed: #14532d; --accent: #1d4ed8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf2; --soft: #a3afbf; --line: #38424f; --paper: #12171e; --card: #1a212b; --open: #fdba74; --closed: #86efac; --accent: #93c5fd; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 2rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
a { color: var(--accent); } h1 a, th a { color: inherit; }
a:focus-visible, .wide:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
small, .none, caption { color: var(--soft); }
.counts { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; margin: .5rem 0; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
.wide + .wide { margin-top: 1rem; } thead th { background: var(--card); } tbody th { font-weight: 600; white-space: nowrap; }
code { font: .85em ui-monospace, monospace; }
.in { color: var(--closed); } .out { color: var(--open); } .host { color: var(--open); font-weight: 600; }
meter { width: 8rem; vertical-align: middle; }
.lanes { list-style: none; padding: 0; margin: 0; display: grid; gap: .5rem; }
.lanes li { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; border-left: .35rem solid var(--closed); background: var(--card); padding: .4rem .75rem; }
.lanes .open { border-color: var(--open); }
.step { position: relative; overflow-wrap: anywhere; }
.step + .step::before { content: "→"; position: absolute; left: -1.4rem; color: var(--soft); }
.step.data + .step.data::before { content: ""; }
.who { font-weight: 600; min-width: 5.5rem; } .open .who { color: var(--open); } .closed .who { color: var(--closed); }
.data { color: var(--soft); font-size: .9rem; }
.phases { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .75rem; }
.phases > li { flex: 1 1 12rem; background: var(--card); border-top: .25rem solid var(--accent); padding: .5rem .75rem; }
.phases ol { margin: .25rem 0 0; padding-left: 1.25rem; }
.phases small { display: block; }
@media (max-width: 40rem) { .lanes li { flex-direction: column; } .step + .step::before { content: none; } }
@media print { body { max-width: none; padding: 0; } nav { display: none; } section { break-inside: avoid; } .wide { overflow: visible; } td { overflow-wrap: anywhere; } a { color: inherit; text-decoration: none; } }
`;
