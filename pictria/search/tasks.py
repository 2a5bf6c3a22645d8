from celery import shared_task

from pictria.search.services import people, repairing


@shared_task
def follow_rest(person_id: int) -> int:
    """Goes on where a person with very many posts left, came back, or has another name."""
    return people.follow_rest(person_id)


@shared_task
def add_missing_entries() -> int:
    """After an upgrade, everything; it goes on until nothing is missing."""
    added = repairing.add_missing(seconds=repairing.A_TURN)
    if added.is_cut_short:
        add_missing_entries.delay()
    return added.number


@shared_task
def repair_entries() -> int:
    return repairing.repair(seconds=repairing.A_NIGHT)
