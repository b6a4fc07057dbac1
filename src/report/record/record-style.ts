/** The style of the record sheets: a page of A4 a call, on paper as on the screen. */
export const recordStyle = `
@page { size: A4; margin: 9mm 13mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9ebef; color: #111; font: 9pt/1.4 "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; }
main { max-width: 210mm; margin: 0 auto; }
.sheet { background: #fff; padding: 12mm 14mm; margin: 6mm 0; min-height: 297mm; }
h1 { font-size: 14pt; margin: 0 0 1mm; text-align: center; }
h2 { font-size: 10pt; margin: 2.5mm 0 1mm; border-bottom: 0.5pt solid #888; }
p { margin: 1mm 0; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 0.5pt solid #888; padding: 0.6mm 1.5mm; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f1f3f6; font-weight: 600; }
.facts th { width: 13%; }
.facts td { width: 37%; }
.grounds th:first-child { width: 17%; }
.grounds th:last-child { width: 45%; }
.measures th { width: 28%; }
.measures td { width: 22%; }
.call { text-align: center; }
.verdict { font-size: 11pt; font-weight: 700; border: 1pt solid #a1142a; color: #a1142a; padding: 1mm 2mm; }
.types { display: grid; grid-template-columns: 1fr 1fr; gap: 0 4mm; margin: 0; padding: 0; list-style: none; }
.law { margin: 0; padding-inline-start: 5mm; columns: 2; }
.decision { display: flex; gap: 10mm; font-size: 11pt; font-weight: 700; margin: 1.5mm 0; }
.note { color: #444; font-size: 8pt; }
input[type="text"], textarea { font: inherit; width: 100%; border: 0; background: #f7f8fa; padding: 0.5mm 1mm; }
textarea { height: 16mm; resize: vertical; border: 0.5pt solid #888; }
input[type="checkbox"] { margin: 0 1.5mm 0 0; }
@media screen and (max-width: 40rem) {
  .sheet { padding: 4mm; }
}
@media print {
  body { background: none; }
  body { font-size: 8.4pt; line-height: 1.32; }
  h2 { margin-top: 1.8mm; }
  .sheet { padding: 0; margin: 0; min-height: 0; break-after: page; }
  .sheet:last-child { break-after: auto; }
  input[type="text"], textarea { background: none; }
  th, .verdict { print-color-adjust: exact; }
}
`;
