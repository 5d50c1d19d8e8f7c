import type { Text } from '../../text.ts';

/** Ways to begin a conversation. Names and tags stand as subjects or after a colon. */
export const starters: Text['starters'] = {
  complement: [
    (seeks, offers, tag) =>
      `${seeks} szuka wiedzy na temat: ${tag}; ${offers} ma tu doświadczenie. Jakie jest pierwsze pytanie?`,
    (seeks, offers, tag) =>
      `${tag}: ${offers} zna to z praktyki, ${seeks} jest przed startem. Co warto wiedzieć na początku?`,
    (seeks, offers, tag) =>
      `${seeks} chce zajść dalej w temacie: ${tag}. Co tu najbardziej pomaga? Odpowiada ${offers}.`,
  ],
  shared: [
    (tag) => `Wspólny temat: ${tag}. Co ostatnio zmienia Wasze spojrzenie na niego?`,
    (tag) => `Wspólne: ${tag}. Który błąd najwięcej nauczył każdą ze stron?`,
    (tag) => `${tag} to Wasz wspólny grunt. Nad czym teraz pracujecie?`,
  ],
  topic: [
    (tag) => `Prośba dotyczy tematu: ${tag}. Co jest już za Tobą, a co dopiero przed?`,
    (tag) => `${tag}: jak wyglądałby dobry wynik za trzy miesiące?`,
    (tag) => `${tag}: która część jest teraz najtrudniejsza?`,
  ],
  open: [
    () => 'O czym z tego, co teraz robisz, chętnie opowiesz?',
    () => 'Kogo jeszcze warto poznać w tej społeczności i dlaczego?',
    () => 'Co dobrze byłoby mieć gotowe do końca kwartału?',
  ],
};
