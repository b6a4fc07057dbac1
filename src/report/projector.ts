import { reportCoach } from '../messages/report-coach.js';
import { textsIn } from '../messages/report-text.js';
import type { Reporter, ReportOptions } from '../model/report.js';
import { sceneStyle } from './coach/scene-style.js';
import { addMaterial, NO_MATERIAL, type Scene, scenes } from './coach/scenes.js';
import type { SheetTurn } from './coach/sheet.js';
import { speechHtml } from './coach/sheet-html.js';
import { PAGE_END, pageHead } from './coach/sheet-page.js';
import { html, type Markup } from './html/markup.js';

/** A page for a training room: a scene a screen, to hear, to guess and to reveal; no script. */
export const projectorReporter: Reporter = {
  name: 'projector',
  extension: 'html',
  open: (options) => {
    const text = textsIn(reportCoach, options.language);
    let material = NO_MATERIAL;
    return {
      head: () => pageHead(text('projector-title'), sceneStyle, options.language).html,
      call: (call) => {
        material = addMaterial(material, call, options);
        return '';
      },
      tail: () => {
        const all = scenes(material, options);
        const intro = all.length === 0 ? text('projector-none') : text('projector-lead');
        const slides = all.map((scene, index) => sceneHtml(scene, index + 1, all.length, options));
        return `${
          html`<header><h1>${text('projector-title')}</h1><p>${intro}</p></header>
${slides}<p class="note">${text('made', { version: options.toolVersion })}</p>
`.html
        }${PAGE_END}`;
      },
    };
  },
};

function sceneHtml(scene: Scene, number: number, all: number, { language }: ReportOptions): Markup {
  const text = textsIn(reportCoach, language);
  const answers = scene.answers.map(
    ({ title, why, instead }) =>
      html`<li><b>${title}</b>　${why}${
        instead === '' ? '' : html`<p class="instead">${text('instead')}: 「${instead}」</p>`
      }</li>`,
  );
  const next =
    number < all ? html`<a class="next" href="#scene-${number + 1}">${text('next')} →</a>` : html``;
  return html`<section class="scene" id="scene-${number}">
<h2>${text('scene', { number, all })}</h2>
<div class="sides">
<div class="side"><h3>${text('bad')}: ${scene.heading}</h3>
${turnsHtml(scene.turns)}
<p class="question">${text('question')}</p>
<details><summary>${text('answer')}</summary><ul class="answers">${answers}</ul></details></div>
<div class="side good"><h3>${scene.good ? text('better') : text('model-reply')}</h3>
<p class="question">${text('question-good')}</p>
<details><summary>${text('answer-good')}</summary>${goodHtml(scene)}</details></div>
</div>
${next}
</section>
`;
}

/** A good call, or without one the replies to say instead. */
function goodHtml({ good, answers }: Scene): Markup {
  if (!good) {
    return html`${answers.map(({ instead }) =>
      instead === '' ? html`` : html`<p class="instead">「${instead}」</p>`,
    )}`;
  }
  return html`<p>${good.heading}</p>
${turnsHtml(good.turns)}
<ul class="answers">${good.titles.map((title) => html`<li>${title}</li>`)}</ul>`;
}

function turnsHtml(turns: readonly SheetTurn[]): Markup {
  return html`<ol class="turns" lang="ja">${turns.map(
    (turn) =>
      html`<li class="${turn.isStaff ? 'staff' : 'caller'}"><b>${turn.speaker}</b>　${speechHtml({ ...turn, parts: turn.parts.map((part) => (part.mark === 'pressure' ? { ...part, mark: null } : part)) })}</li>`,
  )}</ol>`;
}
