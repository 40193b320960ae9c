/** Of case.html, on a screen and on paper. */
export const pageStyle = `
body { margin: 0; color: #1b1b1b; background: #fff; font: 1rem/1.5 "Source Sans 3", "Helvetica Neue", Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { line-height: 1.2; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
.facts dt { font-weight: bold; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.events { padding-left: 3.5rem; }
.events > li { padding: 0.5rem 0; border-top: 1px solid #a9aeb1; }
.events p { margin: 0.25rem 0; overflow-wrap: anywhere; }
.when { color: #3d4551; }
.when time { font-weight: bold; color: #1b1b1b; }
.place { color: #565c65; font-size: 0.85rem; }
.left-out { color: #565c65; }
table { border-collapse: collapse; margin: 0.5rem 0; width: 100%; }
caption { text-align: left; font-weight: bold; }
th, td { border: 1px solid #a9aeb1; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { width: 35%; font-weight: normal; background: #f0f0f0; }
@media (max-width: 30rem) { .facts { grid-template-columns: 1fr; } .events { padding-left: 2.25rem; } }
@media print {
  main { max-width: none; padding: 0; }
  .events > li { break-inside: avoid; }
  th { background: none; }
  @page { margin: 2cm; @bottom-right { content: counter(page) " / " counter(pages); } }
}
`;
