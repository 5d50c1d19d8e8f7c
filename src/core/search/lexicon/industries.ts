/** Topics of industries: one a line, in the format of `parseTopics`. */
export const industries = `
logistics|industry|Logistics; supply chain; freight; shipping; warehousing; transport; trucking; forwarder; 3PL; last mile|Logistyka; łańcuch dostaw; spedycja; transport; magazynowanie; magazyn; przewozy; TSL; kurier|
manufacturing|industry|Manufacturing; production; factory; industry 4.0; industrial|Produkcja; fabryka; przemysł; przemysł 4.0; zakład produkcyjny|
retail|industry|Retail; FMCG; consumer goods|Handel detaliczny; FMCG; sieć handlowa; detal|
fintech|industry|Fintech; payments; banking; open banking; neobank; PSD2; lending|Fintech; płatności; bankowość; bank; PSD2; pożyczki|
insurance|industry|Insurance; insurtech|Ubezpieczenia; insurtech; ubezpieczyciel|
healthcare|industry|Healthcare; health tech; medtech; medical; hospital; telemedicine; medical devices; MDR; clinical trials|Ochrona zdrowia; medycyna; medtech; szpital; telemedycyna; wyroby medyczne; MDR; badania kliniczne; służba zdrowia|
pharma|industry|Pharma; biotech; pharmaceuticals; life sciences|Farmacja; biotechnologia; branża farmaceutyczna; leki|healthcare
edtech|industry|Education; edtech; schools; teaching; university; teacher|Edukacja; edtech; szkoły; nauczanie; uczelnia; nauczyciel; nauczycielka|
proptech|industry|Real estate; proptech; property|Nieruchomości; proptech; rynek nieruchomości|
construction|industry|Construction; architecture buildings; BIM; civil engineering|Budownictwo; budowa; BIM; inżynieria lądowa; generalny wykonawca|
energy|industry|Energy; renewables; solar; photovoltaics; wind; energy storage; power grid|Energetyka; OZE; fotowoltaika; energia odnawialna; panele słoneczne; magazyny energii; wiatraki|
sustainability|skill|Sustainability; ESG; CSRD; carbon footprint; climate; circular economy|Zrównoważony rozwój; ESG; CSRD; ślad węglowy; klimat; gospodarka obiegu zamkniętego|
agriculture|industry|Agriculture; agritech; farming; food production|Rolnictwo; agritech; gospodarstwo rolne; produkcja żywności|
hospitality|industry|Hospitality; restaurants; gastronomy; hotels; horeca; catering|Gastronomia; restauracje; hotelarstwo; hotele; HoReCa; restauracja|
tourism|industry|Tourism; travel; travel agency|Turystyka; podróże; biuro podróży|
automotive|industry|Automotive; cars; e-mobility; electric vehicles; EV charging|Motoryzacja; automotive; samochody; elektromobilność; samochody elektryczne|
telecom|industry|Telecommunications; telco; 5G|Telekomunikacja; telekom; 5G|
media|industry|Media; journalism; publishing; journalist; press|Media; dziennikarstwo; wydawnictwo; dziennikarz; dziennikarka; redakcja prasowa|
music|industry|Music; musician; music production; concerts|Muzyka; muzyk; produkcja muzyczna; koncerty|
film|industry|Film; cinema; documentary; screenwriting|Film; kino; dokument; scenariusz|
fashion|industry|Fashion; clothing; apparel; textiles|Moda; odzież; ubrania; tekstylia|
ngo|industry|NGO; nonprofit; non-profit; foundation; association; charity; volunteering|NGO; fundacja; stowarzyszenie; organizacja pozarządowa; trzeci sektor; wolontariat; organizacje pozarządowe|
public-sector|industry|Public sector; government; local government; city council; civic tech; public administration|Sektor publiczny; administracja publiczna; samorząd; urząd; gmina; miasto|
defence|industry|Defence; dual-use; military; drones; space; aerospace|Obronność; wojsko; drony; dual-use; kosmos; lotnictwo|
sports|industry|Sports; fitness; sport tech; running|Sport; fitness; trening; bieganie|
research|skill|Scientific research; academia; PhD; research grants; R&D; tech transfer|Nauka; badania naukowe; doktorat; B+R; transfer technologii; naukowiec; naukowczyni|
translation|skill|Translation; translator; localization; interpreting; i18n|Tłumaczenia; tłumacz; tłumaczka; lokalizacja; tłumaczenie|
photography|skill|Photography; photographer; photo shoot|Fotografia; fotograf; fotografka; sesja zdjęciowa; zdjęcia|
real-time-crisis|skill|Crisis management; business continuity; disaster recovery|Zarządzanie kryzysowe; ciągłość działania; sytuacja kryzysowa|
quality-management|skill|Quality management; ISO 9001; audits; quality audit|Zarządzanie jakością; ISO 9001; audyt jakości|
it-outsourcing|industry|IT outsourcing; software house; agency; consultancy|Software house; outsourcing IT; agencja; body leasing; firma konsultingowa|
saas|industry|SaaS; software as a service; subscription business|SaaS; oprogramowanie jako usługa; model subskrypcyjny|
`;
