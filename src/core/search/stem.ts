/**
 * A light stem for Polish and English alike: endings come off until none is left, so `podatki`, `podatkowy` and
 * `podatek` meet, and `kubernetes` meets `kubernetesa`. Takes and returns folded text; words under four letters
 * and the listed ones stay whole. Own rules, in the manner of light stemmers (Savoy 2006): inflection, hardly derivation.
 */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = strip(word);
  if (stems.size >= mostKept) stems.clear();
  stems.set(word, found);
  return found;
}

/** Texts repeat their words; this many stems are kept. */
const mostKept = 20_000;
const stems = new Map<string, string>();

const strip = (word: string): string => {
  if (/[^a-z]/.test(word)) return word;
  let current = word;
  for (let round = 0; round < 4; round++) {
    const shorter = stripOnce(current);
    if (shorter === current) break;
    current = shorter;
  }
  return current;
};

/** Words whose ending is no ending, or whose stem would be another word's (`marketing` is not `market`). */
const whole = new Set(
  (
    'marketing accounting banking networking meeting housing sales media mentoring coaching catering leasing pricing ' +
    'canvas analytics logistics business access process express status campus focus lens bonus virus jenkins ' +
    'redis pandas rails series news sass css https aws gis sms cms rss wms ads saas paas os ios dns kpis devops ' +
    'salesforce always wellness fitness angular regular seminar startup holding outsourcing crowdfunding ' +
    'controlling consulting trading lobbying shopping parking training building engineering wedding factoring cookies booking bootstrapping ' +
    'city windows payu scala symfony housekeeping'
  ).split(' '),
);

/** Endings that go, and what stands in their place. `[ending, replacement, least letters left]`, longest first. */
const endings: readonly (readonly [string, string, number])[] = (
  [
    // Polish gerunds and verbs
    ...each('owaniami owaniach owaniem owania owaniu owanie owaniom', '', 4),
    ...each('owalismy owalam owalem owali owala owano owac ujemy ujesz ujacy ujaca ujace uje uja', '', 4),
    ...each('aniami aniach aniem aniom ania aniu anie', 'an', 2),
    ...each('eniami eniach eniem eniom enia eniu enie', 'en', 2),
    // Polish nouns in -ość, plurals in -nicy, -ci, -rzy; locatives in -yce, -rze
    ...each('osciami osciach oscia oscią osci osc', 'osc', 3),
    ...each('nicy', 'nik', 2),
    ...each('enci anci ysci isci', '', 2),
    ...each('rzy rze', 'r', 3),
    ...each('yce', 'yk', 3),
    ...each('olce', 'olk', 2),
    ...each('ac', '', 6),
    // Polish cases
    ...each('owymi owych owego owemu owej owym owie owi', '', 4),
    ...each('iego iemu iej ich imi ego emu ych ymi ami ach', '', 3),
    ...each('iem ej ym im om em ow', '', 4),
    // English
    ...each('nesses', 'ness', 3),
    ...each('ies', 'y', 3),
    ...each('sses', 'ss', 2),
    ...each('xes', 'x', 2),
    ...each('ing', '', 4),
    ...each('ed', '', 4),
    // fleeting e: podatek, podatk-
    ...each('ek', 'k', 3),
    ...each('s ia ie io iu ii', '', 3),
    ...each('a e i o u y', '', 3),
  ] as const
).toSorted((a, b) => b[0].length - a[0].length);

const plurals: Readonly<Record<string, string>> = { enci: 'ent', anci: 'ant', ysci: 'yst', isci: 'ist' };

function stripOnce(word: string): string {
  if (word.length < 4 || whole.has(word)) return word;
  for (const [ending, replacement, left] of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < left) continue;
    if (ending === 's' && /(?:ss|us|is)$/.test(word)) continue;
    if (ending === 'ek' && word.endsWith('eek')) continue;
    const base = word.slice(0, -ending.length);
    const next = base + (plurals[ending] ?? replacement);
    if (next !== word) return ending === 'ing' || ending === 'ed' ? undouble(next) : next;
  }
  return word;
}

/** `planned` → `plan`, but `sell`, `press` keep both letters. */
const undouble = (base: string): string => (/([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base);

function each(list: string, replacement: string, left: number): (readonly [string, string, number])[] {
  return list.split(' ').map((ending) => [ending, replacement, left] as const);
}
