/** Topics of data: one a line, in the format of `parseTopics`. */
export const data = `
ai|skill|Artificial intelligence; AI; generative AI; genai|Sztuczna inteligencja; AI; generatywna AI; =SI|
machine-learning|skill|Machine learning; ML; deep learning; neural networks; mlops; pytorch; tensorflow; data scientist|Uczenie maszynowe; ML; machine learning; sieci neuronowe; uczenie głębokie|ai
llm|skill|LLMs; large language models; RAG; prompt engineering; chatbots; GPT; ChatGPT; agents|Duże modele językowe; LLM; RAG; chatboty; prompty; GPT; ChatGPT; agenci AI|ai
nlp|skill|NLP; natural language processing; text mining; speech recognition|NLP; przetwarzanie języka naturalnego; analiza tekstu; rozpoznawanie mowy|ai
computer-vision|skill|Computer vision; image recognition; OCR|Wizja komputerowa; rozpoznawanie obrazów; analiza obrazu; OCR|ai
data-science|skill|Data science; statistics; data analysis; forecasting; predictive models|Data science; statystyka; analiza danych; prognozowanie; modele predykcyjne|
data-engineering|skill|Data engineering; ETL; data pipelines; data warehouse; dbt; airflow; bigquery; =Spark; =Snowflake; snowflake|Inżynieria danych; hurtownia danych; hurtownie danych; potoki danych; ETL; airflow; =Spark|
bi|skill|Business intelligence; Power BI; Tableau; Looker; dashboards; reporting; analytics|Business intelligence; Power BI; Tableau; dashboardy; raportowanie; analityka; raporty|data-science
web-analytics|skill|Web analytics; Google Analytics; GA4; conversion optimization; CRO; A/B testing|Analityka internetowa; Google Analytics; GA4; optymalizacja konwersji; testy A/B|marketing,bi
excel|skill|Excel; spreadsheets; VBA; google sheets|Excel; arkusze kalkulacyjne; VBA|
gis|skill|GIS; maps; geospatial; remote sensing|GIS; mapy; dane przestrzenne; geoinformatyka|
`;
