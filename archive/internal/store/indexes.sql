-- Made after the rows of a first scan, which costs half of keeping them up.
CREATE UNIQUE INDEX IF NOT EXISTS article_id ON article (id);
CREATE INDEX IF NOT EXISTS pair_a ON pair (a);
CREATE INDEX IF NOT EXISTS pair_b ON pair (b);
CREATE INDEX IF NOT EXISTS member_cluster ON member (cluster, place);
