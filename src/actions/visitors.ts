import type { PlatformName } from '../core/community.ts';
import type { MemberId } from '../core/ids.ts';
import { type Member, memberDefaults } from '../core/member.ts';
import { telling } from './managers.ts';
import type { Visitor } from './ports/inbox.ts';
import type { Account } from './ports/members.ts';
import type { Dice, Transaction } from './ports.ts';

/**
 * The member behind a platform's account. Someone never seen before becomes `known`: they exist, and nothing
 * may be sent to them before they join.
 */
export const welcomeVisitor = async (
  tx: Transaction,
  dice: Dice,
  platform: PlatformName,
  place: string,
  visitor: Visitor,
): Promise<Member> => {
  const account = await tx.accounts.byExternalId(platform, visitor.externalId);
  const found = account === null ? null : await tx.members.get(account.member);
  if (account !== null && found !== null) {
    if (account.leftSince !== undefined) {
      const { leftSince: _, ...back } = account;
      await tx.accounts.save({ ...back, unreachableSince: null });
    }
    await promote(tx, account, visitor);
    return found.name === '' && visitor.name !== '' ? introduce(tx, found, visitor) : found;
  }
  const member = newcomer(tx, dice.id<MemberId>(), visitor);
  await tx.members.save(member);
  const fresh = {
    platform,
    place,
    externalId: visitor.externalId,
    member: member.id,
    unreachableSince: null,
  };
  await tx.accounts.save(fresh);
  await promote(tx, fresh, visitor);
  return member;
};

/** Somebody of whom only an id was known says who they are: they had been named by others, or own the place. */
const introduce = async (tx: Transaction, { id }: Member, visitor: Visitor): Promise<Member> => {
  const member = await tx.members.lock(id);
  if (member === null) throw new Error(`no member ${id}`);
  const isKnown = member.status === 'known';
  const named: Member = {
    ...member,
    name: visitor.name,
    zone: isKnown ? (visitor.zone ?? member.zone) : member.zone,
    language: isKnown ? (visitor.language ?? member.language) : member.language,
  };
  await tx.members.save(named);
  return named;
};

/** Administrators are managers for as long as their platform says they are; where it says nothing, nothing changes. */
export const promote = async (
  tx: Transaction,
  { platform, externalId, member, ...account }: Account,
  { isAdmin }: Pick<Visitor, 'isAdmin'>,
): Promise<void> => {
  if (isAdmin === undefined || isAdmin === (account.isAdmin ?? false)) return;
  await telling(tx, member, 'platform', () => tx.accounts.setAdmin(platform, externalId, isAdmin));
  const action = isAdmin ? 'members.administrator' : 'members.noAdministrator';
  await tx.audit.note({ actor: 'clock', action, subject: member });
  if (!isAdmin && !(await tx.members.isManager(member))) await tx.links.endAll(member);
};

/** A member about whom nothing is known but what the platform says. */
export const newcomer = (tx: Transaction, id: MemberId, visitor: Omit<Visitor, 'externalId'>): Member => ({
  id,
  status: 'known',
  name: visitor.name,
  headline: '',
  bio: '',
  company: '',
  country: '',
  zone: visitor.zone ?? tx.community.zone,
  languages: [],
  language: visitor.language ?? tx.community.language,
  workingHours: memberDefaults.workingHours,
  links: [],
  offers: [],
  seeks: [],
  accepts: memberDefaults.accepts,
  capacityPerMonth: memberDefaults.capacityPerMonth,
  isHidden: false,
  openTo: [],
  muted: [],
  snoozedUntil: null,
  joinedAt: null,
  firstSeenAt: tx.now,
});
