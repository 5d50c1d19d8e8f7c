import type { Member } from '../core/member.ts';
import { excerpt } from './parts.ts';
import type { Text } from './text.ts';

/** A member by name, without a mention; one who erased everything is "a former member". */
export const nameOf = (text: Text, member: Pick<Member, 'name'>, most = 60): string =>
  member.name === '' ? text.formerMember : excerpt(member.name, most);
