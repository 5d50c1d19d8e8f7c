/** Drawn with no width: parts what must not be read together. */
const nothing = '\u200b';

/**
 * Text as typed: nothing in it is formatting, a link with another face, a mention or a time. An address is a link as
 * it is, and a backslash in it or after it would belong to it. Closing brackets stand as they are: nothing opens them.
 */
export const escaped = (text: string): string =>
  text
    .replace(/(https?:\/\/[^\s<]*)(<?)|[\\*_~`|[<]/gu, (found, address?: string, bracket?: string) =>
      address === undefined
        ? `\\${found}`
        : `${address.replaceAll('[', '\\[')}${bracket === '<' ? `<${nothing}` : ''}`,
    )
    .replace(/^(\s*)(#{1,3}|-#?|\+|>{1,3})(?=\s|$)/gmu, '$1\\$2')
    .replace(/^(\s*)(\d+)([.)])(?=\s|$)/gmu, '$1$2\\$3')
    // Not a ping (`allowed_mentions` names nobody), and not drawn as one either.
    .replace(/@(everyone|here)/gu, `@${nothing}$1`);
