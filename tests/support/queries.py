"""How often a page asks the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def query_count(client: Client, path: str) -> int:
    """The number of queries that `path` costs; the page must answer 200.

    Savepoints are not counted: outside tests they are the begin and end of a transaction.
    """
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200, f"{path} answered {response.status_code}"
    return sum("SAVEPOINT" not in query["sql"] for query in captured.captured_queries)
