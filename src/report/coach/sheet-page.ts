import { createHash } from 'node:crypto';
import type { Language } from '../../model/rule.js';
import { html, type Markup } from '../html/markup.js';

/** A page without any script, which loads nothing: everything up to its content. */
export function pageHead(title: string, style: string, language: Language): Markup {
  const hash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  const policy = `default-src 'none'; style-src ${hash}; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
`;
}

/** The end of such a page. */
export const PAGE_END = '</main>\n</body>\n</html>\n';
