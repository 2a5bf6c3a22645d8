"""Browsers keep static files for ever, so each address stands for one content."""

from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from pictria.core.static import HashedFiles

pytestmark = pytest.mark.once


def test_modules_import_each_other_under_hashed_names(tmp_path: Path) -> None:
    scripts = tmp_path / "js"
    scripts.mkdir()
    (scripts / "a.js").write_text('import { b } from "./b.js";\nb();\n')
    (scripts / "b.js").write_text("export function b() {}\n")
    place = FileSystemStorage(tmp_path)
    files = {name: (place, name) for name in ("js/a.js", "js/b.js")}

    hashed = {
        name: new
        for name, new, _ in HashedFiles(location=tmp_path, base_url="/static/").post_process(files)
    }

    importing = (tmp_path / hashed["js/a.js"]).read_text()
    assert f'"./{Path(hashed["js/b.js"]).name}"' in importing
