import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flag, html, sourceOf } from '../../src/console/html.ts';

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><svg/onload=alert(1)>',
  '&lt;b&gt;',
  '`backtick`',
  '=cmd|calc',
];

describe('the template', () => {
  it.each(hostile)('makes text of %s', (name) => {
    const page = sourceOf(html`<p title="${name}">${name}</p>`);
    expect(page).not.toMatch(/<(?!\/?p)/u);
    expect(page.match(/"/gu)).toHaveLength(2);
    expect(unescaped(/<p title="([^"]*)">/u.exec(page)?.[1] ?? '')).toBe(name);
  });

  it('keeps HTML of ours, joins lists, leaves out what is nothing', () => {
    const rows = ['a', '<b>'].map((each) => html`<li>${each}</li>`);
    expect(sourceOf(html`<ul>${rows}</ul>${null}${undefined}${false}${0}${flag('checked', false)}`)).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>0',
    );
  });

  it('takes nothing for HTML that it did not make, whatever it looks like', () => {
    const forged = JSON.parse('{"html":"<script>","made":"<script>"}');
    expect(() => sourceOf(html`${forged}`)).toThrow();
  });

  it('lets no text end an attribute or begin a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const page = sourceOf(html`<a href="${text}">${text}</a>`);
        expect(page.match(/</gu)).toHaveLength(2);
        expect(page.match(/"/gu)).toHaveLength(2);
      }),
    );
  });
});

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&amp;', '&');
