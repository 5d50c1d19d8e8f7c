import type { Words } from '../words.ts';

/** Ways to begin a conversation. Names and tags stand as subjects or after a colon. */
export const starters: Words['starters'] = {
  complement: [
    (seeks, offers, tag) => `${seeks} szuka: ${tag}; ${offers} może pomóc. Od jakiego pytania warto zacząć?`,
    (seeks, offers, tag) => `${tag}: ${offers} może pomóc, ${seeks} szuka. Co warto wiedzieć na początku?`,
    (seeks, offers, tag) =>
      `${seeks} chce zajść dalej w temacie: ${tag}. Pomóc może ${offers}. Co tu najbardziej pomaga?`,
  ],
  shared: [
    (tag) => `Wspólny temat: ${tag}. Co ostatnio zmieniło Wasze spojrzenie na tę sprawę?`,
    (tag) => `Wspólne: ${tag}. Jaki błąd nauczył Was tu najwięcej?`,
    (tag) => `${tag}: nad czym teraz w tym temacie pracujecie?`,
    (tag) => `${tag}: w jakiej sprawie przydałaby się Wam druga opinia?`,
    (tag) => `Łączy Was temat: ${tag}. Jakiego narzędzia lub nawyku nie oddacie za nic?`,
    (tag) => `${tag}: co powiedzieć komuś, kto dziś zaczyna?`,
  ],
  topic: [
    (tag) => `Prośba dotyczy tematu: ${tag}. Co jest już gotowe, a co jeszcze przed Wami?`,
    (tag) => `${tag}: jak wyglądałby dobry wynik za trzy miesiące?`,
    (tag) => `${tag}: która część jest teraz najtrudniejsza?`,
  ],
  open: [
    () => 'O czym z tego, co teraz robisz, chętnie opowiesz?',
    () => 'Kogo jeszcze warto poznać w tej społeczności i dlaczego?',
    () => 'Co najbardziej chcesz doprowadzić do końca w tym kwartale?',
    () => 'Skąd się wzięło to, czym się dziś zajmujesz?',
    () => 'Która rozmowa z ostatnich miesięcy dała Ci najwięcej i dlaczego?',
  ],
};
