import { describe, expect, it } from 'vitest';
import { givesContact } from '../../src/core/blurb.ts';

describe('words that tell how to reach somebody', () => {
  it.each([
    'https://example.org/me',
    'see www.example.org',
    'write to ola@example.com',
    'ola.nowak(at)poczta.pl',
    'find me on LinkedIn: linkedin.com/in/ola',
    'telegram: @olanowak',
    'call +48 501 234 567',
    'tel. 501-234-567',
    'tel. 12 345 67 89',
    '(022) 123 45 67',
  ])('%s', (words) => expect(givesContact(words)).toBe(true));

  it.each([
    'We move 80 000 lines of React to TypeScript.',
    'Szukam 2 500 000 zł na rozwój, mamy 1,2 mln zł przychodu.',
    'budget: €10,000,000',
    'I worked there in 2019-2024 and since 2025-01-15.',
    'np. rozmowa 30 min, wt. lub czw.',
    'Node.js, .NET i CI/CD',
    'We are 3 people; 1 of us knows k8s.',
  ])('not: %s', (words) => expect(givesContact(words)).toBe(false));
});
