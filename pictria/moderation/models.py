"""Reports come here. Without this module the app would not hear of migrations."""
