import { type Community, type HolidayCountry, holidayCountries, languages } from '../core/community.ts';
import { isZone } from '../core/time/zones.ts';
import { addresses } from '../views/addresses.ts';
import { invitation, setupDone, setupForm } from '../views/communities.ts';
import { text } from '../views/text.ts';
import type { Action, Scene } from './action.ts';
import { choiceOf, textOf } from './answers.ts';

const to = addresses.communities;
const mostName = 80;
const mostDaysOff = 50;

/** The community's own settings, in one form of defaults. */
export const setupAction: Action = {
  name: to.setup,
  managersOnly: true,
  opensForm: true,
  run: async (_call, scene) => ({
    reply: 'form',
    form: setupForm(text(scene.language), { community: scene.tx.community }),
  }),
};

/** The settings were sent; what is wrong stands beside its field, and nothing is saved by halves. */
export const setupSent: Action = {
  name: to.setupForm,
  managersOnly: true,
  run: async (call, scene) => {
    const { tx } = scene;
    const words = text(scene.language).communities;
    const zone = textOf(call.answers, 'zone').trim();
    const days = textOf(call.answers, 'daysOff')
      .split(/[\s,;]+/u)
      .filter((day) => day !== '');
    const errors = {
      ...(isZone(zone) ? {} : { zone: words.badZone }),
      ...(days.length <= mostDaysOff && days.every(isDate) ? {} : { daysOff: words.badDays }),
    };
    if (Object.keys(errors).length > 0) return { reply: 'correct', errors };
    const before = tx.community;
    const community: Community = {
      ...before,
      name: textOf(call.answers, 'name').trim().slice(0, mostName) || before.name,
      zone,
      language: choiceOf(call.answers, 'language', languages) ?? before.language,
      holidays: choiceOf<HolidayCountry>(call.answers, 'holidays', holidayCountries) ?? before.holidays,
      daysOff: [...new Set(days)].sort(),
    };
    await tx.saveCommunity(community);
    await tx.audit.note({ actor: call.who, action: 'communities.set', subject: community.id });
    return { reply: 'replace', message: setupDone(text(scene.language), { community }) };
  },
};

/** The post of day one, where a manager writes it: whoever wants joins by its button, nobody is written to. */
export const inviteAction: Action = {
  name: to.invite,
  managersOnly: true,
  run: async (call, scene) => {
    const { community } = scene.tx;
    await scene.tx.audit.note({ actor: call.who, action: 'communities.invited', subject: community.id });
    return { reply: 'post', message: invitation(text(languageOf(scene)), { community: community.name }) };
  },
};

/** Public posts are in the community's language. */
const languageOf = ({ tx }: Scene) => tx.community.language;

const isDate = (day: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};
