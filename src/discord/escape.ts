/**
 * Text as typed: nothing in it is formatting, a link with another face, a mention or a time. Closing brackets stand as
 * they are, since nothing opens them; so do underscores in addresses, where a backslash would become part of it.
 */
export const escaped = (text: string): string =>
  text
    .replace(
      /(https?:\/\/[\w\-.~/?#=&%:+]+)|[\\*_~`|[<]/gu,
      (found, address?: string) => address ?? `\\${found}`,
    )
    .replace(/^(\s*)(#{1,3}|-#?|\+|>{1,3})(?=\s|$)/gmu, '$1\\$2')
    .replace(/^(\s*)(\d+)([.)])(?=\s|$)/gmu, '$1$2\\$3')
    // Not a ping (`allowed_mentions` names nobody), and not drawn as one either.
    .replace(/@(everyone|here)/gu, '@\u200b$1');
