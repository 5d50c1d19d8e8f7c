import {
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { People } from '../actions/ports/platform.ts';
import type { Language } from '../core/community.ts';
import { mentionsIn } from '../views/mentions.ts';
import type { Button, Inline, Message, Part } from '../views/message.ts';
import { text as words } from '../views/text.ts';
import { escaped } from './escape.ts';

/** A message with what is needed to draw it. */
export type Said = { readonly message: Message; readonly people: People; readonly language: Language };

/** A message's body, for channels and for answers. `flags` are further ones, such as ephemeral. */
export type Rendered = {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: never[]; readonly users: string[] };
};

export type RenderOptions = {
  readonly mark?: number;
  readonly placeMark?: number;
  readonly files?: readonly string[];
  readonly flags?: number;
};

/**
 * A message as components: they hold twice the text of a plain message, and their ids let us find a message again.
 * `mark` (31 bits, not 0) is the id of the first, `placeMark` of the last where there are several; `files` are the
 * names of those that come along.
 */
export const renderMessage = (said: Said, options: RenderOptions = {}): Rendered => {
  const components = toldApart(blocksOf(said, options.files ?? []));
  return {
    flags: MessageFlags.IsComponentsV2 | (options.flags ?? 0),
    components: components.map((component, index) => {
      const id = index === 0 ? options.mark : index === components.length - 1 ? options.placeMark : undefined;
      return id === undefined ? component : { ...component, id };
    }),
    allowed_mentions: { parse: [], users: idsIn(said) },
  };
};

/** A button's address, as the reader takes it apart again. */
export const customId = (action: string, subject: string): string => `${action}|${subject}`;

/** Discord refuses two buttons of one address: the second says that it is the second. */
const toldApart = (blocks: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] => {
  const seen = new Map<string, number>();
  const once = (id: string): string => {
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    return count === 0 ? id : `${id}|#${count}`;
  };
  return blocks.map((block) =>
    block.type !== ComponentType.ActionRow
      ? block
      : {
          ...block,
          components: block.components.map((button) =>
            'custom_id' in button ? { ...button, custom_id: once(button.custom_id) } : button,
          ),
        },
  );
};

/** Paragraphs that follow each other are one component: there are at most forty. */
const blocksOf = (said: Said, files: readonly string[]): APIMessageTopLevelComponent[] => {
  const blocks: APIMessageTopLevelComponent[] = [];
  let paragraphs: string[] = [];
  const flush = () => {
    if (paragraphs.length > 0)
      blocks.push({ type: ComponentType.TextDisplay, content: paragraphs.join('\n') });
    paragraphs = [];
  };
  for (const part of said.message.parts) {
    const drawn = drawPart(part, said, files);
    if (typeof drawn === 'string') paragraphs.push(drawn);
    else {
      flush();
      blocks.push(drawn);
    }
  }
  flush();
  return blocks;
};

const drawPart = (part: Part, said: Said, files: readonly string[]): string | APIMessageTopLevelComponent => {
  switch (part.kind) {
    case 'heading':
      return `### ${oneLine(escaped(part.text))}`;
    case 'text':
      return line(part.text, said);
    case 'quote':
      return eachLine(escaped(part.text), '> ');
    case 'facts':
      return part.facts
        .map(({ label, value }) => `**${escaped(label)}:** ${oneLine(line(value, said))}`)
        .join('\n');
    case 'note':
      return eachLine(escaped(part.text), '-# ');
    case 'divider':
      return { type: ComponentType.Separator };
    case 'file':
      return files.includes(part.name)
        ? { type: ComponentType.File, file: { url: `attachment://${part.name}` } }
        : `📎 ${escaped(part.name)}`;
    case 'image':
      return files.includes(part.name) ? picture(part.name, part.alt) : eachLine(escaped(part.alt), '-# ');
    case 'buttons':
      return { type: ComponentType.ActionRow, components: part.buttons.map(drawButton) };
  }
};

const picture = (name: string, alt: string): APIMessageTopLevelComponent => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${name}` }, description: alt }],
});

const line = (inlines: readonly Inline[], said: Said): string =>
  inlines.map((inline) => drawInline(inline, said)).join('');

const drawInline = (inline: Inline, { people, language }: Said): string => {
  if (typeof inline === 'string') return escaped(inline);
  if ('mention' in inline) {
    const person = people.get(inline.mention);
    if (person?.externalId != null) return `<@${person.externalId}>`;
    return escaped(person?.name || words(language).formerMember);
  }
  // Drawn by each reader's own client, in their zone and language.
  if ('at' in inline) return `<t:${Math.floor(inline.at.getTime() / 1000)}:f>`;
  if ('on' in inline) return `<t:${Math.floor(inline.on.getTime() / 1000)}:D>`;
  if ('link' in inline) return linked(inline.link, inline.label);
  return inline.strong === '' ? '' : `**${escaped(inline.strong)}**`;
};

/** The address is a member's: nothing in it may end the link early. */
const linked = (link: string, label: string): string => {
  if (!link.startsWith('https://') || !URL.canParse(link)) return escaped(label);
  const address = new URL(link).href.replace(
    /[()<>\s\\]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `[${escaped(label)}](<${address}>)`;
};

const drawButton = (button: Button): APIComponentInMessageActionRow => ({
  type: ComponentType.Button,
  style: styleOf(button),
  label: button.label,
  custom_id: customId(button.action, button.subject),
});

const styleOf = ({ style }: Button): ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger => {
  switch (style) {
    case 'primary':
      return ButtonStyle.Primary;
    case 'plain':
      return ButtonStyle.Secondary;
    case 'danger':
      return ButtonStyle.Danger;
  }
};

const eachLine = (text: string, sign: string): string =>
  text
    .split('\n')
    .map((one) => `${sign}${one}`)
    .join('\n');

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/gu, ' ');

/** Exactly those who are named in the message, and whom Discord knows. */
const idsIn = ({ message, people }: Said): string[] =>
  mentionsIn(message).flatMap((member) => people.get(member)?.externalId ?? []);
