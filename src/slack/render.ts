import type { types } from '@slack/bolt';
import type { People } from '../actions/ports/platform.ts';
import type { Language } from '../core/community.ts';
import type { Form } from '../views/form.ts';
import type { Message, Part } from '../views/message.ts';
import { text as words } from '../views/text.ts';
import {
  actions,
  bold,
  context,
  header,
  line,
  paragraph,
  plain,
  quotation,
  type Reader,
  written,
} from './blocks.ts';
import { drawField } from './fields.ts';

/** A message with what is needed to draw it; `zone` is null where several read. */
export type Said = {
  readonly message: Message;
  readonly people: People;
  readonly language: Language;
  readonly zone: string | null;
};

/** What a message is for `chat.postMessage` and its kin; `text` is the notification. */
export type Rendered = { readonly text: string; readonly blocks: types.KnownBlock[] };

/** A message as blocks. Nobody's words are parsed: people's texts are rich text or plain text throughout. */
export const renderMessage = ({ message, ...reader }: Said): Rendered => ({
  text: escaped(message.summary),
  blocks: message.parts.map((part, index) => ({ ...drawPart(part, reader), block_id: `part${index}` })),
});

/** A form as a modal. Its action is the callback id, each field a block of its own name with the element `answer`. */
export const renderForm = (form: Form, privateMetadata: string, language: Language): types.ModalView => ({
  type: 'modal',
  callback_id: form.action,
  private_metadata: privateMetadata,
  title: plain(form.title),
  submit: plain(form.submit),
  close: plain(words(language).back),
  blocks: [
    ...(form.intro === undefined ? [] : [{ ...paragraph(written(form.intro)), block_id: 'part0' }]),
    ...form.fields.map((field) => drawField(field)),
  ],
});

/** A message as somebody's home. */
export const renderHome = (said: Said): types.HomeView => ({
  type: 'home',
  blocks: renderMessage(said).blocks,
});

/** A message as a modal with nothing to send: what a press inside a modal or at home leads to. */
export const renderNote = (said: Said, privateMetadata = ''): types.ModalView => ({
  type: 'modal',
  title: plain('Acquaint'),
  close: plain(words(said.language).back),
  ...(privateMetadata === '' ? {} : { private_metadata: privateMetadata }),
  blocks: renderMessage(said).blocks,
});

const drawPart = (part: Part, reader: Reader): types.KnownBlock => {
  switch (part.kind) {
    case 'heading':
      return header(part.text);
    case 'text':
      return paragraph(line(part.text, reader));
    case 'quote':
      return quotation(part.text);
    case 'facts':
      return paragraph(
        part.facts.flatMap((fact, index) => [
          ...written(index === 0 ? '' : '\n'),
          ...bold(`${fact.label}:`),
          ...written(' '),
          ...line(fact.value, reader),
        ]),
      );
    case 'note':
      return context(part.text);
    case 'divider':
      return { type: 'divider' };
    case 'file':
      return paragraph(written(`📎 ${part.name}`));
    case 'image':
      // The picture itself stands below, as a file of its own.
      return context(part.alt);
    case 'buttons':
      return actions(part.buttons);
  }
};

/** The one place where Slack parses markup of ours. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
