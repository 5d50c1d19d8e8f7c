import { viewProblems } from '../blockKit.ts';
import { isRecord, type Json } from '../shape.ts';
import type { FakeState, FakeView } from '../state.ts';
import { type Answer, type Call, json, type Methods, text } from './method.ts';

const mostModals = 3;

export const views: Methods = {
  'views.open': {
    scopes: [],
    perMinute: 100,
    run: (call) => withTrigger(call, (user, view) => openModal(call.state, user, view)),
  },
  'views.push': {
    scopes: [],
    perMinute: 100,
    run: (call) => withTrigger(call, (user, view) => pushModal(call.state, user, view)),
  },
  'views.update': { scopes: [], perMinute: 100, run: (call) => update(call) },
  'views.publish': { scopes: [], perMinute: 100, run: (call) => publish(call) },
};

/** Show a modal to somebody, in place of whatever was open. */
export const openModal = (state: FakeState, user: string, view: Json): FakeView => {
  const opened = newView(state, user, view, null);
  state.modals.set(user, [opened]);
  return opened;
};

/** Show a modal on top of the open ones. */
export const pushModal = (state: FakeState, user: string, view: Json): FakeView | string => {
  const open = state.modals.get(user) ?? [];
  if (open.length === 0) return 'not_found';
  if (open.length >= mostModals) return 'push_limit_reached';
  const pushed = newView(state, user, view, open[0]?.id ?? null);
  state.modals.set(user, [...open, pushed]);
  return pushed;
};

/** Draw an open modal anew; false where it is not open any more. */
export const updateModal = (state: FakeState, id: string, view: Json): FakeView | null => {
  const open = [...state.modals.values()].flat().find((one) => one.id === id);
  if (open === undefined) return null;
  open.view = view;
  open.hash = newHash(state);
  return open;
};

/** A view as Slack describes it in answers and payloads. */
export const described = ({ id, rootId, hash, view }: FakeView, place: string): Json => ({
  ...{ id, team_id: place, root_view_id: rootId, previous_view_id: null, hash, app_id: 'A0ACQUAINT' },
  ...{ private_metadata: '', callback_id: '', external_id: '', state: { values: {} } },
  ...view,
});

const withTrigger = (call: Call, show: (user: string, view: Json) => FakeView | string): Answer => {
  const { state, args, place } = call;
  const trigger = state.triggers.get(text(args, 'trigger_id'));
  if (trigger === undefined) return { error: 'invalid_trigger_id' };
  if (state.users.get(trigger.user)?.place !== place.id) return { error: 'invalid_trigger_id' };
  if (trigger.isUsed) return { error: 'exchanged_trigger_id' };
  if (state.now() - trigger.at > state.triggerMs) return { error: 'expired_trigger_id' };
  const view = checked(args, 'modal');
  if ('error' in view) return view;
  trigger.isUsed = true;
  const shown = show(trigger.user, view.view);
  return typeof shown === 'string' ? { error: shown } : { view: described(shown, place.id) };
};

const update = ({ state, place, args }: Call): Answer => {
  const open = [...state.modals.values()].flat();
  const known = open.find(({ id }) => id === text(args, 'view_id'));
  if (known === undefined) return { error: 'not_found' };
  const hash = text(args, 'hash');
  if (hash !== '' && hash !== known.hash) return { error: 'hash_conflict' };
  const view = checked(args, 'modal');
  if ('error' in view) return view;
  const updated = updateModal(state, known.id, view.view);
  return updated === null ? { error: 'not_found' } : { view: described(updated, place.id) };
};

const publish = ({ state, place, args }: Call): Answer => {
  const user = state.users.get(text(args, 'user_id'));
  if (user === undefined || user.place !== place.id) return { error: 'user_not_found' };
  const view = checked(args, 'home');
  if ('error' in view) return view;
  const hash = text(args, 'hash');
  const known = state.homes.get(user.id);
  if (hash !== '' && known !== undefined && known.hash !== hash) return { error: 'hash_conflict' };
  const home = newView(state, user.id, view.view, null, known?.id);
  state.homes.set(user.id, home);
  return { view: described(home, place.id) };
};

const checked = (
  args: Json,
  type: 'modal' | 'home',
): { view: Json } | { error: string; messages: string[] } => {
  const view = json(args, 'view');
  if (!isRecord(view)) return { error: 'invalid_arguments', messages: ['[ERROR] view: no object'] };
  const problems = [...viewProblems(view), ...(view['type'] === type ? [] : [`type: not a ${type}`])];
  if (problems.length === 0) return { view };
  return { error: 'invalid_arguments', messages: problems.map((problem) => `[ERROR] ${problem}`) };
};

const newView = (
  state: FakeState,
  user: string,
  view: Json,
  rootId: string | null,
  known?: string,
): FakeView => {
  const id = known ?? `V0${String(state.next()).padStart(8, '0')}`;
  return { id, user, rootId: rootId ?? id, hash: newHash(state), view };
};

const newHash = (state: FakeState): string => `${Math.floor(state.now() / 1_000)}.${state.next()}`;
