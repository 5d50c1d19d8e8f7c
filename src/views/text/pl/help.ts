import type { Words } from '../words.ts';

const commands: Readonly<Record<string, string>> = {
  'home.open': 'co czeka na Ciebie, Twoje prośby, Twoje kontakty',
  'introRequests.ask': 'napisz, czego potrzebujesz, i zobacz, kto może pomóc',
  'introRequests.meet': 'poproś o kontakt z jedną osobą',
  'connectors.refer': 'poproś o kontakt przez wspólnych znajomych',
  'introRequests.mine': 'Twoje prośby i co się z nimi dzieje',
  'introductions.mine': 'Twoje kontakty',
  'members.join': 'dołącz i napisz, w czym możesz pomóc',
  'members.know': 'co o Tobie przechowujemy',
  'members.profile': 'Twój profil albo profil innej osoby',
  'expertise.find': 'przeszukaj katalog',
  'members.snooze': 'żadnych próśb do wybranego dnia',
  'members.avoid': 'bez kontaktu z wybraną osobą; nikt się o tym nie dowie',
  'members.export': 'plik z Twoimi danymi',
  'members.erase': 'usuń swoje dane',
  'members.leave': 'wypisz się',
  'links.link': 'połącz swoje konta na dwóch platformach',
  'rounds.open': 'regularne spotkania z kimś nowym: udział, przerwa, z kim teraz',
  'referrals.give': 'przekaż rekomendację i zobacz, co z niej wynikło',
  'thanks.say': 'podziękuj: z dokładną kwotą, z przybliżoną albo bez kwoty',
  'oneToOnes.log': 'zapisz rozmowę jeden na jeden; liczy się, gdy druga strona potwierdzi',
  'scorecard.open': 'Twój bilans: co od Ciebie, co dla Ciebie; widzisz go tylko Ty',
  'network.open': 'kogo już znasz, dzięki komu i co z tego wynikło; także jako obraz',
  'board.open': 'o co proszą i co oferują inni; dodaj własny wpis',
  'ties.know': 'zapisz, kogo znasz i jak dobrze; widzisz to tylko Ty',
  'vouches.give': 'poleć kogoś, w jednym temacie albo po prostu',
  'keep.set': 'przypomnienia o kontakcie z kimś; widzisz je tylko Ty',
  'circles.open': 'koła: stowarzyszenia i oddziały, do których należysz',
  'share.write': 'udostępnij link osobom, które szukają tematu',
  'communities.desk': 'dla prowadzących: ustawienia, przykłady, próba, uruchomienie',
  'communities.invite': 'dla prowadzących: zaproszenie na tym kanale',
  'meetups.open': 'wydarzenia: zaznacz udział, zobacz, kogo tam poznać',
  'tags.board': 'dla prowadzących: tematy i to, które znaczą to samo',
  'help.show': 'ta strona',
};

/** What Acquaint does and how to ask it. */
export const help: Words['help'] = {
  button: 'Pomoc',
  summary: 'Co robi Acquaint',
  what: 'Piszesz, czego potrzebujesz. Acquaint szuka osób, które mogą pomóc, pyta po jednej i łączy Was, gdy obie strony powiedzą „tak”.',
  promise:
    'Wcześniej nikt nie dowie się, kogo pytamy. „Nie” i brak odpowiedzi wyglądają dla wszystkich tak samo.',
  direct: 'Możesz też po prostu napisać tutaj, czego szukasz.',
  other: 'otwiera tę część Acquaint',
  next: 'Więcej poleceń',
  first: 'Pierwsza strona',
  /** Where a platform shows only so many commands. */
  more: 'każde inne polecenie',
  moreWord: 'Które?',
  commands,
};
