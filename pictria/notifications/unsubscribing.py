"""Links that end somebody's mails, and nothing else."""

from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse

from accounts.models import User

_signer = Signer(salt="notifications.unsubscribe")


def link_for(person: User) -> str:
    """Works as long as the account and the site's secret do: mails are kept for years."""
    token = _signer.sign(person.public_id)
    return f"{settings.SITE_URL}{reverse('notifications:unsubscribe', args=[token])}"


def person_of(token: str) -> User | None:
    """Whose link it is, None where they are gone. Raises BadSignature for one we never made."""
    return User.objects.filter(public_id=_signer.unsign(token)).first()
