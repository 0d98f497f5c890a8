/** Styles of the exported page: white, black ink, whose words by the shape of the edge and the word beside it. */
export const STORY_STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #15181c; font: 13px/20px system-ui, sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 24px; }
h1 { font-size: 18px; line-height: 26px; overflow-wrap: anywhere; }
h2 { margin: 22px 0 6px; border-bottom: 1px solid #c6ccd3; font-size: 15px; line-height: 22px; }
h3 { margin: 12px 0 4px; font-size: 13px; line-height: 20px; overflow-wrap: anywhere; }
p, ul { margin: 4px 0; overflow-wrap: anywhere; }
ul { padding-left: 18px; }
.answers { display: grid; grid-template-columns: 200px minmax(0, 1fr); gap: 6px 14px; margin: 12px 0; font-size: 14px; line-height: 21px; }
.answers dt { color: #5f6873; font-size: 13px; }
.answers dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 600px) { .answers { grid-template-columns: minmax(0, 1fr); } }
.quiet { color: #5f6873; }
.warning { color: #b0141e; font-weight: 600; }
.gap { border: 1px dashed #78828e; border-radius: 4px; padding: 4px 10px; background: repeating-linear-gradient(135deg, #fff 0 6px, #eff1f3 6px 8px); }
.card { border-left: 5px solid #333d47; padding-left: 8px; }
.driven { color: #b0141e; }
.well { margin: 4px 0; border-left: 5px solid #333d47; padding: 4px 8px; background: #eff1f3; font: 12px/18px ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; overflow: hidden; break-inside: avoid; }
.edge-principal { border-left-color: #1458b8; }
.edge-untrusted { border-left-color: #bd7b00; border-left-style: dashed; }
.edge-model { border-left-color: #0f9a86; border-left-style: dotted; }
.edge-system { border-left-style: double; }
mark { color: inherit; background: #ffebbd; border-bottom: 2px solid #bd7b00; }
mark.of-principal { background: #dbe9fb; border-color: #1458b8; }
mark.of-model { background: #d3f1ea; border-color: #0f9a86; }
mark.of-system { background: #e3e7eb; border-color: #333d47; }
.chip { border: 1px solid #d39a1e; border-radius: 2px; padding: 0 2px; color: #865700; background: #ffebbd; font: 600 10px ui-monospace, monospace; }
.drawing { display: block; width: 100%; height: auto; margin: 6px 0; font-family: Helvetica, Arial, sans-serif; }
.drawing text { unicode-bidi: isolate; }
.paper-fill { fill: #fff; }
.ink-principal { fill: #1458b8; stroke: #1458b8; } .ink-untrusted { fill: #bd7b00; stroke: #bd7b00; }
.ink-model { fill: #0f9a86; stroke: #0f9a86; } .ink-system { fill: #333d47; stroke: #333d47; }
.ink-harm { fill: #c4222b; stroke: #c4222b; } .ink-line { fill: #c6ccd3; stroke: #c6ccd3; }
.ink-quiet { fill: #5f6873; stroke: #5f6873; } .ink-text { fill: #15181c; stroke: #15181c; }
.word-text { fill: #15181c; } .word-quiet { fill: #5f6873; } .word-harm { fill: #b0141e; }
@media print { main { padding: 0; max-width: none; } * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } h2, h3 { break-after: avoid; } }
`
