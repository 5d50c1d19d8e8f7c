import type { Text } from '../../text.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('pl');

/** What managers hear every four weeks. */
export const review: Text['review'] = {
  summary: 'Podsumowanie ostatnich czterech tygodni',
  heading: (community) => `Cztery tygodnie · ${community}`,
  joined: 'Nowe osoby',
  asked: 'Wysłane prośby',
  talked: 'Rozmowy',
  answer: 'Czas do odpowiedzi (mediana)',
  alone: 'Jeszcze bez żadnego kontaktu',
  few: 'zbyt mało osób, by to podać',
  hours: (count) =>
    plural(count, { one: '# godzina', few: '# godziny', many: '# godzin', other: '# godziny' }),
  next: 'Do każdej liczby jedna rzecz: zaprosić kolejne osoby, pokazać otwarte prośby na kanale, zrobić rundę, uporządkować tematy, żeby prośby trafiały do właściwych osób, uruchomić program dla osób, które jeszcze nikogo nie znają.',
  invite: 'Zaproś osoby',
  tellAsks: 'Prośby na kanale',
  startRound: 'Zrób rundę',
  topics: 'Uporządkuj tematy',
  placeAlone: 'Nowy program',
  note: 'Ta wiadomość przychodzi co cztery tygodnie do osób prowadzących społeczność. Same sumy, od pięciu osób wzwyż; nikt nie widzi, kto co odpowiada.',
};
