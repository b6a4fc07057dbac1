/** The style of coaching sheets: a page of A4 each, on paper as on the screen. */
export const sheetStyle = `
@page { size: A4; margin: 9mm 13mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9ebef; color: #111; font: 9pt/1.45 "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; }
main { max-width: 210mm; margin: 0 auto; }
.sheet { background: #fff; padding: 10mm 13mm; margin: 6mm 0; min-height: 297mm; }
h1 { font-size: 14pt; margin: 0 0 1mm; text-align: center; }
h2 { font-size: 10pt; margin: 2.5mm 0 1mm; border-bottom: 0.5pt solid #888; }
h3 { font-size: 8pt; margin: 0; font-weight: 600; color: #333; }
p { margin: 1mm 0; }
ul, ol { margin: 0; padding-inline-start: 5mm; }
q { quotes: "「" "」"; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 0.5pt solid #888; padding: 0.6mm 1.5mm; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { background: #f1f3f6; font-weight: 600; }
.facts th { width: 13%; }
.facts td { width: 37%; }
.call { text-align: center; font-weight: 600; }
.note { color: #444; font-size: 8pt; }
.where { color: #444; font-size: 8pt; font-weight: 400; }
.why { color: #333; }
.notice { border: 1pt solid #a1142a; color: #a1142a; font-weight: 700; padding: 0.8mm 2mm; }
.good li::marker { content: "✔ "; color: #0b6b3a; }
.changes > li { margin-bottom: 1mm; }
.instead { margin: 0.5mm 0 0; background: #eaf6ee; border-inline-start: 2pt solid #0b6b3a; padding: 0.6mm 2mm; }
.instead b { margin-inline-end: 2mm; }
.form { columns: 2; column-gap: 6mm; list-style: none; padding: 0; font-size: 8.4pt; }
.form li { display: flex; justify-content: space-between; gap: 2mm; border-bottom: 0.4pt dotted #999; break-inside: avoid; }
.form .missed { font-weight: 700; }
.turns { font-size: 8.2pt; line-height: 1.4; padding-inline-start: 7mm; }
.turns .staff { background: #f6f8fb; }
mark { color: inherit; background: #ffd9d2; }
mark.good { background: none; text-decoration: underline 1.2pt #0b6b3a; text-underline-offset: 1.5pt; }
.boxes { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm; margin: 2.5mm 0 2mm; }
.boxes div { border: 0.5pt solid #888; padding: 0.8mm 1.5mm; height: 26mm; break-inside: avoid; }
.signs th { width: 20%; }
.signs td { width: 30%; height: 8mm; }
@media screen and (max-width: 40rem) {
  .sheet { padding: 4mm; min-height: 0; margin: 2mm 0; }
  .form { columns: 1; }
  .boxes { grid-template-columns: 1fr; }
  .facts tr, .signs tr { display: grid; grid-template-columns: 7em 1fr; }
  .facts th, .facts td, .signs th, .signs td { width: auto; }
}
@media print {
  body { background: none; font-size: 8.6pt; line-height: 1.38; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2 { margin-top: 1.6mm; }
  .turns { font-size: 7.8pt; line-height: 1.3; }
  .boxes div { height: 19mm; }
  .sheet { padding: 0; margin: 0; min-height: 0; break-after: page; }
  .sheet:last-child { break-after: auto; }
}
`;
