import { business } from './lexicon/business.ts';
import { data } from './lexicon/data.ts';
import { design } from './lexicon/design.ts';
import { engineering } from './lexicon/engineering.ts';
import { finance } from './lexicon/finance.ts';
import { industries } from './lexicon/industries.ts';
import { law } from './lexicon/law.ts';
import { marketing } from './lexicon/marketing.ts';
import { people } from './lexicon/people.ts';
import { parseTopics, type Topic } from './lexicon.ts';
import { type Lexicon, makeLexicon } from './vocabulary.ts';

/** The topics every community starts with, English and Polish. */
export const shippedTopics: readonly Topic[] = parseTopics(
  [business, data, design, engineering, finance, industries, law, marketing, people].join('\n'),
);

/** The shipped topics ready to search: indexed once, when first asked for. */
export function shippedLexicon(): Lexicon {
  made ??= makeLexicon(shippedTopics);
  return made;
}

let made: Lexicon | undefined;
