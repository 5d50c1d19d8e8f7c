import * as published from 'discord-api-spec/zod';
import type { Json } from './gatewayShape.ts';

type Schema = (typeof published)['MessageCreateRequestSchema'];

/**
 * What Discord's own published contract (its OpenAPI document) says is wrong with a request; empty when nothing is, or
 * when the contract has no body there. Looser than Discord in places, so our own limits stand beside it.
 */
export const contractProblems = (method: string, path: string, body: Json): string[] => {
  const schema = schemaOf(method, path, body);
  const bodies: readonly unknown[] = Array.isArray(body['list']) ? body['list'] : [body];
  return bodies.flatMap((each) =>
    (schema?.safeParse(each).error?.issues ?? []).map(
      (issue) => `contract: ${issue.path.join('.')} ${issue.message}`,
    ),
  );
};

const schemaOf = (method: string, path: string, body: Json): Schema | undefined => {
  const [, , schema] = contract.find(([asked, shape]) => asked === method && shape.test(path)) ?? [];
  return typeof schema === 'function' ? schema(body) : schema;
};

/** An answer to an interaction has a shape for each type of answer. */
const callback = ({ type }: Json): Schema | undefined => callbacks.get(Number(type));

const callbacks: ReadonlyMap<number, Schema> = new Map([
  [4, published.CreateMessageInteractionCallbackRequestSchema],
  [5, published.CreateMessageInteractionCallbackRequestSchema],
  [6, published.UpdateMessageInteractionCallbackRequestSchema],
  [7, published.UpdateMessageInteractionCallbackRequestSchema],
  [8, published.ApplicationCommandAutocompleteCallbackRequestSchema],
  [9, published.ModalInteractionCallbackRequestSchema],
]);

const contract: readonly (readonly [
  method: string,
  path: RegExp,
  schema: Schema | ((body: Json) => Schema | undefined),
])[] = [
  ['POST', /\/channels\/\d+\/messages$/u, published.MessageCreateRequestSchema],
  ['PATCH', /\/channels\/\d+\/messages\/\d+$/u, published.MessageEditRequestPartialSchema],
  ['POST', /\/channels\/\d+\/threads$/u, published.CreateTextThreadWithoutMessageRequestSchema],
  ['PATCH', /\/channels\/\d+$/u, published.UpdateThreadRequestPartialSchema],
  ['POST', /\/users\/@me\/channels$/u, published.CreatePrivateChannelRequestSchema],
  [
    'PUT',
    /\/applications\/\d+\/(?:guilds\/\d+\/)?commands$/u,
    published.ApplicationCommandUpdateRequestSchema,
  ],
  ['POST', /\/interactions\/\d+\/[^/]+\/callback$/u, callback],
  ['POST', /\/webhooks\/\d+\/[^/]+$/u, published.IncomingWebhookRequestPartialSchema],
  ['PATCH', /\/webhooks\/\d+\/[^/]+\/messages\/[^/]+$/u, published.IncomingWebhookUpdateRequestPartialSchema],
];
