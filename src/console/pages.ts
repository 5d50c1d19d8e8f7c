import { asksPage } from './pages/asks.ts';
import { auditPage } from './pages/audit.ts';
import { calendarsPage } from './pages/calendars.ts';
import { circlesPage } from './pages/circles.ts';
import { digestsPage } from './pages/digests.ts';
import { eventsPage } from './pages/events.ts';
import { membersPage } from './pages/members.ts';
import { networkPage } from './pages/network.ts';
import { outcomesPage } from './pages/outcomes.ts';
import { overviewPage } from './pages/overview.ts';
import { programPage, programsPage } from './pages/programs.ts';
import { reportsPage } from './pages/reports.ts';
import { settingsPage } from './pages/settings.ts';
import { topicsPage } from './pages/topics.ts';
import type { Page } from './visit.ts';

/** Every page, by its place. */
export const pages: readonly Page[] = [
  overviewPage,
  membersPage,
  programsPage,
  programPage,
  asksPage,
  outcomesPage,
  networkPage,
  eventsPage,
  calendarsPage,
  digestsPage,
  reportsPage,
  topicsPage,
  circlesPage,
  auditPage,
  settingsPage,
];

/** What shows the page at a place below `/console`; nothing where there is none. */
export const pageAt = (path: string): Page['show'] => {
  const place = path.replace(/\/$/u, '') || '/';
  for (const page of pages) {
    if (page.path === place) return page.show;
    if (!page.path.endsWith('/:id')) continue;
    const start = page.path.slice(0, -':id'.length);
    const id = place.startsWith(start) ? place.slice(start.length) : '';
    if (/^[0-9a-f-]{36}$/u.test(id)) {
      return (visit) => page.show({ ...visit, asked: (name) => (name === 'id' ? id : visit.asked(name)) });
    }
  }
  return async () => null;
};
