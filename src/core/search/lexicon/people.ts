/** Topics of people: one a line, in the format of `parseTopics`. */
export const people = `
hr|skill|HR; human resources; people operations; people ops; HR manager|HR; kadry; zasoby ludzkie; dział personalny|
recruitment|skill|Recruitment; hiring; talent acquisition; recruiter; sourcing candidates; interviewing|Rekrutacja; zatrudnianie; rekruter; rekruterka; pozyskiwanie talentów; rozmowy kwalifikacyjne|hr
employer-branding|skill|Employer branding; employer brand|Employer branding; wizerunek pracodawcy; marka pracodawcy|hr,branding
payroll|skill|Payroll; compensation and benefits; salaries; benefits|Płace; kadry i płace; wynagrodzenia; benefity; lista płac|hr
learning-development|skill|Learning and development; training; trainer; workshops; facilitation; instructional design; e-learning|Szkolenia; trener; trenerka; warsztaty; facylitacja; rozwój pracowników; e-learning|hr
coaching|skill|Coaching; coach; executive coaching|Coaching; coach; coachka|
mentoring|skill|Mentoring; mentor; mentorship|Mentoring; mentor; mentorka|
leadership|skill|Leadership; people management; team lead; managing teams; engineering management; manager; feedback|Przywództwo; zarządzanie ludźmi; zarządzanie zespołem; lider zespołu; kierowanie zespołem; menedżer; udzielanie feedbacku|
remote-work|skill|Remote work; distributed teams; async work; remote teams|Praca zdalna; zespoły rozproszone; zespół zdalny|leadership
diversity|skill|Diversity and inclusion; DEI; inclusion; women in tech|Różnorodność i inkluzja; różnorodność; DEI; kobiety w IT|hr
career|skill|Career change; career advice; CV; job search; interview preparation; career switch|Zmiana kariery; doradztwo zawodowe; CV; szukanie pracy; przebranżowienie; rozmowa o pracę|
burnout|skill|Mental health; burnout; wellbeing; stress; psychology; psychologist|Zdrowie psychiczne; wypalenie zawodowe; dobrostan; stres; psycholog; psychologia|
public-speaking|skill|Public speaking; presentations; speaking; storytelling|Wystąpienia publiczne; prezentacje; przemawianie; storytelling|
`;
