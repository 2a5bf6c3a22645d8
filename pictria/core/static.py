"""Static files under names with a hash of their content, those that our modules import included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage as Hashed

# Django can do so for all scripts, and then stumbles over comments in those of others.
_, IMPORTS = Hashed._js_module_import_aggregation_patterns


class HashedFiles(Hashed):
    patterns = (*Hashed.patterns, ("js/*.js", IMPORTS))
