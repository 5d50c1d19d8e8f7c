import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** The weekly digest of one member. */
export const digest: Words['digest'] = {
  heading: (community) => `Twój tydzień · ${community}`,
  summary: (community, first) => `Twój tydzień · ${community}: ${first}`,
  more: (count) =>
    plural(count, {
      one: 'Na stronie Start czeka jeszcze # rzecz.',
      few: 'Na stronie Start czekają jeszcze # rzeczy.',
      many: 'Na stronie Start czeka jeszcze # rzeczy.',
      other: 'Na stronie Start czeka jeszcze # rzeczy.',
    }),
  how: 'Czy rozmowa się odbyła?',
  with: 'Z kim',
  slips: (count) =>
    plural(count, {
      one: 'Na Twój ruch czeka # rekomendacja',
      few: 'Na Twój ruch czekają # rekomendacje',
      many: 'Na Twój ruch czeka # rekomendacji',
      other: 'Na Twój ruch czeka # rekomendacji',
    }),
  toAnswer: (count) =>
    plural(count, {
      one: 'Czeka na Ciebie # rzecz',
      few: 'Czekają na Ciebie # rzeczy',
      many: 'Czeka na Ciebie # rzeczy',
      other: 'Czeka na Ciebie # rzeczy',
    }),
  newPerson: 'Nowa osoba, którą możesz poznać',
  newPersonWhy: (topic) => [
    'W Twoim profilu szukasz: ',
    { strong: topic },
    '. Ta osoba to oferuje. Dowie się o Tobie tylko wtedy, gdy wyślesz prośbę.',
  ],
  askContact: 'Poproś o kontakt',
  notTopic: 'Nie ten temat',
  notSuggest: 'Nie proponuj tej osoby',
  topicClosed: 'W tym temacie nie będziemy już nikogo proponować.',
  neverAgain: 'Nie będziemy już proponować tej osoby.',
  suggestionOver: 'Ta propozycja jest już nieaktualna.',
  name: 'Czy przegląd tygodnia może podawać Twoje nazwisko?',
  nameWhat:
    'Przegląd na kanale społeczności mówi, kto jest tu od niedawna, kto się poznaje i komu się dziękuje. Nazwiska podaje tylko za zgodą.',
  nameYes: 'Tak, podawajcie',
  nameNo: 'Nie, tylko w liczbach',
  namedYes: 'Przegląd tygodnia może podawać Twoje nazwisko.',
  namedNo: 'Przegląd tygodnia nie podaje Twojego nazwiska.',
  profile: 'Twój profil może powiedzieć więcej',
  profileWhat: (missing) => `Warto dodać: ${missing}. Właściwe osoby znajdą Cię wtedy dużo częściej.`,
  missed: (date) =>
    `Przeglądy z dnia ${date} nie wyszły na czas i zostały pominięte. Następne przyjdą zgodnie z planem.`,
  missedSummary: 'Pominięte przeglądy',
  page: 'Twój przegląd tygodnia',
  nextAt: (at) => ['Następny przyjdzie około: ', { at }, '.'],
  off: 'Jest wyłączony.',
  on: 'Wysyłaj znowu',
  pageNote: 'Jedna wiadomość ze wszystkim, co na Ciebie czeka, i tylko wtedy, gdy coś czeka.',
  seeNow: 'Pokaż teraz',
  nothing: 'Nic na Ciebie nie czeka. Jeśli tak zostanie, przegląd nie przyjdzie.',
};
