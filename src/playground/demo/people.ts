/**
 * The community newcomers meet in the playground: sixty invented business people around Kraków and abroad.
 * A line: name | headline | company | zone | languages spoken | language of messages | offers (tag:level) |
 * seeks (tag) | in their own words.
 */
export const demoPeople = `
Ada Nowak|Founder, invoicing for small firms|Fakturka|Europe/Warsaw|pl,en|en|product-management:3,saas:2,startups:2|fundraising,typescript,ksef|I build invoicing software for companies of one to ten people. Second start-up, first profitable one.
Sam Okafor|Partner manager, cloud services|Northbridge Cloud|Europe/London|en|en|partnerships:3,cloud:2,b2b-sales:3|export,dach-market|Ten years of putting software vendors and integrators at one table. I like short calls and clear next steps.
Grace Lindqvist|Angel investor, former CFO|Lindqvist Capital|Europe/Berlin|en,de|en|fundraising:3,finance:3,angel-investing:3|saas,startups|I was CFO through two acquisitions. Now I write first tickets for B2B software and help founders read a term sheet.
Ola Zielińska|Doradczyni podatkowa, KSeF i VAT|Zielińska Podatki|Europe/Warsaw|pl,en|pl|tax:3,ksef:3,accounting:2|crm,marketing|Od dwunastu lat tłumaczę przepisy na język firm. Ostatnio głównie KSeF i ulga B+R.
Tomasz Wrona|Właściciel, software house|Kruk Software|Europe/Warsaw|pl,en|pl|react:3,typescript:2,software-development:3|b2b-sales,dach-market|Trzydziestoosobowy zespół z Krakowa. Przenosimy stare aplikacje na React i TypeScript bez zatrzymywania sprzedaży.
Magda Kowal|Head of Growth|Fitmatka|Europe/Warsaw|pl,en|pl|marketing:3,paid-ads:3,ecommerce:2|copywriting,web-analytics|Prowadzę marketing marki DTC od zera do 40 mln zł przychodu. Lubię liczby i krótkie testy.
Piotr Maj|CTO, logistyka|TransMaj|Europe/Warsaw|pl|pl|logistics:3,erp:2,devops:2,react:3,typescript:2|typescript,data-engineering|Spinam magazyny, przewoźników i ERP. Wiem, czego nie robić przy wdrożeniu WMS.
Ewa Sikora|HR Business Partner|Delta Steel|Europe/Warsaw|pl,en|pl|recruitment:3,hr:3,employer-branding:2|labour-law,ai|Rekrutuję inżynierów do produkcji i IT, na rynku, na którym wszyscy szukają tych samych ludzi.
Jan Baran|Radca prawny, umowy IT|Baran i Wspólnicy|Europe/Warsaw|pl,en|pl|contracts:3,law:3,ip-law:2,tax:3|lead-generation,pr|Umowy wdrożeniowe, SLA, licencje. Piszę tak, żeby druga strona też to rozumiała.
Kasia Duda|Eksport mebli do DACH|Dębowe|Europe/Warsaw|pl,de|pl|export:3,dach-market:3,b2b-sales:3|ecommerce,logistics|Sprzedajemy meble z litego drewna do Niemiec i Austrii od 2009 roku. Targi, dystrybutorzy, reklamacje: przerobione.
Marek Lis|Inwestor, fundusz zalążkowy|Wawel Seed|Europe/Warsaw|pl,en|pl|fundraising:3,venture-capital:3,pitching:2,startups:3|saas,ai|Oglądam sześćset prezentacji rocznie i inwestuję w dziesięć. Chętnie mówię, dlaczego nie w pozostałe.
Hanna Wójcik|Szefowa sprzedaży B2B|Kvadrat Systems|Europe/Warsaw|pl,en|pl|b2b-sales:3,negotiation:3,crm:2,recruitment:3|recruitment,marketing|Buduję zespoły handlowe w firmach technologicznych. Lejek, rozmowa, follow-up, bez magii.
Daniel Reed|Growth advisor for B2B SaaS|Reed & Daughters|Europe/London|en|en|marketing:3,saas:3,content-marketing:2|partnerships,uk-market|I help B2B SaaS companies find the one channel that works before they hire a team for five.
Nina Petrova|UX researcher|freelance|Europe/Berlin|en,de|en|ux-research:3,ux:2,product-discovery:2|career,design|Interviews, diary studies, and the courage to say nobody needs this.
Łukasz Żak|Programista React i Node|Kruk Software|Europe/Warsaw|pl,en|pl|react:3,typescript:2,nodejs:2|leadership,mentoring|Osiem lat frontu. Uczę juniorów i przenoszę moduły po jednym na TypeScript.
Agnieszka Pawlak|Księgowa, biuro rachunkowe|Bilans Plus|Europe/Warsaw|pl|pl|accounting:3,tax:3,payroll:3|marketing,no-code|Prowadzimy osiemdziesiąt firm. KSeF wdrożony u wszystkich, z nerwami, ale wdrożony.
Krzysztof Bąk|Dyrektor produkcji|Delta Steel|Europe/Warsaw|pl|pl|manufacturing:3,lean:3,quality-management:2|energy,recruitment|Stal, spawanie, normy. Skróciłem przezbrojenie z czterech godzin do czterdziestu minut.
Monika Górska|Dotacje i fundusze europejskie|Grant Lab|Europe/Warsaw|pl,en|pl|grants:3,fundraising:3,strategy:1,tax:3|ai,construction|Sześćdziesiąt wniosków, czterdzieści jeden podpisanych umów. Mówię też, kiedy nie warto składać.
Paweł Sowa|DevOps, Kubernetes|freelance|Europe/Warsaw|pl,en|pl|kubernetes:3,devops:3,aws:2,typescript:2|b2b-sales,tax|Stawiam klastry, a potem uczę zespoły, żeby mnie nie potrzebowały.
Zofia Krawczyk|Fundacja edukacyjna|Otwarta Klasa|Europe/Warsaw|pl|pl|ngo:3,ngo-fundraising:3,events:2|marketing,events|Uczymy programowania dzieci z małych miejscowości. Darczyńcy, wolontariusze, dużo telefonów.
Adam Wilk|Ekspert ds. bezpieczeństwa|SecWilk|Europe/Warsaw|pl,en|pl|security:3,pentesting:3,iso27001:2|b2b-sales,partnerships|Testy penetracyjne i przygotowanie do ISO 27001. Raporty, które czyta też zarząd.
Julia Mazur|Copywriterka|freelance|Europe/Warsaw|pl,en|pl|copywriting:3,content-marketing:2,branding:1,marketing:3|ecommerce,saas|Strony, oferty i newslettery po polsku i angielsku. Skracam.
Rafał Czarny|Właściciel, sklep z kawą|Czarny Ziarna|Europe/Warsaw|pl|pl|ecommerce:3,retail:2,branding:2,export:3|paid-ads,logistics|Palarnia i sklep internetowy. Dwadzieścia tysięcy paczek rocznie z jednego magazynu.
Beata Król|Dyrektor finansowa|Kvadrat Systems|Europe/Warsaw|pl,en|pl|finance:3,valuation:2,m-and-a:2,tax:3|leadership,bi|Modele, cash flow, bank. Przeszłam sprzedaż spółki po stronie sprzedającego.
Michał Gajda|Architekt danych|DataForge|Europe/Warsaw|pl,en|pl|data-engineering:3,bi:2,databases:3|dach-market,recruitment|Hurtownie, które ktoś potem potrafi utrzymać. Postgres, dbt, mniej narzędzi.
Emily Carter|Immigration and relocation lawyer|Carter Legal|Europe/London|en|en|immigration:3,labour-law:2,law:3|partnerships,hr|Moving engineers between the UK and the EU without losing six months.
Jonas Weber|Procurement lead, automotive|Weber Zulieferer|Europe/Berlin|de,en|en|procurement:3,automotive:3,negotiation:2,export:3|manufacturing,quality-management|I buy machined parts from Poland and Czechia. I know what the buyer's spreadsheet looks like.
Lucía Ferrer|Founder, travel tech|Rutas|Europe/Madrid|es,en|en|tourism:3,startups:2,fundraising:3|react,marketing|Raised a seed round from three countries. Happy to share the data room, not the sleep.
Olena Bondar|Product designer|Bondar Studio|Europe/Warsaw|uk,pl,en|en|design:3,ux:3,accessibility:2,react:3|saas,partnerships|Design systems and accessibility audits. Moved to Kraków in 2022 with a laptop and two clients.
Wojciech Kaczmarek|Prezes, firma budowlana|Kaczmarek Bud|Europe/Warsaw|pl|pl|construction:3,public-procurement:2,project-management:2|energy,law|Hale i biurowce. Przetargi publiczne od strony wykonawcy, razem z odwołaniami.
Barbara Jaworska|Coach liderów|freelance|Europe/Warsaw|pl,en|pl|coaching:3,leadership:3,burnout:2,recruitment:3|hr,events|Pracuję z osobami, które awansowały na szefa tydzień temu. I z tymi, które są nim za długo.
Szymon Adamczyk|Uczenie maszynowe|Widok AI|Europe/Warsaw|pl,en|pl|machine-learning:3,ai:3,computer-vision:2,typescript:2|fundraising,manufacturing|Kontrola jakości z kamery. Modele działające na hali, nie tylko w prezentacji.
Anna Rutkowska|PR i media|Rutkowska PR|Europe/Warsaw|pl,en|pl|pr:3,social-media:2,public-speaking:2,marketing:3|ai,saas|Dziennikarka przez dekadę, teraz po drugiej stronie. Pomagam powiedzieć to w dwóch zdaniach.
Bartosz Kubiak|Fotowoltaika i magazyny energii|Słońce Plus|Europe/Warsaw|pl|pl|energy:3,sustainability:2,b2b-sales:3|construction,grants|Instalacje dla firm od 50 kW. Liczę zwrot przed ofertą, nie po.
Natalia Szewczyk|Adwokatka, prawo pracy|Szewczyk Kancelaria|Europe/Warsaw|pl|pl|labour-law:3,law:3,compliance:2,recruitment:3|hr,marketing|Umowy, kontrole, sygnaliści. Wolę zapobiegać niż bronić.
Grzegorz Pietrzak|Kierownik projektów IT|Kvadrat Systems|Europe/Warsaw|pl,en|pl|project-management:3,agile:3,change-management:2|leadership,product-management|Wdrożenia ERP i ludzie, którzy ich nie chcieli. Da się.
Karolina Malec|Employer branding|Malec Media|Europe/Warsaw|pl,en|pl|employer-branding:3,recruitment:3,video:2|hr,b2b-sales|Filmy z pracownikami bez scenariusza. Działają lepiej.
Robert Stępień|Handel z Wielką Brytanią|Stępień Trade|Europe/Warsaw|pl,en|pl|uk-market:3,export:3,customs:3,tax:3|logistics,ecommerce|Po brexicie przeszedłem każdą kontrolę, jaką można przejść. Odprawy, VAT, etykiety.
Iwona Lewandowska|Doradczyni podatkowa, spółki|Lewandowska Tax|Europe/Warsaw|pl,en|pl|tax:3,company-law:2,accounting:2|m-and-a,lead-generation|Estoński CIT, przekształcenia, sukcesja firm rodzinnych.
Damian Zawada|Sprzedaż SaaS do korporacji|Signalo|Europe/Warsaw|pl,en|pl|b2b-sales:3,saas:2,partnerships:2|recruitment,crm|Cykl dziewięć miesięcy, trzy komitety zakupowe. Notatki do wglądu.
Priya Raman|Data scientist, insurance|Aviva Labs|Europe/London|en|en|data-science:3,insurance:3,machine-learning:2|ai-act,career|Pricing models and the regulators who read them.
Marta Olszewska|Sprzedaż B2B, narzędzia|Olszewska Tools|Europe/Warsaw|pl|pl|b2b-sales:3,manufacturing:2,export:3|dach-market,ecommerce|Narzędzia pomiarowe dla przemysłu, trzecie pokolenie w firmie.
Filip Urban|Frontend, mentor|Urban Code|Europe/Warsaw|pl,en|pl|react:3,typescript:2,frontend:3|leadership,public-speaking|Migracje na TypeScript robię małymi krokami i z testami. Prowadzę też grupę mentoringową.
Sylwia Kania|Szkolenia i e-learning|Kania Kursy|Europe/Warsaw|pl|pl|learning-development:3,public-speaking:3,edtech:2,recruitment:3,marketing:3|video,b2b-sales|Projektuję szkolenia, po których coś zostaje w poniedziałek.
Igor Bielak|Inżynier systemów wbudowanych|Bielak Devices|Europe/Warsaw|pl,en|pl|embedded:3,iot:3,cpp:2,typescript:2|manufacturing,fundraising|Czujniki do maszyn. Od płytki do chmury.
Helena Marczak|Rekrutacja IT|Marczak Talent|Europe/Warsaw|pl,en|pl|recruitment:3,hr:2,career:2|crm,partnerships|Obsadzam role, o których nikt nie pisze ogłoszeń.
Oskar Wieczorek|Automatyzacje bez kodu|Wieczorek Flow|Europe/Warsaw|pl,en|pl|no-code:3,crm:3,operations:2,typescript:2|lead-generation,accounting|Łączę CRM, fakturowanie i pocztę, żeby nikt nie przepisywał.
Dorota Banaś|Marketing w nieruchomościach|Banaś Nieruchomości|Europe/Warsaw|pl|pl|proptech:2,marketing:3,social-media:2|photography,web-analytics|Sprzedaż mieszkań przez treść, nie przez banery.
Victor Almeida|Export manager, food|Almeida Foods|Europe/Lisbon|pt,en|en|export:3,retail:3,negotiation:2|logistics,uk-market|Olive oil into supermarkets of nine countries. Ask me about private label.
Kamil Rybak|Badania i testy produktów|Rybak Research|Europe/Warsaw|pl,en|pl|market-research:3,product-discovery:2,pricing:2,marketing:3|saas,startups|Ankiety, wywiady i testy ceny, zanim powstanie produkt.
Teresa Wysocka|Ochrona danych, RODO|Wysocka IOD|Europe/Warsaw|pl|pl|privacy:3,compliance:3,law:2|healthcare,security|Inspektor ochrony danych dla dwudziestu firm i jednego szpitala.
Mateusz Polak|Założyciel, zdrowie cyfrowe|MedTor|Europe/Warsaw|pl,en|pl|healthcare:3,startups:3,fundraising:3,react:3,typescript:2|privacy,typescript|Certyfikacja wyrobu medycznego i dwie rundy. W tej kolejności boli mniej.
Elżbieta Tomczyk|Logistyka chłodnicza|Tomczyk Fresh|Europe/Warsaw|pl|pl|logistics:3,agriculture:2,operations:2,export:3|erp,energy|Warzywa z Małopolski na półki w czterech krajach, w trzydzieści godzin.
Hubert Sadowski|Pozyskiwanie klientów B2B|Sadowski Leads|Europe/Warsaw|pl,en|pl|lead-generation:3,email-marketing:3,b2b-sales:3,marketing:3|copywriting,recruitment|Kampanie do stu firm, nie do stu tysięcy.
Rachel Stein|Board advisor, retail|Stein Advisory|America/New_York|en|en|strategy:3,retail:3,leadership:3|export,ecommerce|Took two European brands into the US. One worked; I learned more from the other.
Weronika Sroka|Tłumaczka i lokalizacja|Sroka Słowa|Europe/Warsaw|pl,en,de|pl|translation:3,copywriting:2,dach-market:1,export:3|saas,export|Strony i umowy na niemiecki, tak żeby Niemiec nie zauważył.
Konrad Dziedzic|Analityka i raporty|Dziedzic BI|Europe/Warsaw|pl,en|pl|bi:3,excel:3,web-analytics:2|b2b-sales,erp|Raport, który otwierają, zamiast pięćdziesięciu, których nie.
Alicja Borowska|Społeczności i wydarzenia|Borowska Events|Europe/Warsaw|pl,en|pl|events:3,community-building:3,partnerships:2,marketing:3|pr,fundraising|Konferencje na trzysta osób i kolacje na dwanaście. Te drugie działają lepiej.
Norbert Cieślak|Pozyskiwanie kapitału dla przemysłu|Cieślak Kapitał|Europe/Warsaw|pl,en|pl|fundraising:3,finance:2,m-and-a:3,export:3|manufacturing,energy|Finansowanie dłużne i inwestorzy branżowi dla firm produkcyjnych.
Yuki Tanaka|Product manager, payments|Paylane|Europe/Warsaw|ja,en|en|product-management:3,fintech:3,pricing:2|typescript,community-building|Checkout flows in seven currencies. New in Kraków, learning Polish by ordering too much soup.
`;
