import type { Language } from '../core/community.ts';
import { slackPaths } from './manifest.ts';

const words = {
  en: {
    installed: ['Acquaint is installed', 'Open Slack and type /intro. You are its manager there.'],
    cancelled: ['Not installed', 'The installation was cancelled. Nothing was kept.'],
    expired: [
      'Please start again',
      'This link was used already, is older than ten minutes, or began in another browser.',
    ],
    failed: ['Slack did not agree', 'Nothing was installed. Please try again in a minute.'],
    again: 'Start again',
  },
  pl: {
    installed: [
      'Acquaint jest zainstalowany',
      'Otwórz Slacka i wpisz /poznaj. Masz tam uprawnienia do zarządzania.',
    ],
    cancelled: ['Nie zainstalowano', 'Instalacja została przerwana. Nic nie zostało zapisane.'],
    expired: [
      'Zacznij od nowa',
      'Ten link był już użyty, ma ponad dziesięć minut albo pochodzi z innej przeglądarki.',
    ],
    failed: ['Slack się nie zgodził', 'Nic nie zostało zainstalowane. Spróbuj ponownie za minutę.'],
    again: 'Zacznij od nowa',
  },
} as const;

/** One of the pages an installation ends with: fixed words, no script, nothing from outside. */
export const installPage = (
  language: Language,
  page: 'installed' | 'cancelled' | 'expired' | 'failed',
): string => {
  const [heading, says] = words[language][page];
  const again =
    page === 'installed' ? '' : `<p><a href="${slackPaths.install}">${words[language].again}</a></p>`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${heading}</title>
<style>body{font:1.1rem/1.5 system-ui;max-width:32rem;margin:15vh auto;padding:0 1rem}</style>
<h1>${heading}</h1><p>${says}</p>${again}</html>`;
};
