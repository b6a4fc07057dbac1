/** The style of the page for a training room: one scene a screen, readable from the last row. */
export const sceneStyle = `
:root { color-scheme: light; scroll-behavior: smooth; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f5f8; color: #14171c; font: clamp(16px, 1.55vw, 34px)/1.6 "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; }
header, .scene { padding: 1.2em 3vw; }
header { background: #1d2a44; color: #fff; }
h1 { font-size: 1.5em; margin: 0 0 0.3em; }
h2 { font-size: 1.15em; margin: 0 0 0.6em; }
h3 { font-size: 1em; margin: 0 0 0.4em; }
p { margin: 0 0 0.5em; }
.scene { min-height: 100vh; border-bottom: 4px solid #1d2a44; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 2vw; }
.side { background: #fff; border-radius: 0.5em; padding: 0.8em 1em; border-top: 0.3em solid #8a93a6; }
.side.good { border-top-color: #0b6b3a; }
.turns { list-style: none; margin: 0 0 0.8em; padding: 0; }
.turns li { margin-bottom: 0.5em; padding: 0.3em 0.6em; border-radius: 0.4em; background: #eef1f6; }
.turns .staff { background: #e3edff; }
.question { font-weight: 700; }
mark { background: none; color: inherit; }
.pressure { color: inherit; }
.side:has(details[open]) mark.risk { background: #ffc9c0; box-shadow: 0 0.15em 0 #a1142a; }
mark.good { text-decoration: underline 0.12em #0b6b3a; text-underline-offset: 0.2em; }
details { margin-bottom: 0.6em; }
summary { cursor: pointer; display: inline-block; background: #1d2a44; color: #fff; border-radius: 0.4em; padding: 0.25em 0.9em; font-weight: 700; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:focus-visible, a:focus-visible { outline: 4px solid #f2a900; outline-offset: 2px; }
details[open] summary { margin-bottom: 0.6em; }
ul.answers { margin: 0; padding-inline-start: 1.2em; }
.instead { background: #eaf6ee; border-inline-start: 0.3em solid #0b6b3a; padding: 0.2em 0.7em; margin: 0.2em 0 0.6em; }
.next { display: inline-block; margin-top: 1em; color: #1d2a44; font-weight: 700; }
.note { font-size: 0.75em; color: #3c4454; padding: 1em 3vw; }
@media (max-width: 50rem) { .sides { grid-template-columns: 1fr; } .scene { min-height: 0; } }
@media print { .scene { break-after: page; min-height: 0; } summary, .next { display: none; } }
`;
