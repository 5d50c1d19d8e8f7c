import type { Text } from '../../text.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('pl');

/** The weekly digest of one member. */
export const digest: Text['digest'] = {
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
      one: 'Na Twój następny krok czeka # rekomendacja',
      few: 'Na Twój następny krok czekają # rekomendacje',
      many: 'Na Twój następny krok czeka # rekomendacji',
      other: 'Na Twój następny krok czeka # rekomendacji',
    }),
  toAnswer: (count) =>
    plural(count, {
      one: 'Na Twoje słowo czeka # rzecz',
      few: 'Na Twoje słowo czekają # rzeczy',
      many: 'Na Twoje słowo czeka # rzeczy',
      other: 'Na Twoje słowo czeka # rzeczy',
    }),
  newPerson: 'Nowa osoba, którą możesz poznać',
  newPersonWhy: (topic) => [
    'W Twoim profilu szukasz: ',
    { strong: topic },
    '. Ta osoba to oferuje. Dowie się o Tobie tylko wtedy, gdy wyślesz prośbę.',
  ],
  askContact: 'Poproś o kontakt',
  notTopic: 'Nie ten temat',
  notSuggest: 'Nie proponuj',
  topicClosed: 'W tym temacie nie będziemy nikogo proponować.',
  neverAgain: 'Nie będziemy już proponować tej osoby.',
  suggestionOver: 'Ta propozycja jest już nieaktualna.',
  name: 'Czy cotygodniowe podsumowanie może podawać Twoje nazwisko?',
  nameWhat:
    'Podsumowanie na kanale społeczności mówi, kto jest tu od niedawna, kto się poznaje i komu się dziękuje. Nazwiska podaje tylko za zgodą.',
  nameYes: 'Tak, podawajcie',
  nameNo: 'Nie, tylko w liczbach',
  namedYes: 'Podsumowanie może podawać Twoje nazwisko.',
  namedNo: 'Podsumowanie nie podaje Twojego nazwiska.',
  profile: 'Twój profil może powiedzieć więcej',
  profileWhat: (missing) => `Do uzupełnienia: ${missing}. Z tym właściwe osoby znajdą Cię dużo częściej.`,
  missed: (date) =>
    `Podsumowania z dnia ${date} nie wyszły na czas i zostały pominięte. Następne przyjdą zgodnie z planem.`,
  missedSummary: 'Pominięte podsumowania',
  page: 'Twoje podsumowanie tygodnia',
  nextAt: (at) => ['Następne przyjdzie około: ', { at }, '.'],
  off: 'Jest wyłączone.',
  on: 'Wysyłaj znowu',
  pageNote: 'Jedna wiadomość ze wszystkim, co na Ciebie czeka, i tylko wtedy, gdy coś czeka.',
  seeNow: 'Pokaż teraz',
  nothing: 'Nic na Ciebie nie czeka. Jeśli tak zostanie, podsumowanie nie przyjdzie.',
};
