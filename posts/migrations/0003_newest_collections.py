from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("posts", "0002_likes_bookmarks_comments")]

    operations = [
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["author", "-posted_at", "-id"],
                name="collection_newest_by_author",
                condition=models.Q(kind="collection"),
            ),
        ),
    ]
