import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** What managers hear every four weeks. */
export const review: Words['review'] = {
  summary: 'Podsumowanie ostatnich czterech tygodni',
  heading: (community) => `Cztery tygodnie · ${community}`,
  joined: 'Nowe osoby',
  asked: 'Wysłane prośby',
  talked: 'Rozmowy',
  answer: 'Czas do odpowiedzi (mediana)',
  alone: 'Jeszcze bez żadnego kontaktu',
  few: 'zbyt mało osób, żeby to podać',
  hours: (count) =>
    plural(count, { one: '# godzina', few: '# godziny', many: '# godzin', other: '# godziny' }),
  next: 'Po jednym kroku do każdej liczby: zaproś kolejne osoby, pokaż otwarte prośby na kanale, zrób rundę, uporządkuj tematy, żeby prośby trafiały do właściwych osób, uruchom program dla osób, które jeszcze nikogo nie znają.',
  invite: 'Zaproś osoby',
  tellAsks: 'Prośby na kanale',
  startRound: 'Zrób rundę',
  topics: 'Uporządkuj tematy',
  placeAlone: 'Nowy program',
  note: 'Ta wiadomość przychodzi co cztery tygodnie do osób prowadzących społeczność. Same sumy, od pięciu osób wzwyż; nikt nie widzi, kto jak odpowiada.',
};
