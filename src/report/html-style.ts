/** The style of the HTML report: light or dark as the reader's system is. */
export const STYLE = `
:root { color-scheme: light dark; --line: #d0d0d0; --soft: #f4f4f4; --error: #b3261e; --warning: #8a5300; --info: #3a5a78; }
@media (prefers-color-scheme: dark) {
  :root { --line: #4a4a4a; --soft: #262626; --error: #ff8a80; --warning: #ffb74d; --info: #9ec5e8; }
}
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; }
h2 { display: inline; font-size: 1rem; overflow-wrap: anywhere; }
h3 { font-size: 0.95rem; margin: 1rem 0 0.25rem; }
dl { display: flex; flex-wrap: wrap; gap: 0.75rem; }
dl div { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 1rem; }
dt { font-size: 0.85rem; }
dd { margin: 0; font-size: 1.4rem; }
details { border: 1px solid var(--line); border-radius: 6px; margin: 0.75rem 0; padding: 0.5rem 1rem; }
summary { cursor: pointer; }
summary span { font-size: 0.85rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-size: 0.85rem; }
th, td:nth-child(2) { white-space: nowrap; }
td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
.error td:nth-child(2), p.error { color: var(--error); font-weight: 600; }
.warning td:nth-child(2) { color: var(--warning); font-weight: 600; }
.info td:nth-child(2) { color: var(--info); }
ol li.done b::after { content: ' \\2713'; }
ol li.not-applicable { opacity: 0.7; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; }
`;
