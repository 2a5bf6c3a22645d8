"""How gunicorn serves Pictria. The Procfile names this file."""

import os

from pictria.runner.addresses import listening_addresses

on_heroku = bool(os.environ.get("DYNO"))

bind = listening_addresses()
# Threads, and a time-out for clients that have stopped sending.
worker_class = "pictria.core.slow_clients.ImpatientWorker"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)

# Loaded once and then forked: half the memory and half the work at start, which a small box
# feels. Nothing connects anywhere while Pictria is imported, so no connection is shared.
preload_app = True

# A worker that gave no sign of life for so long is replaced. Slow requests do not count: they
# wait in threads, and the sign comes from the main one.
timeout = 60
# What an upload in flight gets to finish when the site stops; Heroku grants 30 s altogether.
graceful_timeout = 25 if on_heroku else 30
# The sign of life is a file's time stamp; on a slow disk it would arrive late.
in_memory = "/dev/shm"  # noqa: S108  gunicorn makes its files there privately
worker_tmp_dir = in_memory if os.access(in_memory, os.W_OK) else None

# Sign-in addresses carry the next one, percent-encoded twice.
limit_request_line = 8190

# Pictria's own middleware logs requests, without personal data.
accesslog = None
loglevel = (os.environ.get("LOG_LEVEL") or "warning").lower()

# Nobody administers gunicorn through its socket, which would lie outside var/.
control_socket_disable = True

# Heroku's routers have no fixed addresses, and nobody else reaches a dyno.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS") or (
    "*" if on_heroku else "127.0.0.1,::1"
)
# Not every proxy drops such headers of its clients: with SCRIPT_NAME anybody could put an address
# of their own into all links of a page that is kept for everyone.
forwarder_headers = ""
