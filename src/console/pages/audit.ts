import type { AuditLine } from '../../actions/ports/audit.ts';
import type { Transaction } from '../../actions/ports.ts';
import { type AuditAction, auditActions } from '../../core/audit.ts';
import { asId, type MemberId, type ProgramId } from '../../core/ids.ts';
import { programName } from '../../views/rounds.ts';
import type { Text } from '../../views/text.ts';
import { html } from '../html.ts';
import { moment, number, small, table } from '../parts.ts';
import type { Page } from '../visit.ts';

const perPage = 50;
const here = '/console/audit';

/** Who did what, and whether the chain is whole. */
export const auditPage: Page = {
  path: '/audit',
  show: async (visit) => {
    const { words, scene, me } = visit;
    const { tx } = scene;
    const said = words.consolePages.audit;
    const before = Number(visit.asked('before'));
    const lines = await tx.audit.list({
      before: Number.isInteger(before) && before > 0 && before < 2 ** 31 ? before : null,
      limit: perPage,
    });
    const read = await readerOf(tx, words, lines);
    const rows = lines.map((line) => {
      const { actor, action, about } = read(line);
      return [number(words, line.number), moment(words, line.at, me.zone), actor, action, about];
    });
    const [broken, head] = [await tx.audit.firstBroken(), await tx.audit.head()];
    const last = lines.at(-1)?.number ?? 1;
    return {
      title: words.console.pages.audit,
      body: html`<p>${said.intro}</p><p role="status" class="${broken === null ? 'good' : 'notice'}">${broken === null ? said.whole : said.broken(broken)}</p>
${table(words.console.pages.audit, [said.number, said.at, said.actor, said.action, said.about], rows)}
<div class="buttons">${last > 1 ? html`<a class="button" href="${here}?before=${last}">${said.older}</a>` : null}${visit.asked('before') === '' ? null : html`<a class="button" href="${here}">${said.newer}</a>`}</div>
${head === null ? null : small(html`${said.head(head.count)}. ${said.hash} <code>${head.hash}</code>`)}`,
    };
  },
};

/** How lines read: managers by name, members not, and what members did with their own things about nobody. */
export const readerOf = async (
  tx: Transaction,
  words: Text,
  lines: readonly AuditLine[],
): Promise<(line: AuditLine) => { actor: string; action: string; about: string }> => {
  const said = words.consolePages.audit;
  const ids = lines.flatMap(({ actor, subject }) => [actor, ...subject.split('/')]);
  const people = await tx.members.getMany([...new Set(ids)].map((id) => asId<MemberId>(id)));
  const programs = new Map((await tx.programs.list()).map((program) => [program.id, programName(program)]));
  const named = (id: string) => {
    const member = people.get(asId<MemberId>(id));
    return member === undefined ? null : member.name || words.formerMember;
  };
  return ({ actor, action, subject }) => {
    const did = auditActions.includes(action as AuditAction) ? said.actions[action as AuditAction] : action;
    if (actor === 'clock') return { actor: said.clock, action: did, about: named(subject) ?? '' };
    if (actor === 'operator') return { actor: said.operator, action: did, about: named(subject) ?? '' };
    if (!isManagers(action)) return { actor: said.aMember, action: did, about: '' };
    const about = aboutOf(action, subject, words, programs.get(asId<ProgramId>(subject)) ?? named(subject));
    return { actor: named(actor) ?? said.aMember, action: did, about: subject === actor ? '' : about };
  };
};

/** What only managers do. Everything else is members' own. */
const isManagers = (action: string): boolean =>
  /^(?:circles|communities|console|digests|programs|reports|tags|meetups)\./u.test(action) ||
  /^members\.(?:pause|paused|madeManager|unmadeManager|administrator|noAdministrator)/u.test(action);

const aboutOf = (action: string, subject: string, words: Text, found: string | null): string => {
  if (found !== null) return found;
  if (action === 'console.exported') {
    const files: Readonly<Record<string, string>> = words.consolePages.settings.files;
    return files[subject] ?? '';
  }
  return action.startsWith('tags.') ? subject : '';
};
