/** Topics of business: one a line, in the format of `parseTopics`. */
export const business = `
fundraising|skill|Fundraising; raising money; raise a round; fund raising; capital raising; seed round; series a; pre-seed|Pozyskiwanie finansowania; pozyskiwanie kapitału; pozyskiwanie funduszy; zbieranie rundy; runda seed; runda inwestycyjna; finansowanie startupu|startups
venture-capital|skill|Venture capital; VC; investor; investors; vc fund|Fundusze VC; inwestor; inwestorzy; fundusz inwestycyjny|fundraising
angel-investing|skill|Angel investing; business angel; angel investor|Anioł biznesu; inwestor anioł; aniołowie biznesu|venture-capital
grants|skill|Grants; grant writing; public funding; eu grants; eu funds; horizon europe; subsidies|Dotacje; granty; pisanie wniosków; wnioski o dofinansowanie; fundusze unijne; fundusze europejskie; dofinansowanie; PARP; NCBR|fundraising
crowdfunding|skill|Crowdfunding; kickstarter|Crowdfunding; zbiórka społecznościowa; zbiórki|fundraising
ngo-fundraising|skill|Nonprofit fundraising; donor relations; donors; philanthropy; charity fundraising|Fundraising w NGO; darczyńcy; pozyskiwanie darczyńców; filantropia|fundraising,ngo
startups|skill|Startups; founder; co-founder; entrepreneurship; startup|Startupy; założyciel; założycielka; przedsiębiorczość; własna firma; współzałożyciel|
business-model|skill|Business model; lean canvas; unit economics; business plan|Model biznesowy; biznesplan; ekonomia jednostkowa|startups
pitching|skill|Pitching; pitch deck; investor deck; demo day|Pitching; pitch deck; prezentacja dla inwestorów; pitchowanie|fundraising
m-and-a|skill|Mergers and acquisitions; M&A; selling a company; exit; due diligence; acquisition|Fuzje i przejęcia; sprzedaż firmy; przejęcie spółki; due diligence; exit|finance
valuation|skill|Company valuation; valuation|Wycena firmy; wycena spółki; wyceny|finance
finance|skill|Corporate finance; CFO; financial modelling; financial model; budgeting; controlling; cash flow; fp&a|Finanse firmy; dyrektor finansowy; model finansowy; budżetowanie; kontroling; controlling; płynność finansowa; przepływy pieniężne|
accounting|skill|Accounting; bookkeeping; accountant|Księgowość; rachunkowość; księgowa; księgowy; biuro rachunkowe|finance
tax|skill|Tax; tax advice; VAT; CIT; transfer pricing; R&D tax relief; ip box|Podatki; doradztwo podatkowe; doradca podatkowy; VAT; CIT; PIT; ceny transferowe; ulga B+R; IP Box; estoński CIT|finance
ksef|skill|E-invoicing; KSeF; electronic invoices|KSeF; e-faktury; faktury elektroniczne; faktura ustrukturyzowana|tax
audit-financial|skill|Financial audit; statutory audit; auditor|Audyt finansowy; biegły rewident; badanie sprawozdań|finance
pricing|skill|Pricing; price strategy; monetization; packaging|Cennik; strategia cenowa; polityka cenowa; wycena usług; monetyzacja|product-management
procurement|skill|Procurement; purchasing; sourcing suppliers; tenders; rfp|Zakupy; dział zakupów; dostawcy; przetargi; zamówienia publiczne|operations
public-procurement|skill|Public procurement; public tenders|Zamówienia publiczne; przetargi publiczne; PZP|procurement
operations|skill|Operations; COO; process improvement; business operations|Operacje; dyrektor operacyjny; usprawnianie procesów; procesy operacyjne|
lean|skill|Lean management; six sigma; kaizen; continuous improvement|Lean; six sigma; kaizen; ciągłe doskonalenie|operations
project-management|skill|Project management; PMP; Prince2; project manager; =PM|Zarządzanie projektami; kierownik projektu; PMP; Prince2|
agile|skill|Agile; scrum; kanban; scrum master; agile coaching|Agile; scrum; kanban; scrum master; zwinne zarządzanie; metodyki zwinne|project-management
change-management|skill|Change management; organizational transformation; reorganisation|Zarządzanie zmianą; transformacja organizacji; reorganizacja|operations
strategy|skill|Strategy; business strategy; strategic planning; OKR; OKRs|Strategia; strategia firmy; planowanie strategiczne; OKR|
export|skill|International expansion; export; market entry; go global; new markets|Eksport; ekspansja zagraniczna; wejście na rynek; rynki zagraniczne; internacjonalizacja|strategy
dach-market|skill|DACH market; German market; Germany expansion|Rynek niemiecki; rynek DACH; Niemcy; ekspansja do Niemiec|export
uk-market|skill|UK market; British market; United Kingdom|Rynek brytyjski; Wielka Brytania; =UK|export
us-market|skill|US market; American market; United States expansion|Rynek amerykański; USA; Stany Zjednoczone|export
customs|skill|Customs; customs clearance; import export formalities; incoterms|Cło; odprawa celna; odprawy celne; incoterms; formalności celne|logistics
`;
