import { sql } from 'drizzle-orm';
import type { Account } from '../../src/actions/ports/members.ts';
import type { Transaction } from '../../src/actions/ports.ts';
import { rulesOf } from '../../src/core/connectorRules.ts';
import { type DigestDay, freshDigests } from '../../src/core/digest.ts';
import type { CircleId, SuggestionId } from '../../src/core/ids.ts';
import type { Introduction } from '../../src/core/introduction.ts';
import { newcomerTo } from '../../src/core/programMember.ts';
import type { AskTerm, ProfileTerm } from '../../src/core/search/terms.ts';
import { claimTie, noTie } from '../../src/core/tie.ts';
import { dice } from '../../src/dice.ts';
import { start } from '../actions/stage.ts';
import type { StoreStage } from './storeContract.ts';
import { meetupSamples } from './storeContractMeetups.ts';
import { pairing, placeIn, program, round } from './storeContractRounds.ts';
import {
  arrival,
  candidatesOf,
  confirmed,
  consent,
  draft,
  forwardedBy,
  intent,
  kept,
  made,
  minutes,
  person,
  post,
  report,
  request,
  share,
  slip,
  tag,
  talk,
  thankYou,
  totals,
  vouchFor,
} from './storeContractSamples.ts';

/** One community's things, by their ids. */
export type Ours = Awaited<ReturnType<typeof fill>>;
type Attempt = (tx: Transaction, ours: Ours) => Promise<unknown>;

const term: AskTerm = { kind: 'word', term: 'loom', weight: 100, source: 'loom' };
const posting: ProfileTerm = { term: 'loom', weight: 10, isPublic: true };
const past = new Date(0);
const day: DigestDay = { date: '2027-01-11', outcome: 'sent', at: start, asksHow: null };

/** What of ours another community must not find. */
export const reads: Readonly<Record<string, Attempt>> = {
  'members.get': (tx, { ada }) => tx.members.get(ada.id),
  'members.getMany': (tx, { ada, grace }) => tx.members.getMany([ada.id, grace.id]),
  'members.lock': (tx, { ada }) => tx.members.lock(ada.id),
  'members.list': (tx) => tx.members.list({}),
  'members.count': (tx) => tx.members.count('joined'),
  'members.page': async (tx) => (await tx.members.page({ named: '', offset: 0, limit: 9 })).people,
  'members.bearersOf': (tx) => tx.members.bearersOf([tag('react'), tag('sales')]),
  'members.idsNamed': (tx, { ada }) => tx.members.idsNamed([ada.name]),
  'members.named': (tx, { ada }) => tx.members.named(ada.name),
  'members.countAlike': (tx) => tx.members.countAlike({ tag: tag('react') }, dice.id()),
  'members.traces': (tx, { ada }) => tx.members.traces(ada.id),
  'members.isManager': (tx, { ada }) => tx.members.isManager(ada.id),
  'members.managers': (tx) => tx.members.managers(),
  'accounts.of': (tx, { ada }) => tx.accounts.of(ada.id),
  'accounts.ofMany': (tx, { ada }) => tx.accounts.ofMany([ada.id]),
  'accounts.byExternalId': (tx, { account }) =>
    tx.accounts.byExternalId(account.platform, account.externalId),
  'expertise.tags': (tx) => tx.expertise.tags(),
  'expertise.uses': (tx) => tx.expertise.uses(),
  'expertise.search': (tx) => tx.expertise.search([term], 9),
  'expertise.corrections': (tx) => tx.expertise.corrections(1),
  'expertise.correctionsOf': (tx, { ada }) => tx.expertise.correctionsOf(ada.id),
  'drafts.get': (tx, ours) => tx.drafts.get(ours.draft.id),
  'drafts.latestOf': (tx, { ada }) => tx.drafts.latestOf(ada.id),
  'introRequests.get': (tx, { asked }) => tx.introRequests.get(asked.id),
  'introRequests.lock': (tx, { asked }) => tx.introRequests.lock(asked.id),
  'introRequests.byRequester': (tx, { ada }) => tx.introRequests.byRequester(ada.id, past),
  'introRequests.unanswered': (tx) => tx.introRequests.unanswered(past, minutes(1e6)),
  'introRequests.waitingFor': (tx, { grace }) => tx.introRequests.waitingFor(grace.id),
  'connectors.rulesOf': (tx, { sam }) => tx.connectors.rulesOf([sam.id]),
  'connectors.of': (tx, { asked }) => tx.connectors.of([asked.id]),
  'connectors.askedSince': (tx, { sam }) => tx.connectors.askedSince([sam.id], past),
  'connectors.waitingFor': (tx, { ada }) => tx.connectors.waitingFor(ada.id),
  'connectors.askedOf': (tx, { sam }) => tx.connectors.askedOf(sam.id, past),
  'connectors.creditedAt': (tx, { asked, sam }) => tx.connectors.creditedAt(asked.id, sam.id),
  'introductions.get': (tx, ours) => tx.introductions.get(ours.introduction.id),
  'introductions.lock': (tx, ours) => tx.introductions.lock(ours.introduction.id),
  'introductions.of': (tx, { ada }) => tx.introductions.of(ada.id, past),
  'introductions.contactOf': (tx, ours) => tx.introductions.contactOf(ours.introduction.id, ours.ada.id),
  'programs.get': (tx, ours) => tx.programs.get(ours.program.id),
  'programs.lock': (tx, ours) => tx.programs.lock(ours.program.id),
  'programs.list': (tx) => tx.programs.list(),
  'programs.memberOf': (tx, ours) => tx.programs.memberOf(ours.program.id, ours.ada.id),
  'programs.lockMember': (tx, ours) => tx.programs.lockMember(ours.program.id, ours.ada.id),
  'programs.membersOf': (tx, ours) => tx.programs.membersOf(ours.program.id),
  'programs.lockMembers': (tx, ours) => tx.programs.lockMembers(ours.program.id),
  'programs.of': (tx, { ada }) => tx.programs.of(ada.id),
  'rounds.get': (tx, ours) => tx.rounds.get(ours.round.id),
  'rounds.lock': (tx, ours) => tx.rounds.lock(ours.round.id),
  'rounds.latest': (tx, ours) => tx.rounds.latest(ours.program.id, 9),
  'rounds.placesOf': (tx, { ada }) => tx.rounds.placesOf(ada.id, 9),
  'rounds.waitingIn': (tx, ours) => tx.rounds.waitingIn(ours.round.id),
  'rounds.placedOn': (tx, ours) => tx.rounds.placedOn(ours.round.date, dice.id()),
  'rounds.meetings': (tx) => tx.rounds.meetings(),
  'rounds.earlierOf': (tx, { ada }) => tx.rounds.earlierOf(ada.id),
  'rounds.apart': (tx) => tx.rounds.apart(),
  'pairings.get': (tx, ours) => tx.pairings.get(ours.pairing.id),
  'pairings.lock': (tx, ours) => tx.pairings.lock(ours.pairing.id),
  'pairings.of': (tx, { ada }) => tx.pairings.of(ada.id, past),
  'pairings.ofRound': (tx, ours) => tx.pairings.ofRound(ours.round.id),
  'referrals.get': (tx, ours) => tx.referrals.get(ours.slip.id),
  'referrals.lock': (tx, ours) => tx.referrals.lock(ours.slip.id),
  'referrals.of': (tx, { ada }) => tx.referrals.of(ada.id, past),
  'referrals.between': (tx) => tx.referrals.between(past, minutes(1e6)),
  'thanks.get': (tx, ours) => tx.thanks.get(ours.thanked.id),
  'thanks.lock': (tx, ours) => tx.thanks.lock(ours.thanked.id),
  'thanks.of': (tx, { ada }) => tx.thanks.of(ada.id, past),
  'thanks.between': (tx) => tx.thanks.between(past, minutes(1e6)),
  'oneToOnes.lock': (tx, ours) => tx.oneToOnes.lock(ours.talk.id),
  'oneToOnes.of': (tx, { ada }) => tx.oneToOnes.of(ada.id, past),
  'visitors.countBy': (tx, { ada }) => tx.visitors.countBy(ada.id),
  'board.get': (tx, ours) => tx.board.get(ours.post.id),
  'board.lock': (tx, ours) => tx.board.lock(ours.post.id),
  'board.open': (tx) => tx.board.open(),
  'board.of': (tx, { ada }) => tx.board.of(ada.id),
  'board.helpedBy': (tx, { grace }) => tx.board.helpedBy(grace.id),
  'keeps.get': (tx, { ada, grace }) => tx.keeps.get(ada.id, grace.id),
  'keeps.of': (tx, { ada }) => tx.keeps.of(ada.id),
  'shares.get': (tx, ours) => tx.shares.get(ours.share.id),
  'shares.lock': (tx, ours) => tx.shares.lock(ours.share.id),
  'shares.of': (tx, { ada }) => tx.shares.of(ada.id),
  'shares.since': (tx) => tx.shares.since(past),
  'circles.get': (tx, ours) => tx.circles.get(ours.circle.id),
  'circles.list': (tx) => tx.circles.list(),
  'circles.of': (tx, { ada }) => tx.circles.of(ada.id),
  'circles.membersOf': (tx, ours) => tx.circles.membersOf(ours.circle.id),
  'frozenTotals.list': (tx) => tx.frozenTotals.list(9),
  'meetups.get': (tx, ours) => tx.meetups.get(ours.meetup.id),
  'meetups.getMany': (tx, ours) => tx.meetups.getMany([ours.meetup.id]),
  'meetups.lock': (tx, ours) => tx.meetups.lock(ours.meetup.id),
  'meetups.lockBySource': (tx, ours) => tx.meetups.lockBySource(`feed/${ours.feed.id}/1`),
  'meetups.between': (tx) => tx.meetups.between(past, minutes(1e6), 9),
  'meetups.ofFeed': (tx, ours) => tx.meetups.ofFeed(ours.feed.id, past),
  'meetupPeople.going': (tx, ours) => tx.meetupPeople.going(ours.meetup.id),
  'meetupPeople.goingOf': (tx, { ada }) => tx.meetupPeople.goingOf(ada.id, past),
  'meetupPeople.isGoing': (tx, ours) => tx.meetupPeople.isGoing(ours.meetup.id, ours.ada.id),
  'meetupPeople.counts': (tx, ours) => tx.meetupPeople.counts([ours.meetup.id]),
  'meetupPeople.suggestions': (tx, ours) => tx.meetupPeople.suggestions(ours.meetup.id),
  'meetupPeople.suggestedTo': (tx, ours) => tx.meetupPeople.suggestedTo(ours.meetup.id, ours.ada.id),
  'meetupPeople.meetupOf': (tx, { asked }) => tx.meetupPeople.meetupOf(asked.id),
  'meetupPeople.metBy': (tx, { ada }) => tx.meetupPeople.metBy(ada.id, past),
  'meetupPeople.askedPairs': (tx) => tx.meetupPeople.askedPairs(past),
  'meetupFeeds.get': (tx, ours) => tx.meetupFeeds.get(ours.feed.id),
  'meetupFeeds.lock': (tx, ours) => tx.meetupFeeds.lock(ours.feed.id),
  'meetupFeeds.list': (tx) => tx.meetupFeeds.list(),
  'ties.get': async (tx, { ada, grace }) => (await tx.ties.get(ada.id, grace.id)).sides[0].claim,
  'ties.of': (tx, { ada }) => tx.ties.of(ada.id),
  'ties.waitingFor': (tx, { sam }) => tx.ties.waitingFor(sam.id, 9),
  'ties.likelyFor': (tx, { ada }) => tx.ties.likelyFor(ada.id, 9, 0),
  'ties.crowd': (tx) => tx.ties.crowd(),
  'ties.linksOf': (tx, { ada }) => tx.ties.linksOf([ada.id]),
  'ties.links': (tx) => tx.ties.links(),
  'ties.linksBetween': (tx, { ada, grace }) => tx.ties.linksBetween(ada.id, grace.id, 2),
  'vouches.get': (tx, ours) => tx.vouches.get(ours.vouch.id),
  'vouches.lock': (tx, ours) => tx.vouches.lock(ours.vouch.id),
  'vouches.by': (tx, { ada }) => tx.vouches.by(ada.id),
  'vouches.about': (tx, { grace }) => tx.vouches.about(grace.id),
  'digests.settings': (tx) => tx.digests.settings(),
  'digests.lockSettings': (tx) => tx.digests.lockSettings(),
  'digests.sentBefore': (tx, { ada }) => tx.digests.sentBefore(ada.id, past),
  'digests.lastOf': (tx, { ada }) => tx.digests.lastOf(ada.id),
  'digests.saidTo': (tx, { ada }) => tx.digests.saidTo(ada.id),
  'digests.unscheduled': (tx) => tx.digests.unscheduled(9),
  'digests.markedOn': (tx, { ada }) => tx.digests.markedOn(ada.id, 'name'),
  'digests.dayBefore': (tx) => tx.digests.dayBefore('channel', '2027-03-01'),
  'digests.lastDay': (tx) => tx.digests.lastDay('channel'),
  'digests.suggestionsTo': (tx, { ada }) => tx.digests.suggestionsTo(ada.id),
  'digests.suggestedSince': (tx, { grace }) => tx.digests.suggestedSince([grace.id], past),
  'consents.of': (tx, { ada }) => tx.consents.of(ada.id),
  'consents.standing': (tx) => tx.consents.standing('introduce'),
  'limits.contactsSince': (tx, { ada }) => tx.limits.contactsSince(ada.id, past),
  'limits.avoids': (tx, { ada, grace }) => tx.limits.avoids(ada.id, grace.id),
  'limits.avoidedBy': (tx, { ada }) => tx.limits.avoidedBy(ada.id),
  'limits.apartFrom': (tx, { ada }) => tx.limits.apartFrom(ada.id),
  'limits.reaches': async (tx, { ada, grace }) =>
    [...(await tx.limits.reaches(ada.id, [grace.id])).values()].filter(({ isCoolingDown }) => isCoolingDown),
  'limits.closedTopics': (tx, { ada }) => tx.limits.closedTopics(ada.id),
  'limits.shownSince': (tx, { ada }) => tx.limits.shownSince(ada.id, [tag('react')], past),
  'limits.previewsSince': (tx, { ada }) => tx.limits.previewsSince(ada.id, past),
  'reports.get': (tx, ours) => tx.reports.get(ours.report.id),
  'reports.list': (tx) => tx.reports.list(),
  'links.find': (tx, { code }) => tx.links.find(code),
  'links.use': (tx, { code }) => tx.links.use(code),
  'inbox.finish': (tx, { key }) => tx.inbox.finish(key),
  'pauses.get': (tx, { ada }) => tx.pauses.get(ada.id),
  'pauses.standing': (tx) => tx.pauses.standing(),
  'erasures.accountsAmong': (tx) => tx.erasures.accountsAmong('slack', ['U1']),
  'erasures.namesAmong': (tx) => tx.erasures.namesAmong(['Ada']),
  'consoleKeys.holder': (tx, { session }) => tx.consoleKeys.holder('session', session),
  'consoleKeys.take': (tx, { session }) => tx.consoleKeys.take('session', session),
  'figures.joined': (tx) => tx.figures.joined(past, minutes(1e6)),
  'figures.asks': (tx) => tx.figures.asks(past, minutes(1e6)),
  'figures.introduced': (tx) => tx.figures.introduced(past, minutes(1e6)),
  'figures.talked': (tx) => tx.figures.talked(past, minutes(1e6)),
  'figures.reached': (tx) => tx.figures.reached(past, minutes(1e6)),
  'figures.answered': (tx) => tx.figures.answered(past, minutes(1e6)),
  'figures.openAsks': (tx) => tx.figures.openAsks(minutes(1e6)),
  'figures.notPlaced': (tx, ours) => tx.figures.notPlaced(ours.program.id),
  'audit.list': (tx) => tx.audit.list({ before: null, limit: 9 }),
  'figures.alone': (tx) => tx.figures.alone(minutes(1e6), minutes(1e6)),
  // The chain of ours is broken; of another one's there is nothing to see.
  'audit.head': (tx) => tx.audit.head(),
  'audit.firstBroken': (tx) => tx.audit.firstBroken(),
  'outbox.read': (tx) => tx.outbox.read(['waiting', 'sent', 'sending']),
};

/** What another community does with ids of ours; being refused is as good as having no effect. */
export const writes: Readonly<Record<string, Attempt>> = {
  saveCommunity: (tx, { here }) => tx.saveCommunity({ ...tx.community, id: here, name: 'Taken over' }),
  'members.save': (tx, { ada }) => tx.members.save({ ...ada, name: 'Taken over', offers: [] }),
  'members.saveMany': (tx, { grace }) => tx.members.saveMany([{ ...grace, name: 'Taken over', offers: [] }]),
  'members.makeManager': (tx, { grace }) => tx.members.makeManager(grace.id),
  'accounts.save': (tx, { account }) =>
    tx.accounts.save({ ...account, unreachableSince: start, place: 'T9' }),
  'accounts.saveMany': (tx, { account, grace }) => tx.accounts.saveMany([{ ...account, member: grace.id }]),
  'accounts.setAdmin': (tx, { account }) => tx.accounts.setAdmin(account.platform, account.externalId, true),
  'accounts.removeOf': (tx, { ada }) => tx.accounts.removeOf(ada.id),
  'pauses.save': (tx, { ada }) => tx.pauses.save({ member: ada.id, at: start, ...undecided }),
  'erasures.erase': (tx, { ada }) => tx.erasures.erase(ada.id, ada.name),
  'erasures.comeBack': (tx, { ada }) => tx.erasures.comeBack(ada.id),
  'expertise.addTag': (tx) => tx.expertise.addTag({ slug: tag('own'), label: 'Taken over', aliases: [] }),
  'expertise.saveTag': (tx) =>
    tx.expertise.saveTag({ slug: tag('own'), label: 'Taken over', aliases: [], mergedInto: tag('sales') }),
  'expertise.index': (tx, { ada }) => tx.expertise.index(ada.id, []),
  'expertise.indexMany': (tx, { ada, grace }) =>
    tx.expertise.indexMany(
      [ada, grace].map(({ id }) => ({ member: id, terms: [{ ...posting, weight: 1 }] })),
    ),
  'expertise.correct': (tx, { ada }) => tx.expertise.correct(ada.id, 'own words', tag('sales')),
  'expertise.dropCorrections': (tx) => tx.expertise.dropCorrections('own words', tag('own')),
  'expertise.forgetCorrections': (tx, { ada }) => tx.expertise.forgetCorrections(ada.id),
  'drafts.save': (tx, ours) => tx.drafts.save({ ...ours.draft, text: 'Taken over' }),
  'drafts.remove': (tx, ours) => tx.drafts.remove(ours.draft.id),
  'drafts.removeOf': (tx, { ada }) => tx.drafts.removeOf(ada.id),
  'drafts.removeOlder': (tx) => tx.drafts.removeOlder(minutes(1e6)),
  'introRequests.save': (tx, { asked }) =>
    tx.introRequests.save({ ...asked, blurb: 'Taken over', candidates: [] }),
  'connectors.saveRules': (tx, { sam }) => tx.connectors.saveRules({ ...rulesOf(sam.id), perMonth: 0 }),
  'connectors.credit': (tx, { asked, sam }) => tx.connectors.credit(asked.id, sam.id, minutes(9)),
  'introductions.save': (tx, ours) => tx.introductions.save({ ...ours.introduction, meetingAt: null }),
  'introductions.shareContact': (tx, ours) =>
    tx.introductions.shareContact(ours.introduction.id, ours.ada.id, 'Taken over'),
  'programs.save': (tx, ours) => tx.programs.save({ ...ours.program, name: 'Taken over' }),
  'programs.saveMembers': (tx, ours) =>
    tx.programs.saveMembers([{ ...newcomerTo(ours.program, ours.ada.id), isIn: true }]),
  'programs.forget': (tx, { ada }) => tx.programs.forget(ada.id),
  'rounds.remember': (tx, { ada, sam }) =>
    tx.rounds.remember([{ one: ada.id, other: sam.id, day: '2026-03-02' }]),
  'rounds.begin': (tx, ours) => tx.rounds.begin({ ...ours.round, seed: 1 }),
  'rounds.save': (tx, ours) => tx.rounds.save({ ...ours.round, status: 'closed' }),
  'rounds.savePlan': (tx, ours) => tx.rounds.savePlan([{ ...ours.pairing, reasons: [] }], []),
  'rounds.place': (tx, ours) => tx.rounds.place(placeIn(ours.round, ours.ada.id, null)),
  'pairings.save': (tx, ours) => tx.pairings.save({ ...ours.pairing, reasons: [] }),
  'referrals.save': (tx, ours) => tx.referrals.save({ ...ours.slip, description: 'Taken over' }),
  'thanks.save': (tx, ours) => tx.thanks.save({ ...ours.thanked, words: 'Taken over' }),
  'oneToOnes.save': (tx, ours) => tx.oneToOnes.save({ ...ours.talk, answer: 'denied' }),
  'visitors.say': (tx, { sam, ada }) => tx.visitors.say(sam.id, ada.id),
  'board.save': (tx, ours) => tx.board.save({ ...ours.post, text: 'Taken over' }),
  'board.remove': (tx, ours) => tx.board.remove(ours.post.id),
  'keeps.save': (tx, { ada, grace }) => tx.keeps.save({ ...kept(ada.id, grace.id), cadence: 'monthly' }),
  'keeps.forget': (tx, { ada }) => tx.keeps.forget(ada.id),
  'shares.save': (tx, ours) => tx.shares.save({ ...ours.share, note: 'Taken over' }),
  'circles.save': (tx, ours) => tx.circles.save({ ...ours.circle, name: 'Taken over' }),
  'circles.remove': (tx, ours) => tx.circles.remove(ours.circle.id),
  'circles.replace': (tx, ours) =>
    tx.circles.replace(ours.ada.id, [{ circle: ours.circle.id, member: ours.ada.id, isShown: true }]),
  'frozenTotals.add': (tx) => tx.frozenTotals.add('2027-01-11', { ...totals(), thanks: 99 }),
  'meetups.save': (tx, ours) => tx.meetups.save({ ...ours.meetup, title: 'Taken over' }),
  'meetupPeople.go': (tx, ours) => tx.meetupPeople.go({ ...ours.going, showsMe: true }),
  'meetupPeople.stay': (tx, ours) => tx.meetupPeople.stay(ours.meetup.id, ours.ada.id),
  'meetupPeople.suggest': (tx, ours) => tx.meetupPeople.suggest([{ ...ours.suggestion, request: null }]),
  'meetupPeople.unsuggest': (tx, ours) => tx.meetupPeople.unsuggest(ours.meetup.id, ours.ada.id),
  'meetupPeople.met': (tx, ours) => tx.meetupPeople.met({ ...ours.met, at: minutes(9) }),
  'meetupPeople.unmet': (tx, ours) => tx.meetupPeople.unmet(ours.meetup.id, ours.ada.id, ours.grace.id),
  'meetupPeople.forget': (tx, { ada }) => tx.meetupPeople.forget(ada.id),
  'meetupFeeds.save': (tx, ours) => tx.meetupFeeds.save({ ...ours.feed, url: 'https://taken.over' }),
  'meetupFeeds.remove': (tx, ours) => tx.meetupFeeds.remove(ours.feed.id),
  'ties.lock': (tx, { ada, grace }) => tx.ties.lock(ada.id, grace.id),
  'ties.save': (tx, { ada, grace }) => tx.ties.save(noTie(ada.id, grace.id)),
  'ties.saveMany': (tx, { ada, grace }) => tx.ties.saveMany([noTie(ada.id, grace.id)]),
  'ties.move': (tx, { ada, sam }) => tx.ties.move(ada.id, sam.id),
  'vouches.add': (tx, ours) => tx.vouches.add({ ...ours.vouch, words: 'Taken over' }),
  'digests.saveSettings': (tx) => tx.digests.saveSettings(freshDigests(tx.community, minutes(9))),
  'digests.begin': (tx, { ada }) => tx.digests.begin(ada.id, { ...day, date: '2027-02-01' }),
  'digests.settle': (tx, { ada }) => tx.digests.settle(ada.id, { ...day, outcome: 'missed' }),
  'digests.noteSaid': (tx, { ada }) => tx.digests.noteSaid(ada.id, day.date, [7]),
  'digests.mark': (tx, { ada }) => tx.digests.mark(ada.id, 'profile', day.date),
  'digests.beginDay': (tx) => tx.digests.beginDay('channel', '2027-02-01', start),
  'digests.suggest': (tx, ours) => tx.digests.suggest({ ...ours.newPerson, answer: 'never' }),
  'consents.add': (tx, { ada }) => tx.consents.add(consent(ada.id)),
  'consents.addMany': (tx, { ada }) => tx.consents.addMany([consent(ada.id)]),
  'consents.revoke': (tx, { ada }) => tx.consents.revoke(ada.id, 'introduce', minutes(5)),
  'limits.contacted': (tx, { ada }) => tx.limits.contacted(ada.id, 'nudge', start),
  'limits.avoid': (tx, { ada, grace }) => tx.limits.avoid(grace.id, ada.id, start),
  'limits.unavoid': (tx, { ada, grace }) => tx.limits.unavoid(ada.id, grace.id),
  'limits.coolDown': (tx, { ada, grace }) => tx.limits.coolDown(ada.id, grace.id, minutes(1e6)),
  'limits.closeTopic': (tx, { ada }) => tx.limits.closeTopic(ada.id, tag('sales'), start),
  'limits.shown': (tx, { ada, grace }) => tx.limits.shown(ada.id, [tag('react')], [grace.id], minutes(9)),
  'limits.forget': (tx, { ada }) => tx.limits.forget(ada.id),
  'reports.add': (tx, ours) => tx.reports.add({ ...ours.report, note: 'Taken over' }),
  'reports.dismiss': (tx, ours) => tx.reports.dismiss(ours.report.id, minutes(5)),
  'links.add': (tx, { code, here, grace }) =>
    tx.links.add(code, { kind: 'member', community: here, member: grace.id }, minutes(1e6)),
  // A place moves to whoever has a code of its community; the action asks for it. Here it is somebody else's place.
  'links.holdPlace': (tx) => tx.links.holdPlace('slack', 'somewhere else'),
  'links.movePlace': (tx, { ada }) => tx.links.movePlace('slack', 'somewhere else', tx.community.id, ada.id),
  'links.moveAvoids': (tx, { ada, grace }) => tx.links.moveAvoids(ada.id, grace.id),
  'links.moveMeetings': (tx, { ada, grace }) => tx.links.moveMeetings(ada.id, grace.id),
  'outbox.add': (tx) => tx.outbox.add([intent('waiting', 99), intent('sent')]),
  'outbox.cancel': (tx) => tx.outbox.cancel('waiting'),
  'due.setMany': (tx, { asked }) => tx.due.setMany('introRequest', [{ subject: asked.id, at: minutes(1) }]),
  'due.set': (tx, { asked }) => tx.due.set('introRequest', asked.id, null),
  'audit.note': (tx) => tx.audit.note({ actor: 'operator', action: 'members.linked', subject: 'x' }),
  'consoleKeys.add': (tx, { session, grace }) =>
    tx.consoleKeys.add('session', session, grace.id, minutes(1e6)),
  'consoleKeys.endAll': (tx, { ada }) => tx.consoleKeys.endAll(ada.id),
  'links.endAll': (tx, { ada }) => tx.links.endAll(ada.id),
};

/** A community in which everything exists. */
export const fill = async ({ stage, community }: StoreStage) => {
  const here = await community();
  const { store, database } = stage();
  const [ada, grace, sam] = [person('Ada'), person('Grace'), person('Sam')];
  const asked = request(ada.id, {
    candidates: candidatesOf(Array.from({ length: 7 }, () => grace.id)),
    connectors: [forwardedBy(sam.id, grace.id, 'I have known them for years.')],
  });
  const introduction: Introduction = { ...made(asked, grace.id), status: 'opening' };
  const account: Account = {
    platform: 'slack',
    place: 'T1',
    externalId: 'U1',
    member: ada.id,
    unreachableSince: null,
  };
  const all = {
    here,
    ada,
    grace,
    sam,
    asked,
    introduction,
    account,
    draft: draft(ada.id),
    report: report(ada.id, grace.id),
    slip: slip(ada.id, grace.id, 'A clinic looks for an accountant.'),
    thanked: thankYou(grace.id, ada.id, 'KSeF'),
    talk: talk(ada.id, grace.id),
    ...meetupSamples(ada.id, grace.id, asked.id),
    post: post(ada.id, grace.id, 'Who knows looms?'),
    share: share(ada.id, 'On looms'),
    circle: { id: dice.id<CircleId>(), name: 'Weavers', madeAt: start },
    newPerson: {
      ...{ id: dice.id<SuggestionId>(), to: ada.id, person: grace.id, topic: tag('react') },
      ...{ date: day.date, at: start, answer: null },
    },
    vouch: vouchFor(ada.id, grace.id, 'Grace explains KSeF to anybody.'),
  };
  const coffee = program();
  const first = round(coffee);
  const met = pairing(first, [ada.id, grace.id]);
  const rounds = { program: coffee, round: first, pairing: met };
  const [code, key] = [`code of ${here}`, `arrival of ${here}`];
  const session = `session of ${here}`;
  await store.communities.install(here, 'slack', 'T1');
  await store.inbox.put(arrival(key), here);
  await store.transaction(here, async (tx) => {
    await tx.members.saveMany([ada, grace, sam]);
    await tx.members.makeManager(ada.id);
    await tx.accounts.save(account);
    await tx.connectors.saveRules({ ...rulesOf(sam.id), perMonth: 3, people: [grace.id] });
    await tx.expertise.addTag({ slug: tag('own'), label: 'Own', aliases: ['mine'] });
    await tx.expertise.correct(ada.id, 'own words', tag('own'));
    await tx.expertise.index(ada.id, [posting]);
    await tx.drafts.save(all.draft);
    await tx.introRequests.save(asked);
    await tx.connectors.credit(asked.id, sam.id, start);
    await tx.introductions.save(introduction);
    await tx.introductions.shareContact(introduction.id, ada.id, 'ada@example.org');
    await tx.programs.save(coffee);
    await tx.programs.saveMembers([newcomerTo(coffee, ada.id)]);
    await tx.rounds.begin(first);
    await tx.rounds.remember([{ one: ada.id, other: grace.id, day: '2026-03-02' }]);
    await tx.rounds.savePlan([met], [placeIn(first, ada.id, met.id), placeIn(first, grace.id, met.id)]);
    await tx.rounds.place({
      round: first.id,
      member: sam.id,
      day: first.date,
      pairing: null,
      notPlaced: 'nobodyElse',
    });
    await tx.referrals.save(all.slip);
    await tx.thanks.save(all.thanked);
    await tx.oneToOnes.save(all.talk);
    await tx.board.save(all.post);
    await tx.keeps.save(kept(ada.id, grace.id));
    await tx.shares.save(all.share);
    await tx.circles.save(all.circle);
    await tx.circles.replace(ada.id, [{ circle: all.circle.id, member: ada.id, isShown: false }]);
    await tx.frozenTotals.add('2027-01-11', totals());
    await tx.visitors.say(grace.id, ada.id);
    await tx.meetups.save(all.meetup);
    await tx.meetupPeople.go(all.going);
    await tx.meetupPeople.suggest([all.suggestion]);
    await tx.meetupPeople.met(all.met);
    await tx.meetupFeeds.save(all.feed);
    await tx.ties.save(confirmed(grace.id, sam.id));
    await tx.ties.save(confirmed(ada.id, sam.id));
    await tx.ties.save(
      claimTie(noTie(ada.id, grace.id), ada.id, { strength: 'weak', source: 'said' }, start),
    );
    await tx.vouches.add(all.vouch);
    await tx.digests.saveSettings(freshDigests(tx.community, start));
    await tx.digests.begin(ada.id, day);
    await tx.digests.mark(ada.id, 'name', day.date);
    await tx.digests.beginDay('channel', day.date, start);
    await tx.digests.suggest(all.newPerson);
    await tx.consents.add(consent(ada.id));
    await tx.limits.contacted(ada.id, 'askCard', start);
    await tx.limits.avoid(ada.id, grace.id, start);
    await tx.limits.coolDown(ada.id, grace.id, minutes(60));
    await tx.limits.closeTopic(ada.id, tag('react'), start);
    await tx.limits.shown(ada.id, [tag('react')], [grace.id], start);
    await tx.reports.add(all.report);
    await tx.links.add(code, { kind: 'member', community: here, member: ada.id }, minutes(15));
    await tx.outbox.add([intent('sent'), intent('sending'), intent('waiting', 99)]);
    await tx.due.set('introRequest', asked.id, minutes(60));
    await tx.audit.note({ actor: ada.id, action: 'members.joined', subject: 'one' });
    await tx.consoleKeys.add('session', session, ada.id, minutes(480));
  });
  await database.transaction({ community: here }, ({ db }) =>
    db.execute(sql`update audit set hash = 'broken'`),
  );
  const claims = await store.outbox.claim(9);
  const [sent, claimed] = ['sent', 'sending'].map((name) => claims.find((each) => each.key === name));
  if (sent === undefined || claimed === undefined) throw new Error('nothing to claim');
  const message = { platform: 'slack', place: 'T1', id: 'D1:1.1' } as const;
  await store.outbox.sent(sent, { message, room: null }, async () => undefined);
  return { ...all, ...rounds, code, key, session, claimed };
};

const undecided = { appealedAt: null, decidedAt: null, decidedBy: null, decision: null };
