"""The indexes of words: PostgreSQL a stored vector and GIN, SQLite an FTS5 table kept by triggers.

Both are made of our own words, which stand in the columns with spaces between them: neither
database reads text by its own rules.
"""

from django.db import migrations

from pictria.search.trigrams import NO_TRIGRAMS, add_trigrams

TABLES = ("search_postentry", "search_personentry", "search_boardentry")
COLUMNS = ("title", "text", "alt", "names", "times")
# All signs of ASCII that a word or tag may have; letters, digits and all other scripts are anyway.
SIGNS = "!#$%&()*+,-./:;<=>?@[]^_{|}~"
# Positions go on from column to column with a gap, so that no phrase reaches into the next one.
# There are no more than 16,383.
FUNCTION = """
CREATE FUNCTION search_vector(title text, text text, alt text, names text, times text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT COALESCE(string_agg(
        '''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || ''':'
        || least(place, 16383) || weight, ' '
    ), '')::tsvector
    FROM (
        SELECT word, weight, row_number() OVER (ORDER BY part, number) + part AS place
        FROM (VALUES (1, 'A', title), (2, 'B', text), (3, 'C', alt), (4, 'D', names), (5, 'D', times))
            AS parts (part, weight, words),
            unnest(string_to_array(btrim(words), ' ')) WITH ORDINALITY AS each (word, number)
        WHERE word <> ''
    ) AS placed
$$
"""


def index_words(apps, editor):
    make = {"postgresql": _vector, "sqlite": _fts5}[editor.connection.vendor]
    if editor.connection.vendor == "postgresql":
        editor.execute(FUNCTION, params=None)
    for table in TABLES:
        make(editor, table)
    if editor.connection.vendor == "postgresql":
        _trigrams(editor)


def _vector(editor, table):
    columns = ", ".join(COLUMNS)
    editor.execute(
        f"ALTER TABLE {table} ADD COLUMN vector tsvector"
        f" GENERATED ALWAYS AS (search_vector({columns})) STORED"
    )
    # A pending list would make searches slower until it is merged.
    editor.execute(f"CREATE INDEX {table}_vector ON {table} USING gin (vector) WITH (fastupdate = off)")
    # Rare words are many: the planner must know how common the common ones are.
    editor.execute(f"ALTER TABLE {table} ALTER COLUMN vector SET STATISTICS 1000")


def _trigrams(editor):
    if not add_trigrams(editor.connection):
        print(NO_TRIGRAMS)
    editor.execute("CREATE INDEX search_word_beginning ON search_word (kind, word text_pattern_ops)")


def _fts5(editor, table):
    columns, fts = ", ".join(COLUMNS), f"{table}_words"
    old, new = (", ".join(f"{row}.{column}" for column in COLUMNS) for row in ("old", "new"))
    add = f"INSERT INTO {fts} (rowid, {columns}) VALUES (new.subject_id, {new});"
    take = f"INSERT INTO {fts} ({fts}, rowid, {columns}) VALUES ('delete', old.subject_id, {old});"
    editor.execute(
        f"CREATE VIRTUAL TABLE {fts} USING fts5 ({columns}, content='{table}',"
        f" content_rowid='subject_id', columnsize=0, tokenize=\"ascii tokenchars '{SIGNS}'\")",
        params=None,
    )
    for name, event, acts in (
        ("added", "INSERT", add),
        ("gone", "DELETE", take),
        ("changed", f"UPDATE OF {columns}", f"{take} {add}"),
    ):
        editor.execute(
            f"CREATE TRIGGER {fts}_{name} AFTER {event} ON {table} BEGIN {acts} END", params=None
        )


def forget_words(apps, editor):
    for table in TABLES:
        if editor.connection.vendor == "sqlite":
            for name in ("added", "gone", "changed"):
                editor.execute(f"DROP TRIGGER {table}_words_{name}")
            editor.execute(f"DROP TABLE {table}_words")
        else:
            editor.execute(f"ALTER TABLE {table} DROP COLUMN vector")
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX IF EXISTS search_word_trigrams")
        editor.execute("DROP INDEX search_word_beginning")
        editor.execute("DROP FUNCTION search_vector")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_entries")]

    operations = [migrations.RunPython(index_words, forget_words)]
