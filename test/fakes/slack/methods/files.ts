import { isRecord, recordsIn } from '../shape.ts';
import { addMessage, targetOf } from './chat.ts';
import { type Answer, type Call, json, type Methods, text } from './method.ts';

/** The external upload flow: an address, the bytes, and showing them. */
export const files = (uploadUrl: (id: string) => string): Methods => ({
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    perMinute: 100,
    run: ({ state, args }) => {
      const length = Number(text(args, 'length'));
      const name = text(args, 'filename');
      if (name === '' || !Number.isInteger(length) || length <= 0) return { error: 'invalid_arguments' };
      const id = `F0${String(state.next()).padStart(8, '0')}`;
      state.files.set(id, { id, name, length, bytes: null, isShared: false });
      return { upload_url: uploadUrl(id), file_id: id };
    },
  },
  'files.completeUploadExternal': { scopes: ['files:write'], perMinute: 100, run: (call) => complete(call) },
});

const complete = ({ state, place, args }: Call): Answer => {
  const asked = recordsIn(json(args, 'files'));
  if (asked.length === 0 || asked.some((file) => !isRecord(file))) return { error: 'invalid_arguments' };
  const found = asked.map((file) => state.files.get(String(file['id'])));
  const channel = text(args, 'channel_id');
  const target = channel === '' ? null : targetOf(state, place, channel);
  if (typeof target === 'string') return { error: target };
  const ids: string[] = [];
  for (const file of found) {
    if (file === undefined) return { error: 'file_not_found' };
    if (file.bytes === null) return { error: 'file_not_uploaded' };
    if (file.isShared) return { error: 'file_already_completed' };
    ids.push(file.id);
  }
  for (const file of found) if (file !== undefined) file.isShared = true;
  if (target !== null) addMessage(state, place, target, { author: place.botUser, text: '', files: ids });
  return { files: ids.map((id) => ({ id })) };
};
