"""The privacy page tells of what has come since; one that somebody wrote stays as it is."""

from importlib import import_module
from typing import Any

from django.db import migrations

FIRST = import_module("pictria.pages.migrations.0002_first_texts").PRIVACY.strip() + "\n"

PRIVACY = """
{site} runs on a server of its own. It has no advertising, no tracking, and no statistics of
anybody else's, and no page of it loads anything from another site.

## What is kept

- **Your account:** user name, password (only as a hash), e-mail addresses if you gave any, and what
  you write in your profile.
- **What you share:** pictures, words, tags, and when you shared them. The place a picture was
  taken, the camera and everything else that is written inside a file is removed before anyone else
  can see the picture. The file as you sent it is deleted as soon as this is done.
- **What you do here:** likes, bookmarks, boards, comments, whom and what you follow, whom you block
  or mute, and what you are told about others.
- **Where you are logged in:** which browser on which system, since when, and in which hour it was
  last used, so that you can end what is not yours. No network addresses.
- **What you searched for:** your last 50 searches, for you alone. You can remove each of them, or
  switch this off; then none is kept.
- **Views:** how many people looked at a post on a day, of which its author sees the numbers, never
  who. So that nobody counts twice, a number stands for each visitor until the day has been counted.
  Of guests it is made of the network address, the browser's name and a secret that is another one
  each day and is deleted when the day is over. After that nobody can tell whose numbers these were.
- **Cookies:** one that keeps you signed in and one that protects forms. Nothing else.
- **The server's log:** which page was asked for and how long it took. Not who asked, and no
  network addresses. Against guessed passwords and floods it is counted for a while how often
  something was asked for from one network.

## Who sees it

What you mark as public can be seen by everyone on the internet, unless your account is private:
then by those whose requests to follow you have granted. What you mark as private can be seen by
you; a private board by you and those you invited to it. Bookmarks and searches are yours alone.
Moderators of {site} can hide public posts; private posts are not shown to them. The people who run
the server can technically reach everything that is stored on it.

## How to get it, and how to get rid of it

In the settings you can download all that is yours. When you delete a post, its words, its pictures
and all sizes made of them are deleted from the server. When you delete your account, everything of
it goes after 14 days, in which you can come back; of your user name a hash stays, so that nobody
else can pose as you. Copies that somebody else has downloaded cannot be called back. Backups keep
deleted things for as long as whoever runs {site} keeps backups.
"""


def tell_what_else_is_kept(apps: Any, schema_editor: Any) -> None:
    pages = apps.get_model("pages", "Page").objects
    pages.filter(slug="privacy", body=FIRST).update(body=PRIVACY.strip() + "\n")


class Migration(migrations.Migration):
    dependencies = (("pages", "0002_first_texts"),)

    operations = (migrations.RunPython(tell_what_else_is_kept, migrations.RunPython.noop),)
