-- The record: one SQLite file. Every offset counts code points of articles.text, end exclusive, so that
-- substr(text, start + 1, end - start) gives the words. Ids are content hashes, equal on every machine.

CREATE TABLE meta (              -- what this file is: schema version, version of Runut that made it
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE articles (          -- one row for each page that was read
  seq INTEGER PRIMARY KEY,       -- order of arrival; the row number of the full-text index
  id TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,          -- path or address, the smallest if the same page came from several
  name TEXT NOT NULL,            -- base name of source
  sha256 TEXT NOT NULL,          -- of the bytes read
  url TEXT,
  outlet TEXT,                   -- as the page states it; null when it does not
  title TEXT,
  published TEXT,                -- ISO 8601; null when the page does not say
  published_basis TEXT,
  day TEXT,                      -- the day of publication, else the first day that the article's events name
  language TEXT,
  media_type TEXT NOT NULL,
  text TEXT NOT NULL,            -- the whole page as kept, furniture included
  data BLOB NOT NULL,            -- the article without its text, JSON
  analysis BLOB NOT NULL,        -- everything found in it, JSON, compressed with zlib
  made_by TEXT NOT NULL          -- JSON: layer to name and version of what found it
);
CREATE INDEX articles_sha256 ON articles(sha256);
CREATE INDEX articles_day ON articles(day);
CREATE INDEX articles_outlet ON articles(outlet);

CREATE TABLE sources (           -- every place that a page came from; a source already here is not read again
  source TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,          -- of the bytes read
  article TEXT,                  -- null when the page became a failure
  stated TEXT NOT NULL           -- JSON: what was said about the page from outside it
) WITHOUT ROWID;
CREATE INDEX sources_article ON sources(article);

CREATE TABLE raw (               -- the bytes as they came, compressed with zlib
  sha256 TEXT PRIMARY KEY,
  media_type TEXT,
  fetched TEXT,
  bytes BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE failures (          -- pages that could not be used, and why
  source TEXT NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  sha256 TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (source, stage)
) WITHOUT ROWID;

CREATE TABLE mentions (          -- proper names in articles
  article TEXT NOT NULL,
  n INTEGER NOT NULL,            -- position in the article's list of mentions
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,            -- PER ORG GPE LOC EVENT
  actor TEXT,
  name TEXT,
  country TEXT,
  office TEXT,
  PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX mentions_actor ON mentions(actor, article);

CREATE TABLE times (             -- time expressions in articles
  article TEXT NOT NULL,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT,
  first TEXT,                    -- the closed interval of days
  last TEXT,
  role TEXT,
  PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE quotes (            -- quotations and reported statements in articles
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,            -- direct indirect mixed
  speaker TEXT,                  -- actor id
  speaker_name TEXT,
  force TEXT NOT NULL,
  said TEXT,
  credited_to TEXT NOT NULL      -- JSON list of source names
) WITHOUT ROWID;
CREATE INDEX quotes_article ON quotes(article);
CREATE INDEX quotes_speaker ON quotes(speaker_name);

CREATE TABLE credits (           -- places where articles say where they have something from
  article TEXT NOT NULL,         -- key columns first: SQLite 3.40's quick_check misreads other orders as NULL
  n INTEGER NOT NULL,
  source TEXT NOT NULL,          -- one row for each source of a credit
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,            -- wire outlet official self photo
  covers TEXT NOT NULL,
  PRIMARY KEY (article, n, source)
) WITHOUT ROWID;
CREATE INDEX credits_source ON credits(source);

CREATE TABLE event_mentions (    -- PLOVER events as one article tells them
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  status TEXT NOT NULL,
  date TEXT,
  date_basis TEXT NOT NULL,
  start INTEGER NOT NULL,        -- of the evidence
  "end" INTEGER NOT NULL,
  background INTEGER NOT NULL,
  confidence REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_mentions_article ON event_mentions(article);

CREATE TABLE origins (           -- independent origins of an article's main news
  article TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (article, name)
) WITHOUT ROWID;

-- What is concluded across articles. `data` holds the whole value as JSON.

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  articles INTEGER NOT NULL,
  data BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first TEXT,
  last TEXT,
  articles INTEGER NOT NULL,     -- the three counts, and the articles that name no origin
  outlets INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  unnamed INTEGER NOT NULL,
  data BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX stories_last ON stories(last);

CREATE TABLE story_articles (
  article TEXT PRIMARY KEY,
  story TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_articles_story ON story_articles(story);

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  mode TEXT,
  status TEXT NOT NULL,
  date TEXT,
  place TEXT,
  title TEXT NOT NULL,
  story TEXT,
  articles INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  background INTEGER NOT NULL,
  data BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_date ON events(date);
CREATE INDEX events_type ON events(type, date);
CREATE INDEX events_story ON events(story);

CREATE TABLE event_members (     -- which event mentions an event holds
  mention TEXT PRIMARY KEY,
  event TEXT NOT NULL,
  article TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_members_event ON event_members(event);
CREATE INDEX event_members_article ON event_members(article);

CREATE TABLE event_parties (     -- who acts and who is acted upon, by country and by actor
  event TEXT NOT NULL,
  role TEXT NOT NULL,            -- actor recipient
  n INTEGER NOT NULL,
  name TEXT,
  country TEXT,
  actor TEXT,
  PRIMARY KEY (event, role, n)
) WITHOUT ROWID;
CREATE INDEX event_parties_country ON event_parties(country, event);
CREATE INDEX event_parties_actor ON event_parties(actor, event);

CREATE TABLE utterances (        -- one thing said, in one or more wordings
  id TEXT PRIMARY KEY,
  speaker TEXT,
  speaker_name TEXT,
  relation TEXT NOT NULL,        -- single same_utterance paraphrase
  said TEXT,
  articles INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  data BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX utterances_speaker ON utterances(speaker_name);

CREATE TABLE utterance_members (
  quote TEXT PRIMARY KEY,
  utterance TEXT NOT NULL,
  article TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX utterance_members_utterance ON utterance_members(utterance);
CREATE INDEX utterance_members_article ON utterance_members(article);

CREATE TABLE copies (            -- pairs of articles that share wording
  id TEXT PRIMARY KEY,
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  kind TEXT NOT NULL,
  jaccard REAL NOT NULL,
  containment REAL NOT NULL,
  data BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX copies_a ON copies(a);
CREATE INDEX copies_b ON copies(b);

CREATE TABLE conflicts (         -- values that differ between articles
  id TEXT PRIMARY KEY,
  about TEXT NOT NULL,
  ref TEXT NOT NULL,             -- id of the event, utterance or story concerned
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  story TEXT,
  data BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX conflicts_story ON conflicts(story);

CREATE TABLE conflict_articles (
  article TEXT NOT NULL,
  conflict TEXT NOT NULL,
  PRIMARY KEY (article, conflict)
) WITHOUT ROWID;

CREATE TABLE outlines (          -- what each story is about, in little: what arcs are made from
  story TEXT PRIMARY KEY,
  data BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE outline_pairs (     -- the pairs of countries of each story, as "IR RU"
  pair TEXT NOT NULL,
  story TEXT NOT NULL,
  PRIMARY KEY (pair, story)
) WITHOUT ROWID;
CREATE INDEX outline_pairs_story ON outline_pairs(story);

CREATE TABLE arcs (              -- stories joined over years, for one pair of countries
  id TEXT PRIMARY KEY,
  pair TEXT NOT NULL,
  title TEXT NOT NULL,
  data BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX arcs_pair ON arcs(pair);

CREATE TABLE arc_stories (
  story TEXT NOT NULL,
  arc TEXT NOT NULL,
  PRIMARY KEY (story, arc)
) WITHOUT ROWID;
CREATE INDEX arc_stories_arc ON arc_stories(arc);

CREATE TABLE redirects (         -- ids that were merged away, and where they went
  kind TEXT NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  PRIMARY KEY (kind, old)
) WITHOUT ROWID;

CREATE TABLE choices (           -- what people decided; kept for ever, undone ones included
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,            -- merge split right wrong change
  about TEXT NOT NULL,
  data BLOB NOT NULL,
  at TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- What linking keeps for itself, so that a new page only touches its neighbours.

CREATE TABLE features (
  article TEXT PRIMARY KEY,
  maker TEXT NOT NULL,           -- version of the linking room that made them
  pending INTEGER NOT NULL,      -- 1 until the article's neighbourhood is resolved
  data BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX features_pending ON features(pending) WHERE pending = 1;

CREATE TABLE sightings (         -- one actor in one article, as that article's own reading made of it
  article TEXT NOT NULL,
  actor TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (article, actor)
) WITHOUT ROWID;
CREATE INDEX sightings_actor ON sightings(actor);

CREATE TABLE link_keys (
  key TEXT NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE INDEX link_keys_article ON link_keys(article);

CREATE TABLE link_edges (        -- decisions about pairs of articles, a < b; a pair may have several
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  kind TEXT NOT NULL,
  score REAL NOT NULL,
  data BLOB NOT NULL
);
CREATE INDEX link_edges_a ON link_edges(a);
CREATE INDEX link_edges_b ON link_edges(b);

CREATE TABLE learned (           -- what was learned from the record itself, such as an outlet's recurring lines
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TABLE visits (            -- until when a reader has seen what is new, and other small marks of the interface
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Full text of titles and of the parts that are the article (furniture is left out, offsets stay those of text).
CREATE VIRTUAL TABLE article_words USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 2");

-- The words of findings, for people who open this file in another program.
CREATE VIEW quote_words AS
  SELECT q.id, a.name AS source, a.outlet, q.speaker_name, q.kind, q.said,
         substr(a.text, q.start + 1, q."end" - q.start) AS words, q.start, q."end", q.article
  FROM quotes q JOIN articles a ON a.id = q.article;
CREATE VIEW event_words AS
  SELECT e.id, a.name AS source, a.outlet, e.type, e.mode, e.status, e.date,
         substr(a.text, e.start + 1, e."end" - e.start) AS words, e.start, e."end", e.article
  FROM event_mentions e JOIN articles a ON a.id = e.article;
