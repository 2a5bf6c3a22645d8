import django.db.models.deletion
import pictria.core.public_ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('collections_app', '0001_collections'),
        ('posts', '0002_likes_bookmarks_comments'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=pictria.core.public_ids.new_public_id, editable=False, max_length=16, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('slug', models.CharField(editable=False, max_length=80)),
                ('text', models.TextField(blank=True, max_length=500, verbose_name='what it is about')),
                ('visibility', models.CharField(choices=[('public', 'Public: everyone can see it'), ('private', 'Private: only you and people you invite can see it')], default='public', max_length=7)),
                ('item_count', models.PositiveIntegerField(default=0, editable=False, verbose_name='posts')),
                ('hidden_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('submit_key', models.CharField(editable=False, max_length=80)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('cover', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='posts.post')),
                ('hidden_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='boards', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='BoardCollaborator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accepted_at', models.DateTimeField(blank=True, help_text='empty while invited', null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('board', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='collaborators', to='collections_app.board')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='board_ties', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='BoardItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.BigIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('added_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='saved_items', to=settings.AUTH_USER_MODEL)),
                ('board', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='items', to='collections_app.board')),
                ('post', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='board_items', to='posts.post')),
            ],
        ),
        migrations.AddIndex(
            model_name='board',
            index=models.Index(fields=['owner', '-created_at', '-id'], name='board_newest'),
        ),
        migrations.AddConstraint(
            model_name='board',
            constraint=models.UniqueConstraint(fields=('owner', 'slug'), name='board_address_once'),
        ),
        migrations.AddConstraint(
            model_name='board',
            constraint=models.UniqueConstraint(fields=('owner', 'submit_key'), name='board_submitted_once'),
        ),
        migrations.AddConstraint(
            model_name='boardcollaborator',
            constraint=models.UniqueConstraint(fields=('board', 'person'), name='collaborator_once'),
        ),
        migrations.AddIndex(
            model_name='boarditem',
            index=models.Index(fields=['board', '-position', '-id'], name='board_item_in_order'),
        ),
        migrations.AddIndex(
            model_name='boarditem',
            index=models.Index(fields=['post', '-id'], name='board_item_newest_of_post'),
        ),
        migrations.AddIndex(
            model_name='boarditem',
            index=models.Index(fields=['added_by', 'board', '-created_at'], name='board_item_last_used'),
        ),
        migrations.AddConstraint(
            model_name='boarditem',
            constraint=models.UniqueConstraint(fields=('board', 'post'), name='board_item_once'),
        ),
    ]
