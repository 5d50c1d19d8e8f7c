import { chromium } from 'playwright-core';
import { findChromium } from '../browser/chromium.ts';

/** Pages as a browser draws them, for looking at. */
export const openBrowser = async () => {
  const executablePath = await findChromium();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  return chromium.launch({ executablePath, args });
};

/** What a person with a screen reader, a keyboard, weak eyes or a small window would stumble over; runs in the page. */
export const problemsScript = `(() => {
  const problems = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const need = (isRight, what) => { if (!isRight) problems.push(what); };
  need(document.documentElement.lang !== '', 'no language');
  need(all('h1').length === 1, all('h1').length + ' first headings');
  need(all('main').length === 1, 'no main');
  need(all('nav').every((nav) => nav.hasAttribute('aria-label')), 'a nav without a name');
  let level = 1;
  for (const heading of all('main h1, main h2, main h3')) {
    const own = Number(heading.tagName[1]);
    need(own <= level + 1, 'heading ' + heading.textContent + ' skips a level');
    level = own;
  }
  for (const input of all('input:not([type=hidden]), select, textarea')) {
    need((input.labels?.length ?? 0) > 0, input.name + ' has no label');
  }
  for (const one of all('button, a')) need(one.textContent.trim() !== '', 'a control without words');
  for (const table of all('table')) {
    need(table.querySelector('caption') !== null, 'a table without a caption');
    need([...table.querySelectorAll('th')].every((th) => th.scope !== ''), 'a head without a scope');
  }
  for (const image of all('img')) {
    need(image.hasAttribute('alt'), 'a picture without words');
    need(image.complete && image.naturalWidth > 0, 'a picture that did not come: ' + image.src);
  }
  const ids = all('[id]').map(({ id }) => id);
  need(new Set(ids).size === ids.length, 'an id twice');
  need(document.documentElement.scrollWidth <= window.innerWidth, 'scrolls sideways');
  for (const one of all('button, .button, #menu li a')) {
    const { height, width } = one.getBoundingClientRect();
    need(width === 0 || height >= 32, one.textContent + ' is ' + Math.round(height) + ' px high');
  }
  const luminance = (rgb) => rgb
    .map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const rgb = (color) => (color.match(/[0-9.]+/g) ?? []).map(Number);
  const behind = (one) => {
    for (let each = one; each; each = each.parentElement) {
      const parts = rgb(getComputedStyle(each).backgroundColor);
      if (parts.length === 3 || parts[3] === 1) return parts.slice(0, 3);
    }
    return [255, 255, 255];
  };
  for (const one of all('p, h1, h2, a, button, td, th, dt, dd, li, label, legend, small, span')) {
    if (!one.checkVisibility() || one.textContent.trim() === '') continue;
    const [a, b] = [luminance(rgb(getComputedStyle(one).color).slice(0, 3)), luminance(behind(one))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    need(contrast >= 4.5, one.textContent.trim().slice(0, 30) + ' has a contrast of ' + contrast.toFixed(1));
  }
  return [...new Set(problems)];
})()`;
