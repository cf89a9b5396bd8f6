-- The kinds of passages stand as digits in pair.passages.
CREATE VIEW articles AS
SELECT id, title, outlet, author, date, url, language, agency, words,
       CASE WHEN m.cluster IS NULL THEN '' ELSE printf('%016x', m.cluster) END AS cluster,
       article.number AS number
FROM article LEFT JOIN member m ON m.article = article.number;

CREATE VIEW pairs AS
SELECT printf('%016x', p.id) AS id, a.id AS a, b.id AS b, p.ordering AS ordering, p.words AS words,
       p.coverage_a AS coverage_a, p.coverage_b AS coverage_b,
       json_array_length(p.passages) AS passages,
       CASE WHEN ma.cluster IS NULL OR ma.cluster IS NOT mb.cluster THEN '' ELSE printf('%016x', ma.cluster) END AS cluster,
       a.outlet AS outlet_a, b.outlet AS outlet_b, a.date AS date_a, b.date AS date_b
FROM pair p
JOIN article a ON a.number = p.a
JOIN article b ON b.number = p.b
LEFT JOIN member ma ON ma.article = p.a
LEFT JOIN member mb ON mb.article = p.b;

CREATE VIEW passages AS
SELECT printf('%016x', p.id) AS pair, j.key + 1 AS number,
       j.value ->> 0 AS a_start, j.value ->> 1 AS a_end,
       j.value ->> 2 AS b_start, j.value ->> 3 AS b_end,
       j.value ->> 4 AS words,
       CASE j.value ->> 5 WHEN 0 THEN 'verbatim' WHEN 1 THEN 'edited' ELSE 'rewritten' END AS kind,
       j.value ->> 6 AS similarity, j.value ->> 7 AS quoted
FROM pair p, json_each(p.passages) j;

CREATE VIEW clusters AS
SELECT printf('%016x', c.id) AS id, c.articles AS articles, c.outlets AS outlets,
       a.id AS first, a.outlet AS first_outlet, a.title AS first_title, c.date_from AS date_from, c.date_to AS date_to
FROM cluster c JOIN article a ON a.number = c.first;

CREATE VIEW cluster_members AS
SELECT printf('%016x', m.cluster) AS cluster, m.place + 1 AS place, a.id AS article, a.outlet AS outlet, a.date AS date, a.title AS title
FROM member m JOIN article a ON a.number = m.article;

CREATE VIEW outlets AS
SELECT a.outlet AS outlet, count(*) AS articles, sum(a.words) AS words,
       count(m.article) AS in_clusters, min(NULLIF(a.date, '')) AS date_from, max(NULLIF(a.date, '')) AS date_to
FROM article a LEFT JOIN member m ON m.article = a.number
GROUP BY a.outlet;

CREATE VIEW outlet_pairs AS
SELECT a.outlet AS outlet_a, b.outlet AS outlet_b, count(*) AS pairs, sum(p.words) AS words
FROM pair p JOIN article a ON a.number = p.a JOIN article b ON b.number = p.b
GROUP BY a.outlet, b.outlet;

CREATE VIEW runs AS
SELECT number, kind, tool, snapshot, sources, added, changed, known, removed, skipped FROM run;

CREATE VIEW skipped AS
SELECT run, file, record, reason FROM skip;
