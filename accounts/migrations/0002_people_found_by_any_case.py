from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_people")]

    operations = [
        migrations.RemoveIndex(model_name="user", name="user_email_without_case"),
        migrations.AddIndex(
            model_name="user", index=models.Index(Upper("username"), name="username_any_case")
        ),
        migrations.AddIndex(
            model_name="formerusername",
            index=models.Index(Upper("username"), name="former_username_any_case"),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                condition=~models.Q(email=""),
                fields=("email",),
                name="user_email_unique",
                violation_error_message="Another account has this e-mail address.",
            ),
        ),
    ]
