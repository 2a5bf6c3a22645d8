"""First texts, true of the software as it comes; whoever runs the site completes them."""

from typing import Any

from django.db import migrations

PRIVACY = """
{site} runs on a server of its own. It has no advertising, no tracking, and no statistics of
anybody else's, and no page of it loads anything from another site.

## What is kept

- **Your account:** user name, password (only as a hash), e-mail address if you gave one, and what
  you write in your profile.
- **What you share:** pictures, words, tags, and when you shared them. The place a picture was
  taken, the camera and everything else that is written inside a file is removed before anyone else
  can see the picture. The file as you sent it is deleted as soon as this is done.
- **Cookies:** one that keeps you signed in and one that protects forms. Nothing else.
- **The server's log:** which page was asked for and how long it took. Not who asked, and no
  network addresses.

## Who sees it

What you mark as public can be seen by everyone on the internet. What you mark as private can be
seen by you. Moderators of {site} can hide public posts; private posts are not shown to them. The
people who run the server can technically reach everything that is stored on it.

## How to get rid of it

When you delete a post, its words, its pictures and all sizes made of them are deleted from the
server. Copies that somebody else has downloaded cannot be called back. Backups keep deleted things
for as long as whoever runs {site} keeps backups.
"""

TERMS = """
- Share what you made, or what you may share, and say where it comes from.
- Mark pictures as sensitive that not everybody wants to meet unprepared.
- Nothing that is against the law where {site} is run, no harassment, no spam.
- Moderators may hide posts and pause accounts. A hidden post says so to its author.
- What you share stays yours. You allow {site} to show it here, to whom you chose, until you delete
  it.
"""

IMPRINT = """
Who runs {site}, with a postal address, belongs here. It has not been written yet: whoever runs
this site can do so in the administration, under “Pages”.
"""

CONTACT = """
How to reach the people who run {site} belongs here. It has not been written yet: whoever runs this
site can do so in the administration, under “Pages”.
"""

TEXTS = (
    ("privacy", "Privacy", PRIVACY),
    ("terms", "Terms", TERMS),
    ("imprint", "Imprint", IMPRINT),
    ("contact", "Contact", CONTACT),
)


def write_first_texts(apps: Any, schema_editor: Any) -> None:
    pages = apps.get_model("pages", "Page").objects
    for slug, title, body in TEXTS:
        pages.get_or_create(slug=slug, defaults={"title": title, "body": body.strip() + "\n"})


class Migration(migrations.Migration):
    dependencies = (("pages", "0001_pages"),)

    operations = (migrations.RunPython(write_first_texts, migrations.RunPython.noop),)
