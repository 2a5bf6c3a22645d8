"""Where the site stands: its folders, its name and its address."""

from pathlib import Path
from urllib.parse import urlsplit

from pictria.environment import address, env, number, text

BASE_DIR = Path(__file__).resolve().parent.parent
env.read_env(str(BASE_DIR / ".env"))
VAR = Path(text("PICTRIA_VAR", str(BASE_DIR / "var"))).absolute()

# The site and its address
SITE_NAME = text("SITE_NAME", "Pictria")
SITE_URL = address("SITE_URL", f"http://localhost:{number('PORT', 8000, least=1)}")
SITE = urlsplit(SITE_URL)
AT_HOME = SITE.hostname in {"localhost", "127.0.0.1", "::1"}
HTTPS = SITE.scheme == "https"
