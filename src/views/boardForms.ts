import {
  type BoardPost,
  boardLimits,
  type PostWords,
  postKinds,
  postNames,
  postWeeks,
} from '../core/boardPost.ts';
import type { PostId } from '../core/ids.ts';
import { addresses } from './addresses.ts';
import { requiredLongText, requiredText, topicsField } from './fields.ts';
import type { Field, Form } from './form.ts';
import type { Text } from './text.ts';

const to = addresses.board;

/** Ask or offer: what, for how long, with a name or without. `post` where it is written anew. */
export const postForm = (
  text: Text,
  about: { readonly post: PostId | null; readonly words: Partial<PostWords> },
): Form => ({
  title: text.board.formTitle,
  action: to.writeForm,
  subject: about.post ?? '',
  submit: text.board.next,
  fields: [
    choice('kind', text.board.kind, postKinds, text.board.kindsLong, about.words.kind ?? 'ask'),
    requiredLongText({
      name: 'text',
      label: text.board.textLabel,
      hint: text.board.textHint,
      most: boardLimits.text,
      initial: about.words.text,
    }),
    choice('name', text.board.nameLabel, postNames, text.board.names, about.words.name ?? 'meet'),
    {
      kind: 'choice',
      name: 'weeks',
      label: text.board.weeksLabel,
      isRequired: true,
      many: false,
      options: postWeeks.map((weeks) => ({ value: String(weeks), label: text.board.weeks(weeks) })),
      initial: [String(about.words.weeks ?? 4)],
    },
    choice(
      'publish',
      text.board.publishLabel,
      ['no', 'yes'] as const,
      text.board.publishOptions,
      about.words.mayPublish === true ? 'yes' : 'no',
    ),
  ],
});

/** One more topic. */
export const postTopicForm = (text: Text, about: { readonly post: PostId }): Form => ({
  title: text.introRequests.addTopicTitle,
  action: to.addTopicForm,
  subject: about.post,
  submit: text.introRequests.add,
  fields: [
    topicsField(
      requiredText({
        name: 'topic',
        label: text.introRequests.topicLabel,
        hint: text.introRequests.topicHint,
        most: 60,
      }),
    ),
  ],
});

/** Who comes to mind? */
export const suggestForm = (text: Text, about: { readonly post: BoardPost }): Form => ({
  title: text.board.suggestTitle,
  action: to.suggestForm,
  subject: about.post.id,
  submit: text.board.suggestSubmit,
  intro: text.board.suggestIntro,
  fields: [{ kind: 'person', name: 'person', label: text.board.suggestLabel, isRequired: true }],
});

const choice = <const T extends string>(
  name: string,
  label: string,
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
  initial: T,
): Field => ({
  kind: 'choice',
  name,
  label,
  isRequired: true,
  many: false,
  options: values.map((value) => ({ value, label: labels[value] })),
  initial: [initial],
});
