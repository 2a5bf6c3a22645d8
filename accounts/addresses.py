"""E-mail addresses of people: each belongs to one account."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User

TAKEN = "Another account has this e-mail address."


def proven_address(person: User) -> str:
    """Where mail reaches this person for certain; empty where nothing proves it."""
    proven = EmailAddress.objects.filter(user=person, verified=True, primary=True)
    return str(proven.values_list("email", flat=True).first() or "")


def refuse_taken_address(email: str, *, person: User | None = None) -> None:
    """Raises ValidationError where an somebody other than `person` has or claims it."""
    others = User.objects.exclude(pk=person.pk) if person else User.objects.all()
    claims = EmailAddress.objects.filter(email=email.lower(), user__in=others)
    if claims.exists() or others.filter(email=email.lower()).exists():
        raise ValidationError(TAKEN)


def release_unproven_claims(email: str, *, proven_by: User) -> None:
    """Frees an address that `proven_by` shows to be theirs from those who only claimed it.

    Where somebody proved it earlier, it stays theirs.
    """
    claims = EmailAddress.objects.filter(email=email).exclude(user=proven_by)
    if claims.filter(verified=True).exists():
        return
    with transaction.atomic():
        claims.delete()
        User.objects.filter(email=email).exclude(pk=proven_by.pk).update(email="")


def give_proven_address(person: User, email: str) -> None:
    """Makes `email` the one address of a person, as proven: whoever sets it here vouches for it."""
    with transaction.atomic():
        EmailAddress.objects.filter(user=person).delete()
        if email:
            EmailAddress.objects.create(
                user=person, email=email.lower(), verified=True, primary=True
            )
