import type { Text } from '../../text.ts';

/** Ways to begin a conversation. Names and tags stand as subjects or after a colon. */
export const starters: Text['starters'] = {
  complement: [
    (seeks, offers, tag) => `${seeks} szuka: ${tag}; ${offers} może pomóc. Jakie jest pierwsze pytanie?`,
    (seeks, offers, tag) => `${tag}: ${offers} może pomóc, ${seeks} szuka. Co warto wiedzieć na początku?`,
    (seeks, offers, tag) =>
      `${seeks} chce zajść dalej w temacie: ${tag}. Pomóc może ${offers}. Co tu najbardziej pomaga?`,
  ],
  shared: [
    (tag) => `Wspólny temat: ${tag}. Co ostatnio zmieniło Wasze spojrzenie?`,
    (tag) => `Wspólne: ${tag}. Który błąd najwięcej nauczył każdą ze stron?`,
    (tag) => `${tag} to Wasz wspólny grunt. Nad czym teraz pracujecie?`,
    (tag) => `${tag}: w jakiej sprawie przydałaby się Wam druga opinia?`,
    (tag) => `Łączy Was temat: ${tag}. Z jakiego narzędzia lub nawyku szkoda byłoby zrezygnować?`,
    (tag) => `${tag}: co powiedzieć komuś, kto dziś zaczyna?`,
  ],
  topic: [
    (tag) => `Prośba dotyczy tematu: ${tag}. Co jest już gotowe, a co dopiero przed Wami?`,
    (tag) => `${tag}: jak wyglądałby dobry wynik za trzy miesiące?`,
    (tag) => `${tag}: która część jest teraz najtrudniejsza?`,
  ],
  open: [
    () => 'O czym z tego, co teraz robisz, chętnie opowiesz?',
    () => 'Kogo jeszcze warto poznać w tej społeczności i dlaczego?',
    () => 'Co dobrze byłoby mieć gotowe do końca kwartału?',
    () => 'Jaka droga prowadzi do tego, co robisz dzisiaj?',
    () => 'Które spotkanie z ostatnich miesięcy dało najwięcej i dlaczego?',
  ],
};
