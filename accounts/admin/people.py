"""People: their accounts, and what may be done to them."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.addresses import give_proven_address
from accounts.admin.profiles import ProfileInline, portrait
from accounts.admin.reach import may_be_changed, within_reach
from accounts.forms.admin import NewPersonForm, PersonForm
from accounts.models import User
from accounts.services.closing import close_accounts, follow_change, follow_closing
from accounts.services.leaving import delete_for_good
from accounts.services.names import change_username
from accounts.services.suspension import lift_suspension, suspend

# What moderators may filter by.
OPEN_FILTERS = frozenset({"paused", "is_staff", "is_active", "date_joined"})


class SuspendedFilter(admin.SimpleListFilter):
    title = "paused"
    parameter_name = "paused"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Yes"), ("no", "No")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        if self.value() is None:
            return queryset
        paused = queryset.filter(suspended_until__gt=timezone.now())
        return paused if self.value() == "yes" else queryset.exclude(pk__in=paused)


@admin.register(User)
class PersonAdmin(UserAdmin[User]):
    form = PersonForm
    add_form = NewPersonForm
    list_display_links = ("picture", "username")
    list_filter = (SuspendedFilter, "is_staff", "is_active", "date_joined")
    ordering = ("-date_joined",)
    date_hierarchy = "date_joined"
    list_per_page = 50
    show_full_result_count = False
    readonly_fields = ("date_joined", "last_login")
    actions = (
        "suspend_for_a_week",
        "suspend_for_a_month",
        "lift",
        "close",
        "turn_off_two_steps",
    )
    add_fieldsets = ((None, {"fields": ("username", "email", "password1", "password2")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).select_related("profile")

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        address = ("email",) if request.user.is_superuser else ()
        return ("picture", "username", *address, "date_joined", "suspended_until", "is_active")

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """Addresses are nobody's business but administrators'."""
        names = ("username", "former_usernames__username")
        return (*names, "email", "emailaddress__email") if request.user.is_superuser else names

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Somebody new has no profile yet."""
        return (ProfileInline,) if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        dates = ("date_joined", "last_login")
        if not request.user.is_superuser:
            return ((None, {"fields": ("username", "suspended_until", "date_joined")}),)
        ranks = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")
        return (
            (None, {"fields": ("username", "email", "password", "suspended_until", *dates)}),
            ("Rank", {"fields": ranks}),
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fields = tuple(self.readonly_fields)
        return fields if request.user.is_superuser else ("username", *fields)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Moderators filter by what the page offers; nobody guesses addresses, hashes or habits."""
        if lookup.endswith("regex"):
            return False  # a broken pattern ends in an error of the database
        if not request.user.is_superuser and lookup.partition("__")[0] not in OPEN_FILTERS:
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Numbers and dates that no database knows are nonsense too, as Django says of others."""
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError, DataError) as error:
            raise IncorrectLookupParameters(str(error)) from error

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and may_be_changed(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser) and obj != request.user

    def has_close_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Who goes takes everything along; how much that is, but not what: some may be private."""
        _, counts, _, protected = super().get_deleted_objects(objs, request)
        people = [str(person) for person in objs]
        kept = {str(each) for each in objs if not self.has_delete_permission(request, each)}
        return people, counts, kept, protected

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Where somebody else was faster, looking again says which field it is about."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            return super().changeform_view(request, object_id, form_url, extra_context)

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        """Raises PermissionDenied for everybody but administrators."""
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if change and "username" in form.changed_data:
            change_username(user=obj, username=obj.username)
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            give_proven_address(obj, obj.email)
        if change and "is_active" in form.changed_data and not obj.is_active:
            follow_closing(obj)
        elif change:
            follow_change(obj)

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        """After the page's own transaction: each step of it has one of its own."""
        transaction.on_commit(lambda: delete_for_good(person=obj))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for person in queryset:
            delete_for_good(person=person)

    @admin.display(description="")
    def picture(self, person: User) -> SafeString | str:
        return portrait(person, 48)

    @admin.action(description="Pause for 7 days", permissions=["change"])
    def suspend_for_a_week(self, request: HttpRequest, people: QuerySet[User]) -> None:
        self._suspend(request, people, days=7)

    @admin.action(description="Pause for 30 days", permissions=["change"])
    def suspend_for_a_month(self, request: HttpRequest, people: QuerySet[User]) -> None:
        self._suspend(request, people, days=30)

    @admin.action(description="End the pause", permissions=["change"])
    def lift(self, request: HttpRequest, people: QuerySet[User]) -> None:
        number = lift_suspension(people=within_reach(request, people))
        messages.success(request, f"Not paused any more: {number}.")

    @admin.action(description="Close the accounts", permissions=["close"])
    def close(self, request: HttpRequest, people: QuerySet[User]) -> None:
        number = close_accounts(people=within_reach(request, people))
        messages.success(request, f"Closed: {number}.")

    @admin.action(description="Turn off two-step log-in, and passkeys", permissions=["close"])
    def turn_off_two_steps(self, request: HttpRequest, people: QuerySet[User]) -> None:
        """For who lost phone and recovery codes, and showed in another way who they are."""
        there = Authenticator.objects.filter(user__in=within_reach(request, people))
        number = there.values("user").distinct().count()
        there.delete()
        messages.success(request, f"Log in with their password alone now: {number}.")

    def _suspend(self, request: HttpRequest, people: QuerySet[User], days: int) -> None:
        number = suspend(people=within_reach(request, people), days=days)
        messages.success(request, f"Paused for {days} days: {number}.")
        if left := people.count() - number:
            messages.warning(request, f"Left alone, since they are staff or yourself: {left}.")
