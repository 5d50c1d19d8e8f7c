import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

export const share: Words['share'] = {
  heading: 'Udostępnij link',
  formTitle: 'Udostępnij link',
  intro: 'Trafi do osób, które szukają tego tematu, w ich przeglądzie tygodnia, razem z Twoim nazwiskiem.',
  link: 'Adres',
  linkHint: 'https://…',
  topic: 'Temat',
  topicHint: 'Jeden temat, np. TypeScript',
  note: 'Krótki opis',
  noteHint: 'Np. Najlepsza strona o terminach KSeF.',
  submit: 'Udostępnij',
  shared: 'Udostępnione. Kto szuka tego tematu, znajdzie link w swoim przeglądzie tygodnia.',
  mine: 'Twoje linki',
  none: 'Nie ma jeszcze linków od Ciebie.',
  useful: (count) =>
    plural(count, {
      one: 'przydał się # osobie',
      few: 'przydał się # osobom',
      many: 'przydał się # osobom',
      other: 'przydał się # osoby',
    }),
  takeBack: (number) => `Wycofaj ${number}`,
  takenBack: 'Wycofane. Linku nie ma już w żadnym przeglądzie.',
  from: (count) =>
    plural(count, {
      one: '# link na temat, którego szukasz',
      few: '# linki na tematy, których szukasz',
      many: '# linków na tematy, których szukasz',
      other: '# linku na tematy, których szukasz',
    }),
  quoted: (words) => `„${words}”`,
  foundUseful: 'Zapisane, bez Twojego nazwiska.',
  usefulButton: (number) => `Przydatne: ${number}`,
  reportButton: (number) => `Zgłoś ${number}…`,
};
