/** Topics of engineering: one a line, in the format of `parseTopics`. */
export const engineering = `
software-development|skill|Software development; programming; coding; developer; software engineer; programmer|Programowanie; tworzenie oprogramowania; programista; programistka; kodowanie; deweloper|
backend|skill|Backend; back-end; server-side; APIs; api design; graphql; =rest; =REST|Backend; back-end; API; programowanie backendu|software-development
frontend|skill|Frontend; front-end; web development; css; html; ui development|Frontend; front-end; strony internetowe; css; html; tworzenie stron|software-development
mobile|skill|Mobile development; mobile apps; app development; react native; flutter|Aplikacje mobilne; programowanie mobilne; react native; flutter|software-development
ios|skill|iOS; iPhone apps; =Swift|iOS; aplikacje na iPhone; =Swift|mobile
android|skill|Android; Kotlin|Android; Kotlin|mobile
javascript|skill|JavaScript; JS; ECMAScript; ES6|JavaScript; JS|software-development
typescript|skill|TypeScript; TS|TypeScript; TS|javascript
nodejs|skill|Node.js; nodejs; nestjs; =Express; =Node|Node.js; nodejs; =Node|backend,javascript
react|skill|React; React.js; reactjs; next.js; nextjs|React; React.js; reactjs; next.js|frontend,javascript
vue|skill|Vue; Vue.js; vuejs; nuxt|Vue; Vue.js; nuxt|frontend,javascript
angular|skill|Angular; angularjs|Angular; angularjs|frontend,javascript
python|skill|Python; py; django; flask; fastapi|Python; django; flask|software-development
java|skill|Java; spring boot; jvm; =Spring|Java; =Spring|backend
dotnet|skill|.NET; dotnet; C#; csharp; asp.net|.NET; dotnet; C#|backend
php|skill|PHP; laravel; symfony; wordpress|PHP; laravel; symfony; wordpress|backend
go|skill|Golang; =Go|Golang; =Go|backend
rust|skill|rustlang; =Rust|=Rust|software-development
cpp|skill|C++; cpp; embedded c; =C|C++; cpp|software-development
ruby|skill|Ruby; Ruby on Rails; rails|Ruby; rails|backend
embedded|skill|Embedded systems; firmware; microcontrollers; Arduino; raspberry pi; electronics; hardware; PCB|Systemy wbudowane; firmware; mikrokontrolery; elektronika; hardware; arduino; płytki PCB|
iot|skill|IoT; internet of things; sensors|IoT; internet rzeczy; czujniki|embedded
robotics|skill|Robotics; ROS; industrial automation; PLC; automation engineering|Robotyka; automatyka przemysłowa; PLC; roboty|embedded
databases|skill|Databases; SQL; relational databases; data modelling; dba|Bazy danych; SQL; modelowanie danych; administrator baz danych|
postgres|skill|PostgreSQL; Postgres; psql; pg|PostgreSQL; Postgres|databases
mysql|skill|MySQL; MariaDB|MySQL; MariaDB|databases
nosql|skill|NoSQL; MongoDB; Redis; Elasticsearch; Cassandra|NoSQL; MongoDB; Redis; Elasticsearch|databases
devops|skill|DevOps; CI/CD; continuous integration; continuous deployment; infrastructure; platform engineering; github actions; jenkins|DevOps; CI/CD; ciągła integracja; infrastruktura; wdrożenia|
kubernetes|skill|Kubernetes; k8s; container orchestration; docker; containers; =Helm|Kubernetes; k8s; docker; kontenery; orkiestracja kontenerów|devops
cloud|skill|Cloud; cloud computing; cloud architecture; cloud migration; serverless|Chmura; chmura obliczeniowa; migracja do chmury; architektura chmurowa; serverless|devops
aws|skill|AWS; Amazon Web Services; ec2; =Lambda|AWS; Amazon Web Services|cloud
azure|skill|Azure; Microsoft Azure|Azure; Microsoft Azure|cloud
gcp|skill|GCP; Google Cloud|GCP; Google Cloud|cloud
terraform|skill|Terraform; infrastructure as code; IaC; ansible; pulumi|Terraform; infrastruktura jako kod; IaC; ansible|devops
sre|skill|SRE; site reliability; reliability; observability; monitoring; incident response; on-call; scaling; performance; prometheus; grafana|SRE; niezawodność; monitoring; monitorowanie; awarie; skalowanie; wydajność; dyżury; prometheus; grafana|devops
linux|skill|Linux; sysadmin; system administration; bash|Linux; administrator systemów; administracja serwerami; bash; serwery|devops
networking-it|skill|Computer networks; network engineering; cisco; vpn|Sieci komputerowe; administrator sieci; cisco; vpn|
security|skill|Cybersecurity; information security; infosec; application security; appsec; CISO|Cyberbezpieczeństwo; bezpieczeństwo informacji; bezpieczeństwo IT; bezpieczeństwo aplikacji; CISO|
pentesting|skill|Penetration testing; pentests; ethical hacking; red team; vulnerability assessment|Testy penetracyjne; pentesty; etyczny hacking; pentester; testowanie zabezpieczeń|security
architecture|skill|Software architecture; system design; microservices; event-driven; domain-driven design; DDD; solution architect|Architektura oprogramowania; architektura systemów; mikroserwisy; DDD; architekt|software-development
legacy|skill|Legacy modernization; refactoring; technical debt; rewrite; code review|Modernizacja legacy; refaktoryzacja; dług techniczny; przepisanie systemu; code review|software-development
testing|skill|QA; testing; test automation; quality assurance; playwright; cypress; selenium; tester|Testowanie; testy automatyczne; tester; testerka; QA; zapewnienie jakości; automatyzacja testów|software-development
open-source|skill|Open source; OSS; maintainers|Open source; wolne oprogramowanie|software-development
game-dev|industry|Game development; gamedev; video games; =Unity; =Unreal|Tworzenie gier; gamedev; gry komputerowe; gry wideo; =Unity; =Unreal|software-development
no-code|skill|No-code; low-code; Zapier; n8n; Airtable; business automation; workflow automation; =Make; =Bubble|No-code; low-code; zapier; n8n; airtable; automatyzacja procesów; automatyzacje; =make; =Make|
erp|skill|ERP; SAP; Microsoft Dynamics; Odoo|ERP; SAP; system ERP; wdrożenie ERP; Comarch; Subiekt|operations
blockchain|skill|Blockchain; web3; crypto; cryptocurrency; smart contracts; solidity|Blockchain; web3; kryptowaluty; krypto; smart kontrakty|
`;
