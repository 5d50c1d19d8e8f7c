/** Whether a folded word says nothing about the topic of an ask: "szukam kogoś, kto", "looking for someone who". */
export const isBoilerplate = (folded: string): boolean => quiet.has(folded);

const english =
  'a an and any anybody anyone anything are as at be because been being best but by can could did do does doing done ' +
  'don each either else ever every for from get gets getting give go going good great had has have having he hello help ' +
  'helped helping helps her here hey hi him his how i if in into is it its just kind know known knows let like ' +
  'little ll look looking lot made make many may maybe me might more most much must my need needed needing needs new no ' +
  'not of off on one only or other our out over own people per person please possible probably re really right she should ' +
  'since so some somebody someone something sort still such sure talk tell than thank thanks that the their them then ' +
  'there these they thing things think this those through to too try trying under up us use used using ve very wanna want ' +
  'wanted wants was way we well were what when where whether which while who whom whose why will wish with within without ' +
  'work worked working works would year years yet you your advice advise advisor expert experts expertise experience ' +
  'experienced specialist specialists recommend recommendation suggest connect meet find advising actually already about after ' +
  'again all also am around ask asking before between both during first few last next now ours somewhere where whoever ' +
  'somebody understands understand understanding done deal deals dealt chat speak question questions stuff guy folks company companies business ' +
  'small smaller big bigger large larger long short easy hard difficult quick quickly urgent urgently day days week weeks month months today tomorrow time times several couple lots';

const polish =
  'a aby albo ale ani az bardzo bez bo byc byl byla bylo byly bym byli chce chcemy chcialabym chcialbym chcielibysmy chetnie ci ' +
  'cie co cos czego czesc czy dla do dobra dobre dobrego dobry dobrze dosc dwa dzien dzieki gdy gdzie go hej i ich ile im ' +
  'inne ja jak jaka jaki jakie jakiego jakis jakies jakas jego jej jest jestem jestesmy jesli jeszcze juz kims kim kogo kogos komu ' +
  'komus kontakt kontaktu kto ktora ktore ktorego ktory ktorych ktorzy ktos ktoremu lub ma macie mam mamy mi miec mial miala mialby ' +
  'mnie moge moglby moglaby moze mozecie mozna moja moje mojej mojego moim mojemu moj musimy musze my na nad najlepiej nam nami nas nasz nasza nasze ' +
  'naszego naszej naszych naszym nasi naszemu nie niego nim nia ona oni oraz osob osoba osobe osoby osobie osoba pani pan ' +
  'po pod podpowie podpowiedz pogadac polecacie poleci polecic polecicie polecenie pomaga pomagal pomagala pomoc pomocy pomoze pomoga pomogl ' +
  'porada porade porady poradzi poradzic porozmawiac poszukuje poszukujemy potrafi potrzeba potrzebny potrzebna potrzebne potrzebuje potrzebujemy ' +
  'prosze przed przez przy robi robil robila robic rozmowa rozmowe sa sam sama sie siebie sobie swoja swoje swojego szuka szukam szukamy ' +
  'tak taki takie tego tej ten to trzeba tu tym tych u w warto we wie wiedza wiedze wiem wszystko z za ze zeby zna znac znajacy ' +
  'znajaca znajdzie znajomosc zrobic zrobil zrobila zajmuje zajmujacego zajmujaca zajmujacy doswiadczenie doswiadczeniem doswiadczenia doswiadczony ' +
  'doswiadczona doswiadczonego ekspert eksperta ekspertka ekspertem specjalista specjalisty specjaliste specjalistka specjalistki specjalistke temat temacie tematem tematu ' +
  'sprawie sprawy sprawach kwestii zakresu zakresie dziedziny dziedzinie od ode pracowal pracowala ogarnia ogarnie ogarnac wsparcie wsparcia kilka kilku pare dni ' +
  'firma firmy firme firmie firm lat lata roku nowy nowa nowe pierwszy pierwsza pierwsze zajac umie umiejacy wytlumaczy wyjasni doradzi doradzic moglibyscie rozumie ' +
  'duzy duza duze duzego duzej duzych maly mala male malego malej malych szybko szybki pilnie trudne latwe dlugi dlugo dzis jutro tydzien tygodnie miesiac miesiace czas czasu raz razy wiele duzo troche nowego nowej nowych';

const quiet = new Set(`${english} ${polish}`.split(' '));
