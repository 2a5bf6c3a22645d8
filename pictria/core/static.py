"""Static files under names with a hash of their content, those that our modules import included."""

from functools import lru_cache

from whitenoise.storage import CompressedManifestStaticFilesStorage as Hashed

# Django can do so for all scripts, and then stumbles over comments in those of others.
_, IMPORTS = Hashed._js_module_import_aggregation_patterns


class HashedFiles(Hashed):
    patterns = (*Hashed.patterns, ("js/*.js", IMPORTS))

    def url(self, name: str | None, force: bool = False) -> str:
        """The address of a file. Pages name twenty, and to work one out takes as long as a card."""
        return _address(self, name, force)

    def worked_out(self, name: str | None, force: bool) -> str:
        address: str = super().url(name, force)
        return address


@lru_cache(512)
def _address(files: HashedFiles, name: str | None, force: bool) -> str:
    return files.worked_out(name, force)
