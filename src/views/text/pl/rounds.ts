import { pluralIn } from '../plural.ts';
import type { Words } from '../words.ts';

const plural = pluralIn('pl');

/** Programs of rounds: what managers set and members choose. */
export const rounds: Words['rounds'] = {
  summary: 'Rundy',
  about:
    'W każdej rundzie Acquaint dobiera osoby do rozmowy i mówi, skąd ten wybór. Czy i jak często bierzesz udział, decydujesz Ty.',
  none: 'Nie ma tu jeszcze programów.',
  noneForManager: 'Dodaj pierwszy: przed uruchomieniem nic nie zostanie wysłane.',
  create: 'Nowy program',
  everyWeeks: (count) =>
    plural(count, {
      one: 'co tydzień',
      few: 'co # tygodnie',
      many: 'co # tygodni',
      other: 'co # tygodnia',
    }),
  weekdays: ['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela'],
  size: (count) =>
    count === 2
      ? 'w parach'
      : plural(count, {
          one: 'w grupach po # osobie',
          few: 'w grupach po # osoby',
          many: 'w grupach po # osób',
          other: 'w grupach po # osoby',
        }),
  places: { everyone: 'cała społeczność; można zrezygnować', optIn: 'kto dołączy do programu' },
  status: { draft: 'przed uruchomieniem', running: 'działa', paused: 'wstrzymany' },
  rhythm: 'Rytm',
  whom: 'Dla kogo',
  state: 'Stan',
  next: 'Najbliższa runda',
  takingPart: 'Bierze udział',
  people: (count) => plural(count, { one: '# osoba', few: '# osoby', many: '# osób', other: '# osoby' }),
  topics: 'Tematy',
  you: 'Ty',
  youAre: {
    in: 'bierzesz udział',
    out: 'nie bierzesz udziału',
    skipping: 'omijasz najbliższą rundę',
    benched: 'masz przerwę po trzech cichych rundach',
    snoozed: 'masz pauzę',
    noSide: 'wybierz stronę, żeby wziąć udział',
  },
  ownCadence: (count) =>
    plural(count, {
      one: 'najwyżej co tydzień',
      few: 'najwyżej co # tygodnie',
      many: 'najwyżej co # tygodni',
      other: 'najwyżej co # tygodnia',
    }),
  thisTime: 'Twoja ostatnia runda:',
  lastRound: 'Ostatnia runda',
  outcome: (people, pairings) =>
    `${plural(people, { one: '# osoba', few: '# osoby', many: '# osób', other: '# osoby' })}, ${plural(pairings, { one: '# rozmowa', few: '# rozmowy', many: '# rozmów', other: '# rozmowy' })}`,
  join: 'Dołącz',
  joinAs: { mentor: 'Dołącz: mogę mentorować', mentee: 'Dołącz: szukam mentoringu' },
  leave: 'Wypisz mnie z programu',
  cadence: 'Jak często…',
  skip: 'Tę omijam',
  unskip: 'Jednak biorę udział',
  back: 'Wracam',
  joined: (name) =>
    `Bierzesz udział w programie: ${name}. Przed każdą rundą dostaniesz wiadomość i możesz ją ominąć.`,
  left: (name) =>
    `Nie bierzesz już udziału w programie: ${name}. Otwarte rozmowy toczą się dalej; nikt się o tym nie dowie.`,
  skipped: 'Omijasz tę rundę. Następna będzie jak zwykle.',
  unskipped: 'Bierzesz udział w tej rundzie.',
  tooLate: 'Ta runda już trwa. Nic się nie zmienia.',
  isBack: (name) => `Dobrze, że wracasz: ${name}. Następna runda będzie jak zwykle.`,
  cadenceTitle: 'Jak często?',
  cadenceLabel: 'Jedna rozmowa najwyżej',
  cadenceSet: (rhythm) => `Zapisane: najwyżej ${rhythm}.`,
  announcedSummary: (name) => `Zbliża się runda: ${name}`,
  announced: (name, at) => [`Najbliższa runda, ${name}: `, { at }, '.'],
  announcedNote:
    'Jeśli chcesz wziąć udział, nie trzeba nic robić. Rundę można ominąć bez podania powodu i nikt tego nie zobaczy.',
  notPlacedSummary: (name) => `Tym razem bez rozmowy: ${name}`,
  notPlaced: {
    oddNumber: 'Tym razem liczba osób jest nieparzysta i nie dało się nikogo dołączyć do żadnej pary.',
    othersFitBetter: 'Tym razem nie ma dla Ciebie pasującej osoby.',
    fewerOnOtherSide: 'Tym razem po drugiej stronie jest mniej osób niż po Twojej.',
    noCommonHours: 'Nikt w tej rundzie nie ma godzin pracy wspólnych z Twoimi.',
    nobodyFits: 'Tym razem nie ma dla Ciebie pasującej osoby.',
    nobodyElse: 'Tym razem nikt inny nie bierze udziału.',
    elsewhere: 'Tego samego dnia masz rozmowę z innego programu.',
  },
  firstNextTime: 'W następnej rundzie masz pierwszeństwo.',
  benchedSummary: (name) => `Przerwa: ${name}`,
  benched: (name) =>
    `Trzy rundy z rzędu bez znaku od Ciebie (${name}), więc nie przeszkadzamy. Powrót to jedno naciśnięcie.`,
  missedSummary: (name) => `Runda się nie odbyła: ${name}`,
  missed: (name, dates) =>
    `W porze rundy Acquaint nie działał (${name}: ${dates}), a na nadrabianie było za późno. Następna będzie zgodnie z planem.`,
};

/** What managers do with programs. */
export const programs: Words['programs'] = {
  settings: 'Zmień…',
  rules: 'Zasady…',
  preview: 'Podgląd',
  start: 'Uruchom',
  pause: 'Wstrzymaj',
  run: 'Runda teraz…',
  settingsTitle: 'Program rund',
  save: 'Zapisz',
  name: 'Nazwa',
  nameHint: 'Krótka, np. Kawa',
  weeks: 'Jak często',
  moment: 'Dzień i godzina',
  momentHint: (zone) => `Np. poniedziałek 10:00 (${zone})`,
  badMoment: 'Podaj dzień i godzinę, np. poniedziałek 10:00.',
  sizeLabel: 'Rozmowy',
  onlyPairs: 'W tym programie mentoring odbywa się w parach. Najpierw zmień zasady.',
  pairsOnly: 'Mentoring odbywa się w parach. Najpierw wybierz pary w ustawieniach programu.',
  nameTaken: 'Program o tej nazwie już jest.',
  place: 'Dla kogo',
  saved: (name) => `Zapisane: ${name}`,
  outStayOut:
    'Od teraz biorą udział wszyscy oprócz osób, które się wypisały albo miały potwierdzić udział i tego nie zrobiły: wrócą tylko wtedy, gdy same to nacisną.',
  rulesTitle: 'Zasady',
  across: 'Łącz osoby',
  acrossOf: { different: 'z różnych firm', any: 'niezależnie od firmy', same: 'z tej samej firmy' },
  options: 'Oprócz tego',
  newcomers: 'nowe osoby z tymi, które są tu dłużej',
  twoSided: 'tylko osoby, które mogą mentorować, z tymi, które szukają mentoringu',
  gap: 'Tygodnie do ponownej rozmowy tych samych osób',
  gapHint: 'Liczba; przestaje obowiązywać, gdyby ktoś miał zostać bez rozmowy',
  badGap: 'Podaj liczbę od 0 do 104.',
  topics: 'Tylko osoby z tymi tematami',
  topicsHint: 'Po przecinku; puste: dla wszystkich',
  pauses: 'Dni bez rund',
  pausesHint: 'Np. 21.12.2026–3.01.2027, po przecinku',
  badPauses: 'Dni mają postać 21.12.2026 albo 21.12.2026–3.01.2027.',
  previewTitle: 'Gdyby runda była teraz',
  previewPeople: (count) =>
    plural(count, { one: '# osoba', few: '# osoby', many: '# osób', other: '# osoby' }),
  withReason: (count) =>
    plural(count, {
      one: '# z powodem do rozmowy',
      few: '# z powodem do rozmowy',
      many: '# z powodem do rozmowy',
      other: '# z powodem do rozmowy',
    }),
  pairs: (count) =>
    plural(count, { one: '# rozmowa', few: '# rozmowy', many: '# rozmów', other: '# rozmowy' }),
  larger: (count) =>
    plural(count, {
      one: 'w tym # większa',
      few: 'w tym # większe',
      many: 'w tym # większych',
      other: 'w tym # większej',
    }),
  leftOut: (count) =>
    plural(count, {
      one: '# osoba bez rozmowy',
      few: '# osoby bez rozmowy',
      many: '# osób bez rozmowy',
      other: '# osoby bez rozmowy',
    }),
  repeats: (count) =>
    plural(count, {
      one: '# para zna się z poprzednich rozmów',
      few: '# pary znają się z poprzednich rozmów',
      many: '# par zna się z poprzednich rozmów',
      other: '# pary zna się z poprzednich rozmów',
    }),
  noRepeats: 'bez powtórzonych par',
  away: (count) =>
    plural(count, {
      one: '# osoba tym razem nie bierze udziału',
      few: '# osoby tym razem nie biorą udziału',
      many: '# osób tym razem nie bierze udziału',
      other: '# osoby tym razem nie bierze udziału',
    }),
  certified: (percent) => `${percent} najlepszego możliwego wyniku (udowodnione)`,
  bestPossible: 'lepiej dobrać się nie da (udowodnione)',
  previewNobody: 'W tym programie nikt jeszcze nie bierze udziału, więc nie ma kogo połączyć.',
  previewNote:
    'Nic nie zostało wysłane. Prawdziwa runda uwzględni, kto ją omija, i policzy wszystko od nowa.',
  tooLargeToPreview: 'Na podgląd od ręki jest tu za dużo osób; sama runda ma na to czas.',
  started: (name) => `Działa: ${name}`,
  invite:
    'Biorą udział osoby, które dołączą: na stronie rund albo z zaproszenia, które odtąd wymienia ten program. Żeby je opublikować, wpisz /poznaj zapros na kanale.',
  paused: (name) => `Wstrzymane: ${name}. Otwarte rozmowy toczą się dalej.`,
  runConfirm: (name) =>
    `Runda teraz (${name})? Każda osoba z programu od razu dostanie rozmowę i wiadomość. Zastąpi to rundę w tym tygodniu.`,
  runYes: 'Tak, teraz',
  running: (name) => `Runda się zaczyna: ${name}. Rozmowy otwierają się jedna po drugiej.`,
  ranToday: 'Dzisiejsza runda tego programu już jest albo program nie jest jeszcze uruchomiony.',
};

/** A conversation that a round brought about. */
export const pairings: Words['pairings'] = {
  heading: 'Poznajcie się',
  headingAgain: 'Pora na kolejną rozmowę',
  why: 'Dlaczego Wy?',
  helps: (giver, receiver, topic) => [
    `${topic}: `,
    { mention: receiver },
    ' szuka, ',
    { mention: giver },
    ' może pomóc.',
  ],
  shares: (count, topics) => `${count === 1 ? 'Wspólny temat' : 'Wspólne tematy'}: ${topics}.`,
  sharesSome: (topics, names) => `Wspólny temat: ${topics} (${names}).`,
  firstMeeting: 'Tym razem po prostu ktoś nowy: to Wasza pierwsza rozmowa przez Acquaint.',
  metBefore: (weeks) =>
    plural(weeks, {
      one: 'Od Waszej ostatniej rozmowy minął mniej więcej tydzień.',
      few: 'Od Waszej ostatniej rozmowy minęły mniej więcej # tygodnie.',
      many: 'Od Waszej ostatniej rozmowy minęło mniej więcej # tygodni.',
      other: 'Od Waszej ostatniej rozmowy minęło mniej więcej # tygodnia.',
    }),
  someMetBefore: 'Część z Was ma już za sobą wspólną rozmowę.',
  differentGroups: 'Pracujecie w różnych firmach.',
  sameGroup: 'Pracujecie w tej samej firmie.',
  newcomer: (newcomer) => ['Od niedawna w społeczności: ', { mention: newcomer }, '.'],
  commonTime: (hours) => `Wspólne godziny pracy: ${hours} h dziennie.`,
  silent: (starter) => [
    'Na razie jest tu cicho. Na początek wystarczy krótkie „cześć”: ',
    { mention: starter },
    '. Jeśli rozmawiacie gdzie indziej, wystarczy jedno naciśnięcie.',
  ],
  slotsTitle:
    'Terminy w Waszych godzinach pracy (30 min). Gdy wszystkie osoby wybiorą ten sam, spotkanie będzie ustalone:',
  fixed: 'Ten termin pasuje wszystkim. Plik doda go do kalendarza.',
  smaller: 'Jedna osoba nie bierze już udziału w tej rundzie. Rozmowa toczy się dalej w tym gronie.',
  roomlessSummary: (name) => `Rozmowa dla Ciebie: ${name}`,
  roomless: 'Wspólnej rozmowy nie udało się otworzyć, więc napisz, proszę, bezpośrednio:',
  checkIn: (name) => [`Twoja rozmowa z rundy (${name}):`],
  answered: {
    met: 'Świetnie, dziękujemy za wiadomość.',
    scheduled: 'Dziękujemy. Udanej rozmowy!',
    notYet: 'Dziękujemy. Nie ma pośpiechu; któraś z następnych rund może dać Wam drugą okazję.',
    willNot: 'Dziękujemy za wiadomość. Tak bywa; nikt się o tym nie dowie.',
  },
  endedSummary: 'Rozmowa z rundy się nie odbędzie',
  ended: (name) =>
    `Druga strona nie bierze już udziału, więc tej rozmowy nie będzie (${name}). W następnej rundzie masz pierwszeństwo.`,
  endedReplaced: (name) =>
    `Druga strona nie bierze już udziału (${name}). Ktoś inny czeka na rozmowę: za chwilę otworzy się nowa.`,
};
